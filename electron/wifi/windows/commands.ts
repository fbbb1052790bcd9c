import { systemLimits } from '../../../shared/time-limits.ts';
import { isGarbled } from '../command-output.ts';
import type { Command } from '../run-command.ts';
import { systemReportScript } from './report-script.ts';

/**
 * The programs of Windows that this adapter starts, each by its full path, so that a file of the same name in the
 * current folder is never taken for it. No shell: Node passes each argument on as the C runtime of the program will
 * read it again, so `name=Home Net` is started as `"name=Home Net"` and arrives as one argument, the same that a
 * console makes of `name="Home Net"`, the form in Microsoft's own examples
 * (learn.microsoft.com, windows-server/administration/windows-commands/netsh-wlan). What netsh itself does with what
 * arrives only a real system can tell; `build/checklists/computer-wifi.md` asks for it.
 */
export interface WindowsCommands {
  /** Everything that is machine-readable in one go, as JSON in UTF-8; takes about a second to start. */
  systemReport(): Command;
  /** The same interfaces in the language and encoding of the console; takes a few dozen milliseconds. */
  showInterfaces(): Command;
  showNetworks(interfaceName: string): Command;
  showProfiles(interfaceName: string): Command;
  addProfile(file: string, interfaceName: string): Command;
  connect(profile: string, interfaceName: string): Command;
  disconnect(interfaceName: string): Command;
  deleteProfile(profile: string, interfaceName: string): Command;
}

/** @param systemRoot the folder of Windows, `C:\Windows` on nearly every computer */
export function windowsCommands(systemRoot: string): WindowsCommands {
  const wlan = (...args: string[]): Command => ({
    file: `${systemRoot}\\System32\\netsh.exe`,
    args: ['wlan', ...args],
    timeLimitMs: systemLimits.windows.netshMs,
  });
  return {
    systemReport: () => ({
      file: `${systemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
      args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', systemReportScript],
      timeLimitMs: systemLimits.windows.powershellMs,
    }),
    showInterfaces: () => wlan('show', 'interfaces'),
    showNetworks: (interfaceName) => wlan('show', 'networks', 'mode=bssid', `interface=${interfaceName}`),
    showProfiles: (interfaceName) => wlan('show', 'profiles', `interface=${interfaceName}`),
    addProfile: (file, interfaceName) =>
      wlan('add', 'profile', `filename=${file}`, `interface=${interfaceName}`, 'user=current'),
    connect: (profile, interfaceName) => wlan('connect', `name=${profile}`, `interface=${interfaceName}`),
    disconnect: (interfaceName) => wlan('disconnect', `interface=${interfaceName}`),
    deleteProfile: (profile, interfaceName) =>
      wlan('delete', 'profile', `name=${profile}`, `interface=${interfaceName}`),
  };
}

/** The folder of Windows as the environment tells it; anything but a plain path is not believed. */
export function systemRootOf(env: NodeJS.ProcessEnv): string {
  const told = env.SystemRoot ?? '';
  return /^[A-Za-z]:\\[A-Za-z0-9 _.-]+$/.test(told) ? told : 'C:\\Windows';
}

/**
 * Whether a name that Windows itself told can be given back to netsh and mean the same. Behind its tag it can be no
 * option and no other argument, whatever it contains; but a quotation mark may end it early if netsh reads its command
 * line a second time, a control character is no part of a name, and letters that were not understood are not the name.
 */
export function canBeNamed(name: string): boolean {
  return name !== '' && name.length <= 255 && name.isWellFormed() && !/["\p{Cc}]/u.test(name) && !isGarbled(name);
}
