import { systemRandomBytes } from '../../shared/wifi-password.ts';
import type { CloudConnection } from '../cloud/cloud-request.ts';
import { defaultOAuthClient, particleCloud } from '../cloud/particle-cloud.ts';
import { particleProducts } from '../cloud/product-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import type { SimulatedWorld } from '../simulator/simulated-world.ts';
import type { PhotonAddress } from '../softap/photon-address.ts';
import type { Photon } from '../softap/photon-port.ts';
import { softapPhoton } from '../softap/softap-photon.ts';

/** Where the two ends of a run are, and by what they are reached. */
export interface EndpointSettings {
  readonly way: CloudConnection;
  readonly client: OAuthClient;
  readonly photonAddress: PhotonAddress;
  /** As `softapPhoton` asks it. */
  readonly isBeside?: () => boolean;
}

/** The Photon and the cloud, as every face of the program and every world has them: real, practised or simulated. */
export function endpoints({ way, client, photonAddress, isBeside }: EndpointSettings) {
  const { clock } = way;
  return {
    clock,
    photon: softapPhoton(photonAddress, {
      clock,
      random: systemRandomBytes,
      ...(isBeside === undefined ? {} : { isBeside }),
    }),
    cloud: particleCloud(way, client),
    products: particleProducts(way),
  };
}

/** The same of a simulated world. */
export function simulatedEndpoints(
  { ready, computer }: Pick<SimulatedWorld, 'ready' | 'computer'>,
  way: Pick<CloudConnection, 'fetch' | 'clock'>,
) {
  const { cloud, others } = ready;
  const made = endpoints({
    way: { ...way, baseUrl: cloud.url },
    client: defaultOAuthClient,
    photonAddress: addressOf(ready),
  });
  if (others.length === 0) return made;
  const clients = new Map(
    others.map((other) => [
      other.ssid,
      softapPhoton(addressOf(other), { clock: way.clock, random: systemRandomBytes }),
    ]),
  );
  return { ...made, photon: whoeverAnswers(() => clients.get(computer.network ?? '') ?? made.photon) };
}

function addressOf({ tcp, http }: Pick<SimulatedWorld['ready'], 'tcp' | 'http'>): PhotonAddress {
  return { host: tcp.host, tcpPort: tcp.port, httpPort: http.port };
}

/** All Photons have one address, each on its own network: who answers there is who the computer is with. */
function whoeverAnswers(here: () => Photon): Photon {
  return {
    transport: () => here().transport(),
    version: (signal) => here().version(signal),
    deviceId: (signal) => here().deviceId(signal),
    scanNetworks: (signal) => here().scanNetworks(signal),
    publicKey: (signal) => here().publicKey(signal),
    setClaimCode: (code, signal) => here().setClaimCode(code, signal),
    configureNetwork: (choice, key, signal) => here().configureNetwork(choice, key, signal),
    connect: (signal) => here().connect(signal),
  };
}
