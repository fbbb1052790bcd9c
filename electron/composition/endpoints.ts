import { systemRandomBytes } from '../../shared/wifi-password.ts';
import type { CloudConnection } from '../cloud/cloud-request.ts';
import { defaultOAuthClient, particleCloud } from '../cloud/particle-cloud.ts';
import { particleProducts } from '../cloud/product-cloud.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import type { SimulatedWorld } from '../simulator/simulated-world.ts';
import { type PhotonAddress, softapPhoton } from '../softap/softap-photon.ts';

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
  { tcp, http, cloud }: SimulatedWorld['ready'],
  way: Pick<CloudConnection, 'fetch' | 'clock'>,
) {
  return endpoints({
    way: { ...way, baseUrl: cloud.url },
    client: defaultOAuthClient,
    photonAddress: { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
  });
}
