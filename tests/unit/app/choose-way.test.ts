import { expect, it } from 'vitest';
import { chooseWay } from '../../../electron/app/choose-way.ts';
import type { CloudAccount } from '../../../electron/cloud/cloud-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { PhotonCable } from '../../../electron/serial/photon-cable-port.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import type { RunMemory } from '../../../electron/setup/setup-world.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { SetupRequest } from '../../../shared/ipc/set-up.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const [first, second] = ['3b0021001747353236343033', 'bb0021001747353236343033'] as [DeviceId, DeviceId];
const photon = (path: string, id?: DeviceId): UsbPort => ({
  path,
  identity: { kind: 'photon', name: 'Photon', ...(id === undefined ? {} : { id }) },
});
const dfu: UsbPort = { identity: { kind: 'dfu', name: 'Photon' } };
const account = {
  createClaimCode: async () => success({ claimCode: 'code', deviceIds: [], cloudTime: undefined }),
} as unknown as CloudAccount;

/** Which way a run goes: by its first look for a Photon, which is where it is looked for. */
async function wayOf(
  request: SetupRequest,
  listed: Result<readonly UsbPort[]> | readonly UsbPort[],
  wantedId?: DeviceId,
  ready: Result<void> = success(undefined),
) {
  const looked: (string | undefined)[] = [];
  const cable = {
    async find(port) {
      looked.push(port);
      return failure(setupError('cable-several', { details: { ports: [] } }));
    },
  } as Partial<PhotonCable> as PhotonCable;
  const list = async () => (Array.isArray(listed) ? success(listed) : (listed as Result<readonly UsbPort[]>));
  const way = await chooseWay(request, wantedId, {
    usb: async () => ({ list, ready: async () => ready }) as unknown as UsbSerial,
    cable: async () => cable,
  });
  if (way === undefined) return 'wifi';
  let ids = 0;
  const world = { clock: virtualClock(), wifi: { mode: 'simulated' }, newId: () => `${++ids}`, prompts: {} };
  const options = { runId: 'run', photonPrefix: 'Photon', prove: true };
  const memory: RunMemory = { choice: undefined };
  for await (const _ of way.setUp({ ...world, account } as never, options, memory, neverAborted()));
  return { id: way.id, port: looked[0] };
}

const mine = { for: 'account' } as const;

it('over the cable where one Photon is plugged in, and over Wi-Fi where none is or somebody would have to choose', async () => {
  expect(await wayOf(mine, [])).toBe('wifi');
  expect(await wayOf(mine, [photon('/dev/ttyACM0', first)])).toEqual({ id: first, port: undefined });
  expect(await wayOf(mine, [dfu, photon('/dev/ttyACM0')])).toEqual({ id: undefined, port: undefined });
  expect(await wayOf(mine, [photon('/dev/ttyACM0', first), photon('/dev/ttyACM1', second)])).toBe('wifi');
  expect(await wayOf(mine, [dfu])).toBe('wifi');
  expect(await wayOf(mine, failure(setupError('cable-unavailable')))).toBe('wifi');
});

it('as it is asked for: the one of several, the one that has another port by now, and one that is yet to be plugged in', async () => {
  const both = [photon('/dev/ttyACM0', first), photon('/dev/ttyACM1', second)];
  const asked = { ...mine, by: 'cable', port: '/dev/ttyACM1' } as const;
  expect(await wayOf(asked, both)).toEqual({ id: second, port: '/dev/ttyACM1' });
  expect(await wayOf(asked, [photon('/dev/ttyACM2', second)])).toEqual({ id: second, port: undefined });
  expect(await wayOf(asked, [])).toEqual({ id: undefined, port: undefined });
  expect(await wayOf({ ...mine, by: 'wifi' }, both.slice(0, 1))).toBe('wifi');
});

it('over Wi-Fi where ports can be listed and not opened, unless the cable is asked for', async () => {
  const broken = failure(setupError('cable-unavailable'));
  const one = [photon('/dev/ttyACM0', first)];
  expect(await wayOf(mine, one, undefined, broken)).toBe('wifi');
  expect(await wayOf({ ...mine, by: 'cable' }, one, undefined, broken)).toEqual({ id: first, port: undefined });
});

it('is never another device than the one that is gone on with, and a product’s has told its ID', async () => {
  expect(await wayOf(mine, [photon('/dev/ttyACM0', first)], second)).toBe('wifi');
  expect(await wayOf(mine, [photon('/dev/ttyACM0', first), photon('/dev/ttyACM1', second)], second)).toEqual({
    id: second,
    port: undefined,
  });
  const customers = { for: 'customer', email: 'ann@example.com' } as const;
  expect(await wayOf(customers, [photon('/dev/ttyACM0', first)])).toEqual({ id: first, port: undefined });
  expect(await wayOf(customers, [photon('/dev/ttyACM0')])).toBe('wifi');
  expect(await wayOf({ ...customers, by: 'cable' }, [photon('/dev/ttyACM0')])).toEqual({
    id: undefined,
    port: undefined,
  });
});
