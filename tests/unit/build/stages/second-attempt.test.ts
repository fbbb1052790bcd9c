import { expect, it, vi } from 'vitest';
import { tryOnceMore } from '../../../../build/stages/second-attempt.mjs';

type Stages = Parameters<typeof tryOnceMore>[0];
type Rows = Parameters<typeof tryOnceMore>[1];

type FailedTest = NonNullable<Rows[number]['failures']>[number];

const preparing = Promise.resolve({ env: { DISPLAY: ':9' } });
const test = (name: string) => ({ name, error: 'not visible', file: 'ui/a.test.ts', title: name });
const row = (name: string, failures: readonly FailedTest[], failed = failures.length) => ({
  name,
  seconds: 1,
  passed: 10,
  failed,
  skipped: 0,
  failures,
});

/** A stage whose tests pass by themselves when `passes` says so. */
function stage(name: string, passes: (title: string) => boolean): Stages[number] & { again: ReturnType<typeof vi.fn> } {
  const again = vi.fn(async ({ name: title }: { name: string }) =>
    passes(title) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
  );
  return { name, needs: ['screen'], run: async () => ({ passed: 0, failed: 0, skipped: 0 }), again };
}

it('a failed test that passes by itself is none any more, and is told', async () => {
  const ui = stage('ui', (title) => title !== 'wrong');
  const rows: Rows = [row('unit', []), row('ui', [test('late'), test('wrong')])];
  const after = await tryOnceMore([ui], rows, preparing);
  expect(ui.again).toHaveBeenCalledWith(test('late'), { DISPLAY: ':9' });
  expect(after?.rows).toEqual([
    row('unit', []),
    { ...row('ui', [test('wrong')]), passed: 11, note: '1 × at the second attempt' },
  ]);
  expect(after?.unsteady).toEqual([{ name: 'ui', failures: [test('late')] }]);
});

it.each([
  ['an attack', [test('e2e/locked-down/process.test.ts › opens nothing')], 1],
  ['more than four', ['a', 'b', 'c', 'd', 'e'].map(test), 5],
  ['what is no test’s, beside one that is', [test('late')], 2],
  ['what went wrong outside of the tests', [{ name: 'outside of the tests', error: 'unhandled' }], 1],
])('%s has no second attempt', async (_what, failures, failed) => {
  const e2e = stage('e2e', () => true);
  expect(await tryOnceMore([e2e], [row('e2e', failures, failed)], preparing)).toBeUndefined();
  expect(e2e.again).not.toHaveBeenCalled();
});

it('an attempt that ran nothing, or did not end, is none that passed', async () => {
  const nothing = { ...stage('ui', () => true), again: async () => ({ passed: 0, failed: 0, skipped: 1 }) };
  const stuck = { ...stage('e2e', () => true), again: async () => Promise.reject(new Error('no browser')) };
  const rows: Rows = [row('ui', [test('late')]), row('e2e', [test('hung')])];
  expect(await tryOnceMore([nothing, stuck], rows, preparing)).toBeUndefined();
});
