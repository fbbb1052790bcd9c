import { succeed } from './programs.ts';
import { type Relay, relay } from './relay.ts';

/** Where the cloud is on the internet of the lab: a private address, which the app lets speak http. */
const cloudAddress = '10.20.30.40';
const cloudPort = 8080;
export const cloudUrl = `http://${cloudAddress}:${cloudPort}`;

/**
 * Connects a router to the internet, where the cloud is all there is. Everything that a computer on its network sends
 * to the cloud's address reaches the router, and stays there.
 * @param target the cloud's port on 127.0.0.1
 */
export async function connectToInternet(namespace: string, target: number): Promise<Relay> {
  await succeed(['ip', '-n', namespace, 'address', 'replace', `${cloudAddress}/32`, 'dev', 'lo']);
  return relay(namespace, cloudPort, target);
}
