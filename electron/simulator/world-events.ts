import type { Light } from '../../shared/light.ts';
import type { Place } from '../../shared/setup-events.ts';
import type { ClaimOutcome } from './cloud/devices.ts';
import type { Owner } from './cloud/owner.ts';
import type { FaultName } from './faults.ts';

export type JoinFailure =
  | 'not-in-range'
  | 'security-differs'
  | 'password-differs'
  | 'enterprise-details-differ'
  | 'root-certificate-unreadable';

/** What happens in the simulated world. `at`: milliseconds since 1970 by its clock. Never a password, token or claim code. */
export type WorldEvent = { readonly at: number } & (
  | { readonly type: 'device-listening'; readonly ssid: string }
  | { readonly type: 'device-left-listening'; readonly ssid: string }
  | {
      readonly type: 'light-changed';
      readonly light: Light;
      /** Flashes of another colour in between, as a count and its colour: 2 orange = no internet. */
      readonly flashes?: { readonly colour: 'orange' | 'magenta' | 'red'; readonly count: number };
    }
  | {
      readonly type: 'device-asked';
      readonly command: string;
      readonly transport: 'tcp' | 'http' | 'usb';
    }
  | {
      readonly type: 'device-answered';
      readonly command: string;
      readonly transport: 'tcp' | 'http';
      /** `r` of the answer, where it has one. */
      readonly result?: number;
    }
  | { readonly type: 'antenna-selected'; readonly antenna: 'internal' | 'external' }
  | { readonly type: 'claim-code-stored' }
  | { readonly type: 'network-stored'; readonly ssid: string; readonly security: number }
  | { readonly type: 'network-joined'; readonly ssid: string }
  | { readonly type: 'network-not-joined'; readonly ssid: string; readonly reason: JoinFailure }
  | { readonly type: 'device-online' }
  | { readonly type: 'device-offline' }
  | { readonly type: 'device-claimed'; readonly owner: Owner }
  | { readonly type: 'claim-ignored'; readonly reason: Exclude<ClaimOutcome, 'claimed'> | 'cloud-deaf' }
  | { readonly type: 'device-signalled'; readonly on: boolean }
  | { readonly type: 'setup-pressed' }
  | { readonly type: 'device-restarts'; readonly into: 'normal' | 'listening' | 'dfu' | 'off' }
  | { readonly type: 'computer-moved'; readonly place: Place; readonly network?: string }
  | { readonly type: 'cloud-asked'; readonly method: string; readonly path: string; readonly status: number }
  | { readonly type: 'fault-switched'; readonly fault: FaultName; readonly on: boolean }
);

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

export type UntimedEvent = WithoutTime<WorldEvent>;

/** The newest events kept; more would only fill the memory of a long practice session. */
export const keptEvents = 10_000;

export interface EventLog {
  readonly events: readonly WorldEvent[];
  tell(untimed: UntimedEvent): void;
  subscribe(listener: (event: WorldEvent) => void): () => void;
}

export function eventLog(now: () => number): EventLog {
  const events: WorldEvent[] = [];
  const listeners = new Set<(event: WorldEvent) => void>();
  return {
    events,
    tell(untimed) {
      const event: WorldEvent = { at: now(), ...untimed };
      events.push(event);
      if (events.length > keptEvents) events.splice(0, events.length - keptEvents);
      for (const listener of [...listeners]) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
