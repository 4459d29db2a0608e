import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './root.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} told what failed and why, a test each, to be said again where the counts are
 */

/** How much of a reason stands beside the counts; all of it is further up. */
const linesOfReason = 12;

/**
 * Reads the report that a run of tests left. A run that ended badly without a failed test in its report, or that left
 * none, counts as one failure more.
 * @template Report
 * @param {string} file
 * @param {number} code the run's exit code
 * @param {(report: Report) => Counts} read
 * @returns {Counts}
 */
export function countsIn(file, code, read) {
  const report = parsed(file);
  if (report === null) return { passed: 0, failed: 1, told: [`The run left no report, and exit code ${code}.`] };
  const counts = read(report);
  if (code === 0 || counts.failed > 0) return counts;
  const told = [...counts.told, `No test failed, and yet the run ended with exit code ${code}.`];
  return { ...counts, failed: 1, told };
}

function parsed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: readonly { name: string, message: string,
 *   status: string, assertionResults: readonly { fullName: string, status: string, failureMessages: readonly string[] }[] }[] }} report Vitest's
 * @returns {Counts}
 */
export function countsOfVitest({ numPassedTests, numFailedTests, testResults }) {
  const told = testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that fell over before its tests has a message of its own.
    if (status === 'failed' && failed.length === 0) return [telling(inProject(name), [message])];
    return failed.map(({ fullName, failureMessages }) => telling(`${inProject(name)} › ${fullName}`, failureMessages));
  });
  return { passed: numPassedTests, failed: numFailedTests, told };
}

/**
 * @typedef {object} Suite
 * @property {readonly Suite[]} [suites]
 * @property {readonly Spec[]} specs
 *
 * @typedef {object} Spec
 * @property {string} file
 * @property {number} line
 * @property {string} title
 * @property {readonly Story[]} tests
 *
 * @typedef {object} Story a test on one shell
 * @property {string} projectName
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {readonly { type: string, description?: string }[]} annotations
 * @property {readonly { errors: readonly { message?: string }[] }[]} results a try each
 */

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, suites: readonly Suite[],
 *   errors: readonly { message?: string }[] }} report Playwright's
 * @returns {Counts}
 */
export function countsOfPlaywright({ stats, suites, errors }) {
  const specs = suites.flatMap(specsIn);
  for (const again of tellingsOf(specs, 'flaky')) console.log(`Passed only on its second try: ${again}`);
  for (const [why, count] of skippedIn(specs)) console.log(`${count} not told on ${why}`);
  const told = [...tellingsOf(specs, 'unexpected'), ...errors.map((error) => telling('Playwright', reasonsOf(error)))];
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, told };
}

const inProject = (file) => path.relative(root, file);

/** @param {Suite} suite @returns {readonly Spec[]} */
const specsIn = ({ suites = [], specs }) => [...specs, ...suites.flatMap(specsIn)];

/** @param {readonly Spec[]} specs @param {Story['status']} status */
function tellingsOf(specs, status) {
  return specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter((story) => story.status === status)
      .map(({ projectName, results }) => {
        const reasons = results.flatMap(({ errors }) => errors.flatMap(reasonsOf));
        return telling(`[${projectName}] ${file}:${line} › ${title}`, reasons);
      }),
  );
}

const reasonsOf = ({ message }) => (message === undefined ? [] : [message]);

/** @param {readonly Spec[]} specs @returns {ReadonlyMap<string, number>} how many, by shell and reason */
function skippedIn(specs) {
  const counts = new Map();
  for (const { projectName, annotations } of specs.flatMap(({ tests }) => tests)) {
    const skip = annotations.find(({ type }) => type === 'skip');
    if (skip === undefined) continue;
    const why = `${projectName}: ${skip.description ?? 'no reason given'}`;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

/** @param {string} what @param {readonly string[]} reasons */
function telling(what, reasons) {
  const lines = reasons.flatMap((reason) =>
    stripVTControlCharacters(reason).trimEnd().split('\n').slice(0, linesOfReason),
  );
  return [what, ...lines.map((line) => `    ${line}`)].join('\n');
}
