import * as v from 'valibot';
import { systemLimits } from '../../../shared/time-limits.ts';
import type { Command } from '../run-command.ts';

/**
 * NetworkManager's own objects in one answer: `busctl` of systemd prints D-Bus values as JSON (busctl(1), "--json").
 * nmcli tells neither when an access point was last heard nor names as bytes.
 */
export const managedObjects: Command = {
  file: 'busctl',
  args: [
    ...['--system', '--json=short', 'call', 'org.freedesktop.NetworkManager', '/org/freedesktop'],
    ...['org.freedesktop.DBus.ObjectManager', 'GetManagedObjects'],
  ],
  timeLimitMs: systemLimits.linux.busctlMs,
};

export interface AccessPointFacts {
  /** MHz. */
  readonly frequency: number;
  /** NM80211ApFlags. */
  readonly flags: number;
  /** NM80211ApSecurityFlags, of WPA and of WPA2 and later. */
  readonly wpaFlags: number;
  readonly rsnFlags: number;
}

export interface ListedAccessPoint {
  /** The name as bytes; it need not be text. */
  readonly ssid: Uint8Array;
  /** Percent, as NetworkManager counts. */
  readonly strength: number;
  /** What it needs, in NetworkManager's own flags; absent where it does not tell. */
  readonly facts?: AccessPointFacts;
  /** When it was last heard, in seconds since the computer started, sleep included; -1: never by this adapter. */
  readonly lastSeen: number;
}

export interface AdapterAir {
  /** When the adapter's last scan ended, in milliseconds since the computer started; -1: never. */
  readonly lastScan: number;
  readonly accessPoints: readonly ListedAccessPoint[];
}

const value = <Data extends v.GenericSchema>(data: Data) => v.object({ data });
const int = v.pipe(v.number(), v.safeInteger());
const octet = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
const device = v.object({
  'org.freedesktop.NetworkManager.Device': v.object({ Interface: value(v.string()) }),
  'org.freedesktop.NetworkManager.Device.Wireless': v.object({
    LastScan: value(int),
    AccessPoints: value(v.array(v.string())),
  }),
});
const accessPoint = v.object({
  'org.freedesktop.NetworkManager.AccessPoint': v.object({
    Ssid: value(v.pipe(v.array(octet), v.maxLength(32))),
    Strength: value(int),
    LastSeen: value(int),
  }),
});
const accessPointFacts = v.object({
  'org.freedesktop.NetworkManager.AccessPoint': v.object({
    Frequency: value(int),
    Flags: value(int),
    WpaFlags: value(int),
    RsnFlags: value(int),
  }),
});
const answer = v.object({ data: v.tuple([v.record(v.string(), v.unknown())]) });

/** What an adapter hears, or `undefined` when the answer is of another form or knows no such adapter. */
export function readAir(output: Uint8Array, adapter: string): AdapterAir | undefined {
  const parsed = v.safeParse(answer, parseJson(output));
  if (!parsed.success) return undefined;
  const [objects] = parsed.output.data;
  for (const object of Object.values(objects)) {
    const found = v.safeParse(device, object);
    if (!found.success) continue;
    if (found.output['org.freedesktop.NetworkManager.Device'].Interface.data !== adapter) continue;
    const wireless = found.output['org.freedesktop.NetworkManager.Device.Wireless'];
    return {
      lastScan: wireless.LastScan.data,
      accessPoints: wireless.AccessPoints.data.flatMap((path) => {
        const listed = v.safeParse(accessPoint, objects[path]);
        if (!listed.success) return [];
        const facts = listed.output['org.freedesktop.NetworkManager.AccessPoint'];
        return [
          {
            ssid: Uint8Array.from(facts.Ssid.data),
            strength: facts.Strength.data,
            lastSeen: facts.LastSeen.data,
            ...factsOf(objects[path]),
          },
        ];
      }),
    };
  }
  return undefined;
}

function factsOf(object: unknown): Pick<ListedAccessPoint, 'facts'> {
  const read = v.safeParse(accessPointFacts, object);
  if (!read.success) return {};
  const { Frequency, Flags, WpaFlags, RsnFlags } = read.output['org.freedesktop.NetworkManager.AccessPoint'];
  return {
    facts: { frequency: Frequency.data, flags: Flags.data, wpaFlags: WpaFlags.data, rsnFlags: RsnFlags.data },
  };
}

function parseJson(output: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(output).toString('utf8'));
  } catch {
    return undefined;
  }
}
