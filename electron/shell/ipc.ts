import { type BrowserWindow, ipcMain } from 'electron';
import { setupError } from '../../shared/errors.ts';
import type { NotificationName, Notifications, RefusedReply, Replies, RequestName } from '../../shared/ipc/contract.ts';
import { requestNames } from '../../shared/ipc/names.ts';
import type { WindowStart } from '../../shared/ipc/snapshot.ts';
import { failure } from '../../shared/result.ts';
import type { Handlers } from '../app/handlers.ts';
import { isOwnFrame } from './lock-down.ts';

/** What answers for the handlers until they are there. */
export interface BeforeHandlers {
  readonly firstStart: () => Promise<WindowStart>;
  /** Something is asked that only they can do. */
  readonly wanted: () => void;
}

/** Answers the window's requests, once the handlers are there: sender checked, arguments parsed, bugs turned into `internal-error`. */
export function answerRequests(handlers: Promise<Handlers>, before?: BeforeHandlers): void {
  let waiting = before;
  const areThere = () => {
    waiting = undefined;
  };
  handlers.then(areThere, areThere);
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, ...values: unknown[]): Promise<Replies[RequestName] | RefusedReply> => {
      if (!isOwnFrame(event.senderFrame)) return failure(setupError('invalid-input'));
      if (waiting !== undefined && name === 'readSnapshot') return waiting.firstStart();
      waiting?.wanted();
      return answer(await handlers, name, values);
    });
  }
}

async function answer<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  values: readonly unknown[],
): Promise<Replies[Name] | RefusedReply> {
  // With the handlers: nothing that reads a request is needed before there is one.
  const { readArguments } = await import('../app/read-arguments.ts');
  const read = readArguments(name, values);
  if (!read.ok) return read;
  try {
    return await handlers[name](...read.value);
  } catch (bug) {
    return failure(setupError('internal-error', { saw: bug instanceof Error ? bug.message : String(bug) }));
  }
}

/** Sends a notification to the window, if it is still there. */
export function notify<Name extends NotificationName>(
  window: BrowserWindow | undefined,
  name: Name,
  value: Notifications[Name],
): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(name, value);
}
