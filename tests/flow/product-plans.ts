import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { type FlowOptions, type FlowRun, runFlow } from '../support/run-flow.ts';

export const ann = 'ann+1@example.com';
export const bob = 'bob@example.com';
export const forAnn = (world: SimulatedWorld, options: FlowOptions = {}) =>
  runFlow(world, { customer: 'Ann+1@Example.com', ...options });

export const plans = ({ events }: FlowRun) =>
  events.flatMap((event) => (event.type === 'plan-chosen' ? [event.plan] : []));
