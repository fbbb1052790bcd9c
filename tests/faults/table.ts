import type { Fault, Lasting } from './cell.ts';
import { type Ending, type Flow, flows, type Moment, momentsOf } from './fixture.ts';

/** What must be told, the same at every moment or by moment. `else`: at the others. */
export type Told = Ending | (Partial<Record<Moment, Ending>> & { readonly else?: Ending });

/** One fault of the list and what a person must be told under it. */
export interface Row {
  readonly name: string;
  readonly fault: Fault;
  readonly stays: Told;
  /** Left out: this fault does not pass by itself. */
  readonly passes?: Told;
  /** What is told of a device that is the person's, because nobody could know better. */
  readonly saidOfMine?: Ending;
  /** Where it strikes, if not at every moment of its group, and why. */
  readonly only?: { readonly moments: readonly Moment[]; readonly because: string };
}

export interface Group {
  readonly name: string;
  /** The flows that it is played in; without this those of `flows`. */
  readonly flows?: readonly Flow[];
  /** The moments at which these faults can be met. */
  readonly moments: readonly Moment[];
  /** Why the other moments do not count. */
  readonly otherwise: string;
  /** Steps that the product's flow shares with the developer's are played there too; without this, once is enough. */
  readonly inBothFlows?: readonly Moment[];
  readonly rows: readonly Row[];
}

export interface PlannedCell {
  readonly row: Row;
  readonly flow: Flow;
  readonly moment: Moment;
  readonly lasting: Lasting;
  readonly expected: Ending;
}

/** Every cell of a group: what is played, and how many are not, by reason. */
export function cellsOf(group: Group): {
  readonly cells: readonly PlannedCell[];
  readonly inapplicable: ReadonlyMap<string, number>;
} {
  const cells: PlannedCell[] = [];
  const inapplicable = new Map<string, number>();
  for (const row of group.rows) {
    for (const lasting of ['stays', 'passes'] as const) {
      for (const flow of group.flows ?? flows) {
        for (const moment of momentsOf[flow]) {
          const reason = whyNot(group, row, lasting, flow, moment);
          if (reason === undefined) {
            cells.push({ row, flow, moment, lasting, expected: expectedOf(row, lasting, moment) });
          } else inapplicable.set(reason, (inapplicable.get(reason) ?? 0) + 1);
        }
      }
    }
  }
  return { cells, inapplicable };
}

function whyNot(group: Group, row: Row, lasting: Lasting, flow: Flow, moment: Moment): string | undefined {
  if (!group.moments.includes(moment)) return group.otherwise;
  if (lasting === 'passes' && row.passes === undefined) return 'this fault does not pass by itself';
  if (row.only !== undefined && !row.only.moments.includes(moment)) return row.only.because;
  const shared = flow === 'product' && momentsOf.developer.includes(moment);
  return shared && !group.inBothFlows?.includes(moment)
    ? 'the same step of the same run is played in the developer’s flow'
    : undefined;
}

function expectedOf(row: Row, lasting: Lasting, moment: Moment): Ending {
  const told = lasting === 'stays' ? row.stays : row.passes;
  const ending = typeof told === 'object' ? (told[moment] ?? told.else) : told;
  if (ending === undefined) throw new Error(`${row.name}, ${lasting}: nothing is said of ${moment}`);
  return ending;
}
