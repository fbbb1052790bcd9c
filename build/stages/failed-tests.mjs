import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { project } from '../setup/project.mjs';

/**
 * A test that failed: what a person calls it, and what it said. With `file` it can be run by itself: of that file, as its
 * runner names it, the test with this whole title, or without one the file.
 * @typedef {{ name: string, error: string, file?: string, title?: string }} FailedTest
 */

/** Of each test, and of all of them: what a person reads at the end of a log. The whole of it stands further up. */
const firstLines = 5;
/** Where a difference or a log of what was waited for ends. */
const lastLines = 3;
const mostCharacters = 200;
const mostTests = 20;

/**
 * @param {VitestReport | undefined} report of vitest's reporter `json` (vitest.dev/guide/reporters)
 * @returns {readonly FailedTest[]} files that did not load among them
 */
export function failedOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name: file, message = '', assertionResults }) => {
    const place = path.relative(project, file);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (message !== '') return [{ name: place, error: message, file: place }];
    return failed.map(({ fullName, failureMessages = [] }) => ({
      name: `${place} › ${fullName}`,
      error: failureMessages.join('\n'),
      file: place,
      title: fullName,
    }));
  });
}

/**
 * @param {PlaywrightReport | undefined} report of Playwright's reporter `json` (playwright.dev/docs/api/class-testresult)
 * @returns {readonly FailedTest[]} what went wrong outside of every test among them
 */
export function failedOfPlaywright(report) {
  const outside = (report?.errors ?? []).map(({ message }) => ({ name: 'outside of the tests', error: message ?? '' }));
  return [...(report?.suites ?? []).flatMap((suite) => failedOfSuite(suite, suite.title, [])), ...outside];
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} file
 * @param {readonly string[]} above titles of the suites that it stands in, below its file
 * @returns {readonly FailedTest[]}
 */
function failedOfSuite({ specs = [], suites = [] }, file, above) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => ({
        name: [file, ...above, title].join(' › '),
        error: results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? '')).join('\n'),
        file,
        title: [...above, title].join(' '),
      })),
  );
  return [...own, ...suites.flatMap((one) => failedOfSuite(one, file, [...above, one.title]))];
}

/**
 * The failed tests once more, for the end of the output: of a long log often no more than its end is kept.
 * @param {readonly { name: string, failures?: readonly FailedTest[] }[]} rows stages
 * @returns {readonly string[]} lines
 */
export function tellFailures(rows) {
  const all = rows.flatMap(({ name: stage, failures = [] }) => failures.map((failure) => ({ stage, ...failure })));
  const lines = all
    .slice(0, mostTests)
    .flatMap(({ stage, name, error }) => [
      `${stage}: ${name}`,
      ...shortened(stripVTControlCharacters(error).split('\n')).map((line) => `    ${line.slice(0, mostCharacters)}`),
    ]);
  const rest = all.length - mostTests;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

/** @param {readonly string[]} lines */
function shortened(lines) {
  const all = lines.map((line) => line.trim()).filter((line) => line !== '');
  const between = all.length > firstLines + lastLines ? ['…'] : [];
  return [...all.slice(0, firstLines), ...between, ...all.slice(firstLines).slice(-lastLines)];
}

/** What `tests/e2e/launch.ts` and `app.ts` note; Playwright's own notes are of other kinds. */
const told = new Set(['a start hung', 'held by the debugger']);

/**
 * What tests noted that passed all the same, and how often: for the row of their stage.
 * @param {PlaywrightReport | undefined} report
 * @returns {string | undefined} "2 × a start hung"
 */
export function notesOfPlaywright(report) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @param {PlaywrightSuite} suite */
  const count = (suite) => {
    for (const { tests } of suite.specs ?? [])
      for (const { type } of tests.flatMap(({ annotations = [] }) => annotations))
        if (told.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
    suite.suites?.forEach(count);
  };
  report?.suites?.forEach(count);
  return counts.size === 0 ? undefined : [...counts].map(([type, times]) => `${times} × ${type}`).join(', ');
}

/**
 * @typedef {{ testResults?: readonly {
 *   name: string, message?: string,
 *   assertionResults: readonly { fullName: string, status: string, failureMessages?: readonly string[] }[],
 * }[] }} VitestReport
 * @typedef {{ message?: string }} Failure
 * @typedef {{
 *   title: string, suites?: readonly PlaywrightSuite[],
 *   specs?: readonly {
 *     title: string,
 *     tests: readonly { status: string, annotations?: readonly { type: string }[], results: readonly { errors?: readonly Failure[] }[] }[],
 *   }[],
 * }} PlaywrightSuite
 * @typedef {{ suites?: readonly PlaywrightSuite[], errors?: readonly Failure[] }} PlaywrightReport
 */
