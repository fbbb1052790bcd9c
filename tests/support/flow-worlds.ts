import { afterEach } from 'vitest';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { type FlowRun, fastWorld } from './run-flow.ts';

const worlds: SimulatedWorld[] = [];

/** A fast world that is closed when its test is over. */
export async function openWorld(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld(options);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

export const failureOf = ({ outcome }: FlowRun): ErrorCode | undefined =>
  outcome.outcome === 'failed' ? outcome.error.code : undefined;

/** The steps of a run as they were begun, those that were tried again as often. */
export const startedSteps = ({ events }: FlowRun): readonly StepId[] =>
  events.flatMap((event) => (event.type === 'step-started' ? [event.step] : []));

/** What the person was asked. */
export const asked = ({ events }: FlowRun) =>
  events.flatMap((event) => (event.type === 'question-asked' ? [event.question.kind] : []));

/** Changes of the computer's network: onto the Photon's, and home. */
export const hops = (world: SimulatedWorld): number =>
  world.events.filter((event) => event.type === 'computer-moved' && event.place !== 'between').length;
