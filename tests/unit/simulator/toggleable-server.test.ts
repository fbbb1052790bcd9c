import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { toggleableServer } from '../../../electron/simulator/toggleable-server.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

async function open(server: Server = createServer()) {
  const made = await toggleableServer(server, 0, virtualClock());
  onTestFinished(() => made.close());
  return made;
}

it('chooses a port that no system hands out, and opens it again and again', async () => {
  const server = createServer();
  const { port, setOpen } = await open(server);
  expect(port).toBeLessThan(32_768);
  for (let times = 0; times < 3; times += 1) {
    expect(server.listening).toBe(false);
    await setOpen(true);
    expect(server.address()).toMatchObject({ port });
    await setOpen(false);
  }
});

it('keeps its port from other simulations while it is shut, and lets it go in the end', async () => {
  const shut = await open();
  const another = createSocket('udp4');
  another.bind(shut.port, '127.0.0.1');
  await expect(once(another, 'listening')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await shut.close();
  const later = createSocket('udp4');
  later.bind(shut.port, '127.0.0.1');
  await once(later, 'listening');
  later.close();
});

it('leaves no listener behind when its port is taken', async () => {
  const server = createServer();
  const first = await open(server);
  const taker = createServer().listen(first.port, '127.0.0.1');
  await once(taker, 'listening');
  const opening = toggleableServer(server, first.port, virtualClock());
  await expect(opening).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect([server.listenerCount('listening'), server.listenerCount('error')]).toEqual([0, 0]);
  taker.close();
});
