import { simulated, way } from './faults.ts';
import type { Moment } from './fixture.ts';
import type { Group } from './table.ts';

const done = 'online-without-owner';
const inProof: readonly Moment[] = ['wait-online', 'check-owner'];
const atConnect = { moments: ['connect'], because: 'the Photon begins its way to the cloud at connect-ap' } as const;
const atCloud = {
  moments: ['read-cloud-time', ...inProof],
  because: 'the cloud is not asked at this step',
} as const;

/**
 * A device that becomes nobody's: the steps by which its run differs from a customer's. There is no claim code, the
 * product's own record is the proof, and nobody may own it in the end.
 */
export const withoutOwner: Group = {
  name: 'without an owner',
  flows: ['without-owner'],
  moments: ['read-cloud-time', 'connect', ...inProof],
  otherwise: 'the same step of the same run is played in the product’s flow',
  rows: [
    { name: 'DNS', fault: way('no-name'), only: atCloud, stays: 'cloud-unreachable', passes: done },
    { name: '401', fault: simulated('cloud-401'), only: atCloud, stays: 'access-token-invalid' },
    { name: '403', fault: simulated('cloud-403'), only: atCloud, stays: 'cloud-forbidden' },
    {
      name: '404',
      fault: simulated('cloud-404'),
      only: atCloud,
      stays: { 'read-cloud-time': 'product-not-found', else: 'device-not-in-product' },
    },
    { name: '500', fault: simulated('cloud-500'), only: atCloud, stays: 'cloud-server-error', passes: done },
    { name: 'hangs', fault: simulated('cloud-hangs'), only: atCloud, stays: 'cloud-timed-out', passes: done },
    {
      name: 'captive portal with 200',
      fault: simulated('cloud-sign-in-page'),
      only: atCloud,
      stays: 'cloud-sign-in-page',
      passes: { 'read-cloud-time': 'cloud-sign-in-page', else: done },
    },
    { name: 'clock skew', fault: simulated('clock-skew'), only: atCloud, stays: done },
    { name: 'late records', fault: simulated('connected-flag-lags'), only: atConnect, stays: done },
    {
      name: 'denied meanwhile',
      fault: simulated('device-denied'),
      only: { moments: inProof, because: 'before, the product does not let it in' },
      stays: 'device-denied',
      // The simulated cloud goes on showing it online; the team has shut it out all the same.
      saidOfMine: 'device-denied',
    },
    { name: 'wrong password', fault: simulated('wrong-password'), only: atConnect, stays: 'network-details-wrong' },
    {
      name: 'no internet',
      fault: simulated('no-internet'),
      only: atConnect,
      stays: 'photon-not-online',
      passes: done,
    },
    { name: 'goes on answering', fault: simulated('stays-in-the-air'), only: atConnect, stays: done },
  ],
};
