import { expect, it } from 'vitest';
import { handedOverExitCode, usageExitCode } from '../../../electron/terminal/exit-codes.ts';
import { endsNothing, errorRows } from '../../../shared/error-table.ts';

it('every way to end has an exit code of its own, which a system can carry; what ends nothing needs none', () => {
  const all: readonly (readonly [string, number])[] = [
    ['claimed', 0],
    ['wrong use', usageExitCode],
    ['handed over', handedOverExitCode],
    ...Object.entries(errorRows)
      .map(([code, { exit }]) => [code, exit] as const)
      .filter(([, exit]) => exit !== endsNothing),
  ];
  const shared = all.filter(([, exit]) => all.filter(([, other]) => other === exit).length > 1);
  expect(shared).toEqual([]);
  // One byte, and from 128 + 1 to 128 + 64 a shell may read a signal; those above are in use all the same.
  expect(all.filter(([, exit]) => !Number.isInteger(exit) || exit < 0 || exit > 255)).toEqual([]);
});
