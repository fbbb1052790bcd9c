import { contextBridge, ipcRenderer } from 'electron';
import { notificationNames, type PhotonSetupBridge, requestNames } from '../shared/ipc/contract.ts';

/** Exposes the contract of shared/ipc/ and nothing else; names outside it never reach the main process. */
const bridge: PhotonSetupBridge = {
  request(name, ...values) {
    if (!requestNames.includes(name)) return Promise.reject(new Error('unknown request'));
    return ipcRenderer.invoke(name, ...values);
  },
  listen(name, listener) {
    if (!notificationNames.includes(name)) throw new Error('unknown notification');
    const forward = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.removeListener(name, forward);
  },
};

contextBridge.exposeInMainWorld('photonSetup', bridge);
