import { app, type BrowserWindow, dialog } from 'electron';

/** A window that has not painted by then is shown as it is: what it holds can at least be seen and closed. */
const paintLimitMs = 15_000;

/** Ends the program with a sentence in place of a blank window. */
export function endWithReason(reason: string): void {
  dialog.showErrorBox('Photon Setup cannot go on', reason);
  app.exit(1);
}

/** Watches over what would leave the window blank: a page that does not come, and a process of it that ends. */
export function watchWindow(window: BrowserWindow): void {
  const contents = window.webContents;
  const late = setTimeout(() => window.show(), paintLimitMs);
  window.once('show', () => clearTimeout(late));
  window.once('closed', () => clearTimeout(late));
  contents.on('did-fail-load', (_event, _code, description, _url, isMainFrame) => {
    if (isMainFrame) endWithReason(`Its own page could not be opened (${description}). Install Photon Setup again.`);
  });
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) endWithReason(`Its own page is missing (${status}). Install Photon Setup again.`);
  });
  contents.on('preload-error', () => endWithReason('A part of it is missing. Install Photon Setup again.'));
  let reloaded = false;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (reloaded) return endWithReason(`Its window ended twice (${reason}). Restart this computer, then try again.`);
    // What is under way goes on in the main process, and the new page is told all of it.
    reloaded = true;
    // Not from within the event: the page is still being taken down.
    setImmediate(() => contents.reload());
  });
}
