import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import { eventLine } from '../../shared/event-line.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Result } from '../../shared/result.ts';
import type { SetupEvent, WifiAdapter } from '../../shared/setup-events.ts';
import type { UsbPort } from '../serial/usb-serial-port.ts';

export interface ReportParts {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly snapshot: Pick<Snapshot, 'system' | 'language' | 'settings' | 'secrets' | 'wifi' | 'practice' | 'recovery'>;
  /** The cloud that everybody uses; another one is only called that. */
  readonly usualCloud: string;
  readonly systemVersion: string;
  readonly adapters: readonly WifiAdapter[];
  /** What is plugged in, and whether its ports could be opened. */
  readonly usb: { readonly ready: Result<void>; readonly ports: Result<readonly UsbPort[]> };
  readonly events: readonly SetupEvent[];
  readonly deviceJob: readonly DeviceJobEvent[];
  readonly attempts: readonly Attempt[];
  readonly log: readonly string[];
}

const keptAttempts = 20;

/**
 * What whoever helps needs, for a person to read first: versions, the last run, the last attempts, the log. Names of
 * networks, e-mail addresses and secrets are not among it; ids of devices are. In English, so that it reads the same
 * everywhere.
 */
export function problemReport(parts: ReportParts): string {
  const { snapshot, at, events, deviceJob, attempts, log } = parts;
  const { versions, platform, languages, build } = snapshot.system;
  const start = events[0]?.at ?? at;
  return [
    'Photon Setup: report of a problem',
    `written: ${time(at)}`,
    '',
    '[program]',
    `Photon Setup ${versions.app} (${build.runtime}${build.commit === '' ? '' : `, ${build.commit}`}, ${build.signed ? 'signed' : 'unsigned'})`,
    `Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}`,
    `system: ${platform} ${parts.systemVersion}, language ${snapshot.language} of ${languages.join(' ')}`,
    `cloud: ${snapshot.settings.cloudUrl === parts.usualCloud ? 'usual' : 'another'}${snapshot.practice === undefined ? '' : ', practice'}`,
    `secrets: ${snapshot.secrets.place}${snapshot.secrets.problem === undefined ? '' : ` (${snapshot.secrets.problem.code})`}`,
    '',
    '[Wi-Fi]',
    `moved by: ${snapshot.settings.joinBy}, now ${snapshot.wifi}; way home: ${snapshot.recovery?.status ?? 'nothing open'}`,
    ...listed(
      parts.adapters.map(
        ({ carriesInternet }, index) => `adapter ${index + 1}: ${carriesInternet ? 'carries the internet' : 'free'}`,
      ),
    ),
    '',
    '[USB]',
    `ports: ${whyNot(parts.usb.ready) ?? 'can be opened'}`,
    ...(parts.usb.ports.ok ? listed(parts.usb.ports.value.map(portLine)) : [`list: ${whyNot(parts.usb.ports)}`]),
    '',
    '[last run]',
    ...listed(events.map((event) => `+${((event.at - start) / 1000).toFixed(1)} s  ${eventLine(event)}`)),
    '',
    '[last work on devices]',
    ...listed(deviceJob.map(jobLine)),
    '',
    '[last attempts]',
    ...listed(attempts.slice(-keptAttempts).map(attemptLine)),
    '',
    '[log]',
    ...listed(log),
    '',
  ].join('\n');
}

const listed = (lines: readonly string[]) => (lines.length === 0 ? ['nothing'] : lines);
const time = (at: number) => new Date(at).toISOString();

function whyNot(result: Result<unknown>): string | undefined {
  if (result.ok) return undefined;
  const { code, saw } = result.error;
  return saw === undefined ? code : `${code} (${saw})`;
}

function portLine({ path, identity: { kind, name, id, firmware }, denied }: UsbPort): string {
  const version = firmware === undefined ? 'unknown' : firmware === '0.5' ? '0.5 or earlier' : `${firmware} or later`;
  const mode = kind === 'dfu' ? ', DFU mode' : '';
  return `${name}${mode}, device ${id ?? 'unknown'}, Device OS ${version}, ${path ?? 'no port'}${denied ? ', not permitted' : ''}`;
}

function jobLine(event: DeviceJobEvent): string {
  switch (event.type) {
    case 'action-started':
      return `${event.type} ${event.deviceId} ${event.action}`;
    case 'action-finished':
      return `${event.type} ${event.deviceId} ${event.action}`;
    default:
      return event.type;
  }
}

const forWhoms: Readonly<Record<Attempt['forWhom']['for'], string>> = {
  account: 'the account',
  customer: 'a customer',
  product: 'a product, without an owner',
};

function attemptLine({ startedAt, forWhom, deviceId, plan, reached, end }: Attempt): string {
  const code = end?.code === undefined ? '' : ` ${end.code}`;
  const took = end?.tookMs === undefined ? '' : ` after ${end.tookMs} ms`;
  const outcome = end === undefined ? 'no end' : `${end.outcome}${code}${took}`;
  return `${time(startedAt)}  for ${forWhoms[forWhom.for]}, device ${deviceId ?? 'unknown'}, plan ${plan ?? 'none'}, reached ${reached ?? 'nothing'}: ${outcome}`;
}
