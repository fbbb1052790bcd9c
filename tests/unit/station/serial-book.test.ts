import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { lookUpBudget, serialBook, serialLookUpsAtMost } from '../../../electron/station/serial-book.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const idOf = (digit: string) => digit.repeat(24) as DeviceId;
const serialOf = (number: number) => `PHHM${String(number).padStart(11, '0')}`;
const entry = (digit: string, serialNumber: string | undefined) => ({ id: idOf(digit), serialNumber });

function book(lists: readonly (readonly ReturnType<typeof entry>[])[], knows?: Readonly<Record<string, DeviceId>>) {
  const clock = jumpingClock();
  const asked: string[] = [];
  let read = 0;
  const made = serialBook({
    clock,
    async list() {
      const entries = lists[Math.min(read, lists.length - 1)] ?? [];
      read += 1;
      return success(entries);
    },
    lookUp:
      knows &&
      (async (serial) => {
        asked.push(serial);
        const id = knows[serial];
        return id === undefined ? failure(setupError('serial-number-unknown')) : success(id);
      }),
  });
  const find = async (serial: string) => {
    const found = await made.deviceOf(serial, neverAborted());
    return found.ok ? found.value : [found.error.code, found.error.details];
  };
  return { made, clock, find, asked, reads: () => read };
}

describe('which device bears a serial number', () => {
  it('is told by the list that was read at the start, without another call', async () => {
    const { made, find, asked, reads } = book([[entry('a', serialOf(1)), entry('b', undefined)]], {});
    await made.load(neverAborted());
    expect(await find(serialOf(1).toLowerCase())).toBe(idOf('a'));
    expect([made.serialOf(idOf('a')), made.serialOf(idOf('b')), asked, reads()]).toEqual([
      serialOf(1),
      undefined,
      [],
      1,
    ]);
  });

  it('is read again on a miss, but not each time, and then asked for alone', async () => {
    const { made, clock, find, asked, reads } = book([[], [entry('a', serialOf(1))]], { [serialOf(2)]: idOf('c') });
    await made.load(neverAborted());
    // A moment after it was read it is not read again.
    expect(await find(serialOf(2))).toBe(idOf('c'));
    expect([reads(), asked]).toEqual([1, [serialOf(2)]]);
    await clock.pass(60_000);
    expect(await find(serialOf(1))).toBe(idOf('a'));
    // What was found alone stays found.
    expect(await find(serialOf(2))).toBe(idOf('c'));
    expect([reads(), asked, made.serialOf(idOf('c'))]).toEqual([2, [serialOf(2)], serialOf(2)]);
  });

  it('was not read where the cloud did not answer, and is read again at once', async () => {
    let answers = false;
    const made = serialBook({
      clock: jumpingClock(),
      list: async () => (answers ? success([entry('a', serialOf(1))]) : failure(setupError('cloud-unreachable'))),
    });
    expect(await made.deviceOf(serialOf(1), neverAborted())).toMatchObject({ error: { code: 'cloud-unreachable' } });
    answers = true;
    expect(await made.deviceOf(serialOf(1), neverAborted())).toEqual(success(idOf('a')));
  });

  it('is asked for no more often than the cloud answers, and again when the hour is over', async () => {
    const { clock, find, asked } = book([[]], {});
    for (let number = 0; number < serialLookUpsAtMost; number += 1) {
      expect(await find(serialOf(number))).toEqual(['serial-without-device', { serial: serialOf(number) }]);
    }
    await clock.pass(600_000);
    expect(await find(serialOf(99))).toEqual(['cloud-too-many-requests', { seconds: 3_000 }]);
    expect(asked).toHaveLength(serialLookUpsAtMost);
    await clock.pass(3_000_000);
    expect(await find(serialOf(99))).toEqual(['serial-without-device', { serial: serialOf(99) }]);
  });

  it('shares the hour with whatever else asks in this program', async () => {
    const clock = jumpingClock();
    const budget = lookUpBudget(clock);
    const lookUp = async () => success(idOf('a'));
    const make = () => serialBook({ clock, budget, list: async () => success([]), lookUp });
    for (const one of [make(), make()]) await one.deviceOf(serialOf(1), neverAborted());
    expect([make().lookUpsLeft(), budget.left()]).toEqual([serialLookUpsAtMost - 2, serialLookUpsAtMost - 2]);
    for (let number = 3; budget.left() > 0; number += 1) await make().deviceOf(serialOf(number), neverAborted());
    expect(await make().deviceOf(serialOf(99), neverAborted())).toMatchObject({
      error: { code: 'cloud-too-many-requests' },
    });
    await clock.pass(3_600_000);
    expect([make().lookUpsLeft(), budget.waitMs()]).toEqual([serialLookUpsAtMost, 0]);
    // Nobody may be asked: there is nothing to tell of.
    expect(serialBook({ clock, budget, list: async () => success([]) }).lookUpsLeft()).toBeUndefined();
  });

  it('is nobody’s guess where several bear it, or nobody may be asked', async () => {
    const { made, find } = book([[entry('a', serialOf(1)), entry('b', serialOf(1))]]);
    await made.load(neverAborted());
    expect(await find(serialOf(1))).toEqual(['serial-of-several-devices', { serial: serialOf(1) }]);
    expect(await find(serialOf(2))).toEqual(['serial-without-device', { serial: serialOf(2) }]);
  });
});
