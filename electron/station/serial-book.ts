import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { Listed } from '../../shared/list-lack.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';

/** Which device bears which serial number: the sticker carries that alone. */
export interface SerialBook {
  /** How many single numbers it may still ask for in this hour; undefined: it may ask for none. */
  lookUpsLeft(): number | undefined;
  /** Reads the whole list; one that was read in part is used as far as it goes. */
  load(signal: AbortSignal): Promise<Result<void>>;
  serialOf(id: DeviceId): string | undefined;
  /** The cloud has told it of one device. */
  note(id: DeviceId, serialNumber: string): void;
  /**
   * On a miss the list is read again, and then the cloud is asked for this one. Fails with `serial-without-device`,
   * `serial-of-several-devices` (details.serial) and `cloud-too-many-requests` (details.seconds) when the hour's look-ups are
   * used up, which is known here before the cloud refuses.
   */
  deviceOf(serial: string, signal: AbortSignal): Promise<Result<DeviceId>>;
}

export interface SerialSources {
  /** All devices that may be meant. */
  list(signal: AbortSignal): Promise<Listed<Iterable<Pick<CloudDevice, 'id' | 'serialNumber'>>>>;
  /** For one at a time, by a developer account; undefined: there is none. */
  lookUp?: ((serial: string, signal: AbortSignal) => Promise<Result<DeviceId>>) | undefined;
  /** Those that the whole program has, because the cloud counts all of them; without it those of this book alone. */
  readonly budget?: LookUpBudget;
  readonly clock: Clock;
}

/** The single numbers of an hour. */
export interface LookUpBudget {
  left(): number;
  /** False: there is none left, and the oldest counts no more after `waitMs`. */
  take(): boolean;
  waitMs(): number;
}

export function lookUpBudget(clock: Pick<Clock, 'monotonic'>): LookUpBudget {
  let at: readonly number[] = [];
  const left = () => {
    at = at.filter((one) => clock.monotonic() - one < stationLimits.serialLookUpsMs);
    return serialLookUpsAtMost - at.length;
  };
  return {
    left,
    take() {
      if (left() <= 0) return false;
      at = [...at, clock.monotonic()];
      return true;
    },
    waitMs: () => (left() > 0 ? 0 : (at[0] ?? 0) + stationLimits.serialLookUpsMs - clock.monotonic()),
  };
}

export function serialBook({ list, lookUp, clock, budget = lookUpBudget(clock) }: SerialSources): SerialBook {
  let devices: ReadonlyMap<string, ReadonlySet<DeviceId>> = new Map();
  let serials: ReadonlyMap<DeviceId, string> = new Map();
  /** Found or told one by one; they stay when the list is read again. */
  const found = new Map<string, DeviceId>();
  let readAt = Number.NEGATIVE_INFINITY;

  async function load(signal: AbortSignal): Promise<Result<void>> {
    const begunAt = clock.monotonic();
    const listed = await list(signal);
    if (!listed.ok) return listed;
    readAt = begunAt;
    const byId = new Map<DeviceId, string>();
    const bySerial = new Map<string, Set<DeviceId>>();
    for (const { id, serialNumber } of listed.value) {
      const serial = serialNumber?.trim().toUpperCase();
      if (serial === undefined || serial === '') continue;
      byId.set(id, serial);
      bySerial.set(serial, (bySerial.get(serial) ?? new Set()).add(id));
    }
    [serials, devices] = [byId, bySerial];
    return success(undefined);
  }

  function known(serial: string): Result<DeviceId> | undefined {
    const [id, another] = devices.get(serial) ?? [];
    if (another !== undefined) return refused('serial-of-several-devices', serial);
    const one = id ?? found.get(serial);
    return one === undefined ? undefined : success(one);
  }

  async function ask(serial: string, signal: AbortSignal): Promise<Result<DeviceId>> {
    if (lookUp === undefined) return refused('serial-without-device', serial);
    if (!budget.take()) {
      const seconds = Math.ceil(budget.waitMs() / 1000);
      return failure(setupError('cloud-too-many-requests', { details: { seconds } }));
    }
    const answer = await lookUp(serial, signal);
    if (answer.ok) found.set(serial, answer.value);
    return !answer.ok && answer.error.code === 'serial-number-unknown'
      ? refused('serial-without-device', serial)
      : answer;
  }

  return {
    lookUpsLeft: () => lookUp && budget.left(),
    load,
    serialOf: (id) => serials.get(id) ?? [...found].find(([, device]) => device === id)?.[0],
    note: (id, serialNumber) => void found.set(serialNumber.trim().toUpperCase(), id),
    async deviceOf(given, signal) {
      const serial = given.toUpperCase();
      const first = known(serial);
      if (first !== undefined) return first;
      if (clock.monotonic() - readAt >= stationLimits.serialsReadMs) {
        const read = await load(signal);
        if (!read.ok) return read;
        const second = known(serial);
        if (second !== undefined) return second;
      }
      return ask(serial, signal);
    },
  };
}

/** Particle API reference, "Look up device identification from a serial number": 50 in an hour. */
export const serialLookUpsAtMost = 50;

function refused(code: 'serial-without-device' | 'serial-of-several-devices', serial: string): Result<never> {
  const shown = plainText(serial, 64);
  return failure(setupError(code, { details: { serial: shown } }));
}
