import { fork } from 'node:child_process';
import type { StartHelper } from '../helper-process/helper-port.ts';

/** The process of node-wifi under plain Node. What it writes goes nowhere. */
export function forkedHelper(file: string): StartHelper {
  return (env) => {
    const child = fork(file, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // The program may end while it waits for the next task.
    child.unref();
    child.channel?.unref();
    // A failed start says `error` and no `exit`; a message to a process that is gone says `error`, too.
    let exited = false;
    const listeners: (() => void)[] = [];
    const exit = () => {
      if (exited) return;
      exited = true;
      for (const listener of listeners) listener();
    };
    child.on('exit', exit);
    child.on('error', exit);
    return {
      send(message) {
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void listeners.push(listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
