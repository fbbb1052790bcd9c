import { isDevice } from './commands.ts';

/**
 * The Wi-Fi devices of `networksetup -listallhardwareports`. The port is called `Wi-Fi`, before OS X 10.7 `AirPort`;
 * whether that is so in every language is not known, so an empty list is no proof that there is none.
 */
export function readWifiDevices(text: string): readonly string[] {
  return text.split(/\r?\n\s*\r?\n/).flatMap((block) => {
    const [port, device] = block
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map(behindColon);
    return (port === 'Wi-Fi' || port === 'AirPort') && device !== undefined && isDevice(device) ? [device] : [];
  });
}

/** Of `networksetup -getairportpower en0`: `Wi-Fi Power (en0): On`. Undefined for an answer of another form. */
export function readPower(text: string): 'on' | 'off' | undefined {
  const word = /\(en\d{1,3}\): (On|Off)\s*$/.exec(text)?.[1];
  return word === undefined ? undefined : word === 'On' ? 'on' : 'off';
}

/** Of `networksetup -listpreferredwirelessnetworks en0`: a heading, then one name a line behind a tab. */
export function readPreferred(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => (/^\s+\S/.test(line) ? [line.replace(/^(?:\t| {2,4})/, '')] : []));
}

/**
 * Of `networksetup -getairportnetwork en0`. macOS 15 says "You are not associated with an AirPort network." also when
 * it is (github.com/dracula/tmux issue 290), so only a name is believed.
 */
export function readCurrentName(text: string): string | undefined {
  return /^Current (?:Wi-Fi|AirPort) Network: (.+?)\r?\n?$/.exec(text)?.[1];
}

/** Of `route -n get default`: the device the internet goes through. */
export function readDefaultDevice(text: string): string | undefined {
  return /^[ \t]*interface: (\S+)[ \t]*\r?$/m.exec(text)?.[1];
}

/**
 * Of `netstat -rn -f inet`: the devices below a tunnel. Ways to single hosts through a router come first, as one of them
 * leads to the tunnel's other end; else the devices with a default route. Columns by the manual netstat(1): destination,
 * gateway, flags (`G` a router, `H` one host), device. A line of another form tells nothing.
 */
export function readDevicesBelow(text: string): readonly string[] {
  const routes = text.split(/\r?\n/).flatMap((line) => {
    const [destination, gateway, flags, device] = line.trim().split(/\s+/);
    if (gateway === undefined || flags === undefined || device === undefined || !isDevice(device)) return [];
    const toHost = flags.includes('G') && flags.includes('H') && /^\d+\.\d+\.\d+\.\d+/.test(gateway);
    return destination === 'default' || toHost ? [{ device, toHost }] : [];
  });
  const toHosts = routes.filter(({ toHost }) => toHost);
  return [...new Set((toHosts.length > 0 ? toHosts : routes).map(({ device }) => device))];
}

function behindColon(line: string): string | undefined {
  const colon = line.indexOf(':');
  return colon === -1 ? undefined : line.slice(colon + 1).trim();
}
