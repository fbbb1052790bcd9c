import { systemLimits } from '../../../shared/time-limits.ts';
import type { Command } from '../run-command.ts';

/**
 * The same connection as `nmcli.addPhoton` makes, in one call to NetworkManager: nmcli first reads all that NetworkManager
 * has, which a slow computer feels. Form: NetworkManager D-Bus API, Settings.AddConnectionUnsaved; values in the words
 * of busctl(1), "Parameter formatting".
 */
export function addPhotonByBus(name: string, ssid: string, adapter: string, user: string): Command {
  const text = (key: string, value: string) => [key, 's', value];
  const yes = (key: string) => [key, 'b', 'true'];
  const bytes = [...Buffer.from(ssid)].map(String);
  const settings: Readonly<Record<string, readonly (readonly string[])[]>> = {
    connection: [
      text('id', name),
      text('type', '802-11-wireless'),
      text('interface-name', adapter),
      ['autoconnect', 'b', 'false'],
      ['permissions', 'as', '1', `user:${user}:`],
    ],
    '802-11-wireless': [['ssid', 'ay', String(bytes.length), ...bytes], text('mode', 'infrastructure')],
    ipv4: [text('method', 'auto'), yes('never-default'), yes('ignore-auto-dns')],
    ipv6: [text('method', 'disabled')],
  };
  const groups = Object.entries(settings).flatMap(([group, values]) => [
    group,
    String(values.length),
    ...values.flat(),
  ]);
  return {
    file: 'busctl',
    args: [
      ...['--system', '--json=short', 'call', 'org.freedesktop.NetworkManager'],
      ...['/org/freedesktop/NetworkManager/Settings', 'org.freedesktop.NetworkManager.Settings'],
      ...['AddConnectionUnsaved', 'a{sa{sv}}', String(Object.keys(settings).length), ...groups],
    ],
    timeLimitMs: systemLimits.linux.addConnectionMs,
  };
}
