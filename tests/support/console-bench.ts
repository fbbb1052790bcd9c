import { onTestFinished } from 'vitest';
import type { AirNetwork } from '../../electron/simulator/air/air.ts';
import type { Firmware } from '../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };
import { openTerminal } from './console-terminal.ts';
import { virtualClock } from './virtual-clock.ts';

/** The device of the bench. */
export const id = '3b0021001747353236343033';

/** A Photon with this firmware, and its console. Closed with its test. */
export async function consoleBench(
  firmware: Firmware,
  faults: readonly FaultName[] = [],
  networks?: readonly AirNetwork[],
) {
  const clock = virtualClock();
  const world = await startSimulatedWorld({
    clock,
    firmware,
    faults,
    latencies: realisticLatencies,
    device: { id, privateKeyPem: encryption.testKey.privateKey },
    ...(networks === undefined ? {} : { networks }),
  });
  onTestFinished(() => world.close());
  const [cable] = world.cables;
  if (cable === undefined) throw new Error('a world without a cable');
  return { world, clock, cable, open: (baudRate?: number) => openTerminal(cable, clock, baudRate) };
}

/** Types each answer when its prompt has come, and gives all that was printed after the first letter. */
export async function dialogue(
  terminal: ReturnType<typeof openTerminal>,
  answers: readonly (readonly [RegExp, string])[],
) {
  let said = '';
  terminal.type('w');
  for (const [prompt, answer] of answers) {
    said += await terminal.until(prompt);
    terminal.type(answer);
  }
  return said + (await terminal.until(/<3 you!\r\n\r\n$|credentials\.\r\n\r\n$/));
}

/** What a dialogue is answered with where the network is heard. */
export const heardHome = [
  [/SSID: $/, 'HomeNet\n'],
  [/Password: $/, 'kitchen-window-7\n'],
] as const;
