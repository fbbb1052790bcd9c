import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { type NamePattern, namePattern } from '../../shared/name-pattern.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import {
  checkPreset,
  type PresetFile,
  presetLimitCharacters,
  presetSecurity,
  presetVersion,
} from '../../shared/preset.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { decodeSecurity, securityByName } from '../../shared/security-type.ts';
import { checkNetworkChoice, checkNetworkName } from '../../shared/wifi-network.ts';

export type Preset = Omit<PresetFile, 'namePattern'> & {
  readonly pattern: NamePattern | undefined;
};

/** A network of a preset with its password; `security` undefined: as the Photon hears it. */
export interface PresetNetwork {
  readonly ssid: string;
  readonly security: number | undefined;
  readonly password: string | undefined;
}

/** As {@link parsePreset}, ready for a line. */
export function readPreset(text: string): Result<Preset> {
  const read = parsePreset(text);
  return read.ok ? presetOf(read.value) : read;
}

/**
 * Fails with `preset-unreadable` (`saw`: where in it), `preset-newer` (details.version) and `preset-password-missing`
 * (details.network).
 */
export function parsePreset(text: string): Result<PresetFile> {
  let json: unknown;
  try {
    // Editors on Windows begin files with a byte order mark.
    json = text.length > presetLimitCharacters ? undefined : JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return unreadable('JSON');
  }
  const later = laterVersion(json, presetVersion);
  if (later !== undefined) return failure(setupError('preset-newer', { details: { version: later } }));
  const checked = checkPreset(json, 'named');
  return checked.ok ? success(checked.value) : failure(checked.problems[0].error);
}

/** The version that a file says it has, where it is later than `known`. */
export function laterVersion(json: unknown, known: number): number | undefined {
  const read = v.safeParse(v.object({ version: v.pipe(v.number(), v.safeInteger(), v.minValue(known + 1)) }), json);
  return read.success ? read.output.version : undefined;
}

/** A checked preset, with its pattern of names read. */
export function presetOf({ namePattern: written, ...preset }: PresetFile): Result<Preset> {
  if (written === undefined) return success({ ...preset, pattern: undefined });
  const pattern = namePattern(written, preset);
  return pattern.ok ? success({ ...preset, pattern: pattern.value }) : pattern;
}

/** The networks with the passwords of the environment; what the device would refuse is refused before the line starts. */
export function withPasswords(
  { networks, hooks }: Pick<Preset, 'networks' | 'hooks'>,
  environment: Readonly<Record<string, string | undefined>>,
): Result<readonly PresetNetwork[]> {
  const tokens = checkTokens(hooks, environment);
  if (!tokens.ok) return tokens;
  return givenNetworks(networks, ({ passwordEnv }) =>
    passwordEnv === undefined ? undefined : environment[passwordEnv]?.replace(/\r?\n$|\r$/, ''),
  );
}

/** Whether each hook that names a variable for its token has it; `preset-unreadable` says which has not. */
export function checkTokens(
  hooks: Preset['hooks'],
  environment: Readonly<Record<string, string | undefined>>,
): Result<void> {
  const without = hooks.findIndex((hook) => 'tokenEnv' in hook && (environment[hook.tokenEnv ?? ''] ?? '') === '');
  return without === -1 ? success(undefined) : unreadable(`hooks.${without}.tokenEnv`);
}

/** The networks with their passwords, from wherever those are. Fails as {@link withPasswords} does. */
export function givenNetworks(
  networks: Preset['networks'],
  passwordOf: (network: Preset['networks'][number]) => string | undefined,
): Result<readonly PresetNetwork[]> {
  const given: PresetNetwork[] = [];
  for (const network of networks) {
    const { ssid, security: name, passwordEnv } = network;
    const security = name === undefined ? undefined : presetSecurity(name).value;
    const password = security === securityByName.open ? undefined : passwordOf(network);
    if (security !== securityByName.open && (password === undefined || password === '')) {
      return failure(setupError('preset-password-missing', { saw: passwordEnv, details: { network: ssid } }));
    }
    const secret = password === undefined ? {} : { password };
    const checked = security === undefined ? checkNetworkName(ssid) : checkNetworkChoice({ ssid, security, ...secret });
    if (!checked.ok) return checked;
    given.push({ ssid, security, password });
  }
  return success(given);
}

/**
 * Over the cable, where the Photon tells nothing of what it hears: as this computer hears it, or what a name with such a
 * password most likely means. From 0.4.6 on the Photon corrects that by what it hears itself (system_setup.cpp, v1.5.2).
 */
export function choiceByCable(network: PresetNetwork, heard: Parameters<typeof choiceFor>[1]): NetworkChoice {
  const { ssid, password } = network;
  const likely = securityByName[password === undefined ? 'open' : 'wpa2-aes'];
  return choiceFor(network, heard) ?? { ssid, security: likely, ...(password === undefined ? {} : { password }) };
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

function unreadable(where: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw: where }));
}
