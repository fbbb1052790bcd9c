import { mkdir } from 'node:fs/promises';
import { upOn } from './computer.ts';
import { dhcpServer, logs, type RouterAddress } from './dhcp-server.ts';
import { run, succeed } from './programs.ts';
import { waitFor } from './wait-for.ts';

const device = 'cable0';
const upLimitMs = 45_000;

export interface Cable {
  /** The namespace of the router at its other end. */
  readonly namespace: string;
  unplug(): Promise<void>;
}

/** Plugs a cable into the computer and waits until its network is up. */
export async function plugCable(address: RouterAddress): Promise<Cable> {
  const namespace = 'cable';
  await mkdir(logs, { recursive: true });
  await run(['ip', 'netns', 'add', namespace]);
  await succeed(['ip', 'link', 'add', device, 'type', 'veth', 'peer', 'name', 'port', 'netns', namespace]);
  for (const port of ['lo', 'port']) await succeed(['ip', '-n', namespace, 'link', 'set', port, 'up']);
  const dhcp = await dhcpServer(namespace, 'port', address);
  // NetworkManager makes a profile of its own for a wire that it does not know.
  await waitFor('the network of the cable', upLimitMs, () => upOn(device));
  return {
    namespace,
    async unplug() {
      dhcp.kill('SIGKILL');
      await succeed(['ip', 'link', 'delete', device]);
    },
  };
}
