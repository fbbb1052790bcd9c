import type { SetupEvent } from '../../../shared/setup-events.ts';
import { cloudUrl } from './internet.ts';
import type { LoggedInUser } from './logged-in-user.ts';
import type { PhotonOnAir } from './photon-on-air.ts';
import type { Program } from './programs.ts';

export interface ClaimRun {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly events: readonly SetupEvent[];
  readonly stderr: string;
}

export interface Claim {
  /** What it has printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<ClaimRun>;
}

/** The terminal face as people start it, with what a script gives it. */
const terminal = ['node', '/radio/code/out/cli.js'];

/** A line of three of them, and the look at this computer before. */
const lineLimitMs = 240_000;

/** A whole claim takes some twenty seconds in an emulated machine; hands are not there to wait for. */
const claimLimitMs = 150_000;

/**
 * Claims the Photon for the network that its simulated air has with a password, as the person at the screen.
 * @param more options of the command; they go before the usual ones
 * @param password another one than the network's
 */
export function startClaim(
  user: LoggedInUser,
  photon: PhotonOnAir,
  more: readonly string[] = [],
  password?: string,
): Claim {
  const { account, networks } = photon.world.ready;
  const network = networks.find((one) => one.password !== undefined);
  const usual = [
    ...['--cloud', cloudUrl, '--wait-for-photon', '60', '--json', '--yes'],
    ...['--ssid', network?.ssid ?? '', '--password-env', 'NETWORK', '--token-env', 'TOKEN'],
  ];
  const env = { NETWORK: password ?? network?.password ?? '', TOKEN: account.accessToken };
  return follow(user.start([...terminal, 'claim', ...usual, ...more], { env }), claimLimitMs);
}

/** A line of so many Photons by the preset in a file, as the person at the screen; its passwords are in NETWORK. */
export function startLine(user: LoggedInUser, photon: PhotonOnAir, preset: string, count: number): Claim {
  const { account, networks } = photon.world.ready;
  const password = networks.find((one) => one.password !== undefined)?.password ?? '';
  const args = ['--preset', preset, '--cloud', cloudUrl, '--token-env', 'TOKEN', '--count', String(count), '--json'];
  const env = { NETWORK: password, TOKEN: account.accessToken };
  return follow(user.start([...terminal, 'station', ...args], { env }), lineLimitMs);
}

function follow(program: Program, limitMs: number): Claim {
  const timer = setTimeout(() => program.kill('SIGTERM'), limitMs);
  return {
    output: () => program.stdout,
    kill: (signal) => program.kill(signal),
    ended: program.ended.then(({ code, stdout, stderr }) => {
      clearTimeout(timer);
      const lines = stdout.trim().split('\n');
      const events = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as SetupEvent] : []));
      return { code, lines, events, stderr };
    }),
  };
}

export function claim(...how: Parameters<typeof startClaim>): Promise<ClaimRun> {
  return startClaim(...how).ended;
}
