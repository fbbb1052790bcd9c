import type { SetupError } from '../../shared/errors.ts';
import { checkPreset, isOpenSecurity, presetSecurity } from '../../shared/preset.ts';
import { checkNetworkChoice, checkNetworkName } from '../../shared/wifi-network.ts';
import { type PresetDraft, presetIn } from './preset-draft.ts';

/** What is wrong with a draft, by the place in the preset that it is said at: the first of each. */
export type Problems = ReadonlyMap<string, SetupError>;

/** @param known networks whose passwords the main process has */
export function problemsIn(draft: PresetDraft, known: readonly string[]): Problems {
  const found = new Map<string, SetupError>();
  const note = (at: string, error: SetupError) => {
    if (!found.has(at)) found.set(at, error);
  };
  for (const [index, { ssid, security, password }] of draft.networks.entries()) {
    const at = `networks.${index}`;
    const name = checkNetworkName(ssid);
    if (!name.ok) note(`${at}.ssid`, name.error);
    if (!name.ok || isOpenSecurity(security) || (password === '' && known.includes(ssid))) continue;
    // Without a security the Photon hears which it is: only that there is a password can be known.
    if (security === '' && password !== '') continue;
    const { value } = presetSecurity(security === '' ? 'wpa2-aes' : security);
    const choice = checkNetworkChoice({ ssid, security: value, password });
    if (!choice.ok) note(`${at}.password`, choice.error);
  }
  const checked = checkPreset(presetIn(draft), 'kept');
  if (!checked.ok) for (const { at, error } of checked.problems) note(at, error);
  return found;
}

/** The problem of a field, or of anything in it. */
export function problemAt(problems: Problems, place: string): SetupError | undefined {
  for (const [at, error] of problems) if (at === place || at.startsWith(`${place}.`)) return error;
  return undefined;
}

/** Of the texts of a label the number of the first that is wrong; `all`: there are too many. */
export function problemsOfLines(problems: Problems): number | 'all' | undefined {
  for (const at of problems.keys()) {
    const line = /^label\.lines(?:\.(\d+))?$/.exec(at);
    if (line !== null) return line[1] === undefined ? 'all' : Number(line[1]) + 1;
  }
  return undefined;
}
