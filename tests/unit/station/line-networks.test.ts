import { describe, expect, it } from 'vitest';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { Slot } from '../../../electron/station/line-device.ts';
import { lineNetworks } from '../../../electron/station/line-networks.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const home = { ssid: 'HomeNet', security: 4_194_308, channel: 6, password: 'correct horse' };

let devices = 0;
/** Of a device that was sent its network. */
function slot(photon = 'Photon-A2B3C4', deviceId?: DeviceId): Slot {
  devices += 1;
  const id = deviceId ?? (devices.toString(16).padStart(24, '0') as DeviceId);
  return { device: { photon, deviceId: id }, memory: { choice: undefined, sent: [home.ssid] } } as unknown as Slot;
}

function made({ preset = {}, networks = [home] }: { preset?: object; networks?: readonly unknown[] } = {}) {
  return lineNetworks({ options: { preset, networks } } as LineBase);
}

/** Where one has heard it, and came online by it. */
function known(networks = made(), choice = home) {
  const first = slot();
  networks.heard(first, choice);
  networks.ended(first, true);
  return networks;
}

describe('the network of a line', () => {
  it('is known once a device that heard it came online, and stays so while others do', () => {
    const networks = made();
    const [first, second] = [slot(), slot()];
    networks.heard(first, home);
    expect(networks.knownFor(second)).toBeUndefined();
    networks.ended(first, true);
    expect(networks.knownFor(second)).toEqual(home);
    networks.ended(second, true);
    expect(networks.knownFor(slot())).toEqual(home);
  });

  it('is unknown after a device that did not come online by it, until one that was asked since then has', () => {
    const networks = known();
    const [failing, flying, before, since] = [slot(), slot(), slot(), slot()];
    networks.heard(before, home);
    networks.ended(failing, false);
    expect(networks.knownFor(slot())).toBeUndefined();
    // The one was given it, the other heard it before that.
    networks.ended(flying, true);
    networks.ended(before, true);
    expect(networks.knownFor(slot())).toBeUndefined();
    networks.heard(since, home);
    networks.ended(since, true);
    expect(networks.knownFor(slot())).toEqual(home);
    // However it comes to its next try.
    expect(networks.knownFor(slot(undefined, failing.device.deviceId))).toBeUndefined();
  });

  it('stays known where one that was sent none had its end', () => {
    const networks = known();
    const skipped = slot();
    skipped.memory.sent = undefined;
    networks.ended(skipped, false);
    expect(networks.knownFor(slot())).toEqual(home);
  });

  it.each([
    ['to be measured', known(made({ preset: { measureSignal: true } })), slot()],
    ['one of several', known(made({ networks: [home, home] })), slot()],
    ['open, which no Photon looks for', known(made(), { ...home, security: 0 }), slot()],
    ['a WEP network, which no Photon looks for', known(made(), { ...home, security: 1 }), slot()],
    ['of a Photon whose firmware looks for none', known(), slot('Photon-A2B3')],
    ['of a Photon with an ending of its own', known(), slot('Lamp-kitchen')],
  ])('is asked for where it is %s', (_what, networks, of) => {
    expect(networks.knownFor(of)).toBeUndefined();
  });

  it('is known to a Photon with a prefix of its own', () => {
    expect(known().knownFor(slot('Lamp-A2B3C4'))).toEqual(home);
  });
});
