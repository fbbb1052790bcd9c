import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SharingFiles, sharingHandlers } from '../../../electron/app/sharing-handlers.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { SharedRecord } from '../../../electron/record/shared-record/shared-record.ts';
import type { SharingChange } from '../../../shared/ipc/sharing.ts';
import { certificatesIn } from '../../../shared/pem.ts';
import type { Policy } from '../../../shared/policy.ts';
import { success } from '../../../shared/result.ts';
import type { SharedRecordSettings, SharedRecordStatus } from '../../../shared/shared-record.ts';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import { ownCertificate } from '../../support/own-certificate.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const open: Policy = { values: {}, locked: [], problem: undefined };
const place = {
  ...{ host: 'db.example', port: 5432, database: 'plant', user: 'bench' },
  ...{ tls: 'verify-full', station: 'Bench 1' },
} as const satisfies SharingChange['place'];
const ca = certificatesIn(ownCertificate('db.example').cert) ?? '';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sharing-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is done beside it is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What shares, written down; the server is whatever `status` says. */
function around(policy = open, before?: SharedRecordSettings) {
  const clock = virtualClock();
  const did: string[] = [];
  const kept = new Map<string, string>();
  const learned: string[] = [];
  const chosen: { file: string | undefined } = { file: undefined };
  let own = before;
  let changed = () => {};
  let ends: Promise<void> = Promise.resolve();
  let settles: Promise<void> = Promise.resolve();
  let isSettingUp = false;
  let status: SharedRecordStatus = {
    state: 'connecting',
    waiting: 0,
    waitingSince: undefined,
    setAside: 0,
    nameIsTaken: false,
    heard: 0,
    trouble: undefined,
  };
  const files: SharingFiles = {
    read: async () => success(own),
    async write(said) {
      own = said;
      return success(undefined);
    },
    async open(parts) {
      changed = parts.changed;
      const found = await parts.password();
      did.push(`open ${parts.settings.host} ${found.ok ? found.value : found.error.code}`);
      const settle = () => {
        did.push('settle');
        return settles;
      };
      const shared: Partial<SharedRecord> = {
        status: () => status,
        settle,
        wake: () => void did.push('wake'),
        close: () => {
          did.push('close');
          return ends;
        },
      };
      return shared as SharedRecord;
    },
    async test(settings, password) {
      did.push(`test ${settings.host} ${password}`);
      return success(undefined);
    },
    async expect(said) {
      did.push(`expect ${said?.host}`);
      return success(undefined);
    },
  };
  const work = sharingHandlers({
    sharing: files,
    policy,
    clock,
    learn: (secrets) => void learned.push(...secrets),
    vault: {
      read: async (_kind, where) => kept.get(where),
      async keep(_kind, where, secret) {
        kept.set(where, secret);
        return success(undefined);
      },
      async forget(_kind, where) {
        kept.delete(where);
        return success(undefined);
      },
    },
    chooseFile: async () => chosen.file,
    isSettingUp: () => isSettingUp,
    changed: () => undefined,
  });
  return {
    ...work,
    did,
    kept,
    learned,
    chosen,
    clock,
    own: () => own,
    hangs: () => {
      ends = new Promise(() => {});
    },
    isSilent: () => {
      settles = new Promise(() => {});
    },
    setUp: (now: boolean) => {
      isSettingUp = now;
    },
    tell(change: Partial<SharedRecordStatus>) {
      status = { ...status, ...change };
      changed();
    },
  };
}

