/**
 * Names of a Photon's own access point. Default `Photon-` and 4 characters (six since Device OS 0.7.0) of an alphabet
 * without 0, 1, I and O; a product may use its own prefix of 1–25 bytes and any ending
 * (Device OS v1.5.2, hal/src/photon/softap.cpp:876-895 and hal/src/photon/device_code.cpp).
 */
const defaultName = /^Photon-[2-9A-HJ-NP-Z]{4}(?:[2-9A-HJ-NP-Z]{2})?$/;

/**
 * Whether a network name is a Photon's, by the default rule or, when a prefix is given, by `PREFIX-anything`; the hyphen
 * may be given with the prefix.
 */
export function isPhotonName(name: string, prefix?: string): boolean {
  const start = startOf(prefix);
  if (start === 'Photon') return defaultName.test(name);
  return name.length > start.length + 1 && name.startsWith(`${start}-`);
}

/** Whether it ends as Device OS ends it by itself from 0.7.0 on: in six of its letters, where older ones have four. */
export function hasSixLetterCode(name: string): boolean {
  return /-[2-9A-HJ-NP-Z]{6}$/.test(name);
}

/**
 * What a network is to a search. `photon`: by the rule, or the one that the person named. `alike`: it begins like one, in
 * letters of any size, and is none by the rule; a program may join it when a person says so.
 */
export function sightOf(name: string, prefix: string, wanted?: string): 'photon' | 'alike' | undefined {
  if (isPhotonName(name, prefix) || (name === wanted && isJoinableName(name))) return 'photon';
  const start = startOf(prefix).toLowerCase();
  const beginsAlike = name.toLowerCase().startsWith(start) && /^[-_ .]./.test(name.slice(start.length));
  return beginsAlike && isJoinableName(name) ? 'alike' : undefined;
}

function startOf(prefix: string | undefined): string {
  return (prefix ?? '').replace(/(?<!-)-+$/, '') || 'Photon';
}

/**
 * Whether the program itself may join a network of this name: what it may contain stands here, everything else goes to
 * the person's hands. A name travels into the arguments of system programs, one of them started through a command
 * interpreter (node-wifi 2.0.16, src/windows-connect.js), and anybody nearby can send out any name. So: 1 to 32 ASCII
 * letters, digits, blanks, full stops, underscores and hyphens; a letter or digit at both ends, never an option, never
 * the form of a hardware address.
 */
export function isJoinableName(name: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,30}[A-Za-z0-9])?$/.test(name) && !hardwareAddress.test(name);
}

/** nmcli takes such a name for the access point of that address (NetworkManager 1.42, nmcli manual, "device wifi connect"). */
const hardwareAddress = /^[0-9A-F]{2}(?:[:-]?[0-9A-F]{2}){5}$/i;
