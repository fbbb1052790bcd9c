import { isOpenSecurity, type PresetFile } from '../../shared/preset.ts';

/** As long as a name of a preset may be. */
const nameLimit = 64;

/** The name itself, or else with the first number that nobody has: `lamps (2)`. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const tried = `${Array.from(name)
      .slice(0, nameLimit - ending.length)
      .join('')
      .trim()}${ending}`;
    if (!isTaken(tried)) return tried;
  }
}

/**
 * The text of a file that `readPreset` reads: what a network lacks gets a name of a variable for its password, `WIFI_PASSWORD`
 * and then by its number.
 */
export function exportedPreset({ networks, ...preset }: PresetFile): string {
  const names = new Set(networks.flatMap(({ passwordEnv }) => passwordEnv ?? []));
  const named = networks.map((network, index) => {
    if (network.passwordEnv !== undefined || isOpenSecurity(network.security)) return network;
    const passwordEnv = freeVariable(index, names);
    names.add(passwordEnv);
    return { ...network, passwordEnv };
  });
  const { version, name, transport, ...rest } = preset;
  // As without it, and earlier versions know no such word.
  const way = transport === 'wifi' ? {} : { transport };
  return `${JSON.stringify({ version, name, networks: named, ...way, ...rest }, undefined, 2)}\n`;
}

function freeVariable(index: number, taken: ReadonlySet<string>): string {
  const usual = index === 0 ? 'WIFI_PASSWORD' : `WIFI_PASSWORD_${index + 1}`;
  let name = usual;
  while (taken.has(name)) name = `${name}_`;
  return name;
}
