/**
 * Names of a Photon's own access point. Default `Photon-` and 4 characters (six since Device OS 0.7.0) of an alphabet
 * without 0, 1, I and O; a product may use its own prefix of 1–25 bytes and any ending
 * (Device OS v1.5.2, hal/src/photon/softap.cpp:876-895 and hal/src/photon/device_code.cpp).
 */
const defaultName = /^Photon-[2-9A-HJ-NP-Z]{4}(?:[2-9A-HJ-NP-Z]{2})?$/;

/** Whether a network name is a Photon's, by the default rule or, when a prefix is given, by `PREFIX-anything`. */
export function isPhotonName(name: string, prefix?: string): boolean {
  if (prefix === undefined || prefix === '' || prefix === 'Photon') return defaultName.test(name);
  return name.length > prefix.length + 1 && name.startsWith(`${prefix}-`);
}
