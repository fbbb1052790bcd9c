import { say, sayError } from '../setup/say.mjs';

/**
 * @typedef {import('./stages.mjs').Stage} Stage
 * @typedef {import('./failed-tests.mjs').FailedTest} FailedTest
 * @typedef {import('./stages.mjs').Count & { name: string, seconds: number }} Row
 */

/**
 * Of some five thousand tests one failed by chance in most whole runs: those that drive programs in real time, beside
 * others that want the processor, too. More than these in one run have a cause.
 */
const mostOfARun = 4;

/** What must hold each time that it is tried: attacks, secrets, and what is there after a crash. */
const never = /^e2e\/(locked-down\/|secrets|resume)/;

/**
 * Tries the failed tests of a whole run once more, each by itself with nothing beside it. They are none any more when they
 * pass, and are told with how they failed.
 * @param {readonly Stage[]} stages
 * @param {readonly Row[]} rows
 * @param {Promise<{ env: NodeJS.ProcessEnv }>} preparing
 * @returns {Promise<{ rows: readonly Row[], unsteady: readonly { name: string, failures: readonly FailedTest[] }[] } | undefined>} nothing when none was tried, or none passed
 */
export async function tryOnceMore(stages, rows, preparing) {
  const failed = rows.reduce((total, row) => total + row.failed, 0);
  if (failed === 0 || failed > mostOfARun) return undefined;
  /** @type {Row[]} */
  const after = [];
  /** @type {{ name: string, failures: readonly FailedTest[] }[]} */
  const unsteady = [];
  for (const row of rows) {
    const stage = stages.find(({ name }) => name === row.name);
    const passed = stage === undefined ? [] : await passedAlone(stage, row, preparing);
    after.push(passed.length === 0 ? row : withPassed(row, passed));
    if (passed.length > 0) unsteady.push({ name: row.name, failures: passed });
  }
  return unsteady.length === 0 ? undefined : { rows: after, unsteady };
}

/**
 * @param {Stage} stage
 * @param {Row} row
 * @param {Promise<{ env: NodeJS.ProcessEnv }>} preparing
 * @returns {Promise<readonly FailedTest[]>} those that passed now
 */
async function passedAlone({ name: stage, needs, again }, { failed, failures = [] }, preparing) {
  // A failure that is no test's, such as a runner that ended in the middle, is not made good by its tests.
  if (again === undefined || failures.length !== failed || failures.some(({ file }) => file === undefined)) return [];
  /** @type {FailedTest[]} */
  const passed = [];
  for (const test of failures.filter(({ name }) => !never.test(name))) {
    say(`\n— once more, by itself: ${stage}: ${test.name}`);
    try {
      const count = await again(test, needs.length > 0 ? (await preparing).env : process.env);
      if (count.failed === 0 && count.passed > 0) passed.push(test);
    } catch (error) {
      sayError(error);
    }
  }
  return passed;
}

/**
 * @param {Row} row
 * @param {readonly FailedTest[]} passed
 * @returns {Row}
 */
function withPassed(row, passed) {
  const note = `${passed.length} × at the second attempt`;
  return {
    ...row,
    passed: row.passed + passed.length,
    failed: row.failed - passed.length,
    failures: (row.failures ?? []).filter((test) => !passed.includes(test)),
    note: row.note === undefined ? note : `${note}, ${row.note}`,
  };
}
