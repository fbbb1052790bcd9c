import type { PracticeScenario, PracticeSession } from '../../shared/ipc/practice.ts';
import type { AccessToken, CloudAccount } from '../cloud/cloud-port.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import type { ProductAuth } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { Surroundings } from '../setup/setup-world.ts';
import { fastLatencies, realisticLatencies } from '../simulator/latencies.ts';
import { startSimulatedWorld, type WorldOptions } from '../simulator/simulated-world.ts';
import { simulatedSurroundings } from './simulated-surroundings.ts';

export interface PracticeWorld {
  readonly world: Omit<Surroundings, 'prompts'> & { readonly account: CloudAccount };
  readonly products: ProductAuth;
  readonly userName: string;
  readonly networks: PracticeSession['networks'];
  readonly product: PracticeSession['product'];
  /**
   * Holds SETUP on the simulated Photon, as a person at a real one does before a set-up. From the second time on a password
   * is taken that was wrong before.
   */
  letListen(): void;
  close(): Promise<void>;
}

const scenarios: Readonly<Record<PracticeScenario, Partial<Pick<WorldOptions, 'faults' | 'owner' | 'setUpBefore'>>>> = {
  'everything-works': {},
  'wrong-password': { faults: ['wrong-password'] },
  'photon-set-up-before': { owner: 'somebody-else', setUpBefore: true },
  'photon-stops-answering': { faults: ['crash-during-scan'] },
  'no-internet-behind-wifi': { faults: ['no-internet'] },
  'router-answers': { faults: ['router-answers'] },
};

/**
 * The practice session: the same adapters as in the real world, talking through real sockets to a simulated Photon and a
 * simulated cloud on this computer. Nothing leaves it.
 */
export async function openPracticeWorld(options: {
  readonly scenario: PracticeScenario;
  readonly fast: boolean;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly newId: () => string;
}): Promise<PracticeWorld> {
  const { clock, newId } = options;
  const simulation = await startSimulatedWorld({
    clock,
    latencies: options.fast ? fastLatencies : realisticLatencies,
    separateNetworks: true,
    ...scenarios[options.scenario],
  });
  const { account, networks, product } = simulation.ready;
  let listened = false;
  const { cloud, products, photon, wifi, journal } = simulatedSurroundings(simulation, options);
  return {
    world: {
      clock,
      photon,
      account: cloud.account(account.accessToken as AccessToken),
      wifi,
      journal,
      newId,
    },
    products,
    userName: account.username,
    networks: networks.map(({ ssid, password }) => ({ ssid, password })),
    product: { clientId: product.clientId, clientSecret: product.clientSecret, product: product.slug },
    letListen() {
      if (listened) simulation.setFault('wrong-password', false);
      listened = true;
      if (!simulation.device.listening) simulation.pressSetup();
    },
    close: () => simulation.close(),
  };
}
