import type { PracticeRoom, PracticeScenario } from '../shared/ipc/practice.ts';
import type { RandomBytes } from '../shared/wifi-password.ts';
import type { AccessToken, CloudAccount } from './cloud/cloud-port.ts';
import type { Fetch } from './cloud/cloud-request.ts';
import { defaultOAuthClient, particleCloud } from './cloud/particle-cloud.ts';
import { particleProducts } from './cloud/product-cloud.ts';
import type { ProductDoor } from './cloud/product-port.ts';
import { newId } from './ground/new-id.ts';
import { systemClock } from './ground/system-clock.ts';
import { noJournal } from './journal/no-journal.ts';
import type { Surroundings } from './setup/setup-world.ts';
import { simulatedWifi } from './simulator/air/simulated-wifi.ts';
import { realisticLatencies, swiftLatencies } from './simulator/latencies.ts';
import { startSimulatedWorld, type WorldOptions } from './simulator/simulated-world.ts';
import { softapPhoton } from './softap/softap-photon.ts';

export interface PracticeWorld {
  readonly world: Omit<Surroundings, 'person'> & { readonly account: CloudAccount };
  readonly products: ProductDoor;
  readonly userName: string;
  readonly networks: PracticeRoom['networks'];
  readonly product: PracticeRoom['product'];
  /** Holds SETUP on the simulated Photon, as a person at a real one does before a set-up. */
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
 * The practice room: the same adapters as in the real world, talking through real sockets to a simulated Photon and a
 * simulated cloud on this computer. Nothing leaves it.
 */
export async function openPracticeWorld(options: {
  readonly scenario: PracticeScenario;
  readonly swift: boolean;
  readonly fetch: Fetch;
  readonly random: RandomBytes;
}): Promise<PracticeWorld> {
  const clock = systemClock;
  const simulation = await startSimulatedWorld({
    clock,
    latencies: options.swift ? swiftLatencies : realisticLatencies,
    separateNetworks: true,
    ...scenarios[options.scenario],
  });
  const { tcp, http, cloud: cloudAddress, account, networks, product } = simulation.ready;
  const address = { host: tcp.host, tcpPort: tcp.port, httpPort: http.port };
  const connection = { baseUrl: cloudAddress.url, fetch: options.fetch, clock };
  const cloud = particleCloud(connection, defaultOAuthClient);
  return {
    world: {
      clock,
      photon: softapPhoton(address, { clock, random: options.random }),
      account: cloud.account(account.accessToken as AccessToken),
      wifi: simulatedWifi(simulation),
      journal: noJournal,
      newId,
    },
    products: particleProducts(connection),
    userName: account.username,
    networks: networks.map(({ ssid, password }) => ({ ssid, password })),
    product: { clientId: product.clientId, clientSecret: product.clientSecret, product: product.slug },
    letListen() {
      if (!simulation.device.listening) simulation.pressSetup();
    },
    close: () => simulation.close(),
  };
}
