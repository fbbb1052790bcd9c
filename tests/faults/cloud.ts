import { simulated, way } from './faults.ts';
import type { Ending, Moment } from './fixture.ts';
import type { Group, Told } from './table.ts';

const withToken = {
  moments: [
    'product-token',
    'customer',
    'get-claim-code',
    'read-product-devices',
    'add-to-product',
    'give-network-back',
    'wait-online',
    'check-owner',
    'name',
  ],
  because: 'this is answered to calls with a token, and a person’s sign-in carries none',
} as const;

const proof: readonly Moment[] = ['give-network-back', 'wait-online'];

/** A trouble that ends by itself: steps try again, the proof waits; what a person asked for once is told at once. */
const passing = (code: Ending, later: Ending = 'claimed'): Told => ({
  'sign-in': code,
  'product-token': code,
  customer: code,
  name: code,
  else: later,
});

/** A trouble that only a person can end: told at once, but waited for where the Photon is under way already. */
const final = (code: Ending): Told => ({
  'give-network-back': 'claimed',
  'wait-online': 'claimed',
  'check-owner': 'claimed',
  else: code,
});

/** The cloud as the computer sees it. */
export const cloud: Group = {
  name: 'cloud',
  moments: [
    'sign-in',
    'product-token',
    'customer',
    'get-claim-code',
    'read-product-devices',
    'add-to-product',
    ...proof,
    'check-owner',
    'name',
  ],
  otherwise: 'the cloud is not asked at this step; later ones have cells of their own',
  inBothFlows: ['get-claim-code'],
  rows: [
    { name: 'DNS', fault: way('no-name'), stays: 'cloud-unreachable', passes: passing('cloud-unreachable') },
    {
      name: 'TLS',
      fault: way('certificate'),
      stays: 'cloud-connection-not-secure',
      passes: final('cloud-connection-not-secure'),
    },
    {
      name: 'refused',
      fault: simulated('cloud-refused'),
      stays: 'cloud-unreachable',
      passes: passing('cloud-unreachable'),
    },
    {
      name: '401',
      fault: simulated('cloud-401'),
      only: withToken,
      // Making a customer is the client's own call.
      stays: { customer: 'oauth-client-refused', else: 'access-token-invalid' },
    },
    {
      name: '403',
      fault: simulated('cloud-403'),
      only: withToken,
      // A cloud that forbids everything looks like one that forbids this device.
      saidOfMine: 'photon-not-yours',
      stays: {
        'product-token': 'product-of-another-client',
        'give-network-back': 'photon-not-yours',
        'wait-online': 'photon-not-yours',
        name: 'device-not-in-account',
        else: 'cloud-forbidden',
      },
    },
    {
      name: '404',
      fault: simulated('cloud-404'),
      only: withToken,
      stays: {
        'product-token': 'product-not-found',
        'give-network-back': 'photon-not-online',
        'wait-online': 'photon-not-online',
        'check-owner': 'device-not-in-product',
        name: 'device-not-in-account',
        else: 'cloud-not-found',
      },
    },
    {
      name: '408',
      fault: simulated('cloud-408'),
      only: withToken,
      // Of a device it says that the device did not answer; of anything else that the cloud did not.
      stays: {
        'give-network-back': 'device-not-answering',
        'wait-online': 'device-not-answering',
        name: 'device-not-answering',
        else: 'cloud-timed-out',
      },
      passes: {
        'product-token': 'cloud-timed-out',
        customer: 'cloud-timed-out',
        name: 'device-not-answering',
        else: 'claimed',
      },
    },
    {
      name: '429 with Retry-After',
      fault: simulated('cloud-429'),
      stays: {
        'sign-in': 'sign-in-locked-out',
        'product-token': 'sign-in-locked-out',
        else: 'cloud-too-many-requests',
      },
      passes: {
        'sign-in': 'sign-in-locked-out',
        'product-token': 'sign-in-locked-out',
        customer: 'cloud-too-many-requests',
        name: 'cloud-too-many-requests',
        else: 'claimed',
      },
    },
    { name: '500', fault: simulated('cloud-500'), stays: 'cloud-server-error', passes: passing('cloud-server-error') },
    {
      name: '502 with HTML',
      fault: simulated('cloud-502-html'),
      stays: 'cloud-server-error',
      passes: passing('cloud-server-error'),
    },
    ...([401, 403, 404] as const).map((status) => ({
      name: `a gateway’s page with ${status}`,
      fault: simulated(`gateway-${status}`),
      stays: 'cloud-behind-another' as const,
      passes: final('cloud-behind-another'),
    })),
    {
      name: 'an odd id in each list',
      fault: simulated('odd-id-listed'),
      stays: { name: 'done', else: 'claimed' },
    },
    {
      name: 'captive portal with 200',
      fault: simulated('cloud-sign-in-page'),
      stays: 'cloud-sign-in-page',
      passes: final('cloud-sign-in-page'),
    },
    { name: 'hangs', fault: simulated('cloud-hangs'), stays: 'cloud-timed-out', passes: passing('cloud-timed-out') },
    { name: 'slow', fault: simulated('cloud-slow'), stays: { name: 'done', else: 'claimed' } },
    {
      name: 'truncated JSON',
      fault: simulated('cloud-truncated'),
      stays: 'cloud-answer-unreadable',
      passes: passing('cloud-answer-unreadable'),
    },
    { name: 'clock skew', fault: simulated('clock-skew'), stays: { name: 'done', else: 'claimed' } },
    {
      name: 'token revoked in the middle',
      fault: simulated('token-revoked'),
      only: withToken,
      stays: 'access-token-invalid',
    },
    {
      name: 'claim code expired',
      fault: simulated('claim-code-expired'),
      stays: 'claimed',
      passes: 'claimed',
      only: { moments: ['get-claim-code', 'give-network-back', 'wait-online'], because: 'no claim code is used then' },
    },
    {
      name: 'device owned by others',
      fault: simulated('owned-by-others'),
      stays: { 'add-to-product': 'device-owned-outside-team', else: 'photon-not-yours' },
      passes: { 'add-to-product': 'device-owned-outside-team', else: 'claimed' },
      only: { moments: ['add-to-product', ...proof], because: 'nobody’s ownership is changed then' },
    },
  ],
};
