import { simulated } from './faults.ts';
import type { Group } from './table.ts';

/** The Photon on its own way to the cloud, which begins with connect-ap. */
export const device: Group = {
  name: 'device after connect-ap',
  moments: ['connect'],
  otherwise: 'the Photon begins its way to the cloud at connect-ap',
  inBothFlows: ['connect'],
  rows: [
    { name: 'wrong password', fault: simulated('wrong-password'), stays: 'network-details-wrong' },
    { name: 'goes on answering, and comes online', fault: simulated('stays-in-the-air'), stays: 'claimed' },
    { name: 'heard after it has left', fault: simulated('heard-after-leaving'), stays: 'claimed' },
    { name: 'no DHCP', fault: simulated('no-dhcp'), stays: 'photon-not-online', passes: 'claimed' },
    { name: 'no internet', fault: simulated('no-internet'), stays: 'photon-not-online', passes: 'claimed' },
    { name: 'cloud blocked', fault: simulated('cloud-blocked'), stays: 'photon-not-online', passes: 'claimed' },
    { name: 'key mismatch', fault: simulated('key-mismatch'), stays: 'photon-not-online', passes: 'claimed' },
    { name: 'update first', fault: simulated('update-first'), stays: 'claimed' },
    { name: 'online but not claimed', fault: simulated('online-not-claimed'), stays: 'claimed', passes: 'claimed' },
    { name: 'never seen again', fault: simulated('never-online'), stays: 'photon-not-online', passes: 'claimed' },
  ],
};
