import { app } from 'electron';
import type { Log } from '../diagnostics/log-port.ts';

/** The start, the end, and processes that ended in between. Bugs are noted on their way; what becomes of them stays as it is. */
export function logCrashes(log: Log): void {
  const { electron, chrome, node } = process.versions;
  log.note('start', `Photon Setup ${app.getVersion()}, Electron ${electron}, Chromium ${chrome}, Node ${node}`);
  process.on('uncaughtExceptionMonitor', (bug) => log.note('bug', bug.stack ?? bug.message));
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log.note('window gone', `${reason}, code ${exitCode}`),
  );
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) =>
    log.note('process gone', `${serviceName ?? type}: ${reason}, code ${exitCode}`),
  );
}
