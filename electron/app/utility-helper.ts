import { utilityProcess } from 'electron';
import type { StartHelper } from '../wifi/node-wifi/fence.ts';

/** The process of node-wifi under Electron, which ends with the app. What it writes goes nowhere. */
export function utilityHelper(file: string): StartHelper {
  return (env) => {
    const child = utilityProcess.fork(file, [], { env, stdio: 'ignore', serviceName: 'Computer Wi-Fi' });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => void child.kill(),
    };
  };
}
