import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import type { LocalAddress } from '../../../../../electron/wifi/local-addresses.ts';
import { windowsWifi } from '../../../../../electron/wifi/windows/windows-wifi.ts';
import { setupError } from '../../../../../shared/errors.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { virtualClock } from '../../../../support/virtual-clock.ts';
import { recordedText } from '../../recorded-answers.ts';
import { type Answer, scriptedRun } from '../../scripted-run.ts';

export const guid = '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b';
export const photon = 'Photon-A2B3';
/** A Windows computer of one adapter, answering as recorded ones do; what a test changes stands in the options. */
export function computer(options: {
  readonly home?: string;
  readonly connected?: boolean;
  readonly profiles?: readonly string[];
  readonly temporaryFolder?: string;
  readonly nodeWifiJoins?: boolean;
  readonly homeInRange?: boolean;
  readonly answer?: (argv: readonly string[]) => Answer | undefined;
}) {
  const { home = 'HomeNet', homeInRange = true, nodeWifiJoins = true } = options;
  const state = {
    profiles: [...(options.profiles ?? [home])],
    on: options.connected === false ? undefined : (home as string | undefined),
    addresses: [] as LocalAddress[],
    interfaceName: 'Wi-Fi',
  };
  const written: string[] = [];
  const removed: string[] = [];
  const nodeWifiCalls: string[][] = [];

  function join(name: string): boolean {
    if (!state.profiles.includes(name) || (name === home && !homeInRange)) return false;
    state.on = name;
    return true;
  }
  function interfaces(): string {
    const text = recordedText('windows-interfaces-en-11.txt')
      .replace('HomeNet 2', 'HomeNet')
      .replace(': Wi-Fi\n', `: ${state.interfaceName}\n`);
    if (state.on !== undefined) return text.replaceAll(': HomeNet', `: ${state.on}`);
    return text.replace(/ {4}State[\s\S]*Policy {3}: 0\n/, '    State                  : disconnected\n');
  }
  function answer(argv: readonly string[]): Answer | undefined {
    const special = options.answer?.(argv);
    if (special !== undefined) return special;
    const [file, , verb, noun] = argv;
    const named = argv.find((one) => one.startsWith('name='))?.slice(5) ?? '';
    if (file === 'powershell.exe') {
      return JSON.stringify({
        service: 4,
        adapters: { guid: `{${guid}}`, name: 'Wi-Fi', index: 3, medium: 9 },
        routes: [{ index: 3, metric: 50 }],
        interfaces: interfaces(),
      });
    }
    if (verb === 'show' && noun === 'interfaces') return interfaces();
    if (verb === 'show' && noun === 'profiles') {
      return state.profiles.map((name) => `    All User Profile     : ${name}\r\n`).join('');
    }
    if (verb === 'show' && noun === 'networks') return recordedText('windows-networks-en-11.txt');
    if (verb === 'add') {
      state.profiles.push(photon);
      return '';
    }
    if (verb === 'connect') return join(named) ? '' : { exitCode: 1, text: '' };
    if (verb === 'disconnect') {
      state.on = undefined;
      return '';
    }
    if (verb === 'delete') {
      state.profiles = state.profiles.filter((name) => name !== named);
      if (state.on === named) state.on = undefined;
      return '';
    }
    return undefined;
  }

  const script = scriptedRun(answer);
  const clock = virtualClock();
  const wifi = windowsWifi({
    run: script.run,
    clock,
    systemRoot: 'C:\\Windows',
    temporaryFolder: options.temporaryFolder ?? 'C:\\Windows\\Temp',
    addresses: () => state.addresses,
    writeProfile: async (xml) => {
      written.push(xml);
      return success({
        path: 'C:\\With Blank\\Temp\\photon-setup-1\\profile.xml',
        remove: async () => void removed.push(xml),
      });
    },
    nodeWifi: {
      scan: async () => success([]),
      connect: async (ssid, adapter) => {
        nodeWifiCalls.push([ssid, adapter]);
        if (!nodeWifiJoins) return failure(setupError('photon-network-not-joined'));
        state.profiles.push(ssid);
        state.on = ssid;
        return success(undefined);
      },
    },
  });
  const changes = () =>
    script.calls.filter(([, , verb]) => ['add', 'connect', 'disconnect', 'delete', 'set'].includes(verb ?? ''));
  return { wifi, state, clock, changes, nodeWifiCalls, written, removed, calls: script.calls };
}

export async function handleOf({ wifi }: ReturnType<typeof computer>, ssid = photon): Promise<string> {
  const place = await wifi.remember(guid, neverAborted(), ssid);
  if (!place.ok) throw new Error(place.error.code);
  return place.value.handle;
}
