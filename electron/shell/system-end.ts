import { app, type Event, powerMonitor } from 'electron';

/**
 * What is under way ends when the system is about to shut down or to restart, and nobody is asked; the system waits for a
 * while where it can (Linux, macOS). Windows ends the program as a kill does, and the next start brings the computer home.
 */
export function endWithSystem(busy: () => boolean): void {
  const onShutdown = (event: Event) => {
    if (!busy()) return;
    event.preventDefault();
    app.quit();
  };
  // Electron 33 gives it the event that its documentation speaks of, and its types do not.
  powerMonitor.on('shutdown', onShutdown as () => void);
}
