import { say, sayError } from '../setup/say.mjs';
import { makeAhead } from './ahead.mjs';
import { tellFailures } from './failed-tests.mjs';
import { tryOnceMore } from './second-attempt.mjs';
import { inGroups } from './side-by-side.mjs';

/**
 * What stages run in, as `prepare` makes it: what those with needs must see, and the Electron that runs.
 * @typedef {{ env: NodeJS.ProcessEnv, runtime: string | undefined }} Prepared
 */

/**
 * Runs every stage, also after a failed one, neighbours that go together beside one another, and prints a table of what
 * came out. Beside the first of those is made what later ones need. A few failed tests are tried once more when all is over.
 * The failed ones are told again below the table, and the last line counts all.
 * @param {readonly import('./stages.mjs').Stage[]} stages
 * @param {Promise<Prepared>} preparing waited for by the stages that need something; when it fails, they do
 * @param {AbortSignal} interrupted no further stage starts, and the outcome is a failure
 * @returns {Promise<number>} the exit code
 */
export async function runAll(stages, preparing, interrupted) {
  /** @type {import('./second-attempt.mjs').Row[]} */
  const rows = [];
  /** @type {ReturnType<typeof makeAhead> | undefined} */
  let madeFor;
  for (const group of inGroups(stages)) {
    if (interrupted.aborted) break;
    if (group[0].beside !== undefined) madeFor ??= makeAhead(stages, preparing, interrupted);
    say(`\n— ${group.map(({ name }) => name).join(', ')}`);
    const done = await Promise.all(
      group.map(async (stage) => {
        await madeFor?.(stage);
        return interrupted.aborted ? undefined : runOne(stage, preparing);
      }),
    );
    rows.push(...done.filter((row) => row !== undefined));
  }
  const again = interrupted.aborted ? undefined : await tryOnceMore(stages, rows, preparing);
  const told = again?.rows ?? rows;
  const { runtime } = await preparing.catch(() => ({ runtime: undefined }));
  print('');
  if (runtime !== undefined) print(runtime);
  print(`${'stage'.padEnd(12)} ${'seconds'.padStart(7)} ${'passed'.padStart(6)} ${'failed'.padStart(6)}`);
  for (const { name, seconds, passed, failed, skipped, note = '' } of told) {
    const numbers = `${seconds.toFixed(1).padStart(7)} ${String(passed).padStart(6)} ${String(failed).padStart(6)}`;
    const word = failed > 0 ? 'FAILED' : passed === 0 && skipped > 0 ? 'skipped' : 'ok';
    print(`${name.padEnd(12)} ${numbers}  ${word}  ${note}`.trimEnd());
  }
  const failures = tellFailures(told);
  if (failures.length > 0) print(['', 'Failed:', ...failures].join('\n'));
  if (again !== undefined)
    print(['', 'Passed only at the second attempt:', ...tellFailures(again.unsteady)].join('\n'));
  const passed = told.reduce((total, row) => total + row.passed, 0);
  const failed = told.reduce((total, row) => total + row.failed, 0);
  const skipped = told.reduce((total, row) => total + row.skipped, 0);
  print('');
  print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || interrupted.aborted ? 1 : 0;
}

/**
 * @param {import('./stages.mjs').Stage} stage
 * @param {Promise<Prepared>} preparing
 */
async function runOne(stage, preparing) {
  let start = performance.now();
  const run = async () => {
    const env = stage.needs.length > 0 ? (await preparing).env : process.env;
    start = performance.now();
    return stage.run(env);
  };
  const count = await run().catch(failedToRun);
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
