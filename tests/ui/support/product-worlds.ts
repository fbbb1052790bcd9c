import type { DeviceId } from '../../../shared/device-id.ts';
import type { ImportState, PreviewCell } from '../../../shared/device-import.ts';
import type { DeviceFacts } from '../../../shared/device-jobs.ts';
import type { OpenProduct } from '../../../shared/ipc/product.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import { device, now, snapshot, started } from '../../support/window-states.ts';

export const product: OpenProduct = { id: 1319, slug: 'tempmon-v100', name: 'Tempmon', clientId: 'setup-4711' };
export const inProduct: Snapshot = { ...snapshot, product };
export const email = 'anna+greenhouse@example.com';
export const startedWithoutOwner = { ...started, withoutOwner: true } as const;
export const startedForCustomer = { ...started, customer: email } as const;

export const facts: DeviceFacts = {
  id: device.id,
  name: 'turtle_biscuit',
  online: true,
  lastHandshakeAt: now - 12 * 60_000,
  lastHeardAt: now - 3 * 60_000,
  serialNumber: 'PHHMAB123456789',
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
  lastHeardAt: undefined,
  serialNumber: undefined,
  functions: [],
  variables: {},
};

export const importing: ImportState = {
  status: 'sending',
  read: 100_000,
  sent: 41_250,
  counts: { added: 40_990, alreadyThere: 200, ownedByOthers: 40, unknown: 20, unreadable: 3, repeated: 17, header: 1 },
  samples: {
    ownedByOthers: Array.from({ length: 40 }, (_, index) => `2e00390001473432332${String(10_000 + index)}`),
    unknown: ['2e0039000147343233323099'],
    unreadable: [
      { text: 'PHHMAB123456789', problem: 'serial-number' },
      { text: 'Photon 17', problem: 'no-id' },
      { text: '2e00390001473432', problem: 'too-short' },
    ],
  },
};

const previewOf = (
  rows: readonly (readonly string[])[],
  ...readings: readonly (readonly (PreviewCell['reading'] | undefined)[])[]
) =>
  rows.map((cells, row) =>
    cells.map((text, column) => {
      const reading = readings[row]?.[column];
      return reading === undefined ? { text } : { text, reading };
    }),
  );

/** A list of which the person is to say how it is read. */
export const choosing: ImportState = {
  ...importing,
  status: 'choosing',
  read: 0,
  sent: 0,
  counts: { added: 0, alreadyThere: 0, ownedByOthers: 0, unknown: 0, unreadable: 0, repeated: 0, header: 0 },
  samples: { ownedByOthers: [], unknown: [], unreadable: [] },
  preview: {
    rows: previewOf(
      [
        ['customer_id', 'email', 'device'],
        ['507f1f77bcf86cd799439011', 'ann@example.com', '2e0039000147343233323001'],
        ['507f1f77bcf86cd799439012', 'bob@example.com', '2.70036E+23'],
        ['507f1f77bcf86cd799439013', 'cleo@example.com', '2e0039000147343233323003'],
      ],
      ['no-id', 'no-id', 'no-id'],
      ['id', 'no-id', 'id'],
      ['id', 'no-id', 'exponent'],
      ['id', 'no-id', 'id'],
    ),
    separatorRow: false,
    columns: 3,
    moreColumns: false,
    moreRows: true,
    guess: { column: 2, headerRow: 0 },
    certain: true,
  },
};
