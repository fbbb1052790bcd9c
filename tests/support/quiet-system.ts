import type { ControllerParts } from '../../electron/app/controller-parts.ts';
import { defaultOAuthClient } from '../../electron/cloud/particle-cloud.ts';
import { success } from '../../shared/result.ts';

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
        updates: 'off',
        updateServer: '',
        updateChannel: 'stable',
      }),
      save: () => success(undefined),
      takeOwnSecret: () => undefined,
      saveUpdates: () => success(undefined),
    },
    system: {
      platform: 'linux',
      language: 'en',
      versions: { app: '', electron: '', chromium: '', node: '' },
      build: { commit: '', signed: false, runtime: 'source' },
    },
  } satisfies Partial<ControllerParts>;
}
