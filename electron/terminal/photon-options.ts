import { type Command, InvalidArgumentError } from 'commander';
import { stepLimits } from '../../shared/time-limits.ts';
import { photonAddress } from '../softap/photon-address.ts';
import type { Say } from './error-words.ts';

export interface PhotonOptions {
  readonly photonHost: string;
  readonly photonTcpPort: number;
  readonly photonHttpPort: number;
  readonly waitForPhoton?: number;
  readonly json?: true;
}

/** The options of every command that talks to a Photon. */
export function photonOptions(command: Command, t: Say): Command {
  const port = portReader(t);
  const seconds = secondsReader(t);
  return command
    .option('--photon-host <host>', t('commandLine.photon.host'), photonAddress.host)
    .option('--photon-tcp-port <port>', t('commandLine.photon.tcpPort'), port, photonAddress.tcpPort)
    .option('--photon-http-port <port>', t('commandLine.photon.httpPort'), port, photonAddress.httpPort)
    .option('--wait-for-photon <seconds>', t('commandLine.photon.wait'), seconds)
    .option('--json', t('commandLine.jsonLines'));
}

/** Where the Photon is, and how long to wait for the way to it. */
export function reach(options: PhotonOptions) {
  return {
    photonAddress: { host: options.photonHost, tcpPort: options.photonTcpPort, httpPort: options.photonHttpPort },
    // A person needs minutes for a menu; a script has joined already or never will.
    joinLimitMs:
      options.waitForPhoton === undefined
        ? options.json
          ? stepLimits.scriptActionMs
          : stepLimits.userActionMs
        : options.waitForPhoton * 1000,
  };
}

function portReader(t: Say) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d{1,5}$/.test(text) && value >= 1 && value <= 65_535) return value;
    throw new InvalidArgumentError(t('commandLine.invalid.port'));
  };
}

function secondsReader(t: Say) {
  return (text: string): number => {
    if (/^\d{1,4}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(t('commandLine.invalid.seconds'));
  };
}
