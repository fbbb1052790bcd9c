import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { composeApp } from '../../electron/composition/compose-app.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { knownSecrets } from '../../electron/diagnostics/known-secrets.ts';
import * as engine from '../../electron/record/open-record.ts';
import { openStore } from '../../electron/record/record-store.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { SecretBox } from '../../electron/vault/vault-port.ts';
import type { SharingChange } from '../../shared/ipc/sharing.ts';
import type { PolicyValues } from '../../shared/policy.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { findSecretsBelow } from '../support/find-secrets.ts';
import { marked } from '../support/marked-secrets.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { quietSystem } from '../support/quiet-system.ts';
import { fastWorld, usualAnswer } from '../support/run-flow.ts';
import { newDatabase } from './stations.ts';

const soon = { timeout: 50_000, interval: 30 };
let server: PostgresServer;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A secret store that is always open; what it seals is not to be read. */
const box: SecretBox = {
  glance: () => 'perhaps',
  open: async () => 'open',
  seal: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  unseal: async (sealed) => ({ text: Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('utf8'), stale: false }),
};

async function world(): Promise<SimulatedWorld> {
  const simulated = await fastWorld();
  ends.push(() => simulated.close());
  return simulated;
}

async function database(name: string): Promise<void> {
  await newDatabase(server, name);
  await server.sql(`alter role bench password '${marked.recordPassword.replaceAll("'", "''")}'`);
}

