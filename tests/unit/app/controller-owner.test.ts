import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createController } from '../../../electron/app/controller.ts';
import type { ControllerParts } from '../../../electron/app/controller-parts.ts';
import { particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import type { ArrivedAttempt, NewEvent } from '../../../electron/record/record-port.ts';
import type { OtherStations } from '../../../electron/record/shared-record-port.ts';
import { settingsStore } from '../../../electron/shell/settings.ts';
import { vaultFile } from '../../../electron/vault/vault-file.ts';
import type { SecretBox, Vault } from '../../../electron/vault/vault-port.ts';
import type { Attempt } from '../../../shared/attempt.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import type { PolicyValues } from '../../../shared/policy.ts';
import { failure, success } from '../../../shared/result.ts';
import type { SetupEvent } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const file = vi.hoisted(() => ({ content: {} as Record<string, unknown> }));
vi.mock('electron-store', () => ({
  default: class {
    get store() {
      return file.content;
    }
    set(values: Record<string, unknown>) {
      Object.assign(file.content, values);
    }
  },
}));

const cloudA = 'https://a.example.com';
const cloudB = 'https://b.example.com';
const id = '2e0039000147343233323032' as DeviceId;
const token = 'a'.repeat(40);
const usual = { photonPrefix: 'Photon', joinBy: 'hand', wifiAdapter: '' } as const;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-owner-'));
  file.content = { cloudUrl: cloudA, clientId: 'own' };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const nothingKept: Partial<Vault> = {
  place: () => 'encrypted',
  why: () => undefined,
  read: async () => undefined,
  keep: async () => success(undefined),
  forget: async () => success(undefined),
};

interface Around {
  readonly vault?: (changed: () => void) => Vault;
  readonly policy?: PolicyValues;
  readonly attempt?: Attempt;
  /** What the record says of any serial number. */
  readonly arrived?: readonly ArrivedAttempt[] | (() => Promise<readonly ArrivedAttempt[]>);
  /** Why the record takes nothing. */
  readonly refused?: SetupError;
  /** Of the stations that share the record; nothing is shared without them. */
  readonly others?: Partial<OtherStations>;
  /** What stands in the place of the whole cloud. */
  readonly cloud?: object;
  readonly products?: object;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

function open({ vault, policy = {}, attempt, arrived = [], refused, others, cloud, products, fetch }: Around) {
  const clock = virtualClock();
  const settings = settingsStore({ cloudUrl: undefined });
  const shown: Snapshot[] = [];
  const events: SetupEvent[] = [];
  const written: NewEvent[] = [];
  const hasEnded = ({ runId }: Attempt) =>
    written.some((entry) => entry.type === 'finished' && entry.attemptId === runId);
  let claims = 0;
  const { handlers } = createController({
    clock,
    settings,
    updates: () => ({
      state: () => ({ status: 'no-server' }),
      workChanged: () => undefined,
      claimed: () => void claims++,
    }),
    policy: { values: policy, locked: [], problem: undefined },
    system: { platform: 'linux', languages: ['en'], versions: {} },
    record: {
      networksJoined: async () => [],
      newAttemptId: () => 'attempt',
      monotonic: () => 0,
      use: async () => ({ ok: true, value: undefined }),
      interrupted: async () => [attempt].flatMap((one) => (one === undefined || hasEnded(one) ? [] : [one])),
      takeProblem: async () => undefined,
      attempts: async () => [],
      arrived: async () => success(typeof arrived === 'function' ? await arrived() : arrived),
      write: async (entry: NewEvent) => {
        written.push(entry);
        return refused === undefined ? success(undefined) : failure(refused);
      },
    },
    sharing: {
      read: async () => success(others && { host: 'record.example.com' }),
      open: async () => ({ ...others, status: () => ({ state: 'connected' }), wake: () => undefined }),
    },
    learn: () => undefined,
    openProxyCredentials: () => undefined,
    openVault: vault ?? (() => nothingKept),
    stayAwake: () => undefined,
    takeLook: () => undefined,
    newId: () => 'id',
    showSnapshot: (snapshot: Snapshot) => shown.push(snapshot),
    showEvent: (event: SetupEvent) => events.push(event),
    showDeviceEvent: () => undefined,
    showWatchEnded: () => undefined,
    showDeviceJobEvent: () => undefined,
    usb: async () => ({ list: async () => success([]) }),
    realWorld: () => {
      const { cloudUrl, client } = settings.read();
      return {
        clock,
        newId: () => 'q',
        cloud: cloud ?? particleCloud({ baseUrl: cloudUrl, fetch: fetch as never, clock }, client),
        products,
        wifi: { mode: 'manual', photonInAir: async () => 'unknown' },
        journal: { recover: async () => undefined },
        recovery: {},
      };
    },
  } as unknown as ControllerParts);
  return { clock, handlers, shown, events, settings, written, claims: () => claims };
}

/** Files and promises of the start. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('an attempt that ended in the middle', () => {
  const attempt: Attempt = {
    runId: 'before',
    startedAt: 1,
    forWhom: { for: 'account', userName: 'ann@example.com' },
    cloudUrl: cloudA,
    deviceId: id,
    networkName: 'HomeNet',
    plan: undefined,
    reached: 'connect',
    connectedAt: 2,
    end: undefined,
  };

  /** Whoever is signed in; the device is nobody's and may be claimed by its id. */
  async function finish(began: Attempt, userName: string | undefined, arrived: readonly ArrivedAttempt[] = []) {
    const claims: string[] = [];
    const account = {
      check: async () => success({ userName }),
      async *events() {},
      getDevice: async () =>
        claims.length > 0
          ? success({
              id,
              name: 'lamp',
              online: true,
              lastHandshakeAt: Date.UTC(2030, 0),
              variables: {},
              functions: [],
            })
          : failure(setupError('device-not-in-account')),
      claimDevice: async () => {
        claims.push(String(userName));
        return success(undefined);
      },
    };
    const { clock, handlers } = open({ attempt: began, arrived, cloud: { account: () => account } });
    await settled();
    const { useAccessToken: signInWithToken } = handlers;
    await signInWithToken({ token });
    const started = await handlers.finishAttempt({ runId: 'before' });
    await clock.advance(60_000);
    return { code: started.ok ? undefined : started.error.code, claims };
  }

  it('is finished for the account that it was begun for', async () => {
    expect(await finish(attempt, 'Ann@Example.com')).toEqual({ code: undefined, claims: ['Ann@Example.com'] });
  });

  const numbered = { ...attempt, preset: 'lamps', serial: 'SN1' };
  const ofAnother: ArrivedAttempt = {
    ...{ forWhom: attempt.forWhom, cloudUrl: cloudA, deviceId: '3b0021001747353236343033' as DeviceId },
    ...{ kind: 'production', serial: 'SN1', preset: 'other lamps', outcome: 'claimed' },
  };

  it('with a number of a list is not finished where another device has that number by now', async () => {
    const refused = { code: 'serial-of-several-devices', claims: [] };
    expect(await finish(numbered, 'ann@example.com', [ofAnother])).toEqual(refused);
    const others = [
      { ...ofAnother, cloudUrl: cloudB },
      { ...ofAnother, deviceId: id },
    ];
    expect(await finish(numbered, 'ann@example.com', others)).toMatchObject({ code: undefined });
    // What stands on a sticker is that device's, whoever was noted with it.
    const sticker = { ...numbered, serial: 'PHHTA1B2C3D4E5F' };
    expect(await finish(sticker, 'ann@example.com', [ofAnother])).toMatchObject({ code: undefined });
  });

  it('with a number of a list does not start again where another device has that number by now', async () => {
    const { connectedAt: _, ...begun } = numbered;
    const refused = { code: 'serial-of-several-devices', claims: [] };
    expect(await finish({ ...begun, connectedAt: undefined }, 'ann@example.com', [ofAnother])).toEqual(refused);
  });

  /** What is asked of the other stations about a number, and told them. */
  function numberTable() {
    const told: string[] = [];
    const others: Partial<OtherStations> = {
      async reserveNumber() {
        told.push('reserve');
        return {
          isFirst: true,
          async check() {
            told.push('check');
            return 'held';
          },
          release: async () => void told.push('release'),
          given: () => void told.push('given'),
        };
      },
      reserve: async () => ({
        reservation: { check: async () => 'held', holder: () => undefined, release: async () => undefined },
        ...{ isSure: true, elsewhere: undefined },
      }),
    };
    return { told, others };
  }

  /** The device of this attempt, online when that is said. */
  async function openNumbered(began: Attempt, more: Around = {}) {
    const { told, others } = numberTable();
    let online = false;
    const account = {
      check: async () => success({ userName: 'ann@example.com' }),
      async *events() {},
      claimDevice: async () => failure(setupError('device-offline')),
      getDevice: async () =>
        online
          ? success({
              id,
              name: 'lamp',
              online: true,
              lastHandshakeAt: Date.UTC(2030, 0),
              variables: {},
              functions: [],
            })
          : failure(setupError('device-not-in-account')),
    };
    const opened = open({ attempt: began, others, cloud: { account: () => account }, ...more });
    await settled();
    const { useAccessToken: signInWithToken } = opened.handlers;
    await signInWithToken({ token });
    const comeOnline = () => {
      online = true;
    };
    return { ...opened, told, comeOnline };
  }

  it('is offered no more once it is in no record, though that could not be noted', async () => {
    const refused = setupError('record-gone');
    const { handlers, shown } = open({ attempt, refused });
    await settled();
    expect(await handlers.forgetAttempt({ runId: 'before' })).toEqual(failure(refused));
    expect(shown.at(-1)?.unfinished).toBeUndefined();
  });

  it('holds its number until its end is noted', async () => {
    const { clock, handlers, told, written, comeOnline } = await openNumbered(numbered);
    comeOnline();
    expect(await handlers.finishAttempt({ runId: 'before' })).toMatchObject({ ok: true });
    await clock.advance(60_000);
    expect(written.filter(({ type }) => type === 'finished')).toMatchObject([{ outcome: 'claimed' }]);
    expect(told).toEqual(['reserve', 'check', 'given']);
  });

  it.each([
    ['finished', numbered],
    ['started again', { ...numbered, connectedAt: undefined }],
  ])('lets go of its number where it is %s and stopped', async (_what, began) => {
    const { clock, handlers, told, comeOnline } = await openNumbered(began);
    expect(await handlers.finishAttempt({ runId: 'before' })).toMatchObject({ ok: true });
    await clock.advance(5_000);
    await handlers.cancelSetup();
    expect(told).toEqual(['reserve', 'release']);
    if (began.connectedAt === undefined) return;
    // A second look holds it again, and gives it.
    comeOnline();
    expect(await handlers.checkAgain()).toMatchObject({ value: { mine: true } });
    expect(told).toEqual(['reserve', 'release', 'reserve', 'given']);
  });

  it('is not gone on with where it is stopped while its number is asked for', async () => {
    let answer: ((arrived: readonly ArrivedAttempt[]) => void) | undefined;
    const arrived = () =>
      new Promise<readonly ArrivedAttempt[]>((resolve) => {
        answer = resolve;
      });
    const { handlers, told, shown } = await openNumbered(numbered, { arrived });
    const begins = handlers.finishAttempt({ runId: 'before' });
    await expect.poll(() => answer).toBeDefined();
    await handlers.cancelSetup();
    answer?.([]);
    expect(await begins).toMatchObject({ error: { code: 'cancelled' } });
    expect(told).toEqual(['reserve', 'release']);
    expect(shown.at(-1)?.running).toBe(false);
  });

  it('with a number that another device got meanwhile is not ended by a second look', async () => {
    const arrived: ArrivedAttempt[] = [];
    const account = {
      check: async () => success({ userName: 'ann@example.com' }),
      async *events() {},
      claimDevice: async () => failure(setupError('device-offline')),
      getDevice: async () =>
        arrived.length > 0
          ? success({ id, name: 'lamp', online: true, lastHandshakeAt: Date.UTC(2030, 0) })
          : failure(setupError('device-not-in-account')),
    };
    const cloud = { account: () => account };
    const { clock, handlers, written, shown } = open({ attempt: numbered, arrived, cloud });
    await settled();
    await handlers.useAccessToken({ token });
    expect(await handlers.finishAttempt({ runId: 'before' })).toMatchObject({ ok: true });
    await clock.advance(5_000);
    await handlers.cancelSetup();
    arrived.push(ofAnother);
    expect(await handlers.checkAgain()).toMatchObject({ error: { code: 'serial-of-several-devices' } });
    expect(written.filter(({ type }) => type === 'finished')).toEqual([]);
    // It is still there to be forgotten.
    expect(shown.at(-1)).toMatchObject({ unfinished: { runId: 'before' } });
    expect(await handlers.forgetAttempt({ runId: 'before' })).toEqual(success(undefined));
  });

  it('that was canceled and is found online after that ends as claimed in the record, with its name', async () => {
    let online = false;
    const account = {
      check: async () => success({ userName: 'ann@example.com' }),
      async *events() {},
      claimDevice: async () => failure(setupError('device-offline')),
      getDevice: async () =>
        online
          ? success({ id, name: 'lamp', online: true, lastHandshakeAt: Date.UTC(2030, 0) })
          : failure(setupError('device-not-in-account')),
    };
    const { clock, events, handlers, written, shown, claims } = open({ attempt, cloud: { account: () => account } });
    await settled();
    await handlers.useAccessToken({ token });
    await handlers.finishAttempt({ runId: 'before' });
    await clock.advance(5_000);
    await handlers.cancelSetup();
    expect(events.at(-1)).toMatchObject({ type: 'run-finished', outcome: { error: { code: 'cancelled' } } });
    expect(await handlers.checkAgain()).toMatchObject({ value: { mine: false } });
    const ends = () => written.filter(({ type }) => type === 'finished');
    expect(ends()).toEqual([]);
    online = true;
    expect(await handlers.checkAgain()).toEqual(success({ online: true, mine: true, name: 'lamp' }));
    // How long that took nobody saw.
    expect(ends()).toEqual([
      { type: 'finished', attemptId: 'before', at: expect.any(Number), outcome: 'claimed', name: 'lamp' },
    ]);
    // Nobody is asked to finish it any more, and it counts as a device that was set up here.
    expect([shown.at(-1)?.unfinished, claims()]).toEqual([undefined, 1]);
  });

  it('that is found online while its person signs out is theirs all the same', async () => {
    let tell: (() => void) | undefined;
    let asked = 0;
    const account = {
      check: async () => success({ userName: 'ann@example.com' }),
      signOut: async () => success(undefined),
      async *events() {},
      claimDevice: async () => failure(setupError('device-offline')),
      async getDevice() {
        asked += 1;
        if (tell === undefined) return failure(setupError('device-not-in-account'));
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
        return success({ id, name: 'lamp', online: true, lastHandshakeAt: Date.UTC(2030, 0) });
      },
    };
    const { clock, handlers, written } = open({ attempt, cloud: { account: () => account } });
    await settled();
    await handlers.useAccessToken({ token });
    await handlers.finishAttempt({ runId: 'before' });
    await clock.advance(5_000);
    await handlers.cancelSetup();
    tell = () => undefined;
    const before = asked;
    const checked = handlers.checkAgain();
    await expect.poll(() => asked).toBeGreaterThan(before);
    await handlers.signOut();
    tell();
    expect(await checked).toEqual(success({ online: true, mine: true, name: 'lamp' }));
    expect(written.filter(({ type }) => type === 'finished')).toMatchObject([
      { attemptId: 'before', outcome: 'claimed' },
    ]);
  });

  it.each<[string, Partial<Attempt>, string | undefined, string]>([
    ['for somebody else', {}, 'bob@example.com', 'attempt-of-another-account'],
    ['with a token that does not say whose it is', {}, undefined, 'attempt-owner-unknown'],
    ['of an account that is not named', { forWhom: { for: 'account' } }, undefined, 'attempt-owner-unknown'],
    ['that was begun with another cloud', { cloudUrl: cloudB }, 'ann@example.com', 'attempt-of-another-cloud'],
    ['that an older version wrote', { cloudUrl: undefined }, 'ann@example.com', 'attempt-owner-unknown'],
    ['that only starts again', { connectedAt: undefined }, 'bob@example.com', 'attempt-of-another-account'],
  ])('is not finished %s', async (_what, change, userName, code) => {
    expect(await finish({ ...attempt, ...change }, userName)).toEqual({ code, claims: [] });
  });
});

