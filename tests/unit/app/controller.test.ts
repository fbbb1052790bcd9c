import { describe, expect, it } from 'vitest';
import { createController } from '../../../electron/app/controller.ts';
import type { ControllerParts } from '../../../electron/app/controller-parts.ts';
import { firstStart } from '../../../electron/app/first-snapshot.ts';
import type { SettingsStore } from '../../../electron/app/settings-port.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { AttemptRecord, NewEvent } from '../../../electron/record/record-port.ts';
import type { LeaseJournal } from '../../../electron/setup/journal-port.ts';
import type { Vault } from '../../../electron/vault/vault-port.ts';
import type { Attempt } from '../../../shared/attempt.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import type { LanguageChoice } from '../../../shared/languages.ts';
import { failure, success } from '../../../shared/result.ts';

const settings = {
  cloudUrl: 'https://api.particle.io',
  client: { id: 'particle-api', secret: 'particle-api' },
  photonPrefix: 'Photon',
  joinBy: 'automatic',
  wifiAdapter: '',
} as const;

const emptyRecord = {
  use: async () => ({ ok: true, value: undefined }),
  interrupted: async () => [],
  attempts: async () => [],
  networksJoined: async () => [],
  takeProblem: async () => undefined,
  newAttemptId: () => 'attempt',
  monotonic: () => 0,
};
const emptyVault: Pick<Vault, 'place' | 'why' | 'read'> = {
  place: () => 'memory',
  why: () => undefined,
  read: async () => undefined,
};

const noUpdates = (_work: { busy: () => boolean }): object => ({
  state: () => ({ status: 'no-server' }),
  workChanged: () => undefined,
});

function open(
  journal: Partial<LeaseJournal>,
  record: Partial<AttemptRecord> = emptyRecord,
  updates = noUpdates,
  more: Partial<ControllerParts> = {},
) {
  const shown: Snapshot[] = [];
  const numbers: number[] = [];
  const recovery = { recover: async () => success('home' as const) };
  const world = { wifi: { mode: 'automatic' }, journal, recovery };
  const parts = {
    clock: systemClock,
    settings: { read: () => settings, knownProducts: () => [] },
    updates,
    policy: { values: {}, locked: [], problem: undefined },
    system: { platform: 'linux', languages: ['en'], versions: {} },
    record,
    sharing: { read: async () => success(undefined) },
    realWorld: () => world,
    learn: () => undefined,
    openProxyCredentials: () => undefined,
    openVault: () => emptyVault,
    stayAwake: () => undefined,
    takeLook: () => undefined,
    newId: () => 'id',
    showSnapshot(snapshot: Snapshot, number: number) {
      shown.push(snapshot);
      numbers.push(number);
    },
    showEvent: () => undefined,
    showDeviceEvent: () => undefined,
    showWatchEnded: () => undefined,
    showDeviceJobEvent: () => undefined,
    ...more,
  } as unknown as ControllerParts;
  return { shown, numbers, parts, controller: createController(parts) };
}

