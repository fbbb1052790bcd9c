import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { decodeSecurity, parseSecurityName, securityByName } from '../../shared/security-type.ts';
import { checkNetworkChoice, checkNetworkName, photonKeeps } from '../../shared/wifi-network.ts';
import { type NamePattern, namePattern } from './name-pattern.ts';

/** The version of the form of a preset; one of a later version is refused by its number. */
export const presetVersion = 1;

/** No preset of a person is longer. */
const limitCharacters = 64 * 1024;

const word = (limit: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limit));

const variableName = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/));

const finite = v.pipe(v.number(), v.finite());
/** At most an hour: a device that is to be looked at longer is not set up in a line. */
const seconds = (usual: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)), usual);

/** Strict: a misspelt name would set devices up in another way than it says. */
const presetFile = v.strictObject({
  version: v.optional(v.literal(presetVersion), presetVersion),
  name: word(64),
  networks: v.pipe(
    v.array(
      v.strictObject({
        ssid: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
        /** A name of `securityByName`; without it what the Photon hears decides. */
        security: v.exactOptional(
          v.pipe(
            v.string(),
            v.check((name) => parseSecurityName(name) !== undefined, 'no security'),
          ),
        ),
        /** The environment variable that holds its password. */
        passwordEnv: v.exactOptional(variableName),
      }),
    ),
    v.minLength(1),
    v.maxLength(photonKeeps),
  ),
  /** ID or slug of the product that the devices go into. */
  product: v.exactOptional(word(128)),
  /** `account`: whoever signed in; `fixed`: one customer of the product; `list`: the one that the list of devices names. */
  customer: v.optional(
    v.variant('rule', [
      v.strictObject({ rule: v.literal('account') }),
      v.strictObject({ rule: v.literal('list') }),
      v.strictObject({ rule: v.literal('fixed'), email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)) }),
    ]),
    { rule: 'account' },
  ),
  namePattern: v.exactOptional(word(128)),
  photonPrefix: v.optional(word(25), 'Photon'),
  until: v.optional(v.picklist(['handed-over', 'online', 'accepted']), 'online'),
  /** What a device has to show when it is online; `until` says that it has to. */
  acceptance: v.exactOptional(
    v.strictObject({
      firmware: v.exactOptional(
        v.strictObject({
          /** Device OS, as the cloud tells it. */
          system: v.exactOptional(word(32)),
          product: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
          withinSeconds: seconds(300),
        }),
      ),
      variables: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              name: word(64),
              min: v.exactOptional(finite),
              max: v.exactOptional(finite),
              equals: v.exactOptional(v.union([finite, v.boolean(), v.pipe(v.string(), v.maxLength(622))])),
              withinSeconds: seconds(30),
            }),
          ),
          v.maxLength(32),
        ),
        [],
      ),
      functions: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              name: word(64),
              argument: v.optional(v.pipe(v.string(), v.maxLength(622)), ''),
              returns: v.pipe(v.number(), v.integer()),
              withinSeconds: seconds(30),
            }),
          ),
          v.maxLength(32),
        ),
        [],
      ),
    }),
  ),
  /** Where final rows go. A program is given one as JSON on its standard input, in no shell; a web hook as a POST. */
  hooks: v.optional(
    v.pipe(
      v.array(
        v.variant('kind', [
          v.strictObject({ kind: v.literal('folder'), path: word(1024) }),
          v.strictObject({
            kind: v.literal('command'),
            run: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(64)),
          }),
          v.strictObject({
            kind: v.literal('web'),
            url: v.pipe(v.string(), v.maxLength(2048), v.check(isHookAddress, 'no address')),
            /** The environment variable that holds its bearer token. */
            tokenEnv: v.exactOptional(variableName),
          }),
        ]),
      ),
      v.maxLength(8),
    ),
    [],
  ),
  /** So many failures of devices in a row stop the line. */
  stopAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 3),
});

export type Preset = Omit<v.InferOutput<typeof presetFile>, 'namePattern'> & {
  readonly pattern: NamePattern | undefined;
};

/** A network of a preset with its password; `security` undefined: as the Photon hears it. */
export interface PresetNetwork {
  readonly ssid: string;
  readonly security: number | undefined;
  readonly password: string | undefined;
}

/**
 * Fails with `preset-unreadable` (`saw`: where in it), `preset-newer` (details.version) and `preset-password-missing`
 * (details.network), and with the codes of `checkNetworkChoice` where the device would not take a name.
 */
