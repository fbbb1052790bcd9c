import type { DeviceFacts } from '../../../shared/bring-back.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { ImportState } from '../../../shared/device-import.ts';
import type { OpenProduct, Snapshot } from '../../../shared/ipc.ts';
import { device, now, snapshot, started } from './worlds.ts';

export const product: OpenProduct = { id: 1319, slug: 'tempmon-v100', name: 'Tempmon', clientId: 'setup-4711' };
export const inProduct: Snapshot = { ...snapshot, product };
export const email = 'anna+greenhouse@example.com';
export const startedForCustomer = { ...started, customer: email } as const;

export const facts: DeviceFacts = {
  id: device.id,
  name: 'turtle_biscuit',
  online: true,
  lastHandshakeAt: now - 12 * 60_000,
  owner: { kind: 'customer', email },
  inProduct: true,
  otherProductId: undefined,
  systemVersion: '2.3.1',
  firmwareVersion: 4,
  development: false,
  quarantined: false,
  denied: false,
  variables: { temperature: 'double' },
  functions: ['setPump', 'setName'],
};
export const offlineFacts: DeviceFacts = {
  ...facts,
  id: '3a0027001847393035313137' as DeviceId,
  name: undefined,
  online: false,
  lastHandshakeAt: undefined,
  functions: [],
  variables: {},
};

export const importing: ImportState = {
  status: 'sending',
  read: 100_000,
  sent: 41_250,
  counts: { added: 40_990, alreadyThere: 200, ownedByOthers: 40, unknown: 20, unreadable: 3, repeated: 17 },
  samples: {
    ownedByOthers: Array.from({ length: 40 }, (_, index) => `2e00390001473432332${String(10_000 + index)}`),
    unknown: ['2e0039000147343233323099'],
    unreadable: ['Serial number', 'Photon 17', '2e00390001473432'],
  },
};
