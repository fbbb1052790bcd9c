import { expect, it, vi } from 'vitest';
import type { Handlers } from '../../../electron/app/handlers.ts';
import { answerRequests } from '../../../electron/shell/ipc.ts';
import type { WindowStart } from '../../../shared/ipc/snapshot.ts';
import { success } from '../../../shared/result.ts';

const electron = vi.hoisted(() => ({
  answers: new Map<string, (event: unknown, ...values: unknown[]) => Promise<unknown>>(),
}));
vi.mock('electron', () => ({
  app: {},
  ipcMain: { handle: (name: string, answer: never) => electron.answers.set(name, answer) },
}));

const ask = (name: string, url = 'app://photon-setup/') =>
  electron.answers.get(name)?.({ senderFrame: { parent: null, url } });

it('is answered from the first picture on, and what needs more asks for it', async () => {
  let come: (handlers: Handlers) => void = () => undefined;
  const promise = new Promise<Handlers>((resolve) => {
    come = resolve;
  });
  const wanted = vi.fn();
  const first = { number: -1 } as WindowStart;
  answerRequests(promise, { firstStart: async () => first, wanted });
  expect(await ask('readSnapshot')).toBe(first);
  const elsewhere = { ok: false, error: { code: 'invalid-input' } };
  expect(await ask('readSnapshot', 'app://elsewhere/')).toMatchObject(elsewhere);
  expect(await ask('cancelSetup', 'app://elsewhere/')).toMatchObject(elsewhere);
  expect(wanted).not.toHaveBeenCalled();
  const cancelled = ask('cancelSetup');
  expect(wanted).toHaveBeenCalledOnce();
  const handlers = { readSnapshot: async () => ({ number: 3 }), cancelSetup: async () => success(undefined) };
  come(handlers as unknown as Handlers);
  expect(await cancelled).toEqual(success(undefined));
  expect(await ask('readSnapshot')).toEqual({ number: 3 });
});
