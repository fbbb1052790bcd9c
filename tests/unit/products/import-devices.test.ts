import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { type ImportEnd, importDevices } from '../../../electron/products/import-devices.ts';
import { importLedger } from '../../../electron/products/import-ledger.ts';
import { importReport } from '../../../electron/products/import-report.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ImportState, importIdLimit, importLimit, importSampleLimit } from '../../../shared/device-import.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';

const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => idOf(index));
const answer = (parts: Partial<ImportAnswer>): Result<ImportAnswer> =>
  success({ added: [], alreadyThere: [], ownedByOthers: [], invalid: [], ...parts });

type Reply = (
  ids: readonly DeviceId[],
  call: number,
  clock: VirtualClock,
) => Result<ImportAnswer> | Promise<Result<ImportAnswer>>;

/** An import of these ids into a product that answers so, on a clock that runs by itself until the import is over. */
async function run(
  list: string,
  reply: Reply,
  { signal = neverAborted(), onState, most }: { signal?: AbortSignal; onState?: () => void; most?: number } = {},
) {
  const clock = virtualClock();
  const calls: (readonly DeviceId[])[] = [];
  const states: { readonly at: number; readonly state: ImportState }[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  let end: ImportEnd | undefined;
  const startedAt = clock.monotonic();
  const over = importDevices(
    {
      clock,
      ...(most === undefined ? {} : { most }),
      product: {
        async importDevices(ids) {
          const call = calls.push(ids);
          atOnce += 1;
          mostAtOnce = Math.max(mostAtOnce, atOnce);
          await clock.sleep(20);
          atOnce -= 1;
          return reply(ids, call, clock);
        },
      },
    },
    { from: 'text', text: list },
    (state) => {
      states.push({ at: clock.monotonic(), state });
      onState?.();
    },
    signal,
  ).then((value) => {
    end = value;
  });
  for (let turn = 0; end === undefined && turn < 100_000; turn += 1) await clock.advance(10);
  await over;
  if (end === undefined) throw new Error('the import did not end');
  const results = Object.fromEntries([...end.ledger.entries()].map(({ id, result }) => [id, result]));
  return { state: end.state, end, calls, states, mostAtOnce, results, tookMs: clock.monotonic() - startedAt, clock };
}

describe('an import', () => {
  it('sends every different id once, in calls of the limit, a few at a time, and counts what became of them', async () => {
    const ids = idsOf(5 * importLimit + 1);
    const list = `id\n${ids.join('\n')}\n${ids[0]}\nnonsense 12\n`;
    const { state, calls, mostAtOnce, results } = await run(list, (asked) =>
      answer({
        added: asked.slice(3),
        alreadyThere: asked.slice(0, 1),
        ownedByOthers: asked.slice(1, 2),
        invalid: asked.slice(2, 3),
      }),
    );
    expect(calls.flat()).toEqual(ids);
    expect(calls.map((call) => call.length)).toEqual([250, 250, 250, 250, 250, 1]);
    expect(mostAtOnce).toBe(4);
    expect(state).toEqual({
      status: 'done',
      read: ids.length,
      sent: ids.length,
      counts: { added: 5 * 247, alreadyThere: 6, ownedByOthers: 5, unknown: 5, unreadable: 1, repeated: 1, header: 1 },
      samples: {
        ownedByOthers: [1, 251, 501, 751, 1001].map(idOf),
        unknown: [2, 252, 502, 752, 1002].map(idOf),
        unreadable: [{ text: 'nonsense 12', problem: 'no-id' }],
      },
    });
    expect(results).toMatchObject({
      [idOf(0)]: 'already-there',
      [idOf(1)]: 'owned-by-others',
      [idOf(2)]: 'unknown',
      [idOf(3)]: 'added',
    });
  });

  it('tells its state at most ten times a second, and the end', async () => {
    const { states, state } = await run(idsOf(40 * importLimit).join('\n'), (ids) => answer({ added: ids }));
    expect(states.at(-1)?.state).toBe(state);
    expect(states.map((told) => told.state.status)).toContain('reading');
    const sending = states.slice(0, -1).filter((told) => told.state.status === 'sending');
    expect(sending.length).toBeGreaterThan(1);
    for (const [index, told] of sending.slice(1).entries()) {
      expect(told.at - (sending[index]?.at ?? 0)).toBeGreaterThanOrEqual(100);
    }
  });

  it('without an id, or with more than any product has, sends nothing', async () => {
    const none = await run('name\nLamp\nDoor\n', () => answer({}));
    expect(none).toMatchObject({ calls: [], state: { status: 'failed', error: { code: 'import-without-ids' } } });
    const most = importLimit + 1;
    const more = await run(idsOf(most + 1).join('\n'), () => answer({}), { most });
    const error = { code: 'import-file-unreadable', details: { ids: most } };
    expect(more).toMatchObject({ calls: [], state: { status: 'failed', error } });
    // And that is a million where nothing else is said.
    const ledger = importLedger();
    expect(ledger.addIds(idsOf(importIdLimit)).ok).toBe(true);
    expect(ledger.addIds([idOf(importIdLimit)])).toMatchObject({ ok: false, error: { details: { ids: 1_000_000 } } });
  });

  it('waits passing troubles out, and what the cloud names', async () => {
    const { state, calls, tookMs } = await run(idOf(1), (ids, call) => {
      if (call === 1) return failure(setupError('cloud-unreachable'));
      if (call === 2) return failure(setupError('cloud-too-many-requests', { details: { seconds: 120 } }));
      return answer({ added: ids });
    });
    expect(calls).toHaveLength(3);
    expect(state).toMatchObject({ status: 'done', counts: { added: 1 } });
    expect(tookMs).toBeGreaterThanOrEqual(122_000);
  });

  it.each([-2, 2])('takes its time, and no more, when the clock is set by %i h in the middle', async (hours) => {
    const { state, tookMs } = await run(idsOf(8 * importLimit).join('\n'), (ids, call, clock) => {
      if (call === 4) clock.set(hours * 3_600_000);
      return call === 6
        ? failure(setupError('cloud-too-many-requests', { details: { seconds: 5 } }))
        : answer({ added: ids });
    });
    expect(state).toMatchObject({ status: 'done', counts: { added: 8 * importLimit } });
    expect(Math.floor(tookMs / 1_000)).toBe(5);
  });

  it('when one call is told to wait, sends no other meanwhile', async () => {
    const { states } = await run(idsOf(20 * importLimit).join('\n'), (ids, call) =>
      call === 2
        ? failure(setupError('cloud-too-many-requests', { details: { seconds: 60 } }))
        : answer({ added: ids }),
    );
    const times = states.filter((told) => told.state.status === 'sending').map((told) => told.at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.filter((gap) => gap >= 59_000)).toHaveLength(1);
  });

  it.each(['cloud-forbidden', 'cloud-server-error'] as const)(
    'that fails in the middle with %s says what was done, and the same list goes on',
    async (code) => {
      const ids = idsOf(8 * importLimit);
      const inProduct = new Set<DeviceId>();
      let broken = true;
      const reply: Reply = (asked) => {
        if (broken && inProduct.size >= 2 * importLimit) return failure(setupError(code));
        const there = asked.filter((id) => inProduct.has(id));
        const added = asked.filter((id) => !inProduct.has(id));
        for (const id of added) inProduct.add(id);
        return answer({ added, alreadyThere: there });
      };
      const first = await run(ids.join('\n'), reply);
      expect(first.state).toMatchObject({ status: 'failed', read: ids.length, error: { code } });
      expect(first.state.sent).toBe(inProduct.size);
      expect(first.state.counts.added).toBe(inProduct.size);
      const words = Object.values(first.results);
      expect(words.filter((word) => word === 'added')).toHaveLength(inProduct.size);
      expect(words).toContain('no-answer');
      expect(words).toContain('not-sent');
      broken = false;
      const before = inProduct.size;
      const second = await run(ids.join('\n'), reply);
      expect(second.state).toMatchObject({
        status: 'done',
        sent: ids.length,
        counts: { added: ids.length - before, alreadyThere: before },
      });
    },
  );

  it('that is cancelled ends at once, though a call never answers', async () => {
    const stop = new AbortController();
    const { state, results, clock } = await run(
      idsOf(10 * importLimit).join('\n'),
      (ids, call) => {
        if (call > 4) {
          setImmediate(() => stop.abort());
          return new Promise(() => undefined);
        }
        return answer({ added: ids });
      },
      { signal: stop.signal },
    );
    expect(state).toMatchObject({ status: 'cancelled', sent: 1000, counts: { added: 1000 } });
    expect(state).not.toHaveProperty('error');
    expect(Object.values(results).filter((word) => word === 'added')).toHaveLength(1000);
    await clock.advance(30);
    expect(clock.sleepers()).toBe(0);
  });

  it('that is cancelled while it reads or waits sends nothing more', async () => {
    const reading = new AbortController();
    const early = await run(idsOf(50_000).join('\n'), (ids) => answer({ added: ids }), {
      signal: reading.signal,
      onState: () => reading.abort(),
    });
    expect(early).toMatchObject({ calls: [], state: { status: 'cancelled', sent: 0 } });
    const waiting = new AbortController();
    const late = await run(
      idOf(1),
      () => {
        setImmediate(() => waiting.abort());
        return failure(setupError('cloud-too-many-requests', { details: { seconds: 300 } }));
      },
      { signal: waiting.signal },
    );
    expect(late).toMatchObject({ state: { status: 'cancelled' }, results: { [idOf(1)]: 'no-answer' } });
    expect(late.calls).toHaveLength(1);
    expect(late.tookMs).toBeLessThan(5_000);
  });

  it('believes of an answer only what was asked about, and each id once', async () => {
    const { state, results } = await run(`${idOf(1)}\n${idOf(2)}`, () =>
      answer({ added: [idOf(1), idOf(1), idOf(9)], invalid: [idOf(1)] }),
    );
    expect(state.counts).toMatchObject({ added: 1, unknown: 0 });
    expect(results).toEqual({ [idOf(1)]: 'added', [idOf(2)]: 'no-answer' });
  });

  it('sends no more samples to the window than it can show', async () => {
    const { state } = await run(
      [...idsOf(300), ...Array.from({ length: 300 }, (_, index) => `${index} ${'no id '.repeat(40)}\u202E`)].join('\n'),
      (ids) => answer({ invalid: ids }),
    );
    expect(state.samples.unknown).toHaveLength(importSampleLimit);
    expect(state.samples.unreadable).toHaveLength(importSampleLimit);
    expect(Math.max(...state.samples.unreadable.map(({ text }) => Array.from(text).length))).toBe(64);
    expect(state.counts).toMatchObject({ unknown: 300, unreadable: 300 });
  });
});

describe('the report', () => {
  async function reportOf(list: string, reply: Reply) {
    const { end } = await run(list, reply);
    let report = '';
    for await (const part of importReport(end.ledger)) report += part;
    return report;
  }

  it('has every id with what became of it, and what was none', async () => {
    const report = await reportOf(`${idsOf(2_500).join('\n')}\n"a, ""b"""\n`, (asked) =>
      answer({ added: asked.slice(1), ownedByOthers: asked.slice(0, 1) }),
    );
    expect(report.startsWith('\uFEFFid,result\r\n')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(report.slice(1), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1 + 2_500 + 1);
    expect(data[1]).toEqual([idOf(0), 'owned-by-others']);
    expect(data.at(-1)).toEqual(['a, "b"', 'unreadable']);
    expect(report.endsWith('\r\n')).toBe(true);
    expect(report).not.toContain('\r\n\r\n');
  });

  it.each(['=1+2', '+1', '-1', '@SUM(A1)'])('keeps a spreadsheet from reckoning with %s', async (cell) => {
    const report = await reportOf(`${idOf(1)}\n${cell}\n`, (ids) => answer({ added: ids }));
    expect(Papa.parse<string[]>(report.slice(1)).data[2]).toEqual([`'${cell}`, 'unreadable']);
  });

  it('has no cell that a spreadsheet reckons or takes apart, whatever stood in the list', async () => {
    const unreadable = [...hostileTexts.map(({ text }) => text), '=1\n+2', ' =1+1', '\u200b=1+1', 'a;=1+1', 'a\t=1+1'];
    let report = '';
    for await (const part of importReport({
      ...importLedger(),
      unreadable: () => unreadable.map((text) => ({ text, problem: 'no-id' as const })),
    }))
      report += part;
    const cells = Papa.parse<string[]>(report.slice(1), { delimiter: ',', newline: '\r\n' }).data.slice(1, -1);
    expect(cells.map(([text = '']) => text.replace(/^'/, ''))).toEqual(
      unreadable.map((text) => text.replace(/^'/, '')),
    );
    for (const [text] of cells) expect(text).not.toMatch(/^(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uff1d])/u);
    // One that separates by semicolons or tabs sees as many cells.
    for (const delimiter of [';', '\t']) {
      for (const cell of Papa.parse<string[]>(report.slice(1), { delimiter, newline: '\r\n' }).data.flat()) {
        expect(cell).not.toMatch(/^[=+\-@]/);
      }
    }
  });

  it('counts what it does not keep word for word', async () => {
    const rows = Array.from({ length: 10_050 }, (_, index) => `row ${index}`);
    const report = await reportOf(`${idOf(1)}\n${rows.join('\n')}`, (ids) => answer({ added: ids }));
    expect(report.trimEnd().split('\r\n').at(-1)).toBe('… 50,unreadable');
  });
});
