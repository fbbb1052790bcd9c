import type { SetupEvent } from '../../../shared/setup-events.ts';
import { cloudUrl } from './internet.ts';
import type { Person } from './person.ts';
import type { PhotonOnAir } from './photon-on-air.ts';

export interface ClaimRun {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly events: readonly SetupEvent[];
  readonly stderr: string;
}

/** The terminal face as people start it, with what a script gives it. */
/** A whole claim takes some twenty seconds in an emulated machine; hands are not there to wait for. */
const claimLimitMs = 150_000;

export const terminal = ['node', '/radio/code/out/cli.js'];

/** Claims the Photon for the network that its simulated air has under this name, as the person at the screen. */
export async function claim(user: Person, photon: PhotonOnAir, more: readonly string[] = []): Promise<ClaimRun> {
  const { account, networks } = photon.world.ready;
  const network = networks.find(({ password }) => password !== undefined);
  const options = ['--ssid', network?.ssid ?? '', '--password-env', 'NETWORK', '--token-env', 'TOKEN', '--json'];
  const program = user.start(
    [...terminal, 'claim', '--cloud', cloudUrl, '--wait-for-photon', '60', ...options, ...more],
    {
      env: { NETWORK: network?.password ?? '', TOKEN: account.accessToken },
    },
  );
  const timer = setTimeout(() => program.kill('SIGTERM'), claimLimitMs);
  const ended = await program.ended;
  clearTimeout(timer);
  const lines = ended.stdout.trim().split('\n');
  return { code: ended.code, lines, events: lines.map((line) => JSON.parse(line) as SetupEvent), stderr: ended.stderr };
}
