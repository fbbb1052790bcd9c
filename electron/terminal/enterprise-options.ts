import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { privateKeyIn } from '../../shared/pem.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { securityByName } from '../../shared/security-type.ts';
import { checkNetworkChoice } from '../../shared/wifi-network.ts';
import { devicePrivateKey } from '../softap/device-private-key.ts';
import type { Say } from './error-words.ts';
import { readSecret } from './secret-input.ts';

type Enterprise = NonNullable<NetworkChoice['enterprise']>;

/** Files of certificates and keys are a few kilobytes; anything longer was named by mistake. */
const fileLimitBytes = 256 * 1024;

export const eapMethods = ['peap', 'tls'] as const satisfies readonly Enterprise['kind'][];

/** What an enterprise network is told, as options of `claim`. */
export interface EnterpriseOptions {
  readonly eap?: Enterprise['kind'];
  readonly userName?: string;
  readonly passwordEnv?: string;
  readonly outerIdentity?: string;
  readonly rootCa?: string;
  readonly clientCertificate?: string;
  readonly privateKey?: string;
  readonly privateKeyPassphraseEnv?: string;
}

/** Before the names of options that belong to another network than that of `--ssid`. */
type Prefix = '' | 'also-';

export function enterpriseOptions(command: Command, t: Say): Command {
  return command
    .addOption(new Option('--eap <method>', t('commandLine.enterprise.eap')).choices(eapMethods))
    .option('--user-name <name>', t('commandLine.enterprise.userName'))
    .option('--outer-identity <name>', t('commandLine.enterprise.outerIdentity'))
    .option('--root-ca <file>', t('commandLine.enterprise.rootCa'))
    .option('--client-certificate <file>', t('commandLine.enterprise.clientCertificate'))
    .option('--private-key <file>', t('commandLine.enterprise.privateKey'))
    .option('--private-key-passphrase-env <variable>', t('commandLine.enterprise.passphraseEnv'));
}

/** Options that do not go together, as a sentence; undefined where all do. `prefix`: what their names begin with. */
export function enterpriseMisuse(options: EnterpriseOptions, t: Say, prefix: Prefix = ''): string | undefined {
  const given = (names: readonly (keyof EnterpriseOptions)[]) => names.find((name) => options[name] !== undefined);
  const ofPeap = given(['userName']);
  const ofTls = given(['clientCertificate', 'privateKey', 'privateKeyPassphraseEnv']);
  const ofBoth = given(['outerIdentity', 'rootCa']);
  const flag = (name: string) => `--${prefix}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const stray =
    options.eap === undefined
      ? (ofPeap ?? ofTls ?? ofBoth)
      : options.eap === 'peap'
        ? ofTls
        : (ofPeap ?? given(['passwordEnv']));
  if (stray !== undefined) {
    return options.eap === undefined
      ? t('commandLine.error.goesWithEap', { option: flag(stray), prefix })
      : t('commandLine.error.doesNotGoWithEap', { option: flag(stray), prefix, eap: options.eap });
  }
  const needed: readonly (keyof EnterpriseOptions)[] =
    options.eap === 'peap' ? ['userName'] : options.eap === 'tls' ? ['clientCertificate', 'privateKey'] : [];
  const missing = needed.find((name) => options[name] === undefined);
  return missing === undefined
    ? undefined
    : t('commandLine.error.eapNeeds', { option: flag(missing), prefix, eap: options.eap });
}

/**
 * Reads the files, asks for what is secret, and checks all of it as the Photon will, before anything moves. Undefined without
 * `--eap`. Fails with `invalid-input` for a file, `cancelled`, and the codes of `checkNetworkChoice` and `devicePrivateKey`.
 */
export async function readEnterprise(
  options: EnterpriseOptions,
  process: Pick<NodeJS.Process, 'env' | 'stdin' | 'stderr'>,
  t: Say,
  prefix: Prefix = '',
): Promise<Result<Enterprise | undefined>> {
  if (options.eap === undefined) return success(undefined);
  const rootCertificate = await readText(`--${prefix}root-ca`, options.rootCa, t);
  if (!rootCertificate.ok) return rootCertificate;
  const common = {
    ...(options.outerIdentity === undefined ? {} : { outerIdentity: options.outerIdentity }),
    ...(rootCertificate.value === undefined ? {} : { rootCertificate: rootCertificate.value }),
  };
  const own = options.eap === 'peap' ? await readPeap(options, process, t) : await readTls(options, process, t, prefix);
  if (!own.ok) return own;
  const enterprise: Enterprise = { ...own.value, ...common };
  const checked = checkNetworkChoice({ ssid: 'any', security: securityByName['wpa2-enterprise-aes'], enterprise });
  if (!checked.ok) return checked;
  if (enterprise.kind === 'tls') {
    const key = devicePrivateKey(enterprise);
    if (!key.ok) return key;
  }
  return success(enterprise);
}

async function readPeap(
  { userName = '', passwordEnv }: EnterpriseOptions,
  process: Parameters<typeof readSecret>[2],
  t: Say,
): Promise<Result<Enterprise>> {
  const password = await readSecret(passwordEnv, t('commandLine.asked.passwordOf', { network: userName }), process, t);
  return password.ok ? success({ kind: 'peap', userName, password: password.value }) : password;
}

async function readTls(
  options: EnterpriseOptions,
  process: Parameters<typeof readSecret>[2],
  t: Say,
  prefix: Prefix,
): Promise<Result<Enterprise>> {
  const clientCertificate = await readText(`--${prefix}client-certificate`, options.clientCertificate, t);
  if (!clientCertificate.ok) return clientCertificate;
  const privateKey = await readText(`--${prefix}private-key`, options.privateKey, t);
  if (!privateKey.ok) return privateKey;
  const texts = { clientCertificate: clientCertificate.value ?? '', privateKey: privateKey.value ?? '' };
  if (!privateKeyIn(texts.privateKey)?.encrypted) return success({ kind: 'tls', ...texts });
  const passphrase = await readSecret(options.privateKeyPassphraseEnv, t('commandLine.asked.passphrase'), process, t);
  return passphrase.ok ? success({ kind: 'tls', ...texts, privateKeyPassphrase: passphrase.value }) : passphrase;
}

/** A file as text; a certificate in DER becomes one. Undefined without a name. */
async function readText(option: string, file: string | undefined, t: Say): Promise<Result<string | undefined>> {
  if (file === undefined) return success(undefined);
  try {
    const bytes = await readFile(file);
    if (bytes.length > fileLimitBytes) return unreadable(t('commandLine.invalid.fileTooLong', { option }));
    // 0x30 begins a DER sequence, and no text that a person keeps a certificate in.
    return success(bytes[0] === 0x30 ? new X509Certificate(bytes).toString() : bytes.toString('utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return unreadable(t('commandLine.invalid.fileUnreadable', { option, code }));
  }
}

function unreadable(note: string): Result<never> {
  return failure(setupError('invalid-input', { details: { note } }));
}
