import type { DeviceId } from '../../shared/device-id.ts';
import { isCloudSilent, isFateUnknown, isTransient } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudDevice, DeviceCalls } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { Preset } from './preset.ts';

export type Acceptance = NonNullable<Preset['acceptance']>;

/** The calls about one device that an acceptance makes; the product's record tells the version of its firmware. */
export interface AcceptanceCloud extends Pick<DeviceCalls, 'readVariable' | 'callFunction'> {
  getDevice(
    id: DeviceId,
    signal: AbortSignal,
  ): Promise<Result<CloudDevice & { readonly firmwareVersion?: number | undefined }>>;
}

/** Lets one look be made when there is a way to the cloud, which stays until it has ended; undefined: `signal` was first. */
export type AtHome = <Value>(look: () => Promise<Value>, signal: AbortSignal) => Promise<Value | undefined>;

/**
 * What a device that is online has to show, one after another; what a look waits for its turn is no time of the device.
 * Fails with what it does not: `acceptance-firmware` (details.expected, `saw`), `acceptance-variable`, `acceptance-function`
 * (details.name, `saw`), with the cloud's own error where that said nothing until the end, and `cancelled`.
 */
export async function accept(
  cloud: AcceptanceCloud,
  { firmware, variables, functions }: Acceptance,
  id: DeviceId,
  clock: Clock,
  signal: AbortSignal,
  atHome: AtHome = (look) => look(),
): Promise<Result<void>> {
  if (firmware !== undefined) {
    const expected = [firmware.system, firmware.product].filter((part) => part !== undefined).join(', ');
    // The cloud updates a device after it has come online: what it finds first is what it had.
    const found = await until(firmware.withinSeconds, 'acceptance-firmware', { expected }, async (inner) => {
      const device = await cloud.getDevice(id, inner);
      if (!device.ok) return device;
      const { firmware: system, firmwareVersion, online } = device.value;
      const fits =
        (firmware.system ?? system) === system && (firmware.product ?? firmwareVersion) === firmwareVersion && online;
      return success({ fits, saw: [system, firmwareVersion].filter((part) => part !== undefined).join(', ') });
    });
    if (!found.ok) return found;
  }
  for (const { name, min, max, equals, withinSeconds } of variables) {
    const read = await until(withinSeconds, 'acceptance-variable', { name }, async (inner) => {
      const value = await cloud.readVariable(id, name, inner);
      if (!value.ok) return value;
      const isWithin =
        typeof value.value === 'number' && value.value >= (min ?? -Infinity) && value.value <= (max ?? Infinity);
      return success({ fits: equals === undefined ? isWithin : value.value === equals, saw: String(value.value) });
    });
    if (!read.ok) return read;
  }
  for (const { name, argument, returns, withinSeconds } of functions) {
    const called = await until(withinSeconds, 'acceptance-function', { name }, async (inner) => {
      const value = await cloud.callFunction(id, name, argument, inner);
      return value.ok ? success({ fits: value.value === returns, saw: String(value.value) }) : value;
    });
    if (!called.ok) return called;
  }
  return success(undefined);

  /** Looks again until it fits, at most so long; then the last look says why not. */
  async function until(
    seconds: number,
    code: 'acceptance-firmware' | 'acceptance-variable' | 'acceptance-function',
    details: Readonly<Record<string, string>>,
    look: (inner: AbortSignal) => Promise<Result<{ readonly fits: boolean; readonly saw: string }>>,
  ): Promise<Result<void>> {
    let last: SetupError | undefined;
    let leftMs = seconds * 1000;
    while (leftMs > 0 && !signal.aborted) {
      let since = clock.monotonic();
      const seen = await atHome(() => {
        since = clock.monotonic();
        return within(leftMs, clock, signal, async (inner) => {
          const found = await look(inner);
          return { found, isCutOff: inner.aborted };
        });
      }, signal);
      if (seen === undefined) break;
      const { found, isCutOff } = seen;
      if (found.ok && found.value.fits) return success(undefined);
      // The last call is cut off by the limit, and says less than the one before.
      if (isCutOff) break;
      last = found.ok ? setupError(code, { saw: found.value.saw, details }) : ofDevice(found.error);
      if (!found.ok && isFateUnknown(found.error.code) && code === 'acceptance-function') break;
      const pauseMs = Math.min(stationLimits.lookMs, leftMs - (clock.monotonic() - since));
      await clock.sleep(pauseMs, signal);
      leftMs -= clock.monotonic() - since;
    }
    return failure(signal.aborted ? setupError('cancelled') : (last ?? setupError('cloud-timed-out')));

    function ofDevice(error: SetupError): SetupError {
      const isOurs = isCloudSilent(error.code) || isTransient(error.code) || isFateUnknown(error.code);
      return isOurs ? error : setupError(code, { saw: error.code, details });
    }
  }
}
