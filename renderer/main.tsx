// First, and in this order: a later rule wins over an earlier one.
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './components/busy.css';
import './components/start-tile.css';
import './components/hand-steps.css';
import './components/language-picker.css';
import './components/light-dot.css';
import './components/photon-board.css';
import './components/readings.css';
import './start/start.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PhotonSetupBridge } from '../shared/ipc/contract.ts';
import { App } from './app.tsx';
import { createWindowStore } from './state/store.ts';
import { WindowProvider } from './state/window-provider.tsx';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly photonSetup: PhotonSetupBridge;
  }
}

function rootOfPage(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  return root;
}

/** Draws the window as the main process knows it now; @returns what takes it away again, and stops listening. */
export function drawWindow(): () => void {
  const windowStore = createWindowStore(window.photonSetup);
  const stopListening = windowStore.connect();
  const parts = { ...windowStore, now: () => Date.now() };
  const root = createRoot(rootOfPage());
  root.render(
    <StrictMode>
      <WindowProvider parts={parts}>
        <App />
      </WindowProvider>
    </StrictMode>,
  );
  return () => {
    root.unmount();
    stopListening();
  };
}

export const takeAway = drawWindow();
