import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { pushed } from '../../../electron/ground/pushed.ts';
import { changes } from '../../../electron/station/changes.ts';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { LineCloud } from '../../../electron/station/line-cloud.ts';
import { lineCustomers } from '../../../electron/station/line-customers.ts';
import { newDevice } from '../../../electron/station/line-device.ts';
import { lineDevices } from '../../../electron/station/line-devices.ts';
import type { LineNames } from '../../../electron/station/line-names.ts';
import type { LineOptions, LineWorld } from '../../../electron/station/line-world.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { success } from '../../../shared/result.ts';
import type { Scan } from '../../../shared/scan-kinds.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const scanned = '3b0021001747353236343033' as DeviceId;
const other = '3b0021001747353236343034' as DeviceId;

const ann = 'ann@example.com';
const bob = 'bob@example.com';

function bench(options: Partial<LineOptions> = {}) {
  const base = {
    world: {} as LineWorld,
    options,
    clock: jumpingClock(),
    list: undefined,
    golden: { id: undefined, isAwaited: false, row: undefined },
    atIt: { operator: undefined },
    done: new Set<DeviceId>(),
    changed: changes(),
    ended: neverAborted(),
    say: () => undefined,
  } as Partial<LineBase> as LineBase;
  const names = { giveBack: () => undefined } as Partial<LineNames> as LineNames;
  const customers = lineCustomers(base);
  const devices = lineDevices(base, names, customers);
  const whose = { time: () => 1 } as Partial<LineCloud> as LineCloud;
  const met = { key: 'Photon-K4W1', photon: 'Photon-K4W1', deviceId: undefined };
  const begin = (attemptId: string, customer?: string) => {
    const device = devices.known.get(met.key) ?? newDevice({ ...met, row: undefined }, 0);
    devices.known.set(met.key, device);
    return devices.begin(device, whose, customer, { attemptId });
  };
  return { devices, customers, met, begin };
}

const asks = { scans: pushed<Scan>() };

it('one that was away for long under a name is no more the one that bore it, whose customer it had', async () => {
  const { devices, customers, met, begin } = bench({ asks: { ...asks, first: ann } });
  const { device } = begin('1', ann);
  devices.finish(1, device, 'FAIL', setupError('photon-not-reachable'));
  await customers.scan(bob, async () => success(undefined));
  devices.forget(({ outcome }) => outcome === 'FAIL');
  expect(customers.of({ photon: met.photon })).toBe(ann);
  const again = begin('2', ann).device;
  devices.finish(2, again, 'FAIL', setupError('photon-not-reachable'));
  again.missedMs = stationLimits.goneMs;
  devices.forget(({ missedMs }) => missedMs >= stationLimits.goneMs);
  expect(customers.of({ photon: met.photon })).toBe(bob);
});

it('a row names whom its device was bound to, and nobody where it was bound to none', () => {
  const { devices, customers, begin } = bench({ asks: { ...asks, first: bob } });
  customers.bind(scanned, ann);
  for (const id of [scanned, other]) {
    const { number, device } = begin(id, bob);
    device.deviceId = id;
    devices.finish(number, device, 'SKIPPED', setupError('device-set-up-already', { details: { id } }));
  }
  expect(devices.rows.map(({ customer }) => customer)).toEqual([ann, undefined]);
});

it('one that was set aside and is tried again before it has told its ID stays aside where it is another', () => {
  const { devices, met, begin } = bench();
  devices.finish(1, begin('1').device, 'FAIL', setupError('photon-not-reachable'));
  expect(devices.note('1', { setAside: true })).toBe(true);
  expect(devices.mayBeTaken(met, false)).toBe(false);
  devices.takeBack(scanned, true);
  expect(devices.mayBeTaken(met, false)).toBe(true);
  devices.queue(begin('2'), setupError('photon-gave-no-address'));
  const again = begin('3');
  expect([devices.staysAside(again, other), devices.staysAside(again, scanned)]).toEqual([true, false]);
});
