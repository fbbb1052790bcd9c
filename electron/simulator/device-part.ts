import { plainText } from '../../shared/plain-text.ts';
import type { CloudParts, CloudRequest } from './cloud/call.ts';
import { functions, isoTime, variables } from './cloud/device-record.ts';
import type { CloudRecord } from './cloud/devices.ts';
import { type CloudReply, refusal, refusals, reply } from './cloud/reply.ts';

/** The longest name kept; the API's own limit is not documented. */
const nameLimit = 64;

/** Name, light and program of a device that the caller may change. */
export function changeDevice(
  { name, signal, app }: CloudRequest['fields'],
  file: string | undefined,
  record: CloudRecord,
  parts: CloudParts,
): CloudReply {
  if (name !== undefined) {
    if (name.trim() === '') return refusals(400, ['Name must not be empty']);
    // What is no letter, figure, dash or underscore becomes an underscore (particle-cli, issue 110).
    const stored = plainText(name, nameLimit).replace(/[^\p{L}\p{N}_-]/gu, '_');
    const others = record.owner === undefined ? [] : parts.devices.ownedBy(record.owner);
    // Status and words: particle-cli, issue 104 and pull request 30.
    const isTaken = others.some((other) => other !== record && other.name?.toLowerCase() === stored.toLowerCase());
    if (isTaken) return refusals(403, ['Name already in use']);
    record.name = stored;
    return reply(200, { id: record.id, name: record.name, updated_at: new Date(parts.now()).toISOString() });
  }
  if (signal === '0' || signal === '1') {
    if (!record.online) return refusal(404, 'Device is not connected');
    parts.signal(record, signal === '1');
    return reply(200, { id: record.id, connected: true, signaling: signal === '1' });
  }
  if (app !== undefined || file !== undefined) {
    if (!record.online) return refusal(404, 'Device is not connected');
    // The one program that the cloud knows by name, as the Android SDK flashes it.
    if (file === undefined && (app !== 'tinker' || parts.faults.isOn('tinker-unknown'))) {
      return refusals(400, ['Unknown app']);
    }
    parts.flash(record);
    record.program = 'tinker';
    return reply(200, { id: record.id, status: 'Update started' });
  }
  return refusals(400, ['Nothing to update']);
}

/** Ping, a variable or a function of a device that the caller may ask. */
export function devicePart(
  { method, fields }: CloudRequest,
  name: string,
  record: CloudRecord,
  parts: CloudParts,
): CloudReply {
  // Of one that is away no source shows the answer of a ping: it is refused as every other call to it.
  if (!record.online) return refusal(404, 'Device is not connected');
  if (method === 'PUT' && name === 'ping') return reply(200, { online: true, ok: true });
  if (method === 'GET' && record.program === 'practice' && Object.hasOwn(parts.words.variables ?? variables, name)) {
    return reply(200, {
      cmd: 'VarReturn',
      name,
      result: parts.words.variables?.[name] ?? variableValue(name as keyof typeof variables, record, parts),
      coreInfo: {
        last_app: '',
        last_heard: isoTime(record.lastHeardAt),
        connected: true,
        last_handshake_at: isoTime(record.lastHandshakeAt),
        deviceID: record.id,
        product_id: 6,
      },
    });
  }
  if (method === 'POST' && (parts.words.functions ?? (functions[record.program] as readonly string[])).includes(name)) {
    const argument = fields.args ?? fields.arg ?? '';
    const result = argument === 'on' ? 1 : argument === 'off' ? 0 : -1;
    if (result >= 0) parts.publish(record, 'led', argument);
    return reply(200, { id: record.id, name, connected: true, return_value: result });
  }
  return refusal(404, method === 'GET' ? 'Variable not found' : `Function ${plainText(name, nameLimit)} not found`);
}

function variableValue(name: keyof typeof variables, record: CloudRecord, { now }: CloudParts): string | number {
  switch (name) {
    case 'temperature':
      return 21.5;
    case 'uptime':
      return Math.max(0, Math.round((now() - (record.lastHandshakeAt ?? now())) / 1000));
    case 'greeting':
      return 'hello';
  }
}
