import { readFile } from 'node:fs/promises';
import { run, succeed } from './programs.ts';
import { waitFor } from './wait-for.ts';

/** The computer's own radio, and the one that may be plugged in beside it. */
export const wifi = 'wlan0';

/** A scan takes three seconds, and NetworkManager puts several off. */
const seeLimitMs = 45_000;
const joinLimitMs = 45_000;

/** The networks that NetworkManager lists now, as bytes in hexadecimal; a hidden one is empty. */
export async function listedNetworks(): Promise<readonly string[]> {
  const list = await succeed(['nmcli', '-t', '-f', 'SSID-HEX', 'device', 'wifi', 'list', '--rescan', 'no']);
  return list === '' ? [] : list.split('\n');
}

/** Scans until the computer sees a network of this name. */
export async function seeNetwork(ssid: string | Uint8Array): Promise<void> {
  const wanted = Buffer.from(ssid).toString('hex').toUpperCase();
  await waitFor(`the network ${String(ssid)}`, seeLimitMs, async () => {
    await rescan();
    return (await listedNetworks()).some((listed) => listed.toUpperCase() === wanted) ? true : undefined;
  });
}

/** Asks for a scan. Refused while one is under way, which is as good. */
export async function rescan(): Promise<void> {
  await succeed(['nmcli', 'device', 'wifi', 'rescan', 'ifname', wifi]).catch(() => undefined);
}

/** The name of the profile that is up on a device, when it is all the way up. */
export async function upOn(device: string = wifi): Promise<string | undefined> {
  const active = await succeed(['nmcli', '-t', '-f', 'DEVICE,STATE,NAME', 'connection', 'show', '--active']);
  const row = active.split('\n').find((line) => line.startsWith(`${device}:activated:`));
  return row?.slice(`${device}:activated:`.length);
}

/** Profiles as "name:type". */
export async function profiles(): Promise<readonly string[]> {
  const list = await succeed(['nmcli', '-t', '-f', 'NAME,TYPE', 'connection', 'show']);
  return list === '' ? [] : list.split('\n');
}

/** Gives the computer a saved home network, as its owner would have it, and joins that. */
export async function comeHome(ssid: string, password: string): Promise<void> {
  await seeNetwork(ssid);
  const security = ['wifi-sec.key-mgmt', 'wpa-psk', 'wifi-sec.psk', password];
  const settings = ['type', 'wifi', 'ifname', '*', 'con-name', ssid, 'ssid', ssid, ...security];
  await succeed(['nmcli', 'connection', 'add', ...settings]);
  // Saved networks are joined without being asked.
  await waitFor(`the way into ${ssid}`, joinLimitMs, async () => ((await upOn()) === ssid ? true : undefined));
}

/** Profiles of Photons: the app's own, and what a join by name would leave behind. */
export async function photonProfiles(): Promise<readonly string[]> {
  return (await profiles()).filter((profile) => profile.startsWith('Photon'));
}

/** The password that NetworkManager keeps on the disk for a network. */
export async function savedPassword(profile: string): Promise<string | undefined> {
  const file = await readFile(`/etc/NetworkManager/system-connections/${profile}.nmconnection`, 'utf8');
  return /^psk=(.*)$/m.exec(file)?.[1];
}

/** A computer that has never been on any network, whatever an earlier file of tests left. */
export async function forgetNetworks(): Promise<void> {
  await run(['ip', 'link', 'delete', 'cable0']);
  const list = await succeed(['nmcli', '-t', '-f', 'UUID,TYPE', 'connection', 'show']);
  const wireless = list.split('\n').filter((row) => row.endsWith(':802-11-wireless'));
  for (const row of wireless) await succeed(['nmcli', 'connection', 'delete', 'uuid', row.split(':')[0] ?? '']);
}
