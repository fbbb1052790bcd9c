import { type Command, InvalidArgumentError } from 'commander';
import { failure, type Result, success } from '../../shared/result.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';
import { readSecret } from './secret-input.ts';

/** A network that the Photon is to keep beside the one of `--ssid`. */
export interface AlsoNetwork {
  readonly ssid: string;
  readonly password: string | undefined;
}

interface Named {
  readonly ssid: string;
  readonly passwordEnv?: string;
}

/** Adds the repeatable pairs to `claim`; they are read in the order in which they stand, so a variable is its name's. */
export function alsoNetworks(command: Command) {
  let named: readonly Named[] = [];
  command
    .option('--also-ssid <name>', 'another network that it keeps and tries after that one; up to four', (ssid) => {
      named = [...named, { ssid }];
      return ssid;
    })
    .option(
      '--also-password-env <variable>',
      'right after its --also-ssid: environment variable with the password; none for an open network',
      (passwordEnv) => {
        const last = named.at(-1);
        if (last === undefined || last.passwordEnv !== undefined) {
          throw new InvalidArgumentError('It goes right after its --also-ssid.');
        }
        named = named.with(-1, { ...last, passwordEnv });
        return passwordEnv;
      },
    );
  return {
    /** What does not go together, as a sentence; undefined where all does. */
    misuse(ssid: string): string | undefined {
      if (named.length === 0) return undefined;
      if (ssid === '') return 'error: --also-ssid goes with --ssid';
      if (named.length >= photonKeeps) return `error: a Photon keeps ${photonKeeps} networks`;
      const names = [ssid, ...named.map((one) => one.ssid)];
      return new Set(names).size < names.length ? 'error: a network is named twice' : undefined;
    },
    /** Fails as `readSecret` does. */
    async read(process: Parameters<typeof readSecret>[2]): Promise<Result<readonly AlsoNetwork[]>> {
      const networks: AlsoNetwork[] = [];
      for (const { ssid, passwordEnv } of named) {
        const password =
          passwordEnv === undefined
            ? success(undefined)
            : await readSecret(passwordEnv, `Password of ${ssid}`, process);
        if (!password.ok) return failure(password.error);
        networks.push({ ssid, password: password.value });
      }
      return success(networks);
    },
  };
}
