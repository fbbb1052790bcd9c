import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PhotonSetupBridge } from '../shared/ipc/contract.ts';
import { App } from './app.tsx';
import { createWindowStore } from './store.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/screens.css';
import './styles/drawings.css';
import { WindowContext } from './window-context.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly photonSetup: PhotonSetupBridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const windowStore = createWindowStore(window.photonSetup);
windowStore.connect();

createRoot(root).render(
  <StrictMode>
    <WindowContext value={{ ...windowStore, now: () => Date.now() }}>
      <App />
    </WindowContext>
  </StrictMode>,
);
