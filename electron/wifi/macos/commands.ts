import { systemLimits } from '../../../shared/time-limits.ts';
import { isGarbled } from '../command-output.ts';
import type { Command } from '../run-command.ts';

/** The programs of macOS that this adapter starts, each by its full path and without a shell. Names stand last. */
export const macosCommands = {
  hardwarePorts: (): Command => settings('-listallhardwareports'),
  power: (device: string): Command => settings('-getairportpower', device),
  setPower: (device: string, power: 'on' | 'off'): Command => settings('-setairportpower', device, power),
  preferredNetworks: (device: string): Command => settings('-listpreferredwirelessnetworks', device),
  removePreferred: (device: string, ssid: string): Command => settings('-removepreferredwirelessnetwork', device, ssid),
  currentNetwork: (device: string): Command => settings('-getairportnetwork', device),
  /** Without a password: an open network, or one that the keychain knows. */
  join: (device: string, ssid: string): Command => ({
    ...settings('-setairportnetwork', device, ssid),
    timeLimitMs: systemLimits.macos.joinMs,
  }),
  summary: (device: string): Command => ({
    file: '/usr/sbin/ipconfig',
    args: ['getsummary', device],
    timeLimitMs: systemLimits.macos.quickMs,
  }),
  profiler: (): Command => ({
    file: '/usr/sbin/system_profiler',
    args: ['-json', 'SPAirPortDataType'],
    timeLimitMs: systemLimits.macos.profilerMs,
  }),
  /** Every IPv4 route, names not looked up. */
  routes: (): Command => ({
    file: '/usr/sbin/netstat',
    args: ['-rn', '-f', 'inet'],
    timeLimitMs: systemLimits.macos.quickMs,
  }),
  defaultRoute: (): Command => ({
    file: '/sbin/route',
    args: ['-n', 'get', 'default'],
    timeLimitMs: systemLimits.macos.quickMs,
  }),
} as const;

function settings(...args: string[]): Command {
  return { file: '/usr/sbin/networksetup', args, timeLimitMs: systemLimits.macos.settingsMs };
}

/** A network device of macOS, such as `en0`. */
export function isDevice(text: string): boolean {
  return /^en\d{1,3}$/.test(text);
}

/**
 * Whether a name that macOS itself told can be given back to networksetup and mean the same: a name that begins with a
 * hyphen might be read as an option, and nothing is known of names with control characters.
 */
export function canBeNamed(name: string): boolean {
  return name !== '' && !name.startsWith('-') && name.isWellFormed() && !/\p{Cc}/u.test(name) && !isGarbled(name);
}
