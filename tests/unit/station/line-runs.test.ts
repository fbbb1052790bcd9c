import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { pushed } from '../../../electron/ground/pushed.ts';
import { changes } from '../../../electron/station/changes.ts';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { LineCloud } from '../../../electron/station/line-cloud.ts';
import { lineCustomers } from '../../../electron/station/line-customers.ts';
import { lineDevices } from '../../../electron/station/line-devices.ts';
import type { LineNames } from '../../../electron/station/line-names.ts';
import { lineNetworks } from '../../../electron/station/line-networks.ts';
import type { lineProofs } from '../../../electron/station/line-proofs.ts';
import type { LineRadio } from '../../../electron/station/line-radio.ts';
import type { LineRecipients } from '../../../electron/station/line-recipients.ts';
import { lineRuns } from '../../../electron/station/line-runs.ts';
import type { LineWay } from '../../../electron/station/line-way.ts';
import type { LineOptions, LineWorld } from '../../../electron/station/line-world.ts';
import type { Preset } from '../../../electron/station/preset.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { success } from '../../../shared/result.ts';
import type { Scan } from '../../../shared/scan-kinds.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const ann = 'ann@example.com';
const bob = 'bob@example.com';

it('another device under the name of one that waits for its next try does not become that one’s customer’s', async () => {
  const base = {
    world: { newId: () => 'attempt' } as Partial<LineWorld> as LineWorld,
    options: {
      preset: {} as Preset,
      asks: { first: ann, scans: pushed<Scan>() },
    } as Partial<LineOptions> as LineOptions,
    clock: jumpingClock(),
    list: undefined,
    golden: { id: undefined, isAwaited: false, row: undefined },
    atIt: { operator: undefined },
    done: new Set<DeviceId>(),
    toldToConnect: new Set<DeviceId>(),
    ofBenches: new Set<DeviceId>(),
    changed: changes(),
    ended: neverAborted(),
    say: () => undefined,
  } as Partial<LineBase> as LineBase;
  const names = { giveBack: () => undefined, reserve: () => undefined } as Partial<LineNames> as LineNames;
  const customers = lineCustomers(base);
  const devices = lineDevices(base, names, customers);
  let here = '3b0021001747353236343033' as DeviceId;
  let over = () => {};
  const runs = lineRuns({
    base,
    devices,
    names,
    customers,
    networks: lineNetworks(base),
    radio: { free: () => undefined } as Partial<LineRadio> as LineRadio,
    way: {
      async *run(_slot, _met, _ofRun, refused) {
        const error = refused(here) ?? setupError('photon-left-untouched');
        const outcome = { outcome: 'failed', error, deviceId: here } as const;
        yield { type: 'run-finished', at: 0, outcome };
        return outcome;
      },
    } as Partial<LineWay> as LineWay,
    recipients: {} as LineRecipients,
    judged: ((_slot, _kept, run) => run) as ReturnType<typeof lineProofs>,
    async conclude(slot, outcome) {
      if (slot.isLearned) devices.leave(slot);
      else {
        devices.inFlight.delete(slot);
        if (outcome.outcome === 'failed') devices.queue(slot, outcome.error);
      }
      over();
    },
  });
  const whose = { time: () => 1 } as Partial<LineCloud> as LineCloud;
  const met = { key: 'Photon-K4W1', photon: 'Photon-K4W1' };
  const take = () =>
    new Promise<void>((resolve) => {
      over = resolve;
      runs.take(met, whose, customers.of({ ...devices.known.get(met.key), photon: met.photon }), undefined);
    });
  await take();
  expect(customers.of({ deviceId: here })).toBe(ann);
  await customers.scan(bob, async () => success(undefined));
  const first = here;
  here = '3b0021001747353236343034' as DeviceId;
  await take();
  await take();
  expect([first, here].map((deviceId) => customers.of({ deviceId }))).toEqual([ann, bob]);
  expect(devices.known.get(met.key)).toMatchObject({ deviceId: here, customer: bob, attempts: 2 });
});