describe('a client secret that was kept for one cloud', () => {
  const box = (opens: SecretBox['open']): SecretBox => ({
    glance: () => 'perhaps',
    open: opens,
    seal: async (text) => Buffer.from(text),
    unseal: async (sealed) => ({ text: Buffer.from(sealed).toString(), stale: false }),
  });

  it('goes to no other when the settings change before the keyring opens', async () => {
    const vaultPath = path.join(folder, 'vault.json');
    const vaultWith = (opens: SecretBox['open']) => (changed: () => void) =>
      vaultFile({ file: vaultPath, box: box(opens), clock: virtualClock(), changed });
    const before = vaultWith(async () => 'open')(() => undefined);
    await before.keep('oauth-client', cloudA, JSON.stringify({ id: 'own', secret: 'SECRET-OF-A' }));
    let unlock: ((state: 'open') => void) | undefined;
    const sent: string[] = [];
    const { handlers, settings, shown } = open({
      vault: vaultWith(() => new Promise((resolve) => (unlock = resolve))),
      async fetch(url, init) {
        sent.push(`${url} ${String(init.body)}`);
        return new Response('{"error":"invalid_grant"}', { status: 400 });
      },
    });
    await expect.poll(() => unlock).toBeDefined();
    await handlers.saveSettings({ ...usual, cloudUrl: cloudB, clientId: 'own', clientSecret: 'SECRET-OF-B' });
    unlock?.('open');
    await expect.poll(() => shown.at(-1)?.secrets.place).toBe('encrypted');
    await settled();
    await handlers.signIn({ username: 'ann', password: 'pw' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(cloudB);
    expect(sent[0]).toContain('SECRET-OF-B');
    await handlers.saveSettings({ ...usual, cloudUrl: cloudA, clientId: 'own' });
    await expect.poll(() => settings.read().client.secret).toBe('SECRET-OF-A');
  });
});

it.each([
  ['WO 4711', 'WO 4711'],
  ['PHHMAB12CD34EF5 SECRETSECRETSEC', undefined],
])('a run is noted with its batch and part, and with no code in their place (%s)', async (told, noted) => {
  const account = {
    check: async () => success({ userName: 'ann@example.com' }),
    createClaimCode: async () => failure(setupError('cloud-unreachable')),
  };
  const { handlers, written } = open({ cloud: { account: () => account } });
  await settled();
  await handlers.useAccessToken({ token });
  expect(await handlers.startSetup({ for: 'account', batch: told, part: told, revision: told })).toMatchObject({
    ok: true,
  });
  await expect.poll(() => written.find(({ type }) => type === 'started')).toMatchObject({ type: 'started' });
  const started = written.find(({ type }) => type === 'started');
  for (const name of ['batch', 'part', 'revision']) expect(started).toHaveProperty(name, noted);
});

describe('another cloud in the settings', () => {
  it('ends what is under way with the one before', async () => {
    const account = {
      check: async () => success({ userName: 'ann@example.com' }),
      createClaimCode: (signal: AbortSignal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(failure(setupError('cancelled'))))),
    };
    const { events, handlers, shown } = open({ cloud: { account: () => account } });
    await settled();
    await handlers.useAccessToken({ token });
    expect(await handlers.startSetup({ for: 'account' })).toMatchObject({ ok: true });
    expect((await handlers.saveSettings({ ...usual, cloudUrl: cloudB, clientId: 'own' })).ok).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'run-finished', outcome: { error: { code: 'cancelled' } } });
    expect(shown.at(-1)).toMatchObject({ running: false, session: { status: 'signed-out' } });
    expect(await handlers.checkAgain()).toMatchObject({ error: { code: 'not-signed-in' } });
  });
});

