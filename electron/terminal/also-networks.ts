import { type Command, InvalidArgumentError } from 'commander';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SecurityName } from '../../shared/security-type.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';
import { type EnterpriseOptions, eapMethods, enterpriseMisuse, readEnterprise } from './enterprise-options.ts';
import { readSecret } from './secret-input.ts';
import { securityOption } from './security-option.ts';

/** A network that the Photon is to keep beside the one of `--ssid`. */
export interface AlsoNetwork {
  readonly ssid: string;
  readonly password: string | undefined;
  readonly security: SecurityName | undefined;
  readonly enterprise: NetworkChoice['enterprise'];
}

interface Named extends EnterpriseOptions {
  readonly ssid: string;
  readonly security?: SecurityName;
}

/** What belongs to the `--also-ssid` before it, by its name there; the secrets themselves never stand on a command line. */
const parts: readonly (readonly [flag: string, part: Exclude<keyof Named, 'ssid'>, what: string])[] = [
  ['password-env <variable>', 'passwordEnv', 'environment variable with the password; none for an open network'],
  ['security <name>', 'security', 'for a network that is not heard, as --security'],
  ['eap <method>', 'eap', 'for an enterprise network, as --eap; a Photon keeps one of those'],
  ['user-name <name>', 'userName', 'the user of PEAP'],
  ['outer-identity <name>', 'outerIdentity', 'as --outer-identity'],
  ['root-ca <file>', 'rootCa', 'as --root-ca'],
  ['client-certificate <file>', 'clientCertificate', 'as --client-certificate'],
  ['private-key <file>', 'privateKey', 'as --private-key'],
  ['private-key-passphrase-env <variable>', 'privateKeyPassphraseEnv', 'as --private-key-passphrase-env'],
];

/** Adds the repeatable options to `claim`; they are read in the order in which they stand, so each is its network's. */
export function alsoNetworks(command: Command) {
  let named: readonly Named[] = [];
  command.option('--also-ssid <name>', 'another network that it keeps and tries after that one; up to four', (ssid) => {
    named = [...named, { ssid }];
    return ssid;
  });
  for (const [flag, part, what] of parts) {
    command.option(`--also-${flag}`, `after its --also-ssid: ${what}`, (text) => {
      const last = named.at(-1);
      if (last === undefined || last[part] !== undefined) {
        throw new InvalidArgumentError('It goes after its --also-ssid, once.');
      }
      named = named.with(-1, { ...last, [part]: read(part, text) });
      return text;
    });
  }
  return {
    /** What does not go together, as a sentence; undefined where all does. `hasEnterprise`: the one of `--ssid` is one. */
    misuse(ssid: string, hasEnterprise: boolean): string | undefined {
      if (named.length === 0) return undefined;
      if (ssid === '') return 'error: --also-ssid goes with --ssid';
      if (named.length >= photonKeeps) return `error: a Photon keeps ${photonKeeps} networks`;
      const names = [ssid, ...named.map((one) => one.ssid)];
      if (new Set(names).size < names.length) return 'error: a network is named twice';
      // One configuration for all of them (Device OS v1.5.2, wlan_hal.cpp, wlan_has_enterprise_credentials).
      if (named.filter(({ eap }) => eap !== undefined).length + Number(hasEnterprise) > 1) {
        return 'error: a Photon has one user name or certificate for all its networks, so only one of them can have --eap or --also-eap';
      }
      return named.map((one) => enterpriseMisuse(one, 'also-')).find((sentence) => sentence !== undefined);
    },
    /** Fails as `readSecret` and `readEnterprise` do. */
    async read(process: Parameters<typeof readSecret>[2]): Promise<Result<readonly AlsoNetwork[]>> {
      const networks: AlsoNetwork[] = [];
      for (const one of named) {
        const { ssid, security, passwordEnv } = one;
        const enterprise = await readEnterprise(one, process, 'also-');
        if (!enterprise.ok) return failure(enterprise.error);
        const password =
          passwordEnv === undefined || enterprise.value !== undefined
            ? success(undefined)
            : await readSecret(passwordEnv, `Password of ${ssid}`, process);
        if (!password.ok) return failure(password.error);
        networks.push({ ssid, password: password.value, security, enterprise: enterprise.value });
      }
      return success(networks);
    },
  };
}

function read(part: keyof Named, text: string): string {
  if (part === 'security') return securityOption(text);
  if (part === 'eap' && !(eapMethods as readonly string[]).includes(text)) {
    throw new InvalidArgumentError(`Allowed choices are ${eapMethods.join(', ')}.`);
  }
  return text;
}
