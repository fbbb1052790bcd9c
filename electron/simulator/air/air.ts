import { utf8 } from '../../../shared/bytes.ts';

/** One access point in the air. */
export interface AirNetwork {
  /** The name, as text or as raw bytes where it is not UTF-8. At most 32 bytes. */
  readonly ssid: string | Uint8Array;
  /** dBm at the Photon. */
  readonly rssi: number;
  readonly channel: number;
  readonly band: 2.4 | 5;
  /** The security type as scan-ap prints it. */
  readonly security: number;
  /** For WEP 10 or 26 hex digits, or 5 or 13 characters. Absent on open networks. */
  readonly password?: string;
  /** The user of an enterprise network (PEAP). */
  readonly userName?: string;
  /** Does not tell its name when scanned. */
  readonly hidden?: boolean;
  /** Whether its router has an address to give; true when absent. */
  readonly dhcp?: boolean;
  /** What lies behind it; `open` when absent, `cloud-blocked`: everything but the Particle cloud. */
  readonly internet?: 'open' | 'none' | 'cloud-blocked';
}

/** The first one is where the computer is at home. All of it is made up. */
export const defaultNetworks: readonly AirNetwork[] = [
  { ssid: 'HomeNet', rssi: -48, channel: 6, band: 2.4, security: 4_194_308, password: 'kitchen-window-7' },
  { ssid: 'Guest', rssi: -52, channel: 6, band: 2.4, security: 0 },
  { ssid: 'Orchard', rssi: -71, channel: 1, band: 2.4, security: 4_194_310, password: 'apple pear plum' },
  { ssid: 'Orchard', rssi: -58, channel: 11, band: 2.4, security: 4_194_310, password: 'apple pear plum' },
  { ssid: 'Far Shed', rssi: -84, channel: 3, band: 2.4, security: 2_097_154, password: 'garden tools' },
  { ssid: 'OldPrinter', rssi: -66, channel: 9, band: 2.4, security: 1, password: '1234567890' },
  {
    ssid: 'Staff',
    rssi: -63,
    channel: 1,
    band: 2.4,
    security: 37_748_742,
    userName: 'visitor',
    password: 'front-desk-4',
  },
  { ssid: 'HomeNet Fast', rssi: -50, channel: 44, band: 5, security: 4_194_308, password: 'kitchen-window-7' },
  { ssid: 'Café Zürich', rssi: -60, channel: 13, band: 2.4, security: 4_194_308, password: 'müsli & brot' },
];

export function ssidBytes(network: AirNetwork): Uint8Array {
  return typeof network.ssid === 'string' ? utf8(network.ssid) : network.ssid;
}

/** Bytes that are not UTF-8 show as U+FFFD. */
export function ssidText(network: AirNetwork): string {
  return typeof network.ssid === 'string' ? network.ssid : new TextDecoder().decode(network.ssid);
}

/** What a Photon hears: its radio has no 5 GHz. */
export function heardByPhoton(networks: readonly AirNetwork[]): readonly AirNetwork[] {
  return networks.filter((network) => network.band === 2.4);
}
