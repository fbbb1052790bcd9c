import { bytesToBinaryText } from '../../../shared/bytes.ts';
import { type AirNetwork, ssidBytes } from '../air/air.ts';
import type { FaultSwitches } from '../faults.ts';
import type { UntimedEvent } from '../world-events.ts';
import { type DeviceAnswer, numberPieces, resultPieces, stringPieces } from './answer.ts';
import {
  allFields,
  type Configured,
  type ConfigureFields,
  configureChecked,
  configureUnchecked,
  personalFields,
} from './configure-ap.ts';
import type { FirmwareProfile } from './firmware.ts';
import { readFields } from './json.ts';
import type { DeviceKey } from './key.ts';
import { type DeviceMemory, withNetwork } from './memory.ts';

export const commandNames = [
  'version',
  'device-id',
  'scan-ap',
  'configure-ap',
  'connect-ap',
  'public-key',
  'set',
] as const;
export type CommandName = (typeof commandNames)[number];

export interface CommandSurroundings {
  readonly memory: DeviceMemory;
  readonly key: DeviceKey;
  readonly profile: FirmwareProfile;
  readonly faults: FaultSwitches;
  /** 24 upper-case hex digits, as the device prints them. */
  printedId(): string;
  /** What can be heard now, hidden networks included. */
  heard(): readonly AirNetwork[];
  waitForCommand(): Promise<void>;
  /** The share of a whole scan, 0–1. */
  waitForScan(share: number): Promise<void>;
  waitForOwnScan(): Promise<void>;
  scanned(): void;
  crash(): void;
  credentialsChanged(): void;
  /** Leaves listening mode as soon as the answer is out. */
  leave(): void;
  tell(untimed: UntimedEvent): void;
}

/** One command, as the firmware answers it (Device OS v1.5.2, hal/src/photon/softap.cpp:391-873). */
export async function* answerCommand(
  command: CommandName,
  body: Uint8Array,
  around: CommandSurroundings,
): DeviceAnswer {
  await around.waitForCommand();
  if (around.faults.isOn('crash-during-command')) {
    around.crash();
    return 'never';
  }
  switch (command) {
    case 'version':
      yield '{"v":2}';
      return 'whole';
    case 'device-id':
      yield* [
        '{',
        ...stringPieces('id', around.printedId()),
        ',',
        ...stringPieces('c', around.memory.claimedFlag ? '1' : '0'),
        '}',
      ];
      return 'whole';
    case 'public-key':
      yield* publicKeyPieces(around);
      return 'whole';
    case 'scan-ap':
      return yield* scan(around);
    case 'set':
      yield* setValue(body, around);
      return 'whole';
    case 'configure-ap': {
      const pieces = await configure(body, around);
      if (pieces === 'never') return 'never';
      yield* pieces;
      return 'whole';
    }
    case 'connect-ap':
      return yield* connect(around);
  }
}

function* publicKeyPieces({ key, faults }: CommandSurroundings): Generator<string> {
  yield '{';
  if (!faults.isOn('key-missing')) {
    yield* ['"', 'b', '"', ':', '"'];
    for (const byte of key.publicKeyField) yield* byte.toString(16).toUpperCase().padStart(2, '0');
    yield* ['"', ','];
  }
  yield* [...numberPieces('r', faults.isOn('key-missing') ? 1 : 0), '}'];
}

/** Streamed while scanning: one entry for every access point, none removed, none sorted, names not escaped. */
async function* scan(around: CommandSurroundings): DeviceAnswer {
  const named = around.heard().filter((network) => !network.hidden && ssidBytes(network).length > 0);
  yield '{"scans":[';
  for (const [index, network] of named.entries()) {
    await around.waitForScan(1 / named.length);
    if (around.faults.isOn('crash-during-scan') && index >= named.length / 2) {
      around.crash();
      return 'never';
    }
    if (index > 0) yield ',';
    // As a C string: a zero byte inside cuts the name.
    const name = bytesToBinaryText(ssidBytes(network)).split('\0', 1)[0] ?? '';
    const numbers = { rssi: network.rssi, sec: network.security, ch: network.channel, mdr: maximumDataRate(network) };
    yield* ['{', ...stringPieces('ssid', name)];
    for (const [key, value] of Object.entries(numbers)) yield* [',', ...numberPieces(key, value)];
    yield '}';
  }
  if (named.length === 0) await around.waitForScan(1);
  around.scanned();
  yield ']}';
  return 'whole';
}

/** kbit/s: 802.11g where the cipher forbids 802.11n (IEEE 802.11-2012, 11.1.6), else one stream of 802.11n. */
function maximumDataRate(network: AirNetwork): number {
  const cipherAllowsN = network.security === 0 || (network.security & 0x4) !== 0;
  return cipherAllowsN ? 72_200 : 54_000;
}

/** Any text is taken for a claim code: cut at 63, never checked (softap.cpp:815-862). */
function* setValue(body: Uint8Array, { memory, profile, faults, tell }: CommandSurroundings): Generator<string> {
  const fields = readFields(body, { k: 'string', v: 'string' } as const);
  if (fields === undefined) return;
  const name = profile.cutsClaimKey ? fields.k?.slice(0, 2) : fields.k;
  const stored = name === 'cc' && (fields.v ?? '') !== '' && !faults.isOn('set-refused');
  if (stored) {
    memory.claimCode = fields.v?.slice(0, 63);
    tell({ type: 'claim-code-stored' });
  }
  yield* resultPieces(stored ? 0 : -1);
}

const configureFaults = [
  ['configure-refused-1', 1],
  ['configure-refused-2', -2],
  ['configure-refused-3', -3],
  ['configure-refused-4', -4],
  ['configure-refused-16640', -16_640],
  ['configure-refused-other', 1_024],
] as const;

async function configure(body: Uint8Array, around: CommandSurroundings): Promise<readonly string[] | 'never'> {
  const { memory, key, profile, faults } = around;
  const fields: ConfigureFields | undefined = readFields(body, profile.ownScan ? allFields : personalFields);
  if (fields === undefined) return [];
  const refused = configureFaults.find(([fault]) => faults.isOn(fault));
  if (refused !== undefined) return resultPieces(refused[1]);

  let crashes = false;
  const configured: Configured = profile.ownScan
    ? await configureChecked(fields, key, async () => {
        await around.waitForOwnScan();
        crashes = faults.isOn('crash-during-scan');
        return crashes ? [] : around.heard();
      })
    : configureUnchecked(fields, key);
  if (crashes) {
    around.crash();
    return 'never';
  }
  memory.enterprise = { ...memory.enterprise, ...configured.enterprise };
  if (configured.network !== undefined) {
    memory.networks = withNetwork(memory.networks, configured.network, profile);
    around.credentialsChanged();
    const ssid = new TextDecoder().decode(Buffer.from(configured.network.ssid, 'latin1'));
    around.tell({ type: 'network-stored', ssid, security: configured.network.security });
  }
  return resultPieces(configured.result);
}

async function* connect({ faults, leave }: CommandSurroundings): DeviceAnswer {
  if (faults.isOn('connect-refused')) {
    yield* resultPieces(1);
    return 'whole';
  }
  if (!faults.isOn('never-leaves')) leave();
  if (faults.isOn('connect-answer-lost')) return 'reset';
  yield* resultPieces(0);
  return 'whole';
}
