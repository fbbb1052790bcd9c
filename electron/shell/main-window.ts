import path from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { usualSize } from './usual-size.ts';

/** Background of the first frame, so that nothing flashes; the same values as the renderer's tokens. */
const background = { light: '#ffffff', dark: '#14171c' } as const;

/**
 * The one window. It shows itself when the first picture is painted and `placed` has put it where it was, and stays
 * while `ends` asks for it: what is under way is ended then, and the window says so until that is done.
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
    title: 'Photon Setup',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
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
  window.once('ready-to-show', () => void inPlace.finally(() => window.show()));
  void window.loadURL(`${appOrigin}/`);
  return window;
}
