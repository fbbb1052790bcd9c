import { systemLimits } from '../../../shared/time-limits.ts';
import type { Command } from '../run-command.ts';

const ask = (...args: string[]): Command => ({
  file: 'nmcli',
  args: ['--terse', '--escape', 'yes', ...args],
  timeLimitMs: systemLimits.linux.nmcliMs,
});

const act = (waitSeconds: number, ...args: string[]): Command => ({
  file: 'nmcli',
  args: ['--wait', String(waitSeconds), ...args],
  timeLimitMs: waitSeconds * 1000 + systemLimits.linux.nmcliMarginMs,
});

const waits = systemLimits.linux.nmcliWaitSeconds;

/**
 * The commands of NetworkManager's nmcli that the app uses, each an argument array. `--terse --escape yes` is its form
 * for programs: one line a row, colons and backslashes in values escaped (nmcli(1), "--escape").
 */
export const nmcli = {
  general: () => ask('--fields', 'RUNNING,NETWORKING,WIFI-HW,WIFI', 'general', 'status'),
  permissions: () => ask('--fields', 'PERMISSION,VALUE', 'general', 'permissions'),
  devices: () => ask('--fields', 'DEVICE,TYPE,STATE,CONNECTION,CON-UUID', 'device', 'status'),
  adapterFacts: (adapter: string) =>
    ask('--get-values', 'GENERAL.AUTOCONNECT,WIFI-PROPERTIES.2GHZ', 'device', 'show', adapter),
  networkNameOf: (uuid: string) => ask('--get-values', '802-11-wireless.ssid', 'connection', 'show', 'uuid', uuid),
  /** Flags of the secrets that a network may need; settings that the connection does not have print nothing. */
  passwordFlagsOf: (uuid: string) =>
    ask(
      '--get-values',
      '802-11-wireless-security.psk-flags,802-11-wireless-security.wep-key-flags,802-1x.password-flags',
      ...['connection', 'show', 'uuid', uuid],
    ),
  rescan: (adapter: string) => act(waits.rescan, 'device', 'wifi', 'rescan', 'ifname', adapter),
  /** Names in hexadecimal: `SSID` prints a line feed in a name as it is, and one such network would hide the list. */
  list: (adapter: string) =>
    ask('--fields', 'SSID-HEX,SIGNAL', 'device', 'wifi', 'list', 'ifname', adapter, '--rescan', 'no'),

  /**
   * A connection of the person's own for one open network: in memory only, never by itself, no route and no name server
   * but the one to the Photon, so the internet of a second adapter stays. Needs no administrator (permission
   * settings.modify.own) and is invisible to other users.
   */
  addPhoton: (name: string, ssid: string, adapter: string, user: string) =>
    act(
      waits.add,
      ...['connection', 'add', 'save', 'no', 'type', 'wifi', 'ifname', adapter, 'con-name', name, 'ssid', ssid],
      ...['connection.autoconnect', 'no', 'connection.permissions', `user:${user}`],
      ...['ipv4.never-default', 'yes', 'ipv4.ignore-auto-dns', 'yes', 'ipv6.method', 'disabled'],
    ),
  exists: (name: string) => ask('--get-values', 'connection.uuid', 'connection', 'show', 'id', name),
  upByName: (name: string, adapter: string) => act(waits.upByName, 'connection', 'up', 'id', name, 'ifname', adapter),
  upByUuid: (uuid: string, adapter: string) => act(waits.upByUuid, 'connection', 'up', 'uuid', uuid, 'ifname', adapter),
  remove: (name: string) => act(waits.remove, 'connection', 'delete', 'id', name),
  disconnect: (adapter: string) => act(waits.disconnect, 'device', 'disconnect', adapter),
};

/** Exit codes of nmcli that mean something here (nmcli(1), "EXIT STATUS"). */
export const nmcliExit = { notRunning: 8, doesNotExist: 10 } as const;

/** One row of terse output: its fields, escapes undone. */
export function splitTerse(line: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  for (let index = 0; index < line.length; index += 1) {
    const letter = line.charAt(index);
    if (letter === '\\' && index + 1 < line.length) {
      index += 1;
      field += line.charAt(index);
    } else if (letter === ':') {
      fields.push(field);
      field = '';
    } else {
      field += letter;
    }
  }
  return [...fields, field];
}

/** Lines of `--get-values`, one value each, escapes undone; a line with a NUL says nothing. */
export function readValues(output: Uint8Array): readonly string[] {
  return Buffer.from(output)
    .toString('utf8')
    .split('\n')
    .map((line) => (line.includes('\0') ? '' : splitTerse(line).join(':')));
}

/**
 * Rows of exactly `count` fields; `undefined` when a row has another number, as in an unknown version's output. One with a
 * NUL says nothing: no program can be given what stands in it, and one name of the air must not hide the others.
 */
export function readRows(output: Uint8Array, count: number): readonly (readonly string[])[] | undefined {
  const text = Buffer.from(output).toString('utf8');
  const rows = text
    .split('\n')
    .filter((line) => line !== '' && !line.includes('\0'))
    .map(splitTerse);
  return rows.every((row) => row.length === count) ? rows : undefined;
}
