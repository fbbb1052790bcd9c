import type { ControllerParts } from '../../electron/app/controller-parts.ts';
import { defaultOAuthClient } from '../../electron/cloud/particle-cloud.ts';
import type { AppParts } from '../../electron/composition/compose-app.ts';
import type { Updater } from '../../electron/updates/updater.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';

/** The system under a controller that is looked at without one: this cloud, and nothing kept, shown, chosen or opened. */
export function quietSystem(cloudUrl: () => string) {
  return {
    settings: {
      read: () => ({
        cloudUrl: cloudUrl(),
        client: defaultOAuthClient,
        photonPrefix: 'Photon',
        joinBy: 'automatic',
        wifiAdapter: '',
        language: 'system',
        look: 'system',
        sound: 'off',
        volume: 'medium',
        notifications: 'on',
        updates: 'off',
        updateServer: '',
        updateChannel: 'stable',
        historyDays: 0,
        historyCount: 0,
      }),
      save: () => success(undefined),
      takeOwnSecret: () => undefined,
      knownProducts: () => [],
      rememberProduct: () => undefined,
      labelPrinter: () => undefined,
      rememberLabelPrinter: () => undefined,
      forgetProduct: () => success(undefined),
    },
    system: {
      platform: 'linux',
      languages: ['en'],
      versions: { app: '', electron: '', chromium: '', node: '' },
      build: { commit: '', signed: false, runtime: 'source' },
    },
    policy: { values: {}, locked: [], problem: undefined },
    systemVersion: '',
    startProblem: undefined,
    updates: () => noUpdates,
    readLicences: async () => success([]),
    listWifiAdapters: async () => success([]),
    usb: async () => ({
      ready: async () => success(undefined),
      list: async () => success([]),
      open: async () => failure(setupError('cable-gone')),
    }),
    openPractice: () => Promise.reject(new Error('nobody practises here')),
    stayAwake: () => undefined,
    takeLook: () => undefined,
    speak: () => undefined,
    copyText: () => undefined,
    openLink: async () => success(undefined),
    openDevicePage: async () => success(undefined),
    showSnapshot: () => undefined,
    showLine: () => undefined,
    showDeviceEvent: () => undefined,
    showCloseQuestion: () => undefined,
    quit: () => undefined,
    showWatchEnded: () => undefined,
    showDeviceJobEvent: () => undefined,
    random: () => 0,
    labels: {
      printers: async () => [],
      print: async () => failure(setupError('printer-not-found')),
      pdf: async () => failure(setupError('label-not-saved')),
    },
    chooseFile: async () => undefined,
    chooseNewFile: async () => undefined,
  } satisfies Partial<ControllerParts> & Pick<AppParts, 'random'>;
}

const noUpdates: Updater = {
  state: () => ({ status: 'no-server' }),
  workChanged: () => undefined,
  claimed: () => undefined,
  settingsChanged: () => undefined,
  look: async () => success(undefined),
  postpone: () => undefined,
  restart: async () => success(undefined),
};
