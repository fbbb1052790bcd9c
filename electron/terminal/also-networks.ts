import { type Command, InvalidArgumentError } from 'commander';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SecurityName } from '../../shared/security-type.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';
import { type EnterpriseOptions, eapMethods, enterpriseMisuse, readEnterprise } from './enterprise-options.ts';
import type { Say } from './error-words.ts';
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
const parts: readonly (readonly [flag: string, part: Exclude<keyof Named, 'ssid'>])[] = [
  ['password-env <variable>', 'passwordEnv'],
  ['security <name>', 'security'],
  ['eap <method>', 'eap'],
  ['user-name <name>', 'userName'],
  ['outer-identity <name>', 'outerIdentity'],
  ['root-ca <file>', 'rootCa'],
  ['client-certificate <file>', 'clientCertificate'],
  ['private-key <file>', 'privateKey'],
  ['private-key-passphrase-env <variable>', 'privateKeyPassphraseEnv'],
];

/** Adds the repeatable options to `claim`; they are read in the order in which they stand, so each is its network's. */
export function alsoNetworks(command: Command, t: Say) {
  let named: readonly Named[] = [];
  command.option('--also-ssid <name>', t('commandLine.also.ssid'), (ssid) => {
    named = [...named, { ssid }];
    return ssid;
  });
  for (const [flag, part] of parts) {
    command.option(
      `--also-${flag}`,
      t('commandLine.also.after', { what: t(`commandLine.also.parts.${part}`) }),
      (text) => {
        const last = named.at(-1);
        if (last === undefined || last[part] !== undefined) {
          throw new InvalidArgumentError(t('commandLine.invalid.alsoOrder'));
        }
        named = named.with(-1, { ...last, [part]: read(part, text, t) });
        return text;
      },
    );
  }
  return {
    /** What does not go together, as a sentence; undefined where all does. `hasEnterprise`: the one of `--ssid` is one. */
    misuse(ssid: string, hasEnterprise: boolean): string | undefined {
      if (named.length === 0) return undefined;
      if (ssid === '') return t('commandLine.error.alsoAlone');
      if (named.length >= photonKeeps) return t('commandLine.error.keeps', { most: photonKeeps });
      const names = [ssid, ...named.map((one) => one.ssid)];
      if (new Set(names).size < names.length) return t('commandLine.error.twice');
      // One configuration for all of them (Device OS v1.5.2, wlan_hal.cpp, wlan_has_enterprise_credentials).
      if (named.filter(({ eap }) => eap !== undefined).length + Number(hasEnterprise) > 1) {
        return t('commandLine.error.oneIdentity');
      }
      return named.map((one) => enterpriseMisuse(one, t, 'also-')).find((sentence) => sentence !== undefined);
    },
    /** Fails as `readSecret` and `readEnterprise` do, in the language of `say`. */
    async read(process: Parameters<typeof readSecret>[2], say: Say): Promise<Result<readonly AlsoNetwork[]>> {
      const networks: AlsoNetwork[] = [];
      for (const one of named) {
        const { ssid, security, passwordEnv } = one;
        const enterprise = await readEnterprise(one, process, say, 'also-');
        if (!enterprise.ok) return failure(enterprise.error);
        const password =
          passwordEnv === undefined || enterprise.value !== undefined
            ? success(undefined)
            : await readSecret(passwordEnv, say('commandLine.asked.passwordOf', { network: ssid }), process, say);
        if (!password.ok) return failure(password.error);
        networks.push({ ssid, password: password.value, security, enterprise: enterprise.value });
      }
      return success(networks);
    },
  };
}

function read(part: keyof Named, text: string, t: Say): string {
  if (part === 'security') return securityOption(text, t);
  if (part === 'eap' && !(eapMethods as readonly string[]).includes(text)) {
    throw new InvalidArgumentError(t('commandLine.invalid.choices', { choices: eapMethods }));
  }
  return text;
}
