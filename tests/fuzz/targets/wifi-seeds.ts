import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writePlace as writeMacosPlace } from '../../../electron/wifi/macos/place.ts';
import { writePlace as writeWindowsPlace } from '../../../electron/wifi/windows/place.ts';

/** Of the folder of recorded answers of the systems' own programs, one character a byte. */
export function recorded(start: string): readonly string[] {
  const folder = path.resolve('tests/vectors/wifi-commands');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.startsWith(start) && /\.(txt|json)$/.test(file) && !file.endsWith('index.json'))
    .map((file) => readFileSync(path.join(folder, file), 'latin1'));
}

export const utf8 = (binary: string) => Buffer.from(binary, 'latin1').toString('utf8');
export const linuxHandle = JSON.stringify({
  system: 'network-manager',
  adapter: 'wlan0',
  home: '2f0dcc5c-1f4c-4f23-9a5c-6a6d3f3b7a10',
  homeName: 'HomeNet',
  automatic: true,
  own: 'Photon Setup 0123456789ab',
});
export const windowsHandle = writeWindowsPlace({
  system: 'windows',
  adapter: '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b',
  interfaceName: 'Wi-Fi 2',
  profile: 'HomeNet',
  profiles: ['Photon-ABCD'],
});
export const macosHandle = writeMacosPlace({
  system: 'macos',
  device: 'en0',
  connected: true,
  network: 'HomeNet',
  preferred: ['HomeNet'],
});
export const handleWords = [
  'null',
  '"--help"',
  '"-1"',
  '"wlan0"',
  '"__proto__":1,',
  '"Photon Setup ',
  '\\u0000',
  '\\"',
  '\\ud800',
  '"system":"windows"',
];
