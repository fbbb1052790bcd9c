import { developerSteps } from '../support/step-order.ts';
import type { Moment } from './fixture.ts';
import { notInLine } from './line.ts';
import { type LineAppFault, lineAppFaults, playLineAppCell } from './line-app-cell.ts';
import type { PhotonOfLine } from './line-bench.ts';
import { runCells } from './run-cases.ts';

const moments: readonly Moment[] = [...developerSteps.filter((step) => notInLine[step] === undefined), 'name'];

/** Whatever becomes of program and computer, each device is set up once; a person's word ends what they want to be ended. */
function toldOf(fault: LineAppFault, moment: Moment): Readonly<Record<PhotonOfLine, string>> {
  const isBeforeItsTurn = moment === 'get-claim-code';
  switch (fault) {
    case 'ended':
      return { first: 'PASS', beside: 'PASS', struck: isBeforeItsTurn ? 'not met' : 'PASS' };
    case 'ended at once': {
      // It is online and theirs: only its name is not given any more.
      const atOnce = moment === 'name' ? 'PASS, name: cancelled' : 'ABORTED cancelled';
      return { first: 'PASS', beside: 'ABORTED cancelled', struck: isBeforeItsTurn ? 'not met' : atOnce };
    }
    default:
      return { first: 'PASS', beside: 'PASS', struck: 'PASS' };
  }
}

export function runLineAppCases(): void {
  const cells = lineAppFaults.flatMap((fault) =>
    moments.map((moment) => ({ fault, moment, told: toldOf(fault, moment), flow: 'developer' as const })),
  );
  runCells(
    'line app',
    cells.map((cell) => ({ ...cell, expected: cell.told.struck })),
    new Map(),
    async ({ fault, moment, told, expected }) => ({
      ...{ group: 'line', fault, lasting: '', flow: 'line', moment, expected },
      ...(await playLineAppCell(moment, fault, told)),
    }),
  );
}
