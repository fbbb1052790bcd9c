import { beforeAll, expect, it, vi } from 'vitest';
import { eachHandler, type Handlers, type HandlersOf } from '../../../electron/app/handlers.ts';
import { gate } from '../../../electron/app/policy-gate.ts';
import { watchedHandlers } from '../../../electron/app/watched-handlers.ts';
import { answerRequests } from '../../../electron/shell/ipc.ts';
import type { PhotonSetupBridge } from '../../../shared/ipc/contract.ts';
import type { Topic } from '../../../shared/ipc/request-row.ts';
import type { FeatureName } from '../../../shared/policy.ts';
import { type Result, success } from '../../../shared/result.ts';

/** Requests that nothing but their row and their handler knows of. */
const added = await vi.hoisted(async () => {
  const v = await import('valibot');
  const { secret } = await import('../../../shared/foreign-text.ts');
  const { deviceId } = await import('../../../shared/ipc/fields.ts');
  const { is } = await import('../../../shared/ipc/request-row.ts');
  return {
    lendDevice: {
      sends: v.strictObject({ deviceId, pin: secret(64) }),
      reply: is<Result<string>>(),
      behind: ['product'],
    },
    /** Its row says nothing of a feature. */
    breakDevice: { reply: is<Result<void>>() },
  } as const satisfies Topic;
});

const handlers: HandlersOf<typeof added> = {
  lendDevice: async ({ deviceId: id }) => success(`lent ${id}`),
  breakDevice: async () => success(undefined),
};
// @ts-expect-error a request without its handler does not build
const lacking: HandlersOf<typeof added> = { breakDevice: async () => success(undefined) };

vi.mock('../../../shared/ipc/program.ts', async (original) => {
  const topic = await original<typeof import('../../../shared/ipc/program.ts')>();
  return { ...topic, programRequests: Object.assign({}, topic.programRequests, added) };
});

/** What stands between the two processes. */
const electron = vi.hoisted(() => ({
  answered: new Map<string, (event: unknown, ...values: unknown[]) => Promise<unknown>>(),
  exposed: {} as Record<string, unknown>,
}));
// The bridge tells when the first screen is painted.
vi.stubGlobal('document', {});
vi.stubGlobal(
  'MutationObserver',
  class {
    observe = () => undefined;
  },
);
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, thing: unknown) => Object.assign(electron.exposed, { [name]: thing }),
  },
  ipcMain: { handle: (name: string, answer: never) => electron.answered.set(name, answer) },
  ipcRenderer: {
    invoke: (name: string, ...values: unknown[]) =>
      electron.answered.get(name)?.({ senderFrame: { parent: null, url: 'app://photon-setup/index.html' } }, ...values),
  },
}));

const id = '2e0039000147343233323032';
const learned: string[] = [];
let features: readonly FeatureName[] | undefined;
let ask: (name: string, ...values: unknown[]) => Promise<unknown>;

beforeAll(async () => {
  expect(lacking).not.toHaveProperty('lendDevice');
  const log = { note: () => undefined, lines: async () => [] };
  const known = { learn: (secrets: readonly string[]) => void learned.push(...secrets) };
  const behindDoors = eachHandler(handlers as unknown as Handlers, (name) => async (...values) => {
    const gated = gate(handlers as unknown as Handlers, features, () => false);
    return (gated[name] as (...values: unknown[]) => Promise<unknown>)(...values);
  });
  answerRequests(Promise.resolve(watchedHandlers(behindDoors, log, known)));
  await import('../../../electron/preload.ts');
  ask = (electron.exposed as { readonly photonSetup: PhotonSetupBridge }).photonSetup.request as typeof ask;
});

it('reaches its handler from the window, parsed', async () => {
  expect(await ask('lendDevice', { deviceId: id, pin: '471100' })).toEqual(success(`lent ${id}`));
  const refused = { ok: false, error: { code: 'invalid-input', saw: '0.deviceId' } };
  expect(await ask('lendDevice', { deviceId: 'mine', pin: '471100' })).toMatchObject(refused);
  await expect(ask('stealDevice')).rejects.toThrow('unknown request');
  // Its path is the system's, never the page's.
  await expect(ask('importDroppedList', { path: '/etc/passwd' })).rejects.toThrow('unknown request');
});

it('has its secret learned by the log', () => expect(learned).toContain('471100'));

it('is closed with its feature', async () => {
  const closed = { ok: false, error: { code: 'closed-by-policy' } };
  features = ['set-up'];
  expect(await ask('lendDevice', { deviceId: id, pin: '1' })).toMatchObject(closed);
  features = ['product'];
  expect(await ask('lendDevice', { deviceId: id, pin: '1' })).toEqual(success(`lent ${id}`));
});

it('is closed under every policy where its row names no feature', async () => {
  features = ['set-up', 'product', 'bring-back', 'practise'];
  expect(await ask('breakDevice')).toMatchObject({ ok: false, error: { code: 'closed-by-policy' } });
  features = undefined;
  expect(await ask('breakDevice')).toEqual(success(undefined));
});
