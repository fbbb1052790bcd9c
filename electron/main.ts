import path from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import { chooseLanguage } from '../shared/languages.ts';
import type { Controller } from './app/controller.ts';
import { declareAppProtocol, serveApp } from './shell/app-protocol.ts';
import { answerRequests, notify } from './shell/ipc.ts';
import { lockDown, refuseDictionaries } from './shell/lock-down.ts';
import { openMainWindow } from './shell/main-window.ts';
import { ownProfiles, settleProfile } from './shell/profile.ts';
import { guardRemoteDebugging } from './shell/remote-debugging-guard.ts';
import { shellWords } from './shell/shell-words.ts';
import { showAgain } from './shell/show-again.ts';
import { endWithReason, watchWindow } from './shell/window-troubles.ts';

/** Composition root: the window first, with what its first picture depends on; then everything else (`shell/compose.ts`). */
const out = path.join(app.getAppPath(), 'out');
let window: BrowserWindow | undefined;
let firstPage: Promise<void>;
/** The first picture is on the screen, or something is wanted that comes behind it. */
const painted = Promise.withResolvers<void>();
let controller: Controller | undefined;
const shell = shellWords();
const { words } = shell;
/** What is under way is being ended, and then has been. */
let closing = false;
let closed = false;
let relaunches = false;

const borrowedProfile = settleProfile();
// Before the app is ready: the switches are read then.
const driven = { commandLine: app.commandLine, profile: app.getPath('userData'), ownProfiles: ownProfiles() };
for (const name of guardRemoteDebugging(driven)) {
  process.stderr.write(`--${name} is ignored: it needs a --user-data-dir of its own.\n`);
}
refuseDictionaries();
declareAppProtocol();
// Electron's own, which could do more, would be made when the app is ready, and stand there until ours does.
Menu.setApplicationMenu(null);
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else void import('./shell/refused-start.ts').then(({ endRefusedStart }) => endRefusedStart());

function start(): void {
  lockDown(session.defaultSession);
  serveApp(session.defaultSession, path.join(out, 'renderer'), chooseLanguage(app.getPreferredSystemLanguages()));
  // The page's own process takes longer to start than this to load; loading earlier would delay the page.
  firstPage = firstPageServed();
  openWindow();

  const told = firstPage
    .then(() => import('./shell/read-start.ts'))
    .then(({ readStart }) => readStart(words, borrowedProfile));
  const composed = Promise.all([told, painted.promise]).then(async ([start]) => {
    const { compose } = await import('./shell/compose.ts');
    controller = await compose(
      (name, value) => notify(window, name, value),
      () => window,
      shell,
      start,
    );
    // In the place of what the window was told in the beginning.
    const { number, snapshot } = await controller.handlers.readSnapshot();
    notify(window, 'snapshotChanged', { number, told: snapshot });
    return controller.handlers;
  });
  composed.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    void endWithReason(words, (t) => t('troubles.partDoesNotStart', { why }));
  });
  answerRequests(composed, {
    firstStart: async () => (await told).first,
    wanted: painted.resolve,
  });

  app.on('second-instance', () => {
    // The program is on its way out and gives the network back: whoever wants it again gets it after that.
    if (window !== undefined && !closing) return showAgain(window);
    if (!relaunches) app.relaunch();
    relaunches = true;
  });
  app.on('activate', () => {
    if (window === undefined) openWindow();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!needsTime()) return;
    // The computer gets its network back before the program ends.
    event.preventDefault();
    if (closing) return;
    closing = true;
    void controller?.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function firstPageServed(): Promise<void> {
  return new Promise((resolve) => {
    const { webRequest } = session.defaultSession;
    webRequest.onCompleted(() => {
      webRequest.onCompleted(null);
      resolve();
    });
  });
}

/** Whether something must end before the program may. */
function needsTime(): boolean {
  return !closed && (closing || controller?.busy() === true);
}

function openWindow(): void {
  window = openMainWindow(
    path.join(out, 'preload.cjs'),
    () => {
      const stays = needsTime();
      // Only whoever closes a window is asked: a signal, or a system that ends, waits for no answer.
      if (stays && (closing || controller?.asksBeforeClosing() !== true)) app.quit();
      return stays;
    },
    (opened) => firstPage.then(() => import('./shell/window-place.ts')).then(({ keepPlace }) => keepPlace(opened)),
  );
  watchWindow(window, words);
  window.webContents.ipc.once('painted', () => painted.resolve());
  window.once('show', async () => {
    const { programLimits } = await import('../shared/time-limits.ts');
    setTimeout(painted.resolve, programLimits.unseenMs);
  });
  window.on('closed', () => {
    window = undefined;
  });
}
