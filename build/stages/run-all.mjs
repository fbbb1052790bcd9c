import { say, sayError } from '../setup/say.mjs';
import { makeAhead } from './ahead.mjs';
import { tellFailures } from './failed-tests.mjs';

/**
 * Runs every stage, also after a failed one, those that wait beside one another, and prints a table of what came out.
 * Beside those that wait is made what later ones need. Then come the failed tests once more, and the last line counts all.
 * @param {readonly import('./stages.mjs').Stage[]} stages
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} runtime the Electron that ran, for the table's head
 * @param {AbortSignal} interrupted no further stage starts, and the outcome is a failure
 * @returns {Promise<number>} the exit code
 */
export async function runAll(stages, env, runtime, interrupted) {
  const rows = [];
  let madeFor = makeAhead([]);
  for (const group of inGroups(stages)) {
    await madeFor(group[0]);
    if (interrupted.aborted) break;
    if (group[0].mostlyWaits) madeFor = makeAhead(stages);
    say(`\n— ${group.map(({ name }) => name).join(', ')}`);
    rows.push(...(await Promise.all(group.map((stage) => runOne(stage, env)))));
  }
  print('');
  if (runtime !== undefined) print(runtime);
  print(`${'stage'.padEnd(12)} ${'seconds'.padStart(7)} ${'passed'.padStart(6)} ${'failed'.padStart(6)}`);
  for (const { name, seconds, passed, failed, skipped, note = '' } of rows) {
    const numbers = `${seconds.toFixed(1).padStart(7)} ${String(passed).padStart(6)} ${String(failed).padStart(6)}`;
    const word = failed > 0 ? 'FAILED' : passed === 0 && skipped > 0 ? 'skipped' : 'ok';
    print(`${name.padEnd(12)} ${numbers}  ${word}  ${note}`.trimEnd());
  }
  const failures = tellFailures(rows);
  if (failures.length > 0) print(['', 'Failed:', ...failures].join('\n'));
  const passed = rows.reduce((total, row) => total + row.passed, 0);
  const failed = rows.reduce((total, row) => total + row.failed, 0);
  const skipped = rows.reduce((total, row) => total + row.skipped, 0);
  print('');
  print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || interrupted.aborted ? 1 : 0;
}

/**
 * @param {readonly import('./stages.mjs').Stage[]} stages
 * @returns {readonly (readonly [import('./stages.mjs').Stage, ...import('./stages.mjs').Stage[]])[]} one by one, but neighbours that wait together
 */
function inGroups(stages) {
  /** @type {[import('./stages.mjs').Stage, ...import('./stages.mjs').Stage[]][]} */
  const groups = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    if (stage.mostlyWaits && last?.at(-1)?.mostlyWaits) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

/**
 * @param {import('./stages.mjs').Stage} stage
 * @param {NodeJS.ProcessEnv} env
 */
async function runOne(stage, env) {
  const start = performance.now();
  const count = await stage.run(env).catch(failedToRun);
  return { name: stage.name, seconds: (performance.now() - start) / 1000, ...count };
}

/**
 * @param {unknown} error
 * @returns {import('./stages.mjs').Count}
 */
function failedToRun(error) {
  sayError(error);
  return { passed: 0, failed: 1, skipped: 0, note: 'did not run to its end' };
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
