import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type CellReport, playCell } from './cell.ts';
import { cellsOf, type Group, type PlannedCell } from './table.ts';

/** What the report is made of; one file for each part of the matrix that runs in a process of its own. */
export interface PlayedCell extends Omit<CellReport, 'ended'> {
  readonly ended: string;
  readonly group: string;
  readonly fault: string;
  readonly lasting: string;
  readonly flow: string;
  readonly moment: string;
  readonly expected: string;
  readonly acknowledgedMs?: number | undefined;
  readonly restoredMs?: number | undefined;
}

export interface PlayedPart {
  readonly cells: readonly PlayedCell[];
  readonly inapplicable: Readonly<Record<string, number>>;
}

/** Tests for the cells of a group; `share` of `shares` of them, so that several processes can play it. */
export function runCases(group: Group, share = 0, shares = 1): void {
  const { cells, inapplicable } = cellsOf(group);
  const mine = cells.filter((_, index) => index % shares === share);
  runCells(`${group.name} ${share + 1}`, mine, share === 0 ? inapplicable : new Map(), async (cell) => ({
    group: group.name,
    fault: cell.row.name,
    lasting: cell.lasting,
    flow: cell.flow,
    moment: cell.moment,
    expected: cell.expected,
    ...(await playCell({ ...cell, fault: cell.row.fault, saidOfMine: cell.row.saidOfMine })),
  }));
}

export function runCells<Cell extends Described>(
  name: string,
  cells: readonly Cell[],
  inapplicable: ReadonlyMap<string, number>,
  play: (cell: Cell) => Promise<PlayedCell>,
): void {
  const played: PlayedCell[] = [];

  afterAll(() => {
    mkdirSync('artifacts/faults', { recursive: true });
    const part: PlayedPart = { cells: played, inapplicable: Object.fromEntries(inapplicable) };
    writeFileSync(`artifacts/faults/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`, JSON.stringify(part));
  });

  describe(name, () => {
    for (const cell of cells) {
      it(describeCell(cell), async () => {
        const report = await play(cell);
        played.push(report);
        expect(report.wrong).toEqual([]);
      });
    }
  });
}

type Described = Pick<PlannedCell, 'flow'> & {
  readonly moment: string;
  readonly expected: string;
  readonly row?: { readonly name: string };
  readonly fault?: string;
  readonly lasting?: string;
};

function describeCell({ row, fault, lasting, flow, moment, expected }: Described): string {
  return `${row?.name ?? fault} ${lasting ?? ''} at ${moment}, ${flow}: ${expected}`;
}
