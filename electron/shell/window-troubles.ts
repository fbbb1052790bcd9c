import { app, type BrowserWindow, dialog } from 'electron';
import type { i18n } from 'i18next';
import type { ShellWords } from './shell-words.ts';

/** Ends the program with a sentence in place of a blank window. */
export async function endWithReason(words: ShellWords, reason: (t: i18n['t']) => string): Promise<void> {
  const [title, sentence] = await words().then(
    ({ t }) => [t('troubles.title'), reason(t)] as const,
    // The words are a part of it, too, and may be the one that is missing.
    () => ['Photon Setup can’t continue', 'A part of it is missing. Reinstall Photon Setup.'] as const,
  );
  dialog.showErrorBox(title, sentence);
  app.exit(1);
}

/** Watches over what would leave the window blank: a page that does not come, and a process of it that ends. */
export function watchWindow(window: BrowserWindow, words: ShellWords): void {
  const contents = window.webContents;
  // After the page was asked for, which waits for no table.
  const table = import('../../shared/time-limits.ts');
  const over = new AbortController();
  window.once('show', () => over.abort());
  window.once('closed', () => over.abort());
  table.then(
    ({ programLimits }) => {
      if (over.signal.aborted) return;
      const late = setTimeout(() => window.show(), programLimits.paintMs);
      over.signal.addEventListener('abort', () => clearTimeout(late));
    },
    () => endWithReason(words, (t) => t('troubles.partMissing')),
  );
  contents.on('did-fail-load', (_event, _code, description, _url, isMainFrame) => {
    if (isMainFrame) void endWithReason(words, (t) => t('troubles.pageNotOpened', { why: description }));
  });
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) void endWithReason(words, (t) => t('troubles.pageMissing', { status }));
  });
  contents.on('preload-error', () => void endWithReason(words, (t) => t('troubles.partMissing')));
  let healedAt = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const lasted = performance.now() - healedAt;
    healedAt = performance.now();
    // Not from within the event: the page is still being taken down.
    setImmediate(async () => {
      const { programLimits } = await table;
      if (lasted >= programLimits.pageAgainMs) loadAnew(window);
      else await askThePerson(window, words);
    });
  });
  // A page that hangs does not load anew; its process has to end first (Electron, BrowserWindow, "unresponsive").
  window.on('unresponsive', () => contents.forcefullyCrashRenderer());
}

/** What is under way goes on in the main process, and the new page is told all of it. */
function loadAnew(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}

async function askThePerson(window: BrowserWindow, words: ShellWords): Promise<void> {
  const { t } = await words();
  if (window.isDestroyed()) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('troubles.twice'),
    detail: t('troubles.twiceMeans'),
    buttons: [t('troubles.openAgain'), t('troubles.quit')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
  else loadAnew(window);
}
