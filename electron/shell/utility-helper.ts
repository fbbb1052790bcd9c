import { utilityProcess } from 'electron';
import type { StartHelper } from '../helper-process/helper-port.ts';

/**
 * A helper process under Electron, which ends with the app. What it writes goes nowhere. `name`: for the log and the
 * system's list of processes.
 */
export function utilityHelper(file: string, name: string): StartHelper {
  return (env) => {
    const child = utilityProcess.fork(file, [], { env, stdio: 'ignore', serviceName: name });
    // A crash of V8 says this before its exit; without a listener it would end the app.
    child.on('error', () => undefined);
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill() {
        // Before there is a process there is nothing to kill, and it comes up all the same.
        if (!child.kill()) child.once('spawn', () => child.kill());
      },
    };
  };
}