describe('the controller', () => {
  it('tells of a way home that is under way before anything else has happened', async () => {
    const { shown, controller } = open({
      // A journal that has its answer at once.
      recover: async (bringHome) =>
        bringHome({ networkName: 'HomeNet', adapter: undefined, handle: undefined, keepsInternet: false }),
    });
    await controller.close();
    expect(shown.map(({ recovery }) => recovery)).toEqual([
      { status: 'under-way', networkName: 'HomeNet' },
      // Told again as the program is asked to end, which waits for the way home.
      { status: 'under-way', networkName: 'HomeNet' },
      { status: 'home', networkName: 'HomeNet', adapter: undefined },
    ]);
  });

  it('begins as the window was told before it was there, but for what had to be looked for', async () => {
    for (const joinBy of ['automatic', 'hand'] as const) {
      const { parts, controller } = open({ recover: async () => undefined }, emptyRecord, noUpdates, {
        settings: { read: () => ({ ...settings, joinBy }), knownProducts: () => [] } as unknown as SettingsStore,
        realWorld: (() => ({
          wifi: { mode: joinBy === 'hand' ? 'manual' : 'automatic' },
          journal: { recover: async () => undefined },
        })) as unknown as ControllerParts['realWorld'],
      });
      const before = firstStart(parts);
      const after = await controller.handlers.readSnapshot();
      const { update, secrets } = after.snapshot;
      expect(after).toEqual({ ...before, number: after.number, snapshot: { ...before.snapshot, update, secrets } });
      expect(before.number).toBeLessThan(0);
    }
  });

  it('numbers what it tells, and a window that asks gets the state of the last number', async () => {
    const { numbers, controller } = open({ recover: async () => undefined });
    const { number } = await controller.handlers.readSnapshot();
    expect(number).toBe(numbers.at(-1) ?? 0);
    await controller.close();
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(number);
    const after = await controller.handlers.readSnapshot();
    expect(after).toMatchObject({ number: numbers.at(-1), snapshot: { closing: true }, events: [], deviceJob: [] });
  });

  it('asks before it closes over a preset that is not saved, and not over a page that was loaded anew', async () => {
    const { controller } = open({ recover: async () => undefined }, emptyRecord, noUpdates, {
      showCloseQuestion: () => undefined,
    });
    await controller.handlers.readSnapshot();
    expect(controller.asksBeforeClosing()).toBe(false);
    await controller.handlers.noteUnsavedPreset({ unsaved: true });
    expect(controller.asksBeforeClosing()).toBe(true);
    await controller.handlers.noteCloseQuestion();
    await controller.handlers.readSnapshot();
    expect(controller.asksBeforeClosing()).toBe(false);
  });

  it('tells the shell and the window of a language that was chosen', async () => {
    const said: string[] = [];
    let language: LanguageChoice = 'system';
    const { controller, shown } = open({ recover: async () => undefined }, emptyRecord, noUpdates, {
      settings: {
        read: () => ({ ...settings, language }),
        knownProducts: () => [],
        save: (change: { language: LanguageChoice }) => {
          language = change.language;
          return success(undefined);
        },
      } as unknown as ControllerParts['settings'],
      system: { languages: ['pl', 'en-GB'] } as unknown as ControllerParts['system'],
      speak: (one) => said.push(one),
    });
    const { snapshot } = await controller.handlers.readSnapshot();
    expect([snapshot.language, snapshot.settings.language]).toEqual(['en', 'system']);
    await controller.handlers.saveSettings({ language: 'de' });
    expect(shown.at(-1)).toMatchObject({ language: 'de', settings: { language: 'de' } });
    await controller.handlers.saveSettings({ language: 'system' });
    expect(said).toEqual(['de', 'en']);
  });

  it('asks for a product before it imports, lists or opens customers', async () => {
    const { controller } = open({ recover: async () => undefined });
    const { handlers } = controller;
    const code = async (answer: Promise<unknown>) =>
      ((await answer) as { readonly error?: { readonly code: string } }).error?.code;
    expect(await code(handlers.importDevices({ from: 'text', text: 'x' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.importDroppedList({ path: '/x' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.listCustomers())).toBe('not-signed-in-to-product');
    expect(await code(handlers.copyCustomerToken({ email: 'a@b.de' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.startSetup({ for: 'customer', email: 'a@b.de' }))).toBe('not-signed-in-to-product');
    expect(await code(handlers.startSetup({ for: 'account' }))).toBe('not-signed-in');
    expect(await code(handlers.findDevices({ by: 'product' }))).toBe('not-signed-in');
    expect(await code(handlers.startSetup({ for: 'customer', email: 'a@b.de', wantedId: 'x' }))).toBe('invalid-input');
    expect(await code(handlers.saveImportReport())).toBe('invalid-input');
  });

  it('counts a start that is still coming home as work, and begins nothing while it is being replaced', async () => {
    let comeHome = () => {};
    const home = new Promise<undefined>((resolve) => {
      comeHome = () => resolve(undefined);
    });
    let asked: { busy: () => boolean } | undefined;
    let status = 'ready';
    const { controller } = open({ recover: () => home }, emptyRecord, (work) => {
      asked = work;
      return { state: () => ({ status }), workChanged: () => undefined };
    });
    const start = controller.handlers.startSetup({ for: 'account' });
    expect([asked?.busy(), controller.busy()]).toEqual([true, true]);
    status = 'restarting';
    comeHome();
    await start;
    expect(asked?.busy()).toBe(false);
    const refused = { error: { code: 'update-under-way' } };
    expect(await controller.handlers.startSetup({ for: 'account' })).toMatchObject(refused);
    expect(await controller.handlers.runDeviceJobs({ deviceIds: [], actions: ['unclaim'] })).toMatchObject(refused);
  });

  it('says that it is closing, and begins nothing from then on', async () => {
    const { controller, shown } = open({ recover: async () => undefined });
    const closed = controller.close();
    expect(shown.at(-1)).toMatchObject({ closing: true });
    const refused = { error: { code: 'app-closing' } };
    expect(await controller.handlers.startSetup({ for: 'account' })).toMatchObject(refused);
    expect(await controller.handlers.enterPractice({ scenario: 'everything-works' })).toMatchObject(refused);
    expect(await controller.handlers.runDeviceJobs({ deviceIds: [], actions: ['unclaim'] })).toMatchObject(refused);
    await closed;
  });

  describe('with an attempt that ended in the middle', () => {
    const attempt: Attempt = {
      runId: 'before',
      startedAt: 1,
      forWhom: { for: 'account', userName: 'ann@example.com' },
      cloudUrl: settings.cloudUrl,
      deviceId: '2e0039000147343233323032' as DeviceId,
      networkName: 'HomeNet',
      plan: undefined,
      reached: 'connect',
      connectedAt: 2,
      end: undefined,
    };
    function recordWith(...attempts: Attempt[]) {
      const written: NewEvent[] = [];
      const record = {
        ...emptyRecord,
        written,
        writes: true,
        write: async (entry: NewEvent) => {
          if (!record.writes) return failure(setupError('ledger-not-written'));
          written.push(entry);
          return success(undefined);
        },
        attempts: async () => attempts,
        interrupted: async () => attempts.filter(({ runId }) => !written.some((entry) => entry.attemptId === runId)),
        takeProblem: async () => setupError('journal-damaged'),
      };
      return record;
    }
    const settled = () => new Promise((resolve) => setImmediate(resolve));

    it('tells it, and the torn line, until both are put away', async () => {
      const record = recordWith(attempt);
      const { controller, shown } = open({ recover: async () => undefined }, record);
      await settled();
      expect(shown.at(-1)).toMatchObject({ unfinished: attempt, recordProblem: { code: 'journal-damaged' } });
      await controller.handlers.dismissRecovery();
      expect(shown.at(-1)).toMatchObject({ unfinished: attempt, recordProblem: undefined });
      expect(await controller.handlers.forgetAttempt({ runId: 'another' })).toMatchObject({ ok: false });
      record.writes = false;
      expect(await controller.handlers.forgetAttempt({ runId: 'before' })).toMatchObject({
        error: { code: 'ledger-not-written' },
      });
      record.writes = true;
      expect(await controller.handlers.forgetAttempt({ runId: 'before' })).toEqual(success(undefined));
      expect(record.written).toMatchObject([{ type: 'finished', attemptId: 'before', outcome: 'forgotten' }]);
      expect(shown.at(-1)?.unfinished).toBeUndefined();
    });

    it('finishes it only for who is signed in, and after the computer is home', async () => {
      let home: () => void = () => undefined;
      const way = new Promise<void>((resolve) => {
        home = resolve;
      });
      const { controller } = open(
        {
          recover: async () => {
            await way;
            return success(undefined);
          },
        },
        recordWith(attempt),
      );
      await settled();
      const answer = controller.handlers.finishAttempt({ runId: 'before' });
      await settled();
      // One start at a time: this one still waits for the way home.
      expect(await controller.handlers.startSetup({ for: 'account' })).toMatchObject({
        error: { code: 'setup-already-running' },
      });
      home();
      expect(await answer).toMatchObject({ error: { code: 'not-signed-in' } });
      expect(await controller.handlers.finishAttempt({ runId: 'another' })).toMatchObject({
        error: { code: 'invalid-input' },
      });
    });

    it('asks for the product that it was in', async () => {
      const forWhom = { for: 'customer', email: 'ann@example.com', productId: 1319 } as const;
      const { controller } = open({ recover: async () => undefined }, recordWith({ ...attempt, forWhom }));
      await settled();
      expect(await controller.handlers.finishAttempt({ runId: 'before' })).toMatchObject({
        error: { code: 'not-signed-in-to-product' },
      });
    });
  });
});
