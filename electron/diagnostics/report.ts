import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import { eventLine } from '../../shared/event-line.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { SetupEvent, WifiAdapter } from '../../shared/setup-events.ts';

export interface ReportParts {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly snapshot: Pick<Snapshot, 'system' | 'language' | 'settings' | 'secrets' | 'wifi' | 'practice' | 'recovery'>;
  /** The cloud that everybody uses; another one is only called that. */
  readonly usualCloud: string;
  readonly systemVersion: string;
  readonly adapters: readonly WifiAdapter[];
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
