import { describe, expect, it } from 'vitest';
import { setupError } from '../../shared/errors.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { failure } from '../../shared/result.ts';
import { openLine, writtenDown } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

const hour = 3_600_000;

/** When something strikes: at the second device, with the first one on its way. */
const moments: readonly [string, (event: LineEvent) => boolean][] = [
  ['it is taken', ({ type, ...event }) => type === 'device-taken' && 'slot' in event && event.slot === 2],
  ['it has told its ID', ({ type, ...event }) => type === 'device-identified' && 'slot' in event && event.slot === 2],
  ...(['commit', 'give-back', 'prove'] as const).map((stage): [string, (event: LineEvent) => boolean] => [
    `its stage ${stage} begins`,
    (event) => event.type === 'stage-started' && event.slot === 2 && event.stage === stage,
  ]),
];

describe('a line whose computer', () => {
  it.each(moments)('sleeps for two hours when %s sets up each device once, and is home', async (_when, isIt) => {
    const made = await openLine(slowOnes(3));
    let slept = 0;
    const end = await made.run({
      onEvent(event) {
        if (slept > 0 || !isIt(event)) return;
        slept += 1;
        made.clock.suspend(made.appClock, 2 * hour);
      },
    });
    expect(slept).toBe(1);
    expect(end).toMatchObject({ passed: 4, failed: 0, others: 0 });
    expect(new Set(end.devices.map(({ deviceId }) => deviceId)).size).toBe(4);
    expect(end.stoppedBy).toBeUndefined();
    expect(made.simulation.computer.place).toBe('own-network');
    // A claim code may have grown too old meanwhile: then its device is claimed by its ID.
    const owners = end.devices.map(({ deviceId }) => deviceId && made.simulation.owner(deviceId));
    expect(owners).toEqual(Array(4).fill('me'));
  });

  it.each([-3, 3])(
    'has its clock set by %s hours at any of these moments passes all, and times go on',
    async (hours) => {
      for (const [when, isIt] of moments) {
        const made = await openLine(slowOnes(2));
        let set = 0;
        const end = await made.run({
          onEvent(event) {
            if (set > 0 || !isIt(event)) return;
            set += 1;
            made.appClock.set(hours * hour);
          },
        });
        expect([set, end.passed, end.failed, end.others], when).toEqual([1, 3, 0, 0]);
        const times = made.events.map(({ at }) => at);
        expect(times, when).toEqual(times.toSorted((one, other) => one - other));
        for (const { tookMs } of end.devices) expect(tookMs, when).toBeLessThan(hour);
      }
    },
  );

  it('has no room for its history any more goes on, and says so of each device that is not noted', async () => {
    const made = await openLine(slowOnes(2));
    const { record, written } = writtenDown(made);
    const full = setupError('record-disk-full');
    let isFull = false;
    const forWhom = { for: 'account', userName: undefined } as const;
    const end = await made.run({
      world: {
        noting: {
          record: { ...record, write: async (event) => (isFull ? failure(full) : record.write(event)) },
          forWhom,
          cloudUrl: '',
          product: undefined,
        },
      },
      onEvent(event) {
        isFull ||= event.type === 'device-identified' && event.slot === 2;
      },
    });
    expect(end).toMatchObject({ passed: 3, failed: 0, others: 0 });
    const ended = written.filter(({ type }) => type === 'finished').length;
    expect(ended).toBeLessThan(3);
    const told = made.events.filter((event) => event.type === 'noticed' && event.notice.code === full.code);
    expect(told.length).toBeGreaterThanOrEqual(3 - ended);
    expect(new Set(told.map((event) => 'slot' in event && event.slot)).size).toBe(told.length);
  });
});