it('a place and its password are kept apart, and a password is told to its own server alone', async () => {
  const { handlers, did, kept, own, state } = around();
  expect(await handlers.shareHistory({ place })).toMatchObject({ error: { code: 'shared-record-no-password' } });
  expect(await handlers.shareHistory({ place: { ...place, ca }, password: 'pw-1' })).toEqual({ ok: true });
  expect(own()).toEqual({ ...place, ca });
  expect(JSON.stringify(own())).not.toContain('pw-1');
  expect([...kept]).toEqual([['bench@db.example:5432/plant', 'pw-1']]);
  expect(state().place).toEqual({ ...place, hasCa: true });
  // Another name of the station: the same server, with the same password and certificates.
  expect(await handlers.shareHistory({ place: { ...place, station: 'Bench 2' } })).toEqual({ ok: true });
  expect(own()).toMatchObject({ station: 'Bench 2', ca });
  const elsewhere = { ...place, host: 'other.example' };
  expect(await handlers.testSharing({ place: elsewhere })).toMatchObject({
    error: { code: 'shared-record-no-password' },
  });
  expect(await handlers.shareHistory({ place: elsewhere })).toMatchObject({ ok: false });
  expect(await handlers.testSharing({ place: elsewhere, password: 'pw-2' })).toEqual({ ok: true });
  expect(own()).toMatchObject({ host: 'db.example' });
  expect(await handlers.shareHistory({ place: elsewhere, password: 'pw-2' })).toEqual({ ok: true });
  expect(kept.get('bench@other.example:5432/plant')).toBe('pw-2');
  expect(own()?.ca).toBe('');
  expect(did).toEqual([
    ...['open db.example pw-1', 'close', 'open db.example pw-1'],
    ...['test other.example pw-2', 'close', 'open other.example pw-2'],
  ]);
});

it('the password of the place before is kept until the new place has answered, over a restart, or until a person says so', async () => {
  const first = around();
  await first.handlers.shareHistory({ place, password: 'pw-1' });
  first.tell({ state: 'connected' });
  first.tell({ state: 'away' });
  const elsewhere = { ...place, host: 'other.example' };
  await first.handlers.shareHistory({ place: elsewhere, password: 'pw-2' });
  // Wrong after all: back to where it was, without typing it once more.
  expect(await first.handlers.shareHistory({ place })).toEqual({ ok: true });
  expect(first.did.at(-1)).toBe('open db.example pw-1');
  await first.handlers.shareHistory({ place: elsewhere });

  const later = around(open, first.own());
  for (const [where, secret] of first.kept) later.kept.set(where, secret);
  await later.others(neverAborted());
  later.tell({ state: 'away' });
  await settled();
  expect(later.kept.get('bench@db.example:5432/plant')).toBe('pw-1');
  later.tell({ state: 'connected' });
  await settled();
  expect([...later.kept]).toEqual([['bench@other.example:5432/plant', 'pw-2']]);

  expect(await first.handlers.stopSharing()).toEqual({ ok: true });
  await settled();
  expect([...first.kept]).toEqual([]);
});

it('what is no place, and a plain way into the internet, is refused before anything is written', async () => {
  const { handlers, did, own } = around();
  const password = 'pw-1';
  const refused = async (change: object) => {
    const answer = await handlers.shareHistory({ place: { ...place, ...change }, password });
    return answer.ok ? undefined : answer.error;
  };
  expect(await refused({ host: 'postgres://db' })).toMatchObject({ code: 'invalid-input', saw: 'host' });
  expect(await refused({ port: 0 })).toMatchObject({ code: 'invalid-input', saw: 'port' });
  expect(await refused({ ca: 'no certificate' })).toMatchObject({ code: 'invalid-input', saw: 'ca' });
  expect(await refused({ host: '8.8.8.8', tls: 'off' })).toMatchObject({ code: 'shared-record-plain-outside' });
  expect(await handlers.shareHistory({ password })).toMatchObject({ error: { code: 'invalid-input' } });
  expect([did, own()]).toEqual([[], undefined]);
});

it('at a start it is shared as it was said, with the password of the vault, which the log learns', async () => {
  const before = around();
  await before.handlers.shareHistory({ place, password: 'pw-1' });
  const { others, kept, learned, did, state } = around(open, before.own());
  expect(await others(neverAborted())).toBeDefined();
  expect(did).toEqual(['open db.example shared-record-no-password', 'settle']);
  expect([state().state, learned, [...kept]]).toEqual(['connecting', [], []]);
  const policy: Policy = { ...open, values: { sharedRecord: { ...place, ca: '' } }, locked: ['sharedRecord'] };
  const held = around(policy);
  held.kept.set('bench@db.example:5432/plant', 'pw-3');
  await held.others(neverAborted());
  expect([held.did[0], held.learned]).toEqual(['open db.example pw-3', ['pw-3']]);
  expect(await held.handlers.shareHistory({ place, password: 'pw-1' })).toMatchObject({
    error: { code: 'closed-by-policy' },
  });
  expect(await held.handlers.stopSharing()).toEqual({ ok: true });
  expect([held.kept.size, held.state().place?.host]).toEqual([0, 'db.example']);
  expect(held.did.slice(-2)).toEqual(['close', 'open db.example shared-record-no-password']);
});

