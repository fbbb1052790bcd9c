import { sql } from 'kysely';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result } from '../../../shared/result.ts';
import type { SharedRecordStatus } from '../../../shared/shared-record.ts';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import type { RecordDatabase, RecordStore } from '../record-store.ts';
import { formerSelf, leftBehind } from '../schema.ts';
import type { OtherStations, SharedRecordAddress } from '../shared-record-port.ts';
import { endLease, type HeldLease, placeOfNumber, renewLease, takeLease } from './device-lease.ts';
import { lookAtSchema, prepareSchema } from './make-schema.ts';
import { noteAllRead, readOthers } from './other-stations.ts';
import { type Outbox, outboxOf, StationTaken } from './outbox.ts';
import {
  doneElsewhere,
  earlierStations,
  expectTarget,
  formerStations,
  moveOn,
  nameOf,
  stationOf,
  targetOf,
  waitingIn,
} from './own-record.ts';
import { connectShared, type SharedConnection } from './postgres-connection.ts';
import { schemaName, schemaVersions } from './schema-versions.ts';
import type { SharedDatabase } from './shared-tables.ts';
import { OwnTrouble, sharedTroubleOf } from './shared-trouble.ts';

export interface SharedRecordParts {
  readonly address: SharedRecordAddress;
  /** Asked for at each connection: it may have been changed. May wait for a person; what it fails with is told as it is. */
  readonly password: () => Promise<Result<string>>;
  readonly clock: Clock;
  /** Works on this computer's own record; what it fails with is told as it is. */
  readonly local: <Value>(work: (store: RecordStore) => Promise<Value>) => Promise<Result<Value>>;
  /** What tells this computer from others, and what people call its station. */
  readonly computer: string;
  readonly name: string;
  readonly newStationId: () => string;
  /** Whether this computer is still to share as this user: another program of it may have been told another one. */
  readonly isStillSaid?: () => Promise<boolean>;
  /** Something of the status is different now. */
  readonly changed?: () => void;
  readonly versions?: readonly string[];
}

export interface SharedRecord extends OtherStations {
  status(): SharedRecordStatus;
  /** Something was noted, or a person wants to know now: the next try begins at once. */
  wake(): void;
  /** Resolves when all that was noted before is there, the server is away, or `limitMs` are over. */
  settle(limitMs: number): Promise<void>;
  /** Ends all of it; what waits is sent at the next start. */
  close(): Promise<void>;
}

/**
 * Keeps this computer's record and the one that several stations share alike, for as long as it is open. No set-up waits
 * for it: what the server does not take now waits in the record of this computer.
 */
