import { type BrowserWindow, ipcMain } from 'electron';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import {
  type NotificationName,
  type Notifications,
  type RefusedReply,
  type Replies,
  type RequestArguments,
  type RequestName,
  requestNames,
  requests,
} from '../../shared/ipc.ts';
import { failure } from '../../shared/result.ts';
import { isOwnFrame } from './lock-down.ts';

/** One function for every request of the contract. */
export type Handlers = {
  readonly [Name in RequestName]: (...values: RequestArguments<Name>) => Promise<Replies[Name]>;
};

/** Answers the window's requests, once the handlers are there: sender checked, arguments parsed, bugs turned into `internal-error`. */
export function answerRequests(handlers: Promise<Handlers>): void {
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, ...values: unknown[]): Promise<Replies[RequestName] | RefusedReply> => {
      if (!isOwnFrame(event.senderFrame)) return failure(setupError('invalid-input'));
      return answer(await handlers, name, values);
    });
  }
}

async function answer<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  values: readonly unknown[],
): Promise<Replies[Name] | RefusedReply> {
  const read = v.safeParse(requests[name], values, { abortEarly: true });
  // What was sent may hold a password, so the refusal says only where it did not fit.
  if (!read.success) return failure(setupError('invalid-input', { saw: v.getDotPath(read.issues[0]) ?? name }));
  try {
    return await handlers[name](...(read.output as RequestArguments<Name>));
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
