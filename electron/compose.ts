import { app, clipboard, session } from 'electron';
import type { Snapshot } from '../shared/ipc.ts';
import type { SetupEvent } from '../shared/setup-events.ts';
import { systemRandomBytes } from '../shared/wifi-password.ts';
import { readCommandLine } from './app/command-line.ts';
import { type Controller, createController } from './app/controller.ts';
import { settingsKeeper } from './app/settings.ts';
import { openPracticeWorld } from './practice-world.ts';
import { newId, realWorld } from './real-world.ts';

const platforms: Readonly<Partial<Record<NodeJS.Platform, Snapshot['system']['platform']>>> = {
  win32: 'windows',
  darwin: 'macos',
};

/** What `main.ts` puts behind the window: settings, the real or the simulated world, the run. */
export function compose(show: {
  readonly showSnapshot: (snapshot: Snapshot) => void;
  readonly showEvent: (event: SetupEvent) => void;
}): Controller {
  const commandLine = readCommandLine();
  const settings = settingsKeeper(commandLine);
  // A session of its own: the window's may reach nothing but the app's files. Both follow the system's proxy.
  const cloudSession = session.fromPartition('cloud');
  const fetch = (url: string, init: RequestInit) =>
    cloudSession.fetch(url, { ...init, bypassCustomProtocolHandlers: true });

  return createController({
    ...show,
    settings,
    system: {
      platform: platforms[process.platform] ?? 'linux',
      language: app.getLocale(),
      versions: {
        app: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        node: process.versions.node,
      },
    },
    realWorld: () => {
      const { cloudUrl, client } = settings.read();
      return realWorld({ cloudUrl, client, photonAddress: commandLine.photonAddress, fetch });
    },
    openPractice: (scenario) =>
      openPracticeWorld({ scenario, swift: commandLine.swiftPractice, fetch, random: systemRandomBytes }),
    copyText: (text) => clipboard.writeText(text),
    newId,
  });
}
