import { afterEach } from 'vitest';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { openCables } from './open-cables.ts';

const opened: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((world) => world.close()));
});

/** Cables that are put away when their test is over. */
export const cableBench: typeof openCables = async (...options) => {
  const made = await openCables(...options);
  opened.push(made.simulation);
  return made;
};
