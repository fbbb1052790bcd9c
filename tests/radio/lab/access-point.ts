import { mkdir, writeFile } from 'node:fs/promises';
import { dhcpServer, logs, type RouterAddress } from './dhcp-server.ts';
import { type Program, start, succeed } from './programs.ts';
import { waitFor } from './wait-for.ts';

/** A box with a radio and a network namespace of its own; see build/radio/guest/usr/local/lib/radio/set-up-radios. */
export type Box = 'ap1' | 'ap2' | 'ap3' | 'ap4' | 'ap5';

export interface AccessPointSettings {
  /** At most 32 bytes; as bytes where the name is no text. */
  readonly ssid: string | Uint8Array;
  /** WPA2; open without it. */
  readonly password?: string;
  /** Its own address, of a network of 256. */
  readonly address: RouterAddress;
  /** 1 to 11, 6 when absent. */
  readonly channel?: number;
  readonly hidden?: boolean;
}

export interface AccessPoint {
  readonly box: Box;
  up(): Promise<void>;
  /** Switches it off and says so to those who are on it. */
  down(): Promise<void>;
  /** Pulls the plug: nobody is told. */
  off(): Promise<void>;
}

const startLimitMs = 20_000;

/** An access point and its DHCP server, in the air after `up`. What is said later takes effect after what was said before. */
export function accessPoint(box: Box, settings: AccessPointSettings): AccessPoint {
  const radio = radioOf(box);
  const inBox = ['ip', 'netns', 'exec', box];
  let programs: readonly Program[] = [];
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (action: () => Promise<void>) => {
    turn = turn.catch(() => undefined).then(action);
    return turn;
  };

  async function up(): Promise<void> {
    if (programs.length > 0) return;
    await mkdir(logs, { recursive: true });
    const configuration = `${logs}/${box}.conf`;
    await writeFile(configuration, hostapdConfiguration(radio, settings));
    const hostapd = start([...inBox, 'hostapd', '-t', configuration]);
    programs = [hostapd];
    await waitFor(`the access point in ${box}`, startLimitMs, () => {
      if (hostapd.stdout.includes('AP-ENABLED')) return true;
      if (hostapd.stdout.includes('AP-DISABLED')) throw new Error(hostapd.stdout);
      return undefined;
    });
    programs = [hostapd, await dhcpServer(box, radio, settings.address)];
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const stopped = programs;
    programs = [];
    for (const program of stopped) program.kill(signal);
    await Promise.all(stopped.map((program) => program.ended));
    await succeed(['ip', '-n', box, 'link', 'set', radio, 'down']);
  }

  return {
    box,
    up: () => inTurn(up),
    down: () => inTurn(() => stop('SIGTERM')),
    off: () =>
      inTurn(async () => {
        // First the radio, so that no last word gets out.
        await succeed(['ip', '-n', box, 'link', 'set', radio, 'down']);
        await stop('SIGKILL');
      }),
  };
}

/** The computer has wlan0, and wlan1 lies in the drawer. */
function radioOf(box: Box): string {
  return `wlan${Number(box.slice(2)) + 1}`;
}

function hostapdConfiguration(radio: string, { ssid, password, channel = 6, hidden = false }: AccessPointSettings) {
  return [
    `interface=${radio}`,
    'driver=nl80211',
    `ssid2=${Buffer.from(ssid).toString('hex')}`,
    'hw_mode=g',
    `channel=${channel}`,
    'ieee80211n=1',
    'wmm_enabled=1',
    `ignore_broadcast_ssid=${hidden ? 1 : 0}`,
    ...(password === undefined
      ? []
      : ['wpa=2', 'wpa_key_mgmt=WPA-PSK', 'rsn_pairwise=CCMP', `wpa_passphrase=${password}`]),
    '',
  ].join('\n');
}
