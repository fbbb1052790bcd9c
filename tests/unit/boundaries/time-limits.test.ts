import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as limits from '../../../shared/time-limits.ts';
import { numbersOfTime } from '../../support/numbers-of-time.ts';

const table = 'shared/time-limits.ts';

/** Times that are no wait of the program, or none that another could need. */
const noWaits: Readonly<Record<string, string>> = {
  'claimCodeLifetimeMs = 60 * 60 * 1000': 'the cloud decides how long a claim code lives',
  'blockMs: 30 * 60 * 1000': 'the cloud decides how long an address is blocked',
  'tokenLifeSeconds = 7_776_000': 'the cloud is told how long a token is to live',
  'seconds: Math.min(Math.max(seconds, 1), 86_400)': 'a bound of what a server may ask for',
  'typicalStageMs: Readonly<Record<Stage, number | undefined>> = {': 'told beside a stage, and waited for by nobody',
  'periodMs: ': 'how a light blinks',
  'minuteMs = 60_000': 'a unit on the screen',
  'seconds < 60': 'a unit on the screen',
  'hourMs = 60 * 60 * 1000': 'what a summary counts by',
  'dayMs = 24 * 60 * 60 * 1000': 'a unit of an option',
  'setInterval(() => setTime(now()), 1000)': 'the clock on the screen',
  'signalMs = 30_000': 'how long a device shows itself',
  'patienceMs = 15_000': 'when the screen says what to check',
  'quietMs = 500': 'how long something is so before a reader is told',
  'askAfterMs = 45_000': 'when the screen asks what the person sees',
  'unpaintedMs = 250': 'when what nobody sees counts as painted',
};

const files = ['electron', 'renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('electron/simulator/'));
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** Every row with the comment above it; rows of a group in a group count as its own. */
const rowsOf = (source: string) =>
  [...source.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*)?\n\s+(\w+(?:Ms|Seconds)): /g)].map(
    ([, comment = '', name = '']) => ({ name, comment: comment.replace(/\s*\n\s*\*\s*/g, ' ').trim() }),
  );

describe('how long is waited for what', () => {
  it('stands in the table of time limits alone', () => {
    expect(files.length).toBeGreaterThan(300);
    const found = [...sources].flatMap(([file, source]) =>
      file === table ? [] : numbersOfTime(file, source).map((place) => `${file}: ${place}`),
    );
    const excused = Object.keys(noWaits);
    expect(found.filter((place) => !excused.some((text) => place.includes(`: ${text}`)))).toEqual([]);
    expect(excused.filter((text) => !found.some((place) => place.includes(`: ${text}`)))).toEqual([]);
  });

  it('says in each row who waits, what follows, and where the number comes from', () => {
    const rows = rowsOf(sources.get(table) ?? '');
    expect(rows.length).toBeGreaterThan(100);
    const incomplete = rows.filter(({ comment }) => !/^\S.+\. Then: \S.+\. Source: \S.+\.$/.test(comment));
    expect(incomplete).toEqual([]);
  });

  it('has no row that nobody reads', () => {
    const rows = Object.entries(limits).flatMap(([group, rowsOfGroup]) => paths(group, rowsOfGroup));
    const users = [...sources].filter(([file]) => file !== table).map(([, source]) => source);
    expect(rows.filter((row) => !users.some((source) => new RegExp(`\\b${row}\\b`).test(source)))).toEqual([]);
  });

  it.each([
    'const joinMs = 45_000;',
    'const triesAtMs = [0, 4_000] as const;',
    'const step = { timeLimitMs: 20_000 };',
    'const step = { timeLimitMs: other.joinMs + 30_000 };',
    'const step = { timeLimitMs: simulated ? 60_000 : other.joinMs };',
    'const dayMs = 24 * 60 * 60 * 1000;',
    'const joinMs = (options.wait ?? 20) * 1000;',
    'const pauseMs = Math.max(1_000, asked);',
    'function read({ patienceMs = 60_000 }) {}',
    'await clock.sleep(250, signal);',
    'await within(3_000, clock, signal, probe);',
    'setTimeout(() => end(), 500);',
    'const signal = AbortSignal.timeout(5_000);',
    'while (clock.monotonic() - startedAt < 5_000) look();',
    'const until = clock.monotonic() + 10_000;',
    'if (Math.abs(aheadMs) > 10 * 60 * 1000) tell();',
  ])('a number of its own is seen: %s', (source) => {
    expect(numbersOfTime('planted.ts', source)).not.toEqual([]);
  });

  it.each([
    'const step = { timeLimitMs: stepLimits.joinMs, pauseMs: 0, attempts: 5 };',
    'const details = { seconds: stepLimits.joinMs / 1000 };',
    'const step = { timeLimitMs: stepLimits.joinMs + 2 * stepLimits.lookMs };',
    'const tookMs = () => clock.monotonic() - startedAt;',
    'const port = 5609;',
    'await clock.sleep(pause, signal);',
  ])('none is seen in: %s', (source) => {
    expect(numbersOfTime('planted.ts', source)).toEqual([]);
  });
});

/** `group.row` for each row, also of groups in a group. */
function paths(name: string, value: unknown): readonly string[] {
  const isGroup = typeof value === 'object' && value !== null && !/(?:Ms|Seconds)$/.test(name);
  if (!isGroup) return [name];
  return Object.entries(value).flatMap(([part, inner]) => paths(`${name}.${part}`, inner));
}
