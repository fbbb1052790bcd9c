import { setupError } from '../../shared/errors.ts';
import type { PracticeHands, PracticeSession } from '../../shared/ipc/practice.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { proofLimits } from '../../shared/time-limits.ts';
import type { AccessToken, CloudAccount } from '../cloud/cloud-port.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import type { ProductAuth } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { Surroundings } from '../setup/setup-world.ts';
import { type AirNetwork, defaultNetworks, ssidText } from '../simulator/air/air.ts';
import type { WhoMoves } from '../simulator/air/simulated-wifi.ts';
import { fastLatencies, realisticLatencies } from '../simulator/latencies.ts';
import { simulatedUsb } from '../simulator/simulated-usb.ts';
import { startSimulatedWorld, type WorldOptions } from '../simulator/simulated-world.ts';
import { simulatedSurroundings } from './simulated-surroundings.ts';

export interface PracticeWorld {
  readonly world: Surroundings & { readonly account: CloudAccount };
  readonly products: ProductAuth;
  /** The sockets of the simulated computer. */
  readonly usb: UsbSerial;
  readonly userName: string;
  readonly networks: PracticeSession['networks'];
  readonly photonNetwork: string;
  readonly homeNetwork: string;
  readonly product: PracticeSession['product'];
  /**
   * Holds SETUP on the simulated Photon, as a person at a real one does before a set-up. From the second time on a password
   * is taken that was wrong before.
   */
  letListen(): void;
  /** What a person does with their hands. Errors: `photon-network-not-joined`, `home-network-not-back`. */
  lendHands(hands: PracticeHands): Promise<Result<void>>;
  close(): Promise<void>;
}

interface Scenario extends Partial<Pick<WorldOptions, 'faults' | 'owner' | 'setUpBefore' | 'networks' | 'strangers'>> {
  readonly whoMoves?: WhoMoves;
  /** There is a cable for its Photon, which is plugged in by hand. */
  readonly withCable?: true;
}

const hiddenNetwork: AirNetwork = {
  ssid: 'Attic',
  rssi: -50,
  channel: 6,
  band: 2.4,
  security: 4_194_308,
  password: 'lantern-and-rope',
  hidden: true,
};

/** Where nearly everything needs a user name, as in an office; the computer is at home in the first one. */
const officeNetworks = defaultNetworks.filter(({ ssid }) => ssid === 'HomeNet' || ssid === 'Staff');

const scenarios: Readonly<Record<PracticeScenario, Scenario>> = {
  'everything-works': {},
  'wrong-password': { faults: ['wrong-password'] },
  'photon-set-up-before': { owner: 'somebody-else', setUpBefore: true },
  'photon-stops-answering': { faults: ['crash-during-scan'] },
  'no-internet-behind-wifi': { faults: ['no-internet'] },
  'router-answers': { faults: ['router-answers'] },
  'join-manually': { whoMoves: 'person' },
  'no-photon': { faults: ['access-point-gone'] },
  'several-photons': {
    strangers: [
      { ssid: 'Photon-8QYT2H', rssi: -77 },
      { ssid: 'Photon-ZK3B', rssi: -86 },
    ],
  },
  'hidden-network': { networks: [...defaultNetworks, hiddenNetwork] },
  // Its own network is out of reach, or it would be found before anybody has plugged it in.
  'by-cable': { faults: ['access-point-gone'], withCable: true },
  'enterprise-network': { networks: officeNetworks },
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
  const latencies = options.fast ? fastLatencies : realisticLatencies;
  const { whoMoves = 'program', withCable = false, ...scenario } = scenarios[options.scenario];
  const simulation = await startSimulatedWorld({
    clock,
    latencies,
    separateNetworks: true,
    ...scenario,
  });
  const { account, product, device, madeIdPrefix, strangersIdPrefix } = simulation.ready;
  const networks = scenario.networks ?? defaultNetworks;
  let listened = false;
  const { cloud, products, photon, wifi, journal } = simulatedSurroundings(simulation, { ...options, whoMoves });
  const [socket] = simulation.cables;
  if (withCable) socket?.unplug();
  const over = new AbortController();
  void measure();
  return {
    world: {
      clock,
      photon,
      account: cloud.account(account.accessToken as AccessToken),
      wifi,
      journal,
      newId,
      proveMs: proofLimits.practiceProveMs,
    },
    products,
    usb: simulatedUsb(withCable ? simulation.cables : []),
    userName: account.username,
    networks: networks.map((network) => ({
      ssid: ssidText(network),
      password: network.password,
      userName: network.userName,
      hidden: network.hidden === true,
    })),
    photonNetwork: device.ssid,
    homeNetwork: simulation.computer.homeNetwork,
    product: {
      clientId: product.clientId,
      clientSecret: product.clientSecret,
      product: product.slug,
      deviceIds: [...['a1', 'a2', 'a3'].map((end) => idOf(madeIdPrefix, end)), idOf(strangersIdPrefix, 'b1')],
    },
    letListen() {
      if (listened) simulation.setFault('wrong-password', false);
      listened = true;
      if (!simulation.device.listening) simulation.pressSetup();
    },
    async lendHands(hands) {
      const { computer } = simulation;
      if (hands === 'plug-in' && withCable) {
        socket?.plugIn();
        return success(undefined);
      }
      if (hands === 'plug-in') {
        simulation.setFault('access-point-gone', false);
        return success(undefined);
      }
      if (hands === 'join-photon') {
        const joined = await computer.join(device.ssid, over.signal);
        return joined ? success(undefined) : failure(setupError('photon-network-not-joined'));
      }
      return (await computer.goHome(over.signal)) ? success(undefined) : failure(setupError('home-network-not-back'));
    },
    async close() {
      over.abort();
      await simulation.close();
    },
  };

  async function measure(): Promise<void> {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      await clock.sleep(latencies.measuring, over.signal);
      simulation.cloud.publish('temperature', (20 + (turn % 5) / 2).toFixed(1));
    }
  }
}

/** A device ID has 24 hex digits. */
function idOf(prefix: string, end: string): string {
  return prefix.padEnd(24 - end.length, '0') + end;
}
