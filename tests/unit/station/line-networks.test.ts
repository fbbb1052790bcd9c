import { describe, expect, it } from 'vitest';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { Slot } from '../../../electron/station/line-device.ts';
import { lineNetworks } from '../../../electron/station/line-networks.ts';

const home = { ssid: 'HomeNet', security: 4_194_308, channel: 6, password: 'correct horse' };
const spare = { ssid: 'Spare', security: 4_194_308, channel: 11, password: 'battery staple' };

const slot = (attempts = 1) => ({ device: { attempts } }) as Slot;
const made = (preset: object = {}) => lineNetworks({ options: { preset } } as LineBase);

describe('the networks of a line', () => {
  it('are known, in their order, once a device that heard them came online, until one fails by what it was given', () => {
    const networks = made();
    const [first, second, third] = [slot(), slot(), slot()];
    expect(networks.knownFor(first)).toBeUndefined();
    networks.given(first, home);
    networks.given(first, spare);
    expect(networks.knownFor(second)).toBeUndefined();
    networks.ended(first, true);
    expect(networks.knownFor(second)).toEqual([home, spare]);
    networks.ended(second, true);
    expect(networks.knownFor(third)).toEqual([home, spare]);
    networks.ended(third, false);
    expect(networks.knownFor(slot())).toBeUndefined();
  });

  it('stay known where a device failed that was given none, and are known again by one that was given them before', () => {
    const networks = made();
    const [heard, failing, flying] = [slot(), slot(), slot()];
    networks.given(heard, home);
    networks.ended(heard, true);
    networks.ended(slot(), false);
    expect(networks.knownFor(failing)).toEqual([home]);
    expect(networks.knownFor(flying)).toEqual([home]);
    networks.ended(failing, false);
    expect(networks.knownFor(slot())).toBeUndefined();
    networks.ended(flying, true);
    expect(networks.knownFor(slot())).toEqual([home]);
  });

  it.each([
    ['that is tried again', {}, 2],
    ['whose signal is to be measured', { measureSignal: true }, 1],
  ])('are asked of a device %s', (_what, preset, attempts) => {
    const networks = made(preset);
    const first = slot();
    networks.given(first, home);
    networks.ended(first, true);
    expect(networks.knownFor(slot(attempts))).toBeUndefined();
  });
});
