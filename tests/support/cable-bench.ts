import { onTestFinished } from 'vitest';
import { openCables } from './open-cables.ts';

/** Cables that are put away when their test is over. */
export const cableBench: typeof openCables = async (...options) => {
  const made = await openCables(...options);
  // No hook of this module: files that share a process evaluate it once, and only the first would have the hook.
  onTestFinished(() => made.simulation.close());
  return made;
};
