/** The Photon's own address on its own network (Device OS v1.5.2, hal/src/photon/softap_ip.c) and its two ports. */
export const photonAddress = { host: '192.168.0.1', tcpPort: 5609, httpPort: 80 } as const;

export interface PhotonAddress {
  readonly host: string;
  readonly tcpPort: number;
  readonly httpPort: number;
}
