import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { serverDoor } from '../../../electron/simulator/server-door.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

it('chooses no port that the system hands to others while the door is shut', async () => {
  for (let opened = 0; opened < 40; opened += 1) {
    const server = createServer();
    const door = await serverDoor(server, 0, virtualClock());
    onTestFinished(() => door.setOpen(false));
    expect(door.port).toBeLessThan(32_768);
    expect(server.listening).toBe(false);
    await door.setOpen(true);
    expect(server.address()).toMatchObject({ port: door.port });
  }
});
