/** How the dialogue of `w` goes: before 0.4.6 without a cipher; to 0.6.4; and from 0.7.0 on, which looks for the name first. */
export type DialogueGeneration = 'without-cipher' | 'with-cipher' | 'own-scan';

/** What the console of one version can do (Device OS `system_setup.cpp` and CHANGELOG.md, tags as there). */
export interface ConsoleAbilities {
  readonly generation: DialogueGeneration;
  /** `C` and `c`. */
  readonly claimCode: boolean;
  /** 28 800 baud puts it into listening mode; before, the device would wait for a program. */
  readonly listensByTouch: boolean;
  readonly enterprise: boolean;
  /**
   * Open networks and WEP. From 0.7.0 on a cipher is asked for these, too, and written into their security, so that the
   * device never joins them (system_setup.cpp:507, wlan_hal.cpp:1074, v1.5.2).
   */
  readonly openAndWep: boolean;
  /** A hidden network joins only with a cipher (device-os pull request 591). */
  readonly hiddenNetworks: boolean;
}

/**
 * `version` as `v` prints it, pre-releases included; `undefined`: `v` was not answered, as before 0.4.4. What is not known can
 * do nothing that other firmware would store wrong.
 */
export function consoleAbilities(version: string | undefined): ConsoleAbilities {
  const isKnown = isAtLeast(version, [0, 0, 0]);
  const has = (major: number, minor: number, patch = 0) => isAtLeast(version, [major, minor, patch]);
  return {
    generation: has(0, 7) ? 'own-scan' : has(0, 4, 6) ? 'with-cipher' : 'without-cipher',
    claimCode: has(0, 6),
    listensByTouch: has(0, 5),
    enterprise: has(0, 7),
    openAndWep: isKnown && !has(0, 7),
    hiddenNetworks: has(0, 4, 6),
  };
}

function isAtLeast(version: string | undefined, least: readonly number[]): boolean {
  const [, ...parts] = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?!\d)/.exec(version ?? '') ?? [];
  if (parts.length === 0) return false;
  for (const [index, part] of parts.entries()) {
    const difference = Number(part) - (least[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
