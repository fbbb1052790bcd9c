import { expect, it } from 'vitest';
import type { CloudAccount } from '../../../electron/cloud/cloud-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { LineCloud } from '../../../electron/station/line-cloud.ts';
import type { LineDevice, Slot } from '../../../electron/station/line-device.ts';
import { whyItLeft } from '../../../electron/station/line-elsewhere.ts';
import type { LineWay } from '../../../electron/station/line-way.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { success } from '../../../shared/result.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

it.each([
  ['never told to connect', [], 'device-set-up-elsewhere'],
  ['told to connect before', ['3b0021001747353236343033' as DeviceId], undefined],
] as const)(
  'a device that went away and is online is another station’s work where this line %s it',
  async (_what, told, code) => {
    const id = '3b0021001747353236343033' as DeviceId;
    const clock = jumpingClock();
    const base: Partial<LineBase> = { clock: clock.hand(), ended: neverAborted(), toldToConnect: new Set(told) };
    const account: Partial<CloudAccount> = {
      getDevice: async () => success({ id, lastHandshakeAt: 2 } as never),
    };
    const whose = { hadBefore: () => false, recipient: { account } } as Partial<LineCloud> as LineCloud;
    const device: Partial<LineDevice> = { photon: 'Photon-K4W1', deviceId: id };
    const slot = { device, takenAt: 1, isToldToConnect: false, whose } as Partial<Slot> as Slot;
    const way = { heardSince: () => 'gone' } as Partial<LineWay> as LineWay;
    const why = await clock.run(whyItLeft(base as LineBase, way, slot, setupError('photon-not-reachable')), 60_000);
    expect(why?.code).toBe(code);
  },
);
