import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { ReactNode } from 'react';
import type { AttemptsFrom } from '../../shared/history-summary.ts';
import { Foreign } from '../components/foreign.tsx';

/** In units of the picture, which is as wide as its place. */
const [width, height] = [800, 220];
const room = { above: 12, below: 32, before: 72, after: 8 };
const [thick, length] = [8, 100];

interface ColumnChartProps {
  readonly columns: readonly AttemptsFrom[];
  /** What it shows, for those who do not see it; every number stands in the table beside it. */
  readonly label: string;
  readonly tick: (from: number) => string;
  readonly number: (value: number) => string;
}

/** How many there were in each piece of time. */
export function ColumnChart({ columns, label, tick, number }: ColumnChartProps) {
  const across = scaleBand({
    domain: columns.map(({ from }) => from),
    range: [room.before, width - room.after],
    padding: 0.2,
  });
  const most = Math.max(1, ...columns.map(({ attempts }) => attempts));
  const up = scaleLinear({ domain: [0, most], range: [height - room.below, room.above], nice: true });
  const lines = { stroke: 'var(--line)', tickStroke: 'var(--line)' };
  const words = { fill: 'var(--muted)', fontSize: 14, fontFamily: 'var(--font)' } as const;
  return (
    <svg className="summary-columns" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {columns.map(({ from, attempts }) => (
        <Bar
          key={from}
          x={across(from) ?? 0}
          y={up(attempts)}
          width={across.bandwidth()}
          height={height - room.below - up(attempts)}
          fill="var(--accent)"
        />
      ))}
      <AxisLeft
        left={room.before}
        scale={up}
        numTicks={Math.min(4, most)}
        tickFormat={(value) => (Number.isInteger(Number(value)) ? number(Number(value)) : '')}
        tickLabelProps={{ ...words, textAnchor: 'end', dx: -4, dy: 4 }}
        {...lines}
      />
      <AxisBottom
        top={height - room.below}
        scale={across}
        numTicks={6}
        tickFormat={tick}
        tickLabelProps={{ ...words, textAnchor: 'middle' }}
        {...lines}
      />
    </svg>
  );
}

export interface BarRow {
  readonly key: string;
  readonly name: string;
  /** A word of the record that this version has no words for. */
  readonly isForeign?: boolean;
  /** How far its bar reaches, and the lighter one behind it. */
  readonly value: number;
  readonly behind?: number | undefined;
  /** As they are told, one for each column. */
  readonly told: readonly ReactNode[];
}

interface BarTableProps {
  readonly title: string;
  /** Of the names, then of what is told of each. */
  readonly heads: readonly string[];
  readonly rows: readonly BarRow[];
  /** What the longest bar would be; undefined: the longest there is. */
  readonly full?: number | undefined;
  readonly tone?: 'accent' | 'good' | 'bad';
}

/** A table whose rows have a bar each: for the eye a chart, for a reader the same numbers. */
export function BarTable({ title, heads, rows, full, tone = 'accent' }: BarTableProps) {
  const longest = full ?? Math.max(1, ...rows.map(({ value, behind = 0 }) => Math.max(value, behind)));
  const along = scaleLinear({ domain: [0, longest], range: [0, length], clamp: true });
  return (
    <section className="panel">
      <table className="summary-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, isForeign, value, behind, told }) => (
            <tr key={key}>
              <th scope="row">
                {isForeign ? <Foreign text={name} /> : name}
                <svg viewBox={`0 0 ${length} ${thick}`} preserveAspectRatio="none" aria-hidden="true">
                  <Bar width={length} height={thick} fill="var(--sunken)" />
                  {behind !== undefined && (
                    <Bar width={along(behind)} height={thick} fill={`var(--${tone})`} opacity={0.35} />
                  )}
                  <Bar width={along(value)} height={thick} fill={`var(--${tone})`} />
                </svg>
              </th>
              {told.map((one, place) => (
                <td key={heads[place + 1]}>{one}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
