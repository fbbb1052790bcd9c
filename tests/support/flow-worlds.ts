import { onTestFinished } from 'vitest';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { type FlowRun, fastWorld } from './run-flow.ts';

/** A fast world that is closed when its test is over. */
export async function openWorld(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld(options);
  // No hook of this module: files that share a process evaluate it once, and only the first would have the hook.
  onTestFinished(() => world.close());
  return world;
}

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
