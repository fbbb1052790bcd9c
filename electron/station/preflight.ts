import { isTransient } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { PreflightLine } from '../../shared/line-event.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudTime } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';

export interface PreflightWorld {
  /** What each run asks of the cloud first, and what time it was there then. */
  access(signal: AbortSignal): Promise<Result<CloudTime | undefined>>;
  readonly clock: Clock;
  /** Whether a file can be written where the record lies. */
  canWrite(): Promise<boolean>;
  /** The sockets of a line over cables. */
  readonly usb?: Pick<UsbSerial, 'ready' | 'list'> | undefined;
  /** The names of the preset's networks, and what this computer hears where it has a radio that tells. */
  readonly networks?: { readonly wanted: readonly string[]; readonly heard: ComputerWifi['networks'] };
  /** How the shared record stands; undefined: nothing is shared. */
  shared?(): { readonly waiting: number; readonly trouble: SetupError | undefined };
}

/**
 * Yields one line for each check, and ends with the first that keeps the line from starting: `station-disk-not-writable`,
 * `cable-unavailable`, what the cloud says to what each run asks first, `station-clock-off`
 * (details.offMs).
 */
export async function* preflight(
  { access, clock, canWrite, usb, networks, shared }: PreflightWorld,
  signal: AbortSignal,
): AsyncGenerator<PreflightLine, Result<void>> {
  if (!(await canWrite())) {
    const error = setupError('station-disk-not-writable');
    yield { check: 'disk', error };
    return failure(error);
  }
  yield { check: 'disk' };
  // As long as the cloud takes to answer it costs nobody time.
  const missing = networks && notHeard(networks, clock, signal);
  if (usb !== undefined) {
    const ready = await usb.ready();
    const listed = ready.ok ? await usb.list() : ready;
    if (!listed.ok) {
      yield { check: 'usb', error: listed.error };
      return listed;
    }
    yield { check: 'usb', plugged: listed.value.length };
  }
  const asked = await access(signal);
  // A connection that was kept may be gone; nothing else would keep a whole line from starting for one that is lost.
  const answer = asked.ok || !isTransient(asked.error.code) ? asked : await access(signal);
  if (!answer.ok) {
    yield { check: 'access', error: answer.error };
    return answer;
  }
  yield { check: 'access' };
  const cloudTime = answer.value;
  if (cloudTime !== undefined) {
    // What has passed since the cloud said so, by a clock that nobody sets.
    const offMs = Math.round(clock.now() - (cloudTime.date + clock.monotonic() - cloudTime.at));
    if (Math.abs(offMs) > stationLimits.clockOffMs) {
      const error = setupError('station-clock-off', { details: { offMs: Math.abs(offMs) } });
      yield { check: 'clock', offMs, error };
      return failure(error);
    }
    yield { check: 'clock', offMs };
  }
  const names = await missing;
  if (names !== undefined) {
    // Hidden, out of reach of this computer alone, or of a radio of its own: the Photon may hear it all the same.
    const error = setupError('network-not-found-here', { details: { network: names.join(', ') } });
    yield { check: 'networks', ...(names.length === 0 ? {} : { error }) };
  }
  if (shared !== undefined) {
    const { waiting, trouble } = shared();
    yield { check: 'record', waiting, ...(trouble === undefined ? {} : { error: trouble }) };
  }
  return success(undefined);
}

/** Those that this computer does not hear in its list; undefined: it has none, or none in time. */
async function notHeard(
  { wanted, heard }: NonNullable<PreflightWorld['networks']>,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const list = await within(stationLimits.hearMs, clock, signal, async (inner) => heard?.(inner));
  if (!list?.ok || list.value.length === 0) return undefined;
  const names = new Set(list.value.map(({ ssid }) => ssid));
  return [...new Set(wanted)].filter((name) => !names.has(name));
}
