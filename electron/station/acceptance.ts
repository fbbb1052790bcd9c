import type { DeviceId } from '../../shared/device-id.ts';
import { isCloudSilent, isFateUnknown, isTransient } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { measuredFirmware } from '../../shared/history-attempt.ts';
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

/** Lets one look be made when there is a way to the cloud, which stays until it has ended; undefined: `signal` was first, or nobody is to look any more. */
export type AtHome = <Value>(look: () => Promise<Value>, signal: AbortSignal) => Promise<Value | undefined>;

/** What is known of calls of this attempt. */
export interface FunctionCalls {
  /** An earlier program began them and did not see their end: nobody knows what ran. */
  readonly wereBegun: boolean;
  /** Resolves when they may begin: that they do is noted. */
  begin(): Promise<void>;
}

const noneBegun: FunctionCalls = { wereBegun: false, begin: async () => undefined };

/** A look that says something of the device, and what it was judged by. */
export interface Measured {
  /** `firmware`, or a variable or function with what stands before its name (`measuredKinds`). */
  readonly name: string;
  /** Absent: what was seen is no number, or nothing that the device could give. */
  readonly value?: number | undefined;
  readonly saw: string;
  readonly fits: boolean;
  /** The least and the most that it may be, or, for what is no number, the one text. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly expected?: string | undefined;
}

interface AcceptanceWays {
  readonly atHome?: AtHome;
  /** Told of the last look at each thing before the next one. */
  readonly measured?: (measured: Measured) => Promise<void>;
  readonly calls?: FunctionCalls;
}

type Look = Pick<Measured, 'fits' | 'saw' | 'value'>;
type Judged = Pick<Measured, 'name' | 'low' | 'high' | 'expected'>;

/**
 * What a device that is online has to show, one after another; what a look waits for its turn is no time of the device.
 * Fails with what it does not: `acceptance-firmware` (details.expected, `saw`), `acceptance-variable`, `acceptance-function`
 * (details.name, `saw`), with the cloud's own error where that said nothing until the end, with `order-fate-unknown` where
 * functions were called before, and `cancelled`.
 */
export async function accept(
  cloud: AcceptanceCloud,
  { firmware, variables, functions }: Acceptance,
  id: DeviceId,
  clock: Clock,
  signal: AbortSignal,
  { atHome = (look) => look(), measured, calls = noneBegun }: AcceptanceWays = {},
): Promise<Result<void>> {
  if (firmware !== undefined) {
    const expected = [firmware.system, firmware.product].filter((part) => part !== undefined).join(', ');
    // The cloud updates a device after it has come online: what it finds first is what it had.
    const judged = { name: measuredFirmware, expected };
    const found = await until(firmware.withinSeconds, 'acceptance-firmware', judged, { expected }, async (inner) => {
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
    const isNumber = typeof equals === 'number';
    const expected = equals === undefined || isNumber ? undefined : String(equals);
    const [low, high] = isNumber ? [equals, equals] : [min, max];
    const judged = { name: `variable:${name}`, low, high, expected };
    const read = await until(withinSeconds, 'acceptance-variable', judged, { name }, async (inner) => {
      const found = await cloud.readVariable(id, name, inner);
      if (!found.ok) return found;
      const value = typeof found.value === 'number' ? found.value : undefined;
      const isWithin = value !== undefined && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
      const fits = equals === undefined ? isWithin : found.value === equals;
      return success({ fits, saw: String(found.value), value });
    });
    if (!read.ok) return read;
  }
  if (functions.length > 0 && calls.wereBegun) return failure(setupError('order-fate-unknown'));
  if (functions.length > 0) await calls.begin();
  for (const { name, argument, returns, withinSeconds } of functions) {
    const judged = { name: `function:${name}`, low: returns, high: returns };
    const called = await until(withinSeconds, 'acceptance-function', judged, { name }, async (inner) => {
      const found = await cloud.callFunction(id, name, argument, inner);
      if (!found.ok) return found;
      const { value } = found;
      return success({ fits: value === returns, saw: String(value), value });
    });
    if (!called.ok) return called;
  }
  return success(undefined);

  /** Looks again until it fits, at most so long; then the last look says why not. */
  async function until(
    seconds: number,
    code: 'acceptance-firmware' | 'acceptance-variable' | 'acceptance-function',
    judged: Judged,
    details: Readonly<Record<string, string>>,
    look: (inner: AbortSignal) => Promise<Result<Look>>,
  ): Promise<Result<void>> {
    let last: Look | SetupError | undefined;
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
      // What was seen before is no verdict: its time was not over.
      if (seen === undefined) return failure(setupError('cancelled'));
      const { found, isCutOff } = seen;
      if (found.ok && found.value.fits) {
        await measured?.({ ...judged, ...found.value });
        return success(undefined);
      }
      // The last call is cut off by the limit, and says less than the one before.
      if (isCutOff) break;
      last = found.ok ? found.value : ofDevice(found.error);
      if (!found.ok && isFateUnknown(found.error.code) && code === 'acceptance-function') break;
      const pauseMs = Math.min(stationLimits.lookMs, leftMs - (clock.monotonic() - since));
      await clock.sleep(pauseMs, signal);
      leftMs -= clock.monotonic() - since;
    }
    if (signal.aborted) return failure(setupError('cancelled'));
    if (last === undefined || 'code' in last) return failure(last ?? setupError('cloud-timed-out'));
    await measured?.({ ...judged, ...last });
    return failure(setupError(code, { saw: last.saw, details }));

    function ofDevice(error: SetupError): Look | SetupError {
      const isOurs = isCloudSilent(error.code) || isTransient(error.code) || isFateUnknown(error.code);
      return isOurs ? error : { fits: false, saw: error.code };
    }
  }
}
