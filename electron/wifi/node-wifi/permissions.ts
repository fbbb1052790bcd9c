import { isJoinableName } from '../../../shared/photon-name.ts';

/**
 * What node-wifi 2.0.16 may do here, all of it, and why. It runs in a process of its own (`process.ts`) whose only way
 * to other programs is checked against this list; everything else fails there as if the program were missing.
 *
 * Allowed: list networks, and join one open network whose name passed the allow-list.
 * Not allowed, because of what it does with them:
 * - joining with a password or a network it did not see here: asked for a known network without its password it
 *   overwrites the saved one with the text `undefined` (src/linux-connect.js, src/windows-connect.js);
 * - deleting profiles: it deletes by name, on Windows also after every error (src/windows-connect.js);
 * - asking for the current connection or disconnecting: the first is wrong in other languages and on Windows 11, the
 *   second keeps the computer offline.
 * Its answers are hints: it gives up after 10 s while the system goes on, and resolves before the system has joined.
 * Its errors quote the whole command line, so they never leave its process.
 */
export type NodeWifiTask =
  | { readonly call: 'scan'; readonly adapter: string }
  | { readonly call: 'connect'; readonly adapter: string; readonly ssid: string };

/** A name that Windows gives an adapter travels through its command interpreter; Linux and macOS use `wlan0`, `en0`. */
export function isSafeAdapter(adapter: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?$/.test(adapter);
}

export function isSafeTask(task: NodeWifiTask): boolean {
  return isSafeAdapter(task.adapter) && (task.call === 'scan' || isJoinableName(task.ssid));
}

/**
 * Whether a program start of node-wifi belongs to the task under way.
 * @param temporaryFolder of its own; the only place it may write a profile file
 */
export function mayStart(
  file: string,
  args: readonly string[],
  task: NodeWifiTask,
  platform: NodeJS.Platform,
  temporaryFolder: string,
): boolean {
  const allowed = (commands[platform] ?? (() => []))(task, temporaryFolder);
  const started = JSON.stringify([file, ...args]);
  return allowed.some((command) => JSON.stringify(command) === started);
}

type Commands = (task: NodeWifiTask, temporaryFolder: string) => readonly (readonly string[])[];

const commands: Partial<Record<NodeJS.Platform, Commands>> = {
  linux: (task) =>
    task.call === 'scan'
      ? [
          [
            'nmcli',
            '--terse',
            '--fields',
            'active,ssid,bssid,mode,chan,freq,signal,security,wpa-flags,rsn-flags',
            ...['device', 'wifi', 'list', 'ifname', task.adapter],
          ],
        ]
      : [['nmcli', '-w', '10', 'device', 'wifi', 'connect', task.ssid, 'password', '', 'ifname', task.adapter]],

  win32: (task, temporaryFolder) => {
    const list = ['netsh', 'wlan', 'show', 'networks', 'mode=Bssid'];
    if (task.call === 'scan') return [list];
    const profile = `${temporaryFolder}\\nodeWifiConnect.xml`;
    // These three go through cmd.exe: neither name nor folder has a character that it would read (isSafeTask, noBlanks).
    if (/[^A-Za-z0-9:\\._~-]/.test(temporaryFolder)) return [list];
    return [
      list,
      ['netsh', 'wlan', 'add', 'profile', `filename=${profile}`],
      ['netsh', 'wlan', 'connect', `ssid="${task.ssid}"`, `name="${task.ssid}"`, `interface="${task.adapter}"`],
      [`del ${profile}`],
    ];
  },

  // `airport` is gone from macOS 14.4 on, so a list never comes; joining is a request to the system.
  darwin: (task) => (task.call === 'scan' ? [] : [['networksetup', '-setairportnetwork', task.adapter, task.ssid, '']]),
};
