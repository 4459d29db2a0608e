import type { IsoDate } from '../../../../preload/contract/birth-date.ts';
import { findLabels, takeLabelled } from './labelled-values.ts';
import { readLoosePieces } from './loose-pieces.ts';
import { collectFindings, type Pasted } from './pasted.ts';
import { tableIn } from './table.ts';
import { readVcard } from './vcard.ts';

/** An address block is a few lines; whoever pastes a whole mailbox gets its beginning. */
const longestText = 5_000;

/**
 * What a text says about a customer: an address block, a mail's signature, labelled lines, a row of a customer database,
 * or a vCard. Pure: the same text on the same day says the same.
 * @param today the operator's calendar day, for the birth date
 */
export function readPasted(text: string, today: IsoDate): Pasted {
  const { findings, result } = collectFindings();
  const plain = plainText(text);
  if (/^BEGIN:VCARD/im.test(plain)) return result(readVcard(findings, plain, today));

  const lines = linesOf(plain);
  const { labelled, loose } = findLabels(lines);
  if (labelled.length > 0) {
    takeLabelled(findings, labelled, today);
    readLoosePieces(findings, loose, { today, isRow: false });
    return result();
  }
  const row = tableIn(lines);
  if (row === null) readLoosePieces(findings, lines, { today, isRow: false });
  else if (row.labelled === null) readLoosePieces(findings, row.cells, { today, isRow: true });
  else takeLabelled(findings, row.labelled, today);
  return result(row?.others);
}

/** Without what cannot be seen; tabs stay, because they tell cells apart. */
const plainText = (text: string): string =>
  text
    .slice(0, longestText)
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/g, '');

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^(?:\s*>)+\s?/, '').replace(/^ +| +$/g, ''))
    .filter((line) => line.trim() !== '');
