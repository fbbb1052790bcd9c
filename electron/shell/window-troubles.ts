import { app, type BrowserWindow, dialog } from 'electron';
import { programLimits } from '../../shared/time-limits.ts';

/** Ends the program with a sentence in place of a blank window. */
export function endWithReason(reason: string): void {
  dialog.showErrorBox('Photon Setup cannot go on', reason);
  app.exit(1);
}

/** Watches over what would leave the window blank: a page that does not come, and a process of it that ends. */
export function watchWindow(window: BrowserWindow): void {
  const contents = window.webContents;
  const late = setTimeout(() => window.show(), programLimits.paintMs);
  window.once('show', () => clearTimeout(late));
  window.once('closed', () => clearTimeout(late));
  contents.on('did-fail-load', (_event, _code, description, _url, isMainFrame) => {
    if (isMainFrame) endWithReason(`Its own page could not be opened (${description}). Install Photon Setup again.`);
  });
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) endWithReason(`Its own page is missing (${status}). Install Photon Setup again.`);
  });
  contents.on('preload-error', () => endWithReason('A part of it is missing. Install Photon Setup again.'));
  let healedAt = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const lasted = performance.now() - healedAt >= programLimits.pageAgainMs;
    healedAt = performance.now();
    // Not from within the event: the page is still being taken down.
    setImmediate(() => (lasted ? loadAnew(window) : void askThePerson(window)));
  });
  // A page that hangs does not load anew; its process has to end first (Electron, BrowserWindow, "unresponsive").
  window.on('unresponsive', () => contents.forcefullyCrashRenderer());
}

/** What is under way goes on in the main process, and the new page is told all of it. */
function loadAnew(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}

async function askThePerson(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working twice',
    detail: 'A set-up that is under way goes on without it. Quitting gives this computer its own network back first.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
  else loadAnew(window);
}
