import { type Program, start, succeed } from './programs.ts';

/** The first address of a network of 256. */
export type RouterAddress = `${number}.${number}.${number}.1`;

/** Where the programs round the computer log; what is here goes to artifacts/radio. */
export const logs = '/run/radio';

/** Gives a device in a namespace its address, and everybody on its network another and itself as the router. */
export async function dhcpServer(namespace: string, device: string, address: RouterAddress): Promise<Program> {
  await succeed(['ip', '-n', namespace, 'address', 'replace', `${address}/24`, 'dev', device]);
  const network = address.slice(0, address.lastIndexOf('.'));
  return start([
    ...['ip', 'netns', 'exec', namespace, 'dnsmasq'],
    '--conf-file=/dev/null',
    '--keep-in-foreground',
    '--no-resolv',
    '--no-hosts',
    `--interface=${device}`,
    '--bind-dynamic',
    '--dhcp-authoritative',
    // An address is given at once, without three seconds of asking who has it.
    '--no-ping',
    `--dhcp-range=${network}.10,${network}.99,255.255.255.0,1h`,
    `--dhcp-leasefile=${logs}/${namespace}.leases`,
    `--log-facility=${logs}/${namespace}-dnsmasq.log`,
    '--log-dhcp',
  ]);
}
