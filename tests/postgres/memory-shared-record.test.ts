import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { openStore, type RecordStore } from '../../electron/record/record-store.ts';
import { type SharedRecord, sharedRecord } from '../../electron/record/shared-record/shared-record.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { success } from '../../shared/result.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { memoryServer } from '../support/memory-shared-record.ts';
import { hallOfTest, soon } from './hall.ts';
import { addressOf, device, eventsOf, quickClock } from './stations.ts';

const test = hallOfTest();
const { signal } = new AbortController();

interface OneStation {
  readonly shared: SharedRecord;
  readonly store: RecordStore;
}

interface OneServer {
  station(name: string): Promise<OneStation>;
  /** Its clock goes forward by so much, and nobody's who waits for it. */
  later(ms: number): Promise<void>;
}

/** What nobody renews, as where its program was killed. */
const neverRenews: Clock = {
  ...quickClock,
  sleep: (ms, until) =>
    ms === sharedRecordLimits.leaseAgainMs
      ? new Promise((resolve) => until?.addEventListener('abort', () => resolve(), { once: true }))
      : quickClock.sleep(ms, until),
};

async function realOne(): Promise<OneServer> {
  const name = await test.database();
  return {
    station: (called) => test.station(addressOf(test.server.port, name), called, { clock: neverRenews }),
    async later(ms) {
      await test.server.sql(
        `update photon_setup.lease set expires_at = expires_at - interval '${ms} milliseconds'`,
        name,
      );
    },
  };
}

async function memoryOne(): Promise<OneServer> {
  const server = memoryServer(quickClock);
  return {
    async station(name) {
      const folder = await mkdtemp(path.join(tmpdir(), 'station-'));
      const computer = `computer of ${name}`;
      const store = await openStore(path.join(folder, 'record.db'), { computer, name, newId: uuidv7 });
      const local = async <Value>(work: (one: RecordStore) => Promise<Value>) => success(await work(store));
      const shared = server.station({ clock: neverRenews, local, computer, name });
      return test.ending({ shared, store }, async () => {
        await shared.close();
        await store.close();
        await rm(folder, { recursive: true, force: true });
      });
    },
    async later(ms) {
      server.later(ms);
    },
  };
}

const other = 'e'.repeat(24) as DeviceId;

// What flow tests and the bench have in place of a server promises what the server does.
describe.each([
  ['a real server', realOne],
  ['the one in memory', memoryOne],
])('stations of %s', (_, open) => {
  async function two() {
    const server = await open();
    const [one, next] = [await server.station('Bench 1'), await server.station('Bench 2')];
    for (const { shared } of [one, next]) await vi.waitFor(() => expect(shared.status().state).toBe('connected'), soon);
    return { server, one, next };
  }
  async function held({ shared }: OneStation, id: DeviceId, attempt: string) {
    const answer = await shared.reserve(id, attempt, signal);
    if ('taken' in answer) throw new Error(answer.taken);
    return answer;
  }

  it('have a device one at a time, and the next one knows what was done', async () => {
    const { one, next } = await two();
    const mine = await held(one, device, 'a');
    expect([mine.isSure, mine.elsewhere]).toEqual([true, undefined]);
    expect(await next.shared.reserve(device, 'b', signal)).toEqual({ taken: 'Bench 1' });
    expect(await next.shared.reserve(other, 'c', signal)).toHaveProperty('reservation');
    await one.store.append(eventsOf('a', device));
    await mine.reservation.release();
    const theirs = await held(next, device, 'd');
    expect(theirs.elsewhere).toMatchObject({ station: 'Bench 1' });
    // Late for ever, and takes nothing from it.
    await mine.reservation.release();
    expect(await theirs.reservation.check(signal)).toBe('held');
    expect(await one.shared.reserve(device, 'e', signal)).toEqual({ taken: 'Bench 2' });
  });

  it('have it by the clock of the server for as long as a lease, renewed by each question', async () => {
    const { server, one, next } = await two();
    const mine = await held(one, device, 'a');
    await server.later(sharedRecordLimits.leaseMs * 0.8);
    expect(await mine.reservation.check(signal)).toBe('held');
    await server.later(sharedRecordLimits.leaseMs * 0.5);
    expect(await next.shared.reserve(device, 'b', signal)).toEqual({ taken: 'Bench 1' });
    await server.later(sharedRecordLimits.leaseMs * 0.5);
    const theirs = await held(next, device, 'c');
    expect(await mine.reservation.check(signal)).toBe('lost');
    // Its own end, or question, comes late.
    await mine.reservation.release();
    expect(await theirs.reservation.check(signal)).toBe('held');
    expect(mine.reservation.holder()).toBeUndefined();
  });

  it('take what an attempt of their own held that is gone, and that one is late', async () => {
    const { one } = await two();
    const killed = await held(one, device, 'killed');
    const again = await held(one, device, 'again');
    expect([await killed.reservation.check(signal), await again.reservation.check(signal)]).toEqual(['lost', 'held']);
  });

  it('give a serial number out once', async () => {
    const { one, next } = await two();
    const mine = await one.shared.reserveNumber('scope', 'sn1', signal);
    if (typeof mine === 'string') throw new Error(mine);
    expect(await next.shared.reserveNumber('scope', 'SN1', signal)).toBe('taken');
    expect(await next.shared.reserveNumber('another', 'SN1', signal)).toHaveProperty('given');
    await mine.release();
    await vi.waitFor(
      async () => expect(await next.shared.reserveNumber('scope', 'SN1', signal)).toHaveProperty('given'),
      soon,
    );
  });

  it('give a name out once for ever', async () => {
    const { one, next } = await two();
    const mine = await one.shared.reserveName('scope', 'lamp-1', signal);
    if (typeof mine === 'string') throw new Error(mine);
    expect(await next.shared.reserveName('scope', 'lamp-1', signal)).toBe('taken');
    expect(await next.shared.reserveName('another', 'lamp-1', signal)).toHaveProperty('release');
    await mine.release();
    // Also when nobody holds it any more.
    expect(await one.shared.reserveName('scope', 'lamp-1', signal)).toBe('taken');
    expect(await next.shared.reserveName('scope', 'lamp-1', signal)).toBe('taken');
  });
});

it('a name is given out while what others did is still being read, which a serial number waits for', async () => {
  const address = addressOf(test.server.port, await test.database());
  const begun = await test.station(address, 'Bench 1');
  let goOn: () => void = () => undefined;
  let stuck: Promise<void> | undefined;
  const shared = sharedRecord({
    ...begun.parts,
    // For as long as a server under load may take to answer.
    clock: {
      ...quickClock,
      sleep: (ms, until) => quickClock.sleep(ms === sharedRecordLimits.reserveMs ? 5_001 : ms, until),
    },
    async local(work) {
      await stuck;
      return begun.parts.local(work);
    },
  });
  test.ending(shared, () => shared.close());
  await vi.waitFor(() => expect(shared.status().state).toBe('connected'), soon);
  stuck = new Promise((resolve) => {
    goOn = resolve;
  });
  try {
    expect(await shared.reserveName('scope', 'lamp-1', signal)).toHaveProperty('release');
    expect(await shared.reserveNumber('scope', 'SN1', signal)).toBe('unknown');
  } finally {
    goOn();
  }
});
