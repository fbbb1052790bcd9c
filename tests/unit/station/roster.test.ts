import { expect, it } from 'vitest';
import { roster } from '../../../electron/station/roster.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const none = { ids: new Set<DeviceId>(), serials: new Set<string>() };

it('gives a row that was held for whom its device was begun with back for whom the list names', () => {
  const ann = { row: 1, serial: 'S-1', id: undefined, customer: 'ann@example.com', name: undefined };
  const list = roster({ devices: [ann], namesDevices: false, unusedColumns: [] }, none);
  const held = list.hold(undefined, 'S-1', 'bob@example.com');
  expect([held, list.next()]).toEqual([{ ...ann, customer: 'bob@example.com' }, undefined]);
  if (held !== undefined) list.giveBack(held);
  expect(list.next()).toEqual(ann);
});

it('is spent where the number that was passed over was held for another customer than the list names', () => {
  const ann = { row: 1, serial: 'S-1', id: undefined, customer: 'ann@example.com', name: undefined };
  const list = roster({ devices: [ann], namesDevices: false, unusedColumns: [] }, none);
  const held = list.hold(undefined, 'S-1', 'bob@example.com');
  if (held !== undefined) list.passOver(held);
  expect([list.isSpent(), list.left()]).toEqual([true, [ann]]);
});

it('keeps a number that names its device for that one alone, and waits for it', () => {
  const [id, another] = ['1'.repeat(24), '2'.repeat(24)] as [DeviceId, DeviceId];
  const own = { row: 1, serial: 'S-1', id, customer: undefined, name: undefined };
  const next = { ...own, row: 2, serial: 'S-2', id: undefined };
  const used = { ...none, serials: new Set(['S-1']) };
  const list = roster({ devices: [own, next], namesDevices: false, unusedColumns: [] }, used);
  expect(list.hold(undefined, 'S-1')).toBeUndefined();
  expect([list.hold(another), list.hold(undefined)]).toEqual([next, undefined]);
  list.confirm(next);
  expect([list.isSpent(), list.left(), list.hold(id)]).toEqual([false, [own], own]);
  list.confirm(own);
  expect(list.isSpent()).toBe(true);
});
