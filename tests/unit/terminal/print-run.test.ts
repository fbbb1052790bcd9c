import { describe, expect, it } from 'vitest';
import type { Homecoming, RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { foldSetup, idleSetup } from '../../../shared/setup-state.ts';
import { englishPrinter } from '../../support/texts.ts';

const { jsonOutcome, jsonRecovery, plainEvent, plainOutcome, plainRecovery } = englishPrinter;

const home: RememberedNetwork = { networkName: 'HomeNet', handle: '{}', adapter: 'wlan1', keepsInternet: false };
const nameless: RememberedNetwork = { ...home, networkName: undefined, adapter: undefined };
const failed = (code: ErrorCode, network = 'HomeNet') => failure(setupError(code, { details: { network } }));
const ended = 'The last setup was interrupted.';

describe('what the terminal says of the way home', () => {
  it.each<[Result<Homecoming>, RememberedNetwork, string]>([
    [success('home'), home, 'This computer is back on HomeNet.'],
    [success('home'), nameless, 'This computer is no longer on the Photon’s Wi-Fi.'],
    [success('stays'), home, 'This computer stays on the network it is on.'],
    [success('adapter-gone'), home, 'The Wi-Fi adapter wlan1 was on a Photon’s Wi-Fi then. It is no longer there.'],
    [success('adapter-gone'), nameless, 'The Wi-Fi adapter that was on a Photon’s Wi-Fi then is no longer there.'],
    [
      failed('home-network-not-back'),
      home,
      'This computer isn’t back on HomeNet. Choose HomeNet in your system’s network menu.',
    ],
    [
      failed('home-network-not-back', ''),
      nameless,
      'This computer isn’t back on your usual network. Choose your usual network in your system’s network menu.',
    ],
    [
      failed('home-network-asks-password'),
      home,
      'This computer isn’t back on HomeNet. Choose HomeNet in your system’s network menu and enter its password.',
    ],
    [
      failed('photon-network-kept', 'Photon-K4WQ'),
      home,
      'This computer still knows the Photon’s Wi-Fi. Remove Photon-K4WQ in your system’s Wi-Fi settings.',
    ],
  ])('after a run that ended in the middle: %j', (back, remembered, words) => {
    expect(plainRecovery(remembered, back)).toBe(`${ended} ${words}`);
  });

  it('for a program: how it ended, and of which network and adapter', () => {
    expect(JSON.parse(jsonRecovery(home, failed('home-network-asks-password')))).toEqual({
      type: 'recovery',
      recovered: 'failed',
      code: 'home-network-asks-password',
      network: 'HomeNet',
      adapter: 'wlan1',
    });
  });

  it('in a run that goes on: which network to choose', () => {
    const notice = setupError('home-network-not-back', { details: { network: 'HomeNet' } });
    expect(plainEvent({ type: 'noticed', at: 0, notice })).toBe(
      '  This computer isn’t back on HomeNet. Choose HomeNet in your system’s network menu.',
    );
  });

  it('at its end without a way to the cloud: what the Photon was told, and how to check', () => {
    const device = { id: '3b0021001747353236343033', setUpBefore: false, ownedByMe: false } as never;
    const setup = [
      { type: 'device-identified', device, at: 0 } as const,
      { type: 'connect-sent', at: 1 } as const,
    ].reduce(foldSetup, idleSetup);
    const error = setupError('home-network-not-back', { details: { network: 'HomeNet' } });
    const words = plainOutcome({ outcome: 'failed', error, deviceId: '3b0021001747353236343033' as never }, setup);
    expect(words.split('\n')).toEqual([
      'This computer isn’t back on HomeNet',
      'The Photon was told to connect and may come online. The cloud hasn’t confirmed it.',
      'Choose HomeNet in your system’s network menu, then check again.',
      expect.stringContaining('photon-setup device show 3b0021001747353236343033'),
      '(home-network-not-back)',
    ]);
  });
});

it('a failure names the networks that the Photon keeps by then', () => {
  const happened = [
    { type: 'run-started', at: 0, runId: 'a', wifi: 'automatic' },
    { type: 'network-stored', at: 1, ssid: 'Workshop', security: 0 },
    { type: 'network-stored', at: 2, ssid: 'HomeNet', security: 0 },
  ] as const;
  const setup = happened.reduce(foldSetup, idleSetup);
  const outcome = { outcome: 'failed', error: setupError('photon-connection-lost') } as const;
  expect(plainOutcome(outcome, setup)).toContain('Networks the Photon has from this setup: HomeNet, Workshop');
  expect(JSON.parse(jsonOutcome(outcome, setup))).toMatchObject({ storedNetworks: ['HomeNet', 'Workshop'] });
  expect(plainOutcome(outcome, idleSetup)).not.toContain('from this setup');
  expect(JSON.parse(jsonOutcome(outcome, idleSetup))).not.toHaveProperty('storedNetworks');
});
