import type { DeviceId } from '../../shared/device-id.ts';
import type { LineRow } from '../../shared/line-event.ts';
import type { LineBase } from './line-base.ts';
import { devicesOf } from './line-cloud.ts';
import { type LineDevice, type Slot, serialOf } from './line-device.ts';

/** The names of a line's devices: the list's, or those of the pattern with their numbers, each given once. */
export interface LineNames {
  /** Numbers go on behind those that the devices of the account have, or without an owner those of the product. */
  start(signal: AbortSignal): Promise<void>;
  /** Not before it is known that the device gets one: those that are left alone, or named by the list, take none. */
  reserve(device: LineDevice): void;
  giveBack(device: LineDevice): void;
  /** Whether it gets one. */
  isDue(slot: Slot): boolean;
  /** A number whose name the cloud has already costs the next one. */
  nameIt(slot: Slot, id: DeviceId): Promise<Pick<LineRow, 'name' | 'nameProblem'>>;
}

const triesAtMost = 3;

export function lineNames({ whose: all, options, now, ended }: LineBase): LineNames {
  const { pattern } = options.preset;
  let last = 0;
  const taken = new Set<number>();

  function next(): number {
    let number = last + 1;
    while (taken.has(number)) number += 1;
    taken.add(number);
    return number;
  }

  function giveBack({ counted }: LineDevice): void {
    if (counted !== undefined) taken.delete(counted);
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
      const listed = await (all.account === undefined
        ? devicesOf(all.product.cloud, signal)
        : all.account.listDevices(signal));
      // What the cloud does not tell is met as a name that is taken.
      const names = listed.ok ? listed.value.flatMap(({ name }) => name ?? []) : [];
      last = Math.max(0, ...names.flatMap((name) => pattern.numberIn(name) ?? []));
    },
    reserve(device) {
      if (pattern?.counts && device.row?.name === undefined) device.counted ??= next();
    },
    giveBack,
    isDue,
    async nameIt(slot, id) {
      if (!isDue(slot)) return {};
      const { device, whose } = slot;
      const { recipient } = whose;
      const listed = device.row?.name;
      for (let tries = 1; ; tries += 1) {
        const parts = { id, serial: serialOf(device, options.book), at: now(), number: device.counted };
        const name = listed ?? pattern?.fill(parts) ?? '';
        const renamed = await (recipient.account ?? recipient.product.cloud).renameDevice(id, name, ended);
        if (renamed.ok) return { name: renamed.value.name ?? name };
        const isTaken = renamed.error.code === 'device-name-taken';
        if (!isTaken) giveBack(device);
        if (!isTaken || device.counted === undefined || tries >= triesAtMost) return { nameProblem: renamed.error };
        device.counted = next();
      }
    },
  };
}
