import type { SetupError } from '../../shared/errors.ts';
import { labelLineLetters } from '../../shared/label.ts';
import { checkPreset, isOpenSecurity, presetSecurity } from '../../shared/preset.ts';
import { checkNetworkChoice, checkNetworkName } from '../../shared/wifi-network.ts';
import { type PresetDraft, presetIn, textLines } from './preset-draft.ts';

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

/** Of the texts of a label, as they are typed, the first line that is wrong, from 1 on; `many`: there are too many. */
export function problemOfLines(
  problems: Problems,
  typed: string,
): 'many' | { readonly number: number; readonly isLong: boolean } | undefined {
  for (const at of problems.keys()) {
    const place = /^label\.lines(?:\.(\d+))?$/.exec(at);
    if (place === null) continue;
    const line = textLines(typed)[Number(place[1])];
    return line === undefined ? 'many' : { number: line.number, isLong: line.text.trim().length > labelLineLetters };
  }
  return undefined;
}