export function sharedRecord(parts: SharedRecordParts): SharedRecord {
  const { address, clock, local, changed = () => undefined, versions = schemaVersions } = parts;
  const { isStillSaid = async () => true } = parts;
  const target = targetOf(address);
  const over = new AbortController();
  let connection: SharedConnection | undefined;
  let stationId: string | undefined;
  /** Whose rows the record was last seen with. */
  let own: string | undefined;
  let waking = new AbortController();
  let status: SharedRecordStatus = {
    state: 'connecting',
    waiting: 0,
    waitingSince: undefined,
    setAside: 0,
    nameIsTaken: false,
    heard: 0,
    trouble: undefined,
  };
  const held = new Set<AbortController>();
  const lettingGo = new Set<Promise<void>>();
  /** Looks at what waits: begun, and come to their end with nothing left. */
  let [begunLooks, endedLooks] = [0, 0];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  /** The server's clock less a clock that nobody sets. */
  let serverAhead: number | undefined;

  const show = (change: Partial<SharedRecordStatus>) => {
    const next = { ...status, ...change };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    tell();
    changed();
  };
  const onLocal = async <Value>(work: (database: RecordDatabase) => Promise<Value>) =>
    here(await local(({ database }) => work(database)));
  /** What others wrote since the last look, and how many rows that was. */
  async function hear(shared: SharedConnection, id: string): Promise<number> {
    const rows = await readOthers({ local: onLocal, shared, target, stationId: id, versions });
    if (rows > 0) show({ heard: status.heard + rows });
    return rows;
  }

  /** The vault may wait for a person for ever; who closes this does not. */
  const ended = new Promise<Result<never>>((resolve) => {
    over.signal.addEventListener('abort', () => resolve(failure(setupError('cancelled'))), { once: true });
  });

  async function pause(ms: number): Promise<void> {
    // Who woke it while it was at work is not kept waiting.
    if (!waking.signal.aborted) await clock.sleep(ms, AbortSignal.any([waking.signal, over.signal]));
    if (waking.signal.aborted) waking = new AbortController();
  }

  async function open(): Promise<SharedConnection> {
    const made = await connectShared(address, here(await Promise.race([parts.password(), ended])), clock, over.signal);
    try {
      // Signing in has the time of a call; what is to be made may take longer.
      const found = await made.call((database) => lookAtSchema(database, versions), over.signal);
      if (found !== versions.length) {
        await made.call((database) => prepareSchema(database, versions), over.signal, sharedRecordLimits.upgradeMs);
      }
      serverAhead = (await made.call(serverTime)) - clock.monotonic();
      return made;
    } catch (error) {
      await made.close();
      throw error;
    }
  }

  const serverNow = () => (serverAhead === undefined ? clock.now() : serverAhead + clock.monotonic());

  /** The name that people know a station by: nobody reads one without. */
  async function introduce(shared: SharedConnection, id: string, name: string): Promise<void> {
    await shared.call(async (database) => {
      const named = database.withSchema(schemaName);
      const newest = await named
        .selectFrom('station')
        .select('name')
        .where('id', '=', id)
        .orderBy('seenAt', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (newest?.name !== name) await named.insertInto('station').values({ id, name }).execute();
    });
  }

  /** Whether another one has it, too, which may have come later. */
  async function isNameTaken(shared: SharedConnection, id: string): Promise<boolean> {
    const ids = [id, ...(await onLocal((database) => formerStations(database, parts.computer)))];
    return shared.call(async (database) => {
      const { rows } = await sql<{ taken: boolean }>`select exists (
        select from (select distinct on (id) id, name from ${sql.id(schemaName, 'station')} order by id, seen_at desc) one
        where one.name = ${parts.name} and one.id <> all(${ids}::text[])) as taken`.execute(database);
      return rows[0]?.taken === true;
    });
  }

  /** Two users would each find the station the other's, and go on under a new id for ever. */
  async function expectUser(): Promise<void> {
    if (await isStillSaid()) return;
    const saw = 'this computer shares as another user now';
    throw new OwnTrouble(setupError('shared-record-sign-in-refused', { saw }));
  }

  async function keepAlike(shared: SharedConnection): Promise<void> {
    await expectUser();
    const id = await onLocal((database) => stationOf(database, parts.computer));
    stationId = id;
    const outboxFor = (station: string) =>
      outboxOf({ local: onLocal, shared, target, stationId: station, now: () => clock.now(), versions });
    const outbox = outboxFor(id);
    try {
      let sent = await outbox.settle();
      await introduce(shared, id, parts.name);
      const before = await onLocal((database) => earlierStations(database, parts.computer));
      for (const earlier of before) await handOver(outboxFor(earlier), shared, earlier);
      show({ state: 'connected', nameIsTaken: await isNameTaken(shared, id), trouble: undefined });
      while (!over.signal.aborted) {
        await expectUser();
        const before = sent;
        begunLooks += 1;
        const mine = begunLooks;
        sent = await outbox.forward(sent);
        const read = await hear(shared, id);
        await look();
        // What was saved is another station's, and so is what is noted from now on: it begins anew with them.
        if (await isReplaced()) return;
        if (sent !== before || read > 0) continue;
        const asOf = serverNow();
        await onLocal((database) => noteAllRead(database, target, asOf));
        await outbox.lookForTwin();
        endedLooks = mine;
        tell();
        show({ nameIsTaken: await isNameTaken(shared, id) });
        await pause(sharedRecordLimits.lookMs);
      }
    } catch (error) {
      if (!(error instanceof StationTaken)) throw error;
      const { stationId: before, common, by } = error;
      if (by === 'another-user') await expectUser();
      const [as, next] = [by === 'twice' ? leftBehind : formerSelf, parts.newStationId()];
      // Of one that nobody here adds to any more nobody adds to what goes on, either.
      const computer = before === id ? parts.computer : `${formerSelf}${next}`;
      await onLocal((database) =>
        database.transaction().execute((transaction) => moveOn(transaction, { before, as, next }, common, computer)),
      );
      // Whoever writes under the new one as well makes it no busier than this.
      await pause(sharedRecordLimits.lookMs);
    }
  }

  /** What waits of a station that nobody here adds to any more. */
  async function handOver(outbox: Outbox, shared: SharedConnection, id: string): Promise<void> {
    const sent = await outbox.settleEarlier();
    if (sent === undefined) return;
    await introduce(shared, id, await onLocal((database) => nameOf(database, id)));
    await outbox.sendAll(sent);
  }

  /** Whether the record has other stations than before, as where a damaged file was replaced; then they count here, too. */
  async function isReplaced(): Promise<boolean> {
    const now = await onLocal(async (database) =>
      [await stationOf(database, parts.computer), ...(await earlierStations(database, parts.computer))].join(),
    );
    if (now === own) return false;
    await onLocal((database) => expectTarget(database, target, parts));
    own = now;
    return true;
  }

  async function look(): Promise<void> {
    show(await onLocal((database) => waitingIn(database, target, parts.computer)));
  }

  async function run(): Promise<void> {
    let againMs: number = sharedRecordLimits.againMs;
    // What waits is known before a server is, which may stay silent for as long as it is asked.
    await look().catch(() => undefined);
    while (!over.signal.aborted) {
      try {
        connection = await open();
        while (!over.signal.aborted) {
          await keepAlike(connection);
          againMs = sharedRecordLimits.againMs;
        }
      } catch (error) {
        if (over.signal.aborted) return;
        if (status.state === 'connected') againMs = sharedRecordLimits.againMs;
        await connection?.close();
        connection = undefined;
        await isReplaced().catch(() => undefined);
        const waits = await onLocal((database) => waitingIn(database, target, parts.computer)).catch(() => ({}));
        show({ state: 'away', trouble: sharedTroubleOf(error), ...waits });
        await pause(againMs);
        againMs = Math.min(againMs * 2, sharedRecordLimits.longestAgainMs);
      }
    }
  }
  // A target that is known here: what waits for it is not forgotten, also before the server was ever seen.
  const begun = isReplaced().catch(() => undefined);
  const running = begun.then(run);

  /** Asked, and not answered in time: whoever asks meanwhile does not wait as long again. */
  let unanswered = 0;

  /** In time, whatever the server does; undefined where it is away. What comes later is for `work` alone. */
  async function asked<Value>(
    limitMs: number,
    signal: AbortSignal,
    work: (database: SharedDatabase) => Promise<Value>,
  ): Promise<Value | undefined> {
    const shared = connection;
    if (shared === undefined || status.state !== 'connected' || shared.isOver() || unanswered > 0) return undefined;
    const late = new AbortController();
    let isLate = false;
    const answered = shared
      .call(work, over.signal)
      .catch(() => undefined)
      .finally(() => {
        if (isLate) unanswered -= 1;
      });
    const silent = clock.sleep(limitMs, AbortSignal.any([late.signal, signal])).then(() => {
      if (late.signal.aborted) return undefined;
      isLate = true;
      unanswered += 1;
      return undefined;
    });
    return Promise.race([answered, silent]).finally(() => late.abort());
  }

  /** In time, and to the end. */
  async function readsAllOfOthers(signal: AbortSignal): Promise<boolean> {
    const [shared, id] = [connection, stationId];
    if (shared === undefined || id === undefined) return false;
    const late = new AbortController();
    const read = async () => {
      while (!late.signal.aborted) {
        if ((await hear(shared, id)) === 0) return true;
      }
      return false;
    };
    const silent = clock.sleep(sharedRecordLimits.reserveMs, AbortSignal.any([late.signal, signal])).then(() => false);
    return Promise.race([read().catch(() => false), silent]).finally(() => late.abort());
  }

  /** What was noted before is there, or this is closed, and then nobody renews it any more. */
  async function toldThenReleased(release: () => Promise<void>): Promise<void> {
    while (!over.signal.aborted) {
      const before = begunLooks;
      await settle(sharedRecordLimits.leaseMs);
      if (endedLooks > before) return release();
      await clock.sleep(sharedRecordLimits.lookMs, over.signal);
    }
  }

  async function settle(limitMs: number): Promise<void> {
    const seen = begunLooks;
    const late = new AbortController();
    const settled = new Promise<void>((resolve) => {
      const listener = () => {
        if (endedLooks <= seen && status.state !== 'away' && !over.signal.aborted) return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
      listener();
    });
    waking.abort();
    await Promise.race([settled, clock.sleep(limitMs, late.signal)]).finally(() => late.abort());
  }

  return {
    status: () => status,
    wake: () => waking.abort(),

    settle,

    async reserve(device, attemptId, signal) {
      const begunAt = clock.monotonic();
      const reservation = reservationOf(device, attemptId);
      const taken = await reservation.take(signal);
      if (taken === 'lost') {
        await reservation.release();
        return { taken: reservation.holder() ?? '' };
      }
      const [shared, id] = [connection, stationId];
      if (taken === 'held' && shared !== undefined && id !== undefined) {
        const left = Math.max(0, sharedRecordLimits.reserveMs - (clock.monotonic() - begunAt));
        const late = new AbortController();
        // What was finished just now is there after this look, if the server is quick enough.
        await Promise.race([hear(shared, id).catch(() => 0), clock.sleep(left, late.signal)]).finally(() =>
          late.abort(),
        );
      }
      const elsewhere = await onLocal((database) =>
        doneElsewhere(database, target, parts.computer, device, serverNow()),
      ).catch(() => undefined);
      return { reservation, isSure: taken === 'held', elsewhere };
    },

    async reserveNumber(scope, serial, signal) {
      const { take, check, release } = reservationOf(placeOfNumber(scope, serial), 'serial-number');
      const taken = await take(signal);
      // Whoever had it before has told what became of it before it was let go of.
      if (taken === 'held' && (await readsAllOfOthers(signal))) {
        return { check, release, given: () => void toldThenReleased(release) };
      }
      await release();
      return taken === 'lost' ? 'taken' : 'unknown';
    },

    async reserveName(scope, name, signal) {
      const { take, release, isFirst } = reservationOf(placeOfNumber(scope, name), 'name');
      const taken = await take(signal);
      if (taken === 'held' && isFirst()) return { release };
      await release();
      return taken === 'unknown' ? 'unknown' : 'taken';
    },

    async close() {
      for (const one of held) one.abort();
      await Promise.all(lettingGo);
      over.abort();
      await connection?.close();
      await running;
    },
  };

  /** Whoever has it next is to know what was noted of it here: that is there first, if the server takes it in time. */
  async function letGo(mine: HeldLease): Promise<void> {
    await settle(sharedRecordLimits.checkMs);
    const { signal } = new AbortController();
    await asked(sharedRecordLimits.checkMs, signal, (database) => endLease(database, mine));
  }

  function reservationOf(deviceId: DeviceId, attemptId: string) {
    const ended = new AbortController();
    held.add(ended);
    let lease: HeldLease | undefined;
    let isLost = false;
    let heldBy: string | undefined;

    /** Also what is answered too late for whoever asked: taken and held from then on, or given back. */
    async function takeOrRenew(database: SharedDatabase, stationId: string): Promise<'held' | 'lost'> {
      if (lease !== undefined) {
        if (!(await renewLease(database, lease))) isLost = true;
        return isLost ? 'lost' : 'held';
      }
      const taken = await takeLease(database, { deviceId, stationId, attemptId });
      if ('heldBy' in taken) {
        isLost = true;
        heldBy = taken.heldBy;
        return 'lost';
      }
      lease = taken;
      if (ended.signal.aborted) await endLease(database, taken);
      return 'held';
    }
    async function ask(limitMs: number, signal: AbortSignal): Promise<'held' | 'lost' | 'unknown'> {
      const id = stationId;
      if (isLost) return 'lost';
      if (id === undefined) return 'unknown';
      return (await asked(limitMs, signal, (database) => takeOrRenew(database, id))) ?? 'unknown';
    }
    const renew = async () => {
      if (!ended.signal.aborted && !isLost && lease !== undefined) await ask(sharedRecordLimits.checkMs, ended.signal);
    };
    const keep = async () => {
      while (!ended.signal.aborted && !isLost) {
        await clock.sleep(sharedRecordLimits.leaseAgainMs, ended.signal);
        await renew();
      }
    };
    void keep();
    let was = status.state;
    // A computer with one radio is home for seconds between two Photons, which a third of a lease misses.
    const renewWhenBack = () => {
      if (was !== status.state && status.state === 'connected') void renew();
      was = status.state;
    };
    listeners.add(renewWhenBack);
    ended.signal.addEventListener('abort', () => listeners.delete(renewWhenBack), { once: true });
    return {
      take: (signal: AbortSignal) => ask(sharedRecordLimits.reserveMs, signal),
      check: (signal: AbortSignal) => ask(sharedRecordLimits.checkMs, signal),
      holder: () => heldBy,
      // Each who takes it has a token greater than those before.
      isFirst: () => lease?.token === '1',
      async release() {
        if (ended.signal.aborted) return;
        ended.abort();
        held.delete(ended);
        const mine = lease;
        if (mine === undefined || isLost) return;
        const end = letGo(mine);
        lettingGo.add(end);
        await end.finally(() => lettingGo.delete(end));
      },
    };
  }
}

function here<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new OwnTrouble(result.error);
  return result.value;
}

async function serverTime(database: SharedDatabase): Promise<number> {
  const { rows } = await sql<{ now: string }>`
    select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(database);
  const now = Number(rows[0]?.now);
  if (!Number.isSafeInteger(now)) throw new Error('the server tells no time');
  return now;
}
