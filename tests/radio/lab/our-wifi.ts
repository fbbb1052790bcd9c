import { composeProgram } from '../../../electron/composition/compose-program.ts';
import { systemWifi } from '../../../electron/composition/computer-wifi.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { photonAddress } from '../../../electron/softap/photon-address.ts';
import { forkedHelper } from '../../../electron/terminal/forked-helper.ts';
import type { SystemWifi } from '../../../electron/wifi/system-wifi.ts';
import type { ComputerWifi, RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import type { SetupError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { cloudUrl } from './internet.ts';

export interface OurWifi {
  readonly wifi: ComputerWifi;
  readonly system: SystemWifi;
  /** Asks the Photon for its id, as every run does first. */
  deviceId(): Promise<Result<{ readonly id: string }>>;
  close(): void;
}

/** The app's own way to the radio, put together as the faces do it, in this process. */
export function ourWifi(adapter = ''): OurWifi {
  const made = systemWifi({
    platform: process.platform,
    startHelper: forkedHelper('/radio/code/out/node-wifi.js'),
    clock: systemClock,
  });
  if (made === undefined) throw new Error('the app does not know this system');
  const fetchAnew = (url: string, init: RequestInit) =>
    fetch(url, { ...init, headers: { ...init.headers, connection: 'close' } });
  const way = { fetch: fetchAnew, fetchAnew };
  const { wifi, photon } = composeProgram({ folder: undefined, way, computerWifi: made }).realWorld({
    cloudUrl,
    client: { id: 'radio', secret: 'radio' },
    photonAddress,
    joinLimitMs: 2_000,
    joinBy: 'automatic',
    wifiAdapter: adapter,
  });
  return { wifi, system: made.system, deviceId: () => photon.deviceId(neverAborted()), close: () => made.close() };
}

/** The value, or an error that the test shows. */
export function valueOrFail<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(describe(result.error));
}

function describe({ code, saw, details }: SetupError): string {
  return [code, saw, details === undefined ? undefined : JSON.stringify(details)].filter(Boolean).join(' ');
}

/** There and back once, as a run does it. */
export async function joinAndReturn(
  { wifi }: OurWifi,
  ssid: string,
  meanwhile: (remembered: RememberedNetwork) => Promise<void> = async () => undefined,
): Promise<void> {
  const remembered = valueOrFail(await wifi.remember(neverAborted()));
  try {
    valueOrFail(await wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
    await meanwhile(remembered);
  } finally {
    valueOrFail(await wifi.giveBack(remembered, () => undefined, neverAborted()));
  }
}
