import type { ErrorCode } from '../../../shared/errors.ts';
import type { HeardAccessPoint } from '../system-wifi.ts';
import { readPercent } from './netsh-interfaces.ts';

/**
 * The networks of `netsh wlan show networks mode=bssid`, by shape: a line without indentation whose label ends in the
 * next number of the list names one, and the percentages below it are its access points' signals. Hidden ones are left
 * out. 0 to 100 % stand for -100 to -50 dBm (learn.microsoft.com, WLAN_ASSOCIATION_ATTRIBUTES, wlanSignalQuality).
 */
export function readNetworks(text: string): readonly HeardAccessPoint[] {
  const networks: { ssid: string; rssi: number | undefined }[] = [];
  let count = 0;
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (/^\S/.test(line) && numberAtEnd(line.slice(0, colon)) === count + 1) {
      count += 1;
      networks.push({ ssid: line.slice(colon + 1).replace(/^ /, ''), rssi: undefined });
      continue;
    }
    const network = networks.at(-1);
    const signal = /^\s/.test(line) && colon !== -1 ? readPercent(line.slice(colon + 1)) : undefined;
    if (network === undefined || signal === undefined) continue;
    const rssi = Math.round(Math.min(signal, 100) / 2 - 100);
    network.rssi = Math.max(network.rssi ?? rssi, rssi);
  }
  return networks.filter(({ ssid }) => ssid !== '');
}

function numberAtEnd(label: string): number | undefined {
  const digits = /\d{1,4}$/.exec(label.trimEnd().slice(-4))?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** The profile names of `netsh wlan show profiles interface=…`: what stands behind the label of an indented line. */
export function readProfiles(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const name = /^\s+[^\s:][^:]*:\s?(.*)$/.exec(line)?.[1];
    return name === undefined || name === '' ? [] : [name];
  });
}

/**
 * Why netsh refused, from the words in its answer that no language changes: the address of the settings page in the
 * refusal of Windows 11 24H2 (learn.microsoft.com, windows/win32/nativewifi/wi-fi-access-location-changes), and the
 * service's own name. `undefined` for an answer that is none of these.
 */
export function refusalOf(text: string): ErrorCode | undefined {
  if (text.includes('ms-settings:privacy-location')) return 'wifi-not-permitted';
  if (/\(wlansvc\)/i.test(text)) return 'wifi-service-not-running';
  return undefined;
}
