import type { Fetch } from '../../electron/cloud/cloud-request.ts';
import type { SimulatedComputer } from '../../electron/simulator/air/simulated-computer.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { brokenWay } from './troubled-way.ts';

/**
 * What the programs of one computer of several reach of the cloud: nothing while that is not at home, and what is under way
 * breaks off as it leaves. `cut` breaks it off as the end of its program does.
 */
export function fetchFrom(computer: SimulatedComputer, { subscribe }: Pick<SimulatedWorld, 'subscribe'>) {
  let way = new AbortController();
  const cut = () => {
    way.abort(brokenWay('ECONNRESET'));
    way = new AbortController();
  };
  subscribe(({ type }) => {
    if (type === 'computer-moved' && computer.place !== 'own-network') cut();
  });
  const fetchHere: Fetch = async (url, init) => {
    if (computer.place !== 'own-network') throw brokenWay('ENETUNREACH');
    const { signal } = init;
    return fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, way.signal]) : way.signal });
  };
  return { fetch: fetchHere, cut };
}
