import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PhotonSetupBridge } from '../shared/ipc/contract.ts';
import { notificationNames, requestNames } from '../shared/ipc/names.ts';

/** What is used of the page here; no other file of this process knows one. */
declare const document: { querySelector(selector: string): unknown };
declare const requestAnimationFrame: (frame: () => void) => void;
declare const MutationObserver: new (
  changed: (changes: unknown, observer: { disconnect(): void }) => void,
) => { observe(target: unknown, what: { childList: true; subtree: true }): void };

/** Exposes the contract of shared/ipc/ and nothing else; names outside it never reach the main process. */
const bridge: PhotonSetupBridge = {
  request(name, ...values) {
    // Whoever got hold of the page would have any file read by its path.
    const isKnown = requestNames.includes(name) && name !== 'importDroppedList';
    return isKnown ? ipcRenderer.invoke(name, ...values) : Promise.reject(new Error('unknown request'));
  },
  importFile: (file) => ipcRenderer.invoke('importDroppedList', { path: webUtils.getPathForFile(file as File) }),
  listen(name, listener) {
    if (!notificationNames.includes(name)) throw new Error('unknown notification');
    const forward = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.removeListener(name, forward);
  },
};

contextBridge.exposeInMainWorld('photonSetup', bridge);

// When the first screen stands in the page: the window is shown. When that is painted: the rest of the app, which would
// delay it, waits for that.
new MutationObserver((_changes, observer) => {
  if (document.querySelector('#root > *') === null) return;
  observer.disconnect();
  ipcRenderer.send('drawn');
  requestAnimationFrame(() => setTimeout(() => ipcRenderer.send('painted')));
}).observe(document, { childList: true, subtree: true });
