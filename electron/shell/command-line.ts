import { app } from 'electron';
import { type Language, languages } from '../../shared/languages.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import { type PhotonAddress, photonAddress } from '../softap/photon-address.ts';
import type { ShellWords } from './shell-words.ts';

export interface CommandLine {
  /** Another cloud for this start only, for a local cloud or a test bench. */
  readonly cloudUrl: string | undefined;
  /** What this start speaks, in place of the setting. */
  readonly language: Language | undefined;
  readonly photonAddress: PhotonAddress;
  /** Another policy file, for tests: only a program that is run from the source looks for it. */
  readonly policyFile: string | undefined;
  /** The computer's Wi-Fi is moved also for a Photon at another address, which a test bench may have behind its radio. */
  readonly movesAnyway: boolean;
  /** Where Linux would show its USB sockets, for tests: only a program that is run from the source looks there. */
  readonly usbFolder: string | undefined;
  /** Waits of the practice session cut short, for tests. */
  readonly fastPractice: boolean;
}

/**
 * The switches below. An address that may not be spoken to ends the program with exit code 2, before anything else of it
 * begins: falling back to another cloud would send a password where nobody wanted it. So does a language that nobody speaks.
 *
 * `--language=LANG --cloud-url=URL --photon-host=HOST --photon-tcp-port=N --photon-http-port=N --swift-practice --policy-file=PATH --usb-folder=PATH`
 */
export async function readCommandLine(words: ShellWords): Promise<CommandLine> {
  const value = (name: string) => app.commandLine.getSwitchValue(name) || undefined;
  const port = (name: string, standard: number) => {
    const number = Number(value(name));
    return Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : standard;
  };
  return {
    cloudUrl: await cloudUrl(value('cloud-url'), words),
    language: await language(value('language'), words),
    photonAddress: {
      host: value('photon-host') ?? photonAddress.host,
      tcpPort: port('photon-tcp-port', photonAddress.tcpPort),
      httpPort: port('photon-http-port', photonAddress.httpPort),
    },
    policyFile: app.isPackaged ? undefined : value('policy-file'),
    movesAnyway: app.commandLine.hasSwitch('move-wifi'),
    usbFolder: app.isPackaged ? undefined : value('usb-folder'),
    fastPractice: app.commandLine.hasSwitch('swift-practice'),
  };
}

async function cloudUrl(text: string | undefined, words: ShellWords): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const checked = checkCloudUrl(text);
  if (checked.ok) return checked.value;
  return refuse((await words()).t('switches.cloudUrl'));
}

async function language(tag: string | undefined, words: ShellWords): Promise<Language | undefined> {
  const known = languages.find((one) => one === tag);
  if (tag === undefined || known !== undefined) return known;
  return refuse((await words()).t('switches.language', { languages }));
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  return process.exit(2);
}
