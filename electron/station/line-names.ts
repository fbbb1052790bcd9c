import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { failure, success } from '../../shared/result.ts';
import type { DeviceReservation } from '../record/shared-record-port.ts';
import type { LineBase } from './line-base.ts';
import { devicesSeen, whoSeesAll } from './line-cloud.ts';
import { type LineDevice, type Slot, serialOf } from './line-device.ts';

/** The names of a line's devices: the list's, or those of the pattern with their numbers, each given once. */
export interface LineNames {
  /** Numbers go on behind those that the devices of the product have, whoever owns them, or without one those of the account. */
  start(signal: AbortSignal): Promise<void>;
  /** Not before it is known that the device gets one: those that are left alone, or named by the list, take none. */
  reserve(device: LineDevice): void;
  giveBack(device: LineDevice): void;
  /** Whether it gets one. */
  isDue(slot: Slot): boolean;
  /**
   * Where the cloud has a name already, another station counts, too: then it is counted on from what the cloud has by now. The cloud compares
   * those of one owner alone, so that a number that another station has taken is told by the shared record, where there is one and it answers.
   */
  nameIt(slot: Slot, id: DeviceId): Promise<Pick<LineRow, 'name' | 'nameProblem'>>;
}

/** Another station may be as quick each time, and names that no list tells come one after the other. */
const triesAtMost = 25;

/**
 * A name that the shared record has given once it never gives again, whoever has lost it since, and of a product there may be as many in a
 * row as it had devices: after so many each step is twice as long as the one before, up to what six digits count.
 */
const singleSteps = 25;
const stepsAtMost = singleSteps + 19;

export function lineNames({ world, whose: all, options, now, gate, ended }: LineBase): LineNames {
  const { pattern } = options.preset;
  /** On the case of one that comes back, or is judged anew, stands what it is called. */
  const keepsName = ({ deviceId }: LineDevice) =>
    (options.kind !== undefined && options.kind !== 'production') ||
    (deviceId !== undefined && (options.judgedAnew?.has(deviceId) ?? false));
  let last = 0;
  const taken = new Set<number>();

  function next(): number {
    let number = last + 1;
    while (taken.has(number)) number += 1;
    taken.add(number);
    return number;
  }

  /** Behind the highest number that a device of anybody's has by now. What the cloud does not tell is met as a name that is taken. */
  async function countOn(signal: AbortSignal): Promise<void> {
    const listed = await devicesSeen(all, signal);
    for (const { name } of listed.ok ? listed.value : []) {
      last = Math.max(last, (name && pattern?.numberIn(name)) || 0);
    }
  }

  function number(device: LineDevice): void {
    if (pattern?.counts && device.row?.name === undefined) device.counted ??= next();
  }

  function giveBack({ counted }: LineDevice): void {
    if (counted !== undefined) taken.delete(counted);
  }

  /** Undefined: nobody else is asked, or nobody tells. */
  async function hold(name: string): Promise<'taken' | Pick<DeviceReservation, 'release'> | undefined> {
    const { others, numbersOf: scope } = world;
    if (others === undefined || scope === undefined) return undefined;
    const asked = await gate.ask(
      async () => success(await others.reserveName(`names of ${scope}`, name, ended)),
      ended,
    );
    return asked.ok && asked.value !== 'unknown' ? asked.value : undefined;
  }

  const isDue: LineNames['isDue'] = ({ device }) => pattern !== undefined || device.row?.name !== undefined;

  return {
    async start(signal) {
      if (!pattern?.counts) return;
      // A device that the list names has its number whether it was met before or comes last.
      for (const { name } of options.list?.devices ?? []) {
        const number = name === undefined ? undefined : pattern.numberIn(name);
        if (number !== undefined) taken.add(number);
      }
      await countOn(signal);
    },
    reserve(device) {
      if (!keepsName(device)) number(device);
    },
    giveBack,
    isDue,
    async nameIt(slot, id) {
      if (!isDue(slot)) return {};
      const { device, whose } = slot;
      const { recipient } = whose;
      const listed = device.row?.name;
      const isPatterns = pattern !== undefined && listed === undefined;
      // One that came into the product or the account meanwhile is in no list that was read before.
      const lacksSerial = isPatterns && pattern.needsSerial && serialOf(device, options.book) === undefined;
      if (lacksSerial || (isPatterns && keepsName(device))) {
        const seen = await gate.ask(() => whoSeesAll(all).getDevice(id, ended), ended);
        const serial = seen.ok ? seen.value.serialNumber?.trim() : undefined;
        if (!seen.ok || (lacksSerial && !serial)) {
          giveBack(device);
          return { nameProblem: seen.ok ? setupError('preset-needs-serials') : seen.error };
        }
        if (serial) options.book?.note(id, serial);
        const { name } = seen.value;
        const own = { id, serial: serialOf(device, options.book) };
        if (keepsName(device) && name !== undefined && pattern.couldName(own, name)) {
          device.counted = pattern.numberIn(name, own);
          return { name };
        }
      }
      number(device);
      let isTold = true;
      let tries = 0;
      let steps = 0;
      for (;;) {
        const parts = { id, serial: serialOf(device, options.book), at: now(), number: device.counted };
        const name = listed ?? pattern?.fill(parts) ?? '';
        const { counted } = device;
        const held = counted === undefined ? undefined : await hold(name);
        if (held === 'taken') steps += 1;
        else tries += 1;
        const renamed =
          held === 'taken'
            ? failure(setupError('device-name-taken'))
            : await (recipient.account ?? recipient.product.cloud).renameDevice(id, name, ended);
        // Whoever takes it later is not the first, whatever became of it.
        if (held !== undefined && held !== 'taken') void held.release();
        if (renamed.ok) return { name: renamed.value.name ?? name };
        const isTaken = renamed.error.code === 'device-name-taken';
        if (!isTaken) giveBack(device);
        const isLast = tries >= triesAtMost || steps >= stepsAtMost;
        if (!isTaken || counted === undefined || isLast) return { nameProblem: renamed.error };
        const before = last;
        if (isTold) await gate.ask(async () => success(await countOn(ended)), ended);
        isTold = last > before;
        if (held === 'taken' && steps > singleSteps) last = Math.max(last, counted + 2 ** (steps - singleSteps) - 1);
        device.counted = next();
      }
    },
  };
}