describe('a policy', () => {
  it('lets in nobody to a feature it closed, and no other product, also of what was kept', async () => {
    const product = { id: 22, slug: 'other', name: 'Other' };
    const kept: Record<string, unknown> = {
      product: { client: { id: 'c', secret: 's' }, product },
      account: { token, userName: 'ann@example.com' },
    };
    const cloudOf = { product, clientId: 'c', listDevices: async () => success({ entries: [], page: 1, pages: 1 }) };
    const around = {
      vault: () => ({ ...nothingKept, read: async (kind: string) => JSON.stringify(kept[kind]) }) as unknown as Vault,
      cloud: { account: () => ({ check: async () => success({ userName: 'ann@example.com' }) }) },
      products: { resumeProduct: () => cloudOf, openProduct: async () => success(cloudOf) },
    };
    const free = open(around);
    await settled();
    expect(free.shown.at(-1)).toMatchObject({ product: { slug: 'other' }, session: { status: 'signed-in' } });
    const bound = open({ ...around, policy: { product: 'lamp', doors: ['product'] } });
    await settled();
    const { snapshot } = await bound.handlers.readSnapshot();
    expect([snapshot.product, snapshot.session.status]).toEqual([undefined, 'signed-out']);
    expect(await bound.handlers.openProduct({ clientId: 'c', clientSecret: 's', product: 'third' })).toMatchObject({
      error: { code: 'closed-by-policy' },
    });
  });
});
