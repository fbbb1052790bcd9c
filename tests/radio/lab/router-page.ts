import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relay } from './relay.ts';

/** The page that a home router shows at its address, whatever one asks it for. */
export async function routerPage(namespace: string): Promise<{ close(): void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Router</title><form>Password <input type="password"></form>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const outside = await relay(namespace, 80, (server.address() as AddressInfo).port);
  return {
    close() {
      outside.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
