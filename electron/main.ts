import path from 'node:path';
import { app, type BrowserWindow, clipboard, session } from 'electron';
import type { Snapshot } from '../shared/ipc.ts';
import { systemRandomBytes } from '../shared/wifi-password.ts';
import { declareAppProtocol, serveApp } from './app/app-protocol.ts';
import { readCommandLine } from './app/command-line.ts';
import { createController } from './app/controller.ts';
import { answerRequests, notify } from './app/ipc.ts';
import { lockDown } from './app/lock-down.ts';
import { openMainWindow } from './app/main-window.ts';
import { setMenu } from './app/menu.ts';
import { settingsKeeper } from './app/settings.ts';
import { openPracticeWorld } from './practice-world.ts';
import { newId, realWorld } from './real-world.ts';

/** Composition root: settings, the real or the simulated world, the run, the window. */
const platforms: Readonly<Partial<Record<NodeJS.Platform, Snapshot['system']['platform']>>> = {
  win32: 'windows',
  darwin: 'macos',
};
const out = app.getAppPath();
let window: BrowserWindow | undefined;

declareAppProtocol();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const commandLine = readCommandLine();
  const settings = settingsKeeper(commandLine);
  // A session of its own: the window's may reach nothing but the app's files. Both follow the system's proxy.
  const cloudSession = session.fromPartition('cloud');
  const fetch = (url: string, init: RequestInit) =>
    cloudSession.fetch(url, { ...init, bypassCustomProtocolHandlers: true });

  const controller = createController({
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
    showSnapshot: (snapshot) => notify(window, 'snapshotChanged', snapshot),
    showEvent: (event) => notify(window, 'setupEvent', event),
  });

  lockDown(session.defaultSession);
  serveApp(session.defaultSession, path.join(out, 'out', 'renderer'));
  setMenu(process.platform === 'darwin');
  answerRequests(controller.handlers);
  openWindow();

  app.on('second-instance', () => {
    window?.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (window === undefined) openWindow();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!controller.busy()) return;
    // The computer gets its network back before the program ends.
    event.preventDefault();
    void controller.close().finally(() => app.quit());
  });
}

function openWindow(): void {
  window = openMainWindow(path.join(out, 'out', 'preload.cjs'));
  window.on('closed', () => {
    window = undefined;
  });
}
