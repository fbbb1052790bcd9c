import path from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { usualSize } from './usual-size.ts';

/** What lies behind the page, so that nothing flashes before its first frame; the same values as the renderer's tokens. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#14171c' : '#ffffff');

/**
 * The one window. It shows itself when its first screen stands in the page and `placed` has put it where it was, and stays
 * while `ends` asks for it: what is under way is ended then, and the window says so until that is done.
 *
 * Until then it is hidden for its page as well. A page that may paint waits first, doing nothing else, for the process that
 * paints; a hidden one makes its first screen meanwhile (Electron docs, BrowserWindow, `paintWhenInitiallyHidden`).
 */
export function openMainWindow(
  preload: string,
  ends: () => boolean,
  placed: (window: BrowserWindow) => Promise<void>,
): BrowserWindow {
  const window = new BrowserWindow({
    ...usualSize,
    // Of what is in it, not of the frame that the system puts round it.
    useContentSize: true,
    minWidth: 640,
    minHeight: 480,
    show: false,
    paintWhenInitiallyHidden: false,
    title: 'Photon Setup',
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: {
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // A token that is copied for an app never travels to the page; nor may the page fetch it from the clipboard.
      enableDeprecatedPaste: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.on('close', (event) => {
    if (ends()) event.preventDefault();
  });
  const inPlace = placed(window);
  window.webContents.ipc.once('drawn', async () => {
    await inPlace.catch(() => undefined);
    if (window.isDestroyed()) return;
    // The look that a person chose is known by now; the window was made before.
    window.setBackgroundColor(background());
    window.show();
  });
  void window.loadURL(`${appOrigin}/`);
  return window;
}