export function readPreset(text: string): Result<Preset> {
  let json: unknown;
  try {
    json = text.length > limitCharacters ? undefined : JSON.parse(text);
  } catch {
    return unreadable('JSON');
  }
  const version = v.safeParse(
    v.object({ version: v.pipe(v.number(), v.safeInteger(), v.minValue(presetVersion + 1)) }),
    json,
  );
  if (version.success) {
    return failure(setupError('preset-newer', { details: { version: version.output.version } }));
  }
  const read = v.safeParse(presetFile, json);
  if (!read.success) return unreadable(v.getDotPath(read.issues[0]) ?? 'JSON');
  const { namePattern: written, ...preset } = read.output;
  const names = preset.networks.map(({ ssid }) => ssid);
  if (new Set(names).size < names.length) return unreadable('networks');
  for (const { ssid, security, passwordEnv } of preset.networks) {
    const isOpen = security !== undefined && parseSecurityName(security) === 'open';
    if (!isOpen && passwordEnv === undefined) {
      return failure(setupError('preset-password-missing', { details: { network: ssid } }));
    }
    if (isOpen && passwordEnv !== undefined) return unreadable('passwordEnv');
    if (security !== undefined && securityOf(security).enterprise) return unreadable('security');
  }
  if ((preset.customer.rule === 'account') !== (preset.product === undefined)) return unreadable('customer');
  if (!isAcceptable(preset)) return unreadable('acceptance');
  if (written === undefined) return success({ ...preset, pattern: undefined });
  // A name is given by the cloud, which has the device only when it is online.
  if (preset.until === 'handed-over') return unreadable('namePattern');
  const pattern = namePattern(written);
  return pattern.ok ? success({ ...preset, pattern: pattern.value }) : pattern;
}

/** With TLS, or on this computer itself; what is secret stands in no address. */
function isHookAddress(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
    return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && password === '';
  } catch {
    return false;
  }
}

/** The networks with the passwords of the environment; what the device would refuse is refused before the line starts. */
export function withPasswords(
  { networks, hooks }: Pick<Preset, 'networks' | 'hooks'>,
  environment: Readonly<Record<string, string | undefined>>,
): Result<readonly PresetNetwork[]> {
  const without = hooks.findIndex((hook) => 'tokenEnv' in hook && (environment[hook.tokenEnv ?? ''] ?? '') === '');
  if (without !== -1) return unreadable(`hooks.${without}.tokenEnv`);
  const given: PresetNetwork[] = [];
  for (const { ssid, security: name, passwordEnv } of networks) {
    const password = passwordEnv === undefined ? undefined : environment[passwordEnv]?.replace(/\r?\n$|\r$/, '');
    if (passwordEnv !== undefined && (password === undefined || password === '')) {
      return failure(setupError('preset-password-missing', { saw: passwordEnv, details: { network: ssid } }));
    }
    const security = name === undefined ? undefined : securityOf(name).value;
    const secret = password === undefined ? {} : { password };
    const checked = security === undefined ? checkNetworkName(ssid) : checkNetworkChoice({ ssid, security, ...secret });
    if (!checked.ok) return checked;
    given.push({ ssid, security, password });
  }
  return success(given);
}

/** As the Photon hears it, where it does; undefined: it neither hears it nor does the preset tell its security. */
export function choiceFor(
  { ssid, security, password }: PresetNetwork,
  heard: readonly { readonly ssid: string; readonly security: number; readonly channel: number }[],
): NetworkChoice | undefined {
  const here = heard.filter((network) => network.ssid === ssid);
  const fits = (value: number) => {
    const { enterprise, needsPassword } = decodeSecurity(value);
    return !enterprise && needsPassword === (password !== undefined);
  };
  const fitting =
    here.find((network) => network.security === security) ?? here.find((network) => fits(network.security)) ?? here[0];
  const value = security ?? fitting?.security;
  if (value === undefined) return undefined;
  return {
    ssid,
    security: value,
    ...(fitting === undefined ? {} : { channel: fitting.channel }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Whether all that is asked for can be told from its opposite. */
function isAcceptable({ until, acceptance, product }: Omit<v.InferOutput<typeof presetFile>, 'namePattern'>): boolean {
  if (acceptance === undefined || until !== 'accepted') return acceptance === undefined && until !== 'accepted';
  const { firmware, variables, functions } = acceptance;
  if (firmware === undefined && variables.length + functions.length === 0) return false;
  if (firmware !== undefined && firmware.system === undefined && firmware.product === undefined) return false;
  if (firmware?.product !== undefined && product === undefined) return false;
  return variables.every(({ min, max, equals }) => {
    const isBounded = min !== undefined || max !== undefined;
    return isBounded === (equals === undefined) && (min ?? -Infinity) <= (max ?? Infinity);
  });
}

function securityOf(name: string) {
  const known = parseSecurityName(name);
  return decodeSecurity(known === undefined ? 0 : securityByName[known]);
}

function unreadable(where: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw: plainText(where, 128) }));
}
