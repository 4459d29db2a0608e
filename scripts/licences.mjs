import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import parse from 'spdx-expression-parse';

/** Licences that code in the program may be under: they ask for no more than to be named. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression lets the program ship what is under it. Of alternatives one is enough.
 * @param {string} expression
 */
export function isAccepted(expression) {
  try {
    return holds(parse(expression));
  } catch {
    return false;
  }
}

function holds(term) {
  if ('conjunction' in term) {
    const { left, right } = term;
    return term.conjunction === 'or' ? holds(left) || holds(right) : holds(left) && holds(right);
  }
  return accepted.has(term.license) && term.exception === undefined && term.plus === undefined;
}

/**
 * The texts a package wants to be passed on with it. Old ones have theirs at the end of their README.
 * @param {string} folder the package's
 * @returns {string} empty when there is none
 */
export function licenceText(folder) {
  const files = readdirSync(folder).sort();
  const read = (pattern) =>
    files.filter((file) => pattern.test(file)).map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const texts = read(/^(licen[cs]e|copying|notice)/i);
  if (texts.length > 0) return texts.join('\n\n');
  const [readme = ''] = read(/^readme/i);
  return /\n#* ?licen[cs]e\n[-=]*\s*(.*)$/is.exec(readme)?.[1]?.trim() ?? '';
}

/**
 * For a package that names MIT and its author, and forgot the text.
 * @param {string} author
 */
export function mitText(author) {
  return `Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}
