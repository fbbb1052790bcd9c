import type { CloudParts, CloudWords } from './call.ts';
import type { CloudRecord } from './devices.ts';

/** What the simulated firmware offers, and what Tinker does (Device OS v1.5.2, user/applications/tinker/src). */
export const variables = { temperature: 'double', uptime: 'int32', greeting: 'string' } as const;
export const functions = {
  practice: ['led'],
  tinker: ['digitalread', 'digitalwrite', 'analogread', 'analogwrite'],
} as const;

function variableTypes({ variables: said }: CloudWords): Readonly<Record<string, string>> {
  return said === undefined ? variables : Object.fromEntries(Object.keys(said).map((name) => [name, 'string']));
}

/** Fields as the API reference lists them for a Photon. */
export function describeDevice(record: CloudRecord, { devices, words }: CloudParts) {
  const online = devices.reportsOnline(record);
  return {
    id: record.id,
    name: record.name,
    last_ip_address: '192.0.2.24',
    last_heard: isoTime(record.lastHeardAt),
    last_handshake_at: isoTime(record.lastHandshakeAt),
    product_id: record.productId ?? 6,
    platform_id: 6,
    online,
    connected: online,
    cellular: false,
    notes: null,
    functions: record.online ? (words.functions ?? functions[record.program]) : null,
    variables: record.online ? (record.program === 'practice' ? variableTypes(words) : {}) : null,
    status: 'normal',
    serial_number: serialNumberOf(record.id),
    mac_wifi: null,
    system_firmware_version: record.firmware,
    current_build_target: record.firmware,
    default_build_target: record.firmware,
    pinned_build_target: null,
  };
}

/** Made up from the id, in the form of a Photon's: PHHM and eleven more (HAL_DEVICE_SERIAL_NUMBER_SIZE is 15). */
export function serialNumberOf(id: string): string {
  return `PHHM${id.slice(-11).toUpperCase()}`;
}

/** A device of another kind, whose id the app cannot know; for the fault of that name. */
export const oddEntry = { id: 'virtual-0001', name: 'odd' };

export function isoTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
