import { stepsOnPhoton } from '../support/step-order.ts';
import { hop, hopInCommand, simulated, system } from './faults.ts';
import type { Moment } from './fixture.ts';
import type { Group } from './table.ts';

/** From here on the computer is moved to the Photon; a product's device that is not in its product goes there twice. */
const beforeJoining: readonly Moment[] = ['find-photon', 'remember-network', 'join-photon', 'add-to-product'];
const joining = { moments: beforeJoining, because: 'nothing is joined at this step or after it' };
const withPhoton = {
  moments: [...stepsOnPhoton, ...beforeJoining],
  because: 'the computer is not on the Photon’s network any more',
};

/** The computer's Wi-Fi, as its operating system has it. */
export const wifi: Group = {
  name: 'Wi-Fi',
  moments: [...beforeJoining, ...stepsOnPhoton, 'give-network-back', 'wait-online'],
  otherwise: 'the Wi-Fi is not used at this step, or is the same as before it',
  rows: [
    {
      name: 'join fails',
      fault: simulated('wifi-join-fails'),
      only: joining,
      stays: 'photon-network-not-joined',
      passes: 'claimed',
    },
    {
      name: '“joined”, but still elsewhere',
      fault: simulated('wifi-joined-elsewhere'),
      only: joining,
      stays: 'photon-network-not-joined',
      passes: 'claimed',
    },
    {
      name: 'joined without an address',
      fault: simulated('wifi-no-address'),
      only: joining,
      stays: 'photon-gave-no-address',
      passes: 'claimed',
    },
    { name: 'system hops back', fault: hop, only: withPhoton, stays: 'claimed' },
    { name: 'system hops back during a command', fault: hopInCommand, only: withPhoton, stays: 'claimed' },
    {
      name: 'radio off',
      fault: system('radio-off', 'wifi-join-fails', 'wifi-home-gone', 'access-point-gone'),
      stays: { else: 'wifi-radio-off', 'give-network-back': 'home-network-not-back', 'wait-online': 'claimed' },
      passes: 'claimed',
    },
    {
      name: 'permission denied',
      fault: system('not-permitted'),
      only: joining,
      stays: 'wifi-not-permitted',
    },
    {
      name: 'previous network gone',
      fault: simulated('wifi-home-gone'),
      stays: { else: 'home-network-not-back', 'wait-online': 'claimed' },
      passes: 'claimed',
    },
    {
      name: 'two interfaces, the wrong route',
      fault: system('two-ways', 'router-answers'),
      only: withPhoton,
      stays: 'photon-address-taken',
      passes: 'claimed',
    },
    {
      name: 'a tunnel takes everything',
      fault: system('tunnel', 'tcp-refused', 'http-refused'),
      only: withPhoton,
      stays: 'vpn-in-the-way',
      passes: 'claimed',
    },
    {
      name: 'access point vanishes',
      fault: simulated('access-point-gone'),
      only: withPhoton,
      stays: { else: 'photon-network-not-joined', 'find-photon': 'photon-not-found' },
      passes: 'claimed',
    },
  ],
};
