import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { SystemTrouble } from '../support/simulated-system.ts';
import type { WayTrouble } from '../support/troubled-way.ts';
import type { Fault } from './cell.ts';

/** Named faults of the simulator, together. */
export function simulated(...names: readonly FaultName[]): Fault {
  const set = (simulation: SimulatedWorld, on: boolean) => {
    for (const name of names) simulation.setFault(name, on);
  };
  return {
    strike: ({ simulation }) => set(simulation, true),
    heal: ({ simulation }) => set(simulation, false),
  };
}

/** What the operating system has against it, with what it means for the simulated computer. */
export function system(trouble: SystemTrouble, ...names: readonly FaultName[]): Fault {
  const world = simulated(...names);
  return {
    strike(fixture) {
      fixture.systemTroubles.add(trouble);
      world.strike(fixture);
    },
    heal(fixture) {
      fixture.systemTroubles.delete(trouble);
      world.heal(fixture);
    },
  };
}

export function way(trouble: WayTrouble): Fault {
  return {
    strike: ({ wayTroubles }) => void wayTroubles.add(trouble),
    heal: ({ wayTroubles }) => void wayTroubles.delete(trouble),
  };
}

/** The computer leaves the Photon's network by itself, between two commands. */
export const hop: Fault = {
  strike: ({ simulation }) => simulation.computer.hop(),
  heal: () => undefined,
};

/** The same while the Photon works on the next command. */
export const hopInCommand: Fault = {
  strike({ simulation }) {
    const end = simulation.subscribe((event) => {
      if (event.type !== 'device-asked') return;
      end();
      simulation.computer.hop();
    });
  },
  heal: () => undefined,
};
