import { assertNever } from '../../shared/result.ts';
import type { ReadyLine } from './simulated-world.ts';
import type { WorldEvent } from './world-events.ts';

/** The ready line for people. The account and the passwords are the simulation's own and open nothing. */
export function describeReady({
  tcp,
  http,
  cloud,
  account,
  device,
  product,
  madeIdPrefix,
  networks,
}: ReadyLine): string {
  return [
    `Simulated Photon ${device.id} (firmware ${device.firmware}) is listening as ${device.ssid}.`,
    `  TCP   ${tcp.host}:${tcp.port}`,
    `  HTTP  ${http.host}:${http.port}`,
    `Simulated cloud at ${cloud.url}`,
    `  ${account.username} / ${account.password}, access token ${account.accessToken}`,
    `  product ${product.name} (${product.slug}, ${product.id}), OAuth client ${product.clientId} / ${product.clientSecret}`,
    `  more devices to put into it: any id of 24 digits that starts with ${madeIdPrefix}`,
    'Networks in the air:',
    ...networks.map(({ ssid, security, password }) => `  ${ssid} (security ${security}) ${password ?? 'open'}`),
  ].join('\n');
}

export function describeEvent(event: WorldEvent): string {
  return `${new Date(event.at).toISOString().slice(11, 23)}  ${words(event)}`;
}

function words(event: WorldEvent): string {
  switch (event.type) {
    case 'device-listening':
      return `Photon listens as ${event.ssid}`;
    case 'device-left-listening':
      return 'Photon left listening mode; its network is gone';
    case 'light-changed':
      return `light: ${event.light}${event.flashes === undefined ? '' : `, ${event.flashes.count} ${event.flashes.colour}`}`;
    case 'device-asked':
      return `Photon is asked ${event.command} over ${event.transport.toUpperCase()}`;
    case 'device-answered':
      return `Photon answered ${event.command}${event.result === undefined ? '' : ` with ${event.result}`}`;
    case 'antenna-selected':
      return `${event.antenna} antenna selected`;
    case 'claim-code-stored':
      return 'claim code stored';
    case 'network-stored':
      return `network ${event.ssid} stored with security ${event.security}`;
    case 'network-joined':
      return `Photon joined ${event.ssid}`;
    case 'network-not-joined':
      return `Photon could not join ${event.ssid}: ${event.reason}`;
    case 'device-online':
      return 'Photon is online';
    case 'device-offline':
      return 'Photon is offline';
    case 'device-claimed':
      return `Photon now belongs to ${event.owner}`;
    case 'claim-ignored':
      return `claim ignored: ${event.reason}`;
    case 'device-signalled':
      return event.on ? 'Photon shows a rainbow' : 'Photon stops the rainbow';
    case 'setup-pressed':
      return 'SETUP pressed';
    case 'device-restarts':
      return event.into === 'off' ? 'Photon has no power' : `Photon restarts (${event.into})`;
    case 'computer-moved':
      return `computer is at ${event.network ?? event.place}`;
    case 'cloud-asked':
      return `cloud: ${event.method} ${event.path} ${event.status}`;
    case 'fault-switched':
      return `fault ${event.fault} ${event.on ? 'on' : 'off'}`;
    default:
      return assertNever(event);
  }
}