const placeOf = (name: string, station: string): NonNullable<SharingChange['place']> => ({
  ...{ host: '127.0.0.1', port: server.port, database: name, user: 'bench' },
  ...{ tls: 'off', ca: '', station },
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'window-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A bench with a window, and a folder of its own, as a computer has one. */
function bench(folder: string, air: SimulatedWorld, values: PolicyValues = {}) {
  const known = knownSecrets();
  const program = composeProgram({
    folder,
    way: { fetch, fetchAnew: fetch },
    recording: { loadEngine: async () => engine },
  });
  let events: SetupEvent[] = [];
  let over: (outcome: Outcome) => void = () => undefined;
  const notes: string[] = [];
  const { handlers, close } = composeApp({
    ...program,
    ...quietSystem(() => air.ready.cloud.url),
    policy: { values, locked: values.sharedRecord === undefined ? [] : ['sharedRecord'], problem: undefined },
    known,
    log: { note: (topic, text) => void notes.push(`${topic} ${text}`), lines: async () => notes },
    redact: known.redact,
    vault: { file: path.join(folder, 'vault.json'), box },
    realWorld: () => program.simulated(air),
    showLine: () => undefined,
    showEvent(event) {
      events.push(event);
      if (event.type === 'question-asked') {
        const { id } = event.question;
        void handlers.answerQuestion({ questionId: id, answer: usualAnswer(event.question, air) });
      }
      if (event.type === 'run-finished') over(event.outcome);
    },
  });
  const end = async () => {
    await close();
    await program.record.close();
  };
  const sharing = async () => (await handlers.readSnapshot()).snapshot.sharing;
  return {
    handlers,
    end,
    notes,
    sharing,
    comesTo: (expected: object) => vi.waitFor(async () => expect(await sharing()).toMatchObject(expected), soon),
    /** Ended by whoever closes the program once its Photon was told to connect. */
    async leaveInTheMiddle() {
      events = [];
      const { username, password } = air.ready.account;
      await handlers.signIn({ username, password, stay: false });
      expect(await handlers.startSetup({ for: 'account' })).toMatchObject({ ok: true });
      // Not when the app says that it sends it, which is a moment before: a program that ends in it has told nothing.
      const told = expect.objectContaining({ type: 'device-answered', command: 'connect-ap' });
      await vi.waitFor(() => expect(air.events).toContainEqual(told), soon);
      await end();
    },
    async finish(runId: string) {
      events = [];
      const { username, password } = air.ready.account;
      await handlers.signIn({ username, password, stay: false });
      const ended = new Promise<Outcome>((resolve) => {
        over = resolve;
      });
      expect(await handlers.finishAttempt({ runId })).toMatchObject({ ok: true });
      return ended;
    },
    async claim() {
      events = [];
      const { username, password } = air.ready.account;
      await handlers.signIn({ username, password, stay: false });
      if (!air.device.listening) air.pressSetup();
      const ended = new Promise<Outcome>((resolve) => {
        over = resolve;
      });
      expect(await handlers.startSetup({ for: 'account' })).toMatchObject({ ok: true });
      const outcome = await ended;
      const notices = events.flatMap((event) => (event.type === 'noticed' ? [event.notice] : []));
      return { outcome, notices };
    },
  };
}

it('a claim from the window is shared, and the next bench is told of it, and leaves alone what another is at', async () => {
  await database('windows');
  const air = await world();
  const [one, two] = [await newFolder(), await newFolder()];
  const first = bench(one, air);
  ends.push(first.end);
  const { recordPassword: password } = marked;
  expect(await first.handlers.testSharing({ place: placeOf('windows', 'Bench 1'), password })).toEqual({ ok: true });
  expect(await first.sharing()).toMatchObject({ state: 'off', place: undefined });
  expect(await first.handlers.shareHistory({ place: placeOf('windows', 'Bench 1'), password })).toMatchObject({
    ok: true,
  });
  await first.comesTo({ state: 'connected', waiting: 0, place: { station: 'Bench 1', hasCa: false } });
  expect((await first.claim()).outcome).toMatchObject({ outcome: 'claimed' });
  await vi.waitFor(async () => {
    const ended = await server.sql(`select body from photon_setup.event where type = 'finished'`, 'windows');
    expect(ended).toHaveLength(1);
  }, soon);

  const second = bench(two, air);
  ends.push(second.end);
  await second.handlers.shareHistory({ place: placeOf('windows', 'Bench 2'), password });
  await second.comesTo({ state: 'connected' });
  const again = await second.claim();
  expect(again.notices).toContainEqual({
    code: 'device-done-elsewhere',
    details: { station: 'Bench 1', agoMs: expect.any(Number) },
  });
  expect(again.outcome).toMatchObject({ outcome: 'claimed' });
  const choices = await second.handlers.listHistoryChoices();
  expect(choices).toMatchObject({ ok: true, value: { stations: ['Bench 1', 'Bench 2'] } });

  // As Bench 1 holds it that is in the middle of it.
  await server.sql(
    `update photon_setup.lease set expires_at = clock_timestamp() + interval '50 seconds', token = token + 1,
      station_id = (select id from photon_setup.station where name = 'Bench 1')`,
    'windows',
  );
  expect((await second.claim()).outcome).toMatchObject({
    outcome: 'failed',
    error: { code: 'device-at-another-station', details: { station: 'Bench 1' } },
  });

  // At the next start it is shared as before, by the password of the vault; nothing of it is in the clear anywhere.
  await first.end();
  const later = bench(one, air);
  ends.push(later.end);
  await later.comesTo({ state: 'connected', place: { station: 'Bench 1' } });
  for (const folder of [one, two]) expect((await findSecretsBelow(folder)).hits).toEqual([]);
  const told = JSON.stringify([await later.sharing(), first.notes, later.notes]);
  expect(told).not.toContain(password);
  expect(await readFile(path.join(one, 'vault.json'), 'utf8')).toContain('entries');

  expect(await later.handlers.stopSharing()).toEqual({ ok: true });
  expect(await later.sharing()).toMatchObject({ state: 'off', place: undefined, waiting: 0 });
  expect(await later.handlers.shareHistory({ place: placeOf('windows', 'Bench 1') })).toMatchObject({
    ok: false,
    error: { code: 'shared-record-no-password' },
  });
});

it('what ended in the middle is not finished while another bench is at the device, and waits for its turn', async () => {
  await database('middle');
  const air = await world();
  const folder = await newFolder();
  const { recordPassword: password } = marked;
  const first = bench(folder, air);
  await first.handlers.shareHistory({ place: placeOf('middle', 'Bench 1'), password });
  await first.comesTo({ state: 'connected' });
  await first.leaveInTheMiddle();
  // As when its process were gone, too.
  const store = await openStore(path.join(folder, 'attempts.db'), { computer: 'x', name: 'x', newId: () => 'x' });
  await store.database.updateTable('attempt').set({ program: 'gone' }).execute();
  await store.close();
  await server.sql(
    `insert into photon_setup.station (id, name) values ('other', 'Bench 2');
     update photon_setup.lease set station_id = 'other', token = token + 1,
       expires_at = clock_timestamp() + interval '50 seconds'`,
    'middle',
  );
  const later = bench(folder, air);
  ends.push(later.end);
  const unfinished = async () => (await later.handlers.readSnapshot()).snapshot.unfinished;
  await vi.waitFor(async () => expect(await unfinished()).toBeDefined(), soon);
  const { runId = '' } = (await unfinished()) ?? {};
  expect(await later.finish(runId)).toMatchObject({
    outcome: 'failed',
    error: { code: 'device-at-another-station', details: { station: 'Bench 2' } },
  });
  await server.sql('update photon_setup.lease set expires_at = clock_timestamp()', 'middle');
  await vi.waitFor(async () => expect((await unfinished())?.runId).toBe(runId), soon);
  expect(await later.finish(runId)).toMatchObject({ outcome: 'claimed' });
});

it('without its server a bench works as ever, tells what waits and since when, and hands it over when it is back', async () => {
  await database('away');
  const air = await world();
  const folder = await newFolder();
  const alone = bench(folder, air);
  ends.push(alone.end);
  await alone.handlers.shareHistory({ place: placeOf('away', 'Bench 3'), password: 'wrong' });
  await alone.comesTo({ state: 'away', trouble: { code: 'shared-record-sign-in-refused' } });
  expect((await alone.claim()).outcome).toMatchObject({ outcome: 'claimed' });
  const { awaySince, waitingSince } = await alone.sharing();
  expect(awaySince).toBeLessThanOrEqual(Date.now());
  await alone.comesTo({ waitingSince: expect.any(Number) });
  expect(waitingSince ?? 0).toBeLessThanOrEqual(Date.now());
  const { recordPassword: password } = marked;
  await alone.handlers.shareHistory({ password });
  await alone.comesTo({ state: 'connected', waiting: 0, awaySince: undefined });
  expect(await server.sql(`select type from photon_setup.event where type = 'finished'`, 'away')).toHaveLength(1);
});

it('what a policy says is shared needs the password alone, and is changed by nobody here', async () => {
  await database('decided');
  const air = await world();
  const sharedRecord = { ...placeOf('decided', ''), ca: '' };
  const held = bench(await newFolder(), air, { sharedRecord });
  ends.push(held.end);
  await held.comesTo({ state: 'away', trouble: { code: 'shared-record-no-password' } });
  const { recordPassword: password } = marked;
  expect(await held.handlers.shareHistory({ place: placeOf('other', ''), password })).toMatchObject({
    ok: false,
    error: { code: 'closed-by-policy' },
  });
  expect(await held.handlers.shareHistory({ password })).toEqual({ ok: true });
  await held.comesTo({ state: 'connected', place: { database: 'decided' } });
  expect(await held.handlers.stopSharing()).toEqual({ ok: true });
  await held.comesTo({ state: 'away', trouble: { code: 'shared-record-no-password' }, place: { database: 'decided' } });
});

it('what waited for a place that no policy says any more is deleted after one question', async () => {
  const air = await world();
  const folder = await newFolder();
  const held = bench(folder, air, { sharedRecord: { ...placeOf('gone', ''), ca: '' } });
  await held.comesTo({ state: 'away', trouble: { code: 'shared-record-no-password' } });
  expect((await held.claim()).outcome).toMatchObject({ outcome: 'claimed' });
  const counted = await held.handlers.countHistory({ filter: {} });
  const forget = { filter: {}, upTo: (counted.ok && counted.value.upTo) || [] };
  expect(await held.handlers.forgetHistory(forget)).toMatchObject({ error: { code: 'record-not-forwarded' } });
  await held.end();
  const later = bench(folder, air);
  ends.push(later.end);
  expect(await later.handlers.forgetHistory(forget)).toEqual({ ok: true, value: 1 });
});
