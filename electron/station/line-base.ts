import type { DeviceId } from '../../shared/device-id.ts';
import type { LineEvent, LineRow } from '../../shared/line-event.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { Recipient } from '../setup/setup-world.ts';
import type { Changes } from './changes.ts';
import type { HomeGate } from './home-gate.ts';
import type { LineOptions, LineSurroundings } from './line-world.ts';
import type { Roster } from './roster.ts';

/** What happened, before it has its time. */
export type Untimed = LineEvent extends infer One ? (One extends LineEvent ? Omit<One, 'at'> : never) : never;

/** What all parts of one line stand on. */
export interface LineBase {
  readonly world: LineSurroundings;
  /** Whose the devices become. */
  readonly whose: Recipient;
  readonly options: LineOptions;
  readonly clock: Clock;
  /** Milliseconds since 1970, never earlier than before. */
  now(): number;
  readonly gate: HomeGate;
  /** Whoever changes what others wait for tells it here. */
  readonly changed: Changes;
  say(event: Untimed): void;
  /** Devices that have passed, here, in earlier lines or at another station: they are left alone. */
  readonly done: Set<DeviceId>;
  /** What this line told to connect, and so made ours, by ID: a network or a port may be another's the next time. */
  readonly toldToConnect: Set<DeviceId>;
  /** Photons that show, or have shown, that a bench works: they are left alone, and none of those. */
  readonly ofBenches: Set<DeviceId>;
  /** Which device gets what; undefined: whatever is heard is set up. */
  readonly list: Roster | undefined;
  /** The device that passes first, as long as it is awaited; without an ID there is none. */
  readonly golden: { readonly id: DeviceId | undefined; isAwaited: boolean; row: LineRow | undefined };
  /** Who is at it now, as it begins or by the last badge that was scanned. */
  readonly atIt: { operator: string | undefined };
  /** Each of its rows is for one device alone. */
  readonly namesDevices: boolean;
  /** No other device is taken. */
  readonly stop: AbortSignal;
  /** Those in flight end, too. */
  readonly ended: AbortSignal;
  /** One of both. */
  readonly ending: AbortSignal;
}