it('since when the server is away is told until it is back, and its end is waited for no longer than its limit', async () => {
  const { handlers, state, tell, clock, hangs, close, did, noted } = around();
  await handlers.shareHistory({ place, password: 'pw-1' });
  const awaySince = clock.now();
  tell({ state: 'away' });
  await clock.advance(60_000);
  tell({ waiting: 4, waitingSince: awaySince });
  expect(state()).toMatchObject({ state: 'away', awaySince, waiting: 4, waitingSince: awaySince });
  // How much waits is told late: what was noted a moment ago is handed over all the same.
  tell({ state: 'connected', waiting: 0 });
  expect(state().awaySince).toBeUndefined();
  noted();
  hangs();
  let isOver = false;
  const closing = close().then(() => {
    isOver = true;
  });
  await clock.advance(sharedRecordLimits.callMs - 1);
  expect(isOver).toBe(false);
  await clock.advance(1);
  await closing;
  // What waited was given a moment to be handed over.
  expect(did.slice(-3)).toEqual(['wake', 'settle', 'close']);
  expect(clock.sleepers()).toBe(0);
});

it('stops for good, and takes certificates from a file that has some', async () => {
  const { handlers, own, kept, state, did, chosen } = around();
  await handlers.shareHistory({ place, password: 'pw-1' });
  expect(await handlers.stopSharing()).toEqual({ ok: true });
  expect([own(), kept.size, state().state, state().place]).toEqual([undefined, 0, 'off', undefined]);
  expect(did.slice(-2)).toEqual(['close', 'expect undefined']);
  expect(await handlers.chooseCertificates()).toEqual({ ok: true, value: undefined });
  chosen.file = path.join(folder, 'ca.pem');
  await writeFile(chosen.file, `a note\n${ca}`);
  expect(await handlers.chooseCertificates()).toMatchObject({ ok: true, value: { name: 'ca.pem' } });
  await writeFile(chosen.file, 'a key of somebody');
  expect(await handlers.chooseCertificates()).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  chosen.file = folder;
  expect(await handlers.chooseCertificates()).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});

it('a run waits once for a server that says nothing, and not when it is cancelled', async () => {
  const { handlers, others, isSilent, clock, did } = around();
  await handlers.shareHistory({ place, password: 'pw-1' });
  isSilent();
  const cancelled = new AbortController();
  const first = others(cancelled.signal);
  await clock.advance(1);
  cancelled.abort();
  expect(await first).toBeDefined();
  let isThere = false;
  const second = others(neverAborted()).then(() => {
    isThere = true;
  });
  await clock.advance(sharedRecordLimits.settleMs - 1);
  expect(isThere).toBe(false);
  await clock.advance(1);
  await second;
  expect(await others(neverAborted())).toBeDefined();
  expect(did.filter((one) => one === 'settle')).toHaveLength(2);
  expect(clock.sleepers()).toBe(0);
});

it('nothing of it is changed under a setup, which holds its device by it', async () => {
  const { handlers, setUp, did, own } = around();
  await handlers.shareHistory({ place, password: 'pw-1' });
  setUp(true);
  const running = { error: { code: 'setup-already-running' } };
  expect(await handlers.shareHistory({ place: { ...place, station: 'Bench 2' } })).toMatchObject(running);
  expect(await handlers.stopSharing()).toMatchObject(running);
  expect(own()?.station).toBe('Bench 1');
  expect(did).toEqual(['open db.example pw-1']);
});

it('a password that was not there is looked for anew when a person asks, as behind a keyring that was locked', async () => {
  const before = around();
  await before.handlers.shareHistory({ place, password: 'pw-1' });
  const { others, handlers, kept, did } = around(open, before.own());
  await others(neverAborted());
  kept.set('bench@db.example:5432/plant', 'pw-1');
  expect(await handlers.testSharing({ place: { ...place, host: ' DB.example' } })).toEqual({ ok: true });
  expect(did.at(-1)).toBe('test DB.example pw-1');
});

it('without a policy that can be read nothing is forgotten of what waits', async () => {
  const { handlers, did } = around({ ...open, locked: ['sharedRecord'] });
  expect(await handlers.stopSharing()).toEqual({ ok: true });
  expect(did).toEqual([]);
});
