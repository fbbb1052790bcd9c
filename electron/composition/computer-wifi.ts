import { readFile } from 'node:fs/promises';
import { tmpdir, uptime, userInfo } from 'node:os';
import type { Clock } from '../ground/clock-port.ts';
import type { StartHelper } from '../helper-process/helper-port.ts';
import { networkManagerWifi } from '../wifi/linux/network-manager.ts';
import { localAddresses } from '../wifi/local-addresses.ts';
import { macosWifi } from '../wifi/macos/macos-wifi.ts';
import { fencedNodeWifi } from '../wifi/node-wifi/fence.ts';
import { systemCommands } from '../wifi/run-command.ts';
import type { SystemWifi } from '../wifi/system-wifi.ts';
import { systemRootOf } from '../wifi/windows/commands.ts';
import { profileFiles } from '../wifi/windows/profile-files.ts';
import { windowsWifi } from '../wifi/windows/windows-wifi.ts';

export interface ComputersWifi {
  readonly system: SystemWifi;
  close(): void;
}

/**
 * What this computer's system can do with its Wi-Fi, made once for a program: one process of node-wifi serves every run.
 * `undefined` on a system that the app does not know; the person's hands do the rest there.
 */
export function systemWifi({
  platform,
  startHelper,
  clock,
}: {
  readonly platform: NodeJS.Platform;
  readonly startHelper: StartHelper;
  readonly clock: Clock;
}): ComputersWifi | undefined {
  const run = systemCommands(clock);
  const nodeWifi = fencedNodeWifi({ start: startHelper, clock });
  const made = (system: SystemWifi) => ({ system, close: () => nodeWifi.close() });
  switch (platform) {
    case 'linux':
      return made(
        networkManagerWifi({
          run,
          nodeWifi,
          clock,
          userName: userName(),
          readRouteTable: () => readFile('/proc/net/route', 'utf8').catch(() => undefined),
          uptime,
        }),
      );
    case 'win32':
      return made(
        windowsWifi({
          run,
          nodeWifi,
          clock,
          addresses: localAddresses,
          writeProfile: profileFiles(tmpdir()),
          systemRoot: systemRootOf(process.env),
          temporaryFolder: tmpdir(),
        }),
      );
    case 'darwin':
      return made(macosWifi({ run, clock, addresses: localAddresses }));
    default:
      return undefined;
  }
}

/**
 * Who may use the connection that the app makes. A user without a name, as in a container of any number, gets the
 * number: NetworkManager then refuses the connection, and the person is told and takes over.
 */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
