import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { project } from '../setup/project.mjs';

/**
 * A test that failed: where it stands and what it is called, and what it said.
 * @typedef {{ name: string, error: string }} FailedTest
 */

/** Of each test, and of all of them: what a person reads at the end of a log. The whole of it stands further up. */
const mostLines = 5;
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
    if (message !== '') return [{ name: place, error: message }];
    return failed.map(({ fullName, failureMessages = [] }) => ({
      name: `${place} › ${fullName}`,
      error: failureMessages.join('\n'),
    }));
  });
}

/**
 * @param {PlaywrightReport | undefined} report of Playwright's reporter `json` (playwright.dev/docs/api/class-testresult)
 * @returns {readonly FailedTest[]} what went wrong outside of every test among them
 */
export function failedOfPlaywright(report) {
  const outside = (report?.errors ?? []).map(({ message }) => ({ name: 'outside of the tests', error: message ?? '' }));
  return [...(report?.suites ?? []).flatMap((suite) => failedOfSuite(suite, [])), ...outside];
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} above titles of the suites that it stands in; the first is its file
 * @returns {readonly FailedTest[]}
 */
function failedOfSuite(suite, above) {
  const titles = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => ({
        name: [...titles, title].join(' › '),
        error: results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? '')).join('\n'),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((one) => failedOfSuite(one, titles))];
}

/**
 * The failed tests once more, for the end of the output: of a long log often no more than its end is kept.
 * @param {readonly { name: string, failures?: readonly FailedTest[] }[]} rows stages
 * @returns {readonly string[]} lines
 */
export function tellFailures(rows) {
  const all = rows.flatMap(({ name: stage, failures = [] }) => failures.map((failure) => ({ stage, ...failure })));
  const lines = all.slice(0, mostTests).flatMap(({ stage, name, error }) => [
    `${stage}: ${name}`,
    ...stripVTControlCharacters(error)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, mostLines)
      .map((line) => `    ${line.trim().slice(0, mostCharacters)}`),
  ]);
  const rest = all.length - mostTests;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
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
 *     title: string, tests: readonly { status: string, results: readonly { errors?: readonly Failure[] }[] }[],
 *   }[],
 * }} PlaywrightSuite
 * @typedef {{ suites?: readonly PlaywrightSuite[], errors?: readonly Failure[] }} PlaywrightReport
 */
