import { describe, expect, it } from 'vitest';
import { type ControllerParts, createController } from '../../../electron/app/controller.ts';
import type { LeaseJournal } from '../../../electron/setup/journal-port.ts';
import type { Snapshot } from '../../../shared/ipc.ts';
import { success } from '../../../shared/result.ts';

const settings = {
  cloudUrl: 'https://api.particle.io',
  client: { id: 'particle-api', secret: 'particle-api' },
  photonPrefix: 'Photon',
  joinBy: 'automatic',
  wifiAdapter: '',
} as const;

function open(journal: Partial<LeaseJournal>) {
  const shown: Snapshot[] = [];
  const recovery = { recover: async () => success(undefined) };
  const world = { wifi: { mode: 'automatic' }, journal, recovery };
  const parts = {
    settings: { read: () => settings },
    policy: { values: {}, locked: [], problem: undefined },
    system: { platform: 'linux', language: 'en', versions: {} },
    realWorld: () => world,
    newId: () => 'id',
    showSnapshot: (snapshot: Snapshot) => shown.push(snapshot),
    showEvent: () => undefined,
    showDeviceEvent: () => undefined,
    showCareEvent: () => undefined,
  } as unknown as ControllerParts;
  return { shown, controller: createController(parts) };
}

describe('the controller', () => {
  it('tells of a way home that is under way before anything else has happened', async () => {
    const { shown, controller } = open({
      // A journal that has its answer at once.
      recover: (bringHome) =>
        bringHome({ networkName: 'HomeNet', adapter: undefined, handle: undefined, keepsInternet: false }),
    });
    await controller.close();
    expect(shown.map(({ recovery }) => recovery)).toEqual([
      { status: 'under-way', networkName: 'HomeNet' },
      { status: 'done', networkName: 'HomeNet' },
    ]);
  });

  it('asks for a product before it imports, lists or opens customers', async () => {
    const { controller } = open({ recover: async () => undefined });
    const { handlers } = controller;
    const code = async (answer: Promise<unknown>) =>
      ((await answer) as { readonly error?: { readonly code: string } }).error?.code;
    expect(await code(handlers.importDevices({ from: 'text', text: 'x' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.listCustomers())).toBe('not-signed-in-to-product');
    expect(await code(handlers.copyCustomerToken({ email: 'a@b.de' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.startSetup({ for: 'customer', email: 'a@b.de' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.startSetup({ for: 'account' }))).toBe('not-signed-in');
    expect(await code(handlers.findDevices({ by: 'product' }))).toBe('not-signed-in');
    expect(await code(handlers.startSetup({ for: 'customer', email: 'a@b.de', wantedId: 'x' }))).toBe('invalid-input');
    expect(await code(handlers.saveImportReport())).toBe('invalid-input');
  });
});
