import { app } from 'electron';
import { type PhotonAddress, photonAddress } from '../softap/softap-photon.ts';

export interface CommandLine {
  /** Another cloud for this start only, for a local cloud or a test bench. */
  readonly cloudUrl: string | undefined;
  readonly photonAddress: PhotonAddress;
  /** Waits of the practice room cut short, for tests. */
  readonly swiftPractice: boolean;
}

/** `--cloud-url=URL --photon-host=HOST --photon-tcp-port=N --photon-http-port=N --swift-practice` */
export function readCommandLine(): CommandLine {
  const value = (name: string) => app.commandLine.getSwitchValue(name) || undefined;
  const port = (name: string, standard: number) => {
    const number = Number(value(name));
    return Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : standard;
  };
  return {
    cloudUrl: value('cloud-url'),
    photonAddress: {
      host: value('photon-host') ?? photonAddress.host,
      tcpPort: port('photon-tcp-port', photonAddress.tcpPort),
      httpPort: port('photon-http-port', photonAddress.httpPort),
    },
    swiftPractice: app.commandLine.hasSwitch('swift-practice'),
  };
}
