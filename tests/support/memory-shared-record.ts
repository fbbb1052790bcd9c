import type { Clock } from '../../electron/ground/clock-port.ts';
import type { RecordDatabase, RecordStore } from '../../electron/record/record-store.ts';
import { placeOfNumber } from '../../electron/record/shared-record/device-lease.ts';
import { noteAll, placed } from '../../electron/record/shared-record/other-stations.ts';
import { doneElsewhere, stationOf } from '../../electron/record/shared-record/own-record.ts';
import type { SharedRecord, SharedRecordParts } from '../../electron/record/shared-record/shared-record.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SharedRecordStatus } from '../../shared/shared-record.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';

/** Names the one shared record there is. */
const target = 'memory';

interface Lease {
  readonly stationId: string;
  readonly token: number;
  readonly expiresAt: number;
}

/** A row as the shared record's table has it. */
interface SharedRow {
  readonly stationId: string;
  readonly sequence: number;
  readonly [column: string]: unknown;
}

/**
 * A shared record without PostgreSQL, for time that jumps: its tables in memory, with the rules of who holds a device that
 * `device-lease.ts` writes as SQL. What stations read of it they take over into records of their own by the code of the
 * program. `tests/postgres/memory-shared-record.test.ts` holds it against the real one.
 */
export interface MemoryServer {
  station(parts: Pick<SharedRecordParts, 'clock' | 'local' | 'computer' | 'name'>): SharedRecord;
  /** It answers nobody any more, or again. What it has stays. */
  setAway(away: boolean): void;
  /** Its clock goes forward, and nobody else's. */
  later(ms: number): void;
}

export function memoryServer(serverClock: Clock): MemoryServer {
  const leases = new Map<DeviceId, Lease>();
  const names = new Map<string, string>();
  const events = new Map<string, SharedRow[]>();
  let isAway = false;
  let setBy = 0;
  const now = () => serverClock.now() + setBy;
  const lasting = () => now() + sharedRecordLimits.leaseMs;

  function take(deviceId: DeviceId, stationId: string): Lease | { readonly heldBy: string } {
    const held = leases.get(deviceId);
    const isFree =
      held === undefined || held.expiresAt <= now() || held.expiresAt > lasting() || held.stationId === stationId;
    if (!isFree) return { heldBy: names.get(held.stationId) ?? held.stationId };
    const taken = { stationId, token: (held?.token ?? 0) + 1, expiresAt: lasting() };
    leases.set(deviceId, taken);
    return taken;
  }

  /** False: another one has it, or had it since. */
  function setExpiry(deviceId: DeviceId, { stationId, token }: Lease, expiresAt: number): boolean {
    const held = leases.get(deviceId);
    if (held?.stationId !== stationId || held.token !== token) return false;
    leases.set(deviceId, { ...held, expiresAt });
    return true;
  }

  function station({ clock, local, computer, name }: Parameters<MemoryServer['station']>[0]): SharedRecord {
    const over = new AbortController();
    let stationId: string | undefined;
    let turn: Promise<unknown> = Promise.resolve();
    let status: SharedRecordStatus = {
      state: 'connecting',
      waiting: 0,
      waitingSince: undefined,
      setAside: 0,
      nameIsTaken: false,
      heard: 0,
      trouble: undefined,
    };
    const onLocal = async <Value>(work: (database: RecordDatabase) => Promise<Value>): Promise<Value> => {
      const done = await local(({ database }: RecordStore) => work(database));
      if (!done.ok) throw new Error(done.error.code);
      return done.value;
    };

    /** One after another. False: the server is away, or nothing can be read here. */
    function alike(): Promise<boolean> {
      const next = turn.then(async () => {
        if (isAway || over.signal.aborted) return false;
        stationId ??= await onLocal((database) => stationOf(database, computer));
        await send(stationId);
        await read(stationId);
        status = { ...status, state: isAway ? 'away' : 'connected' };
        return !isAway;
      });
      turn = next.catch(() => undefined);
      return next;
    }

    async function send(id: string): Promise<void> {
      const there = events.get(id) ?? [];
      const known = there.at(-1)?.sequence ?? 0;
      const own = await onLocal((database) =>
        database
          .selectFrom('event')
          .select(['sequence', 'attemptId', 'type', 'at', 'body'])
          .where('stationId', '=', id)
          .where('sequence', '>', known)
          .orderBy('sequence')
          .execute(),
      );
      if (isAway) return;
      const before = [known, ...own.map(({ sequence }) => sequence)];
      const came = { sentAt: clock.now(), receivedAt: now(), isSettled: true, stationId: id };
      events.set(id, [...there, ...own.map((row, index) => ({ ...row, ...came, afterSequence: before[index] }))]);
      names.set(id, name);
    }

    async function read(id: string): Promise<void> {
      for (const [other, rows] of events) {
        if (other === id || isAway) continue;
        await onLocal((database) =>
          database.transaction().execute(async (transaction) => {
            const cursor = await transaction
              .selectFrom('otherStation')
              .select('sequence')
              .where('target', '=', target)
              .where('stationId', '=', other)
              .executeTakeFirst();
            const fresh = rows.filter(({ sequence }) => sequence > (cursor?.sequence ?? 0)).flatMap(placed);
            if (fresh.length === 0) return;
            await noteAll(transaction, { target, id: other, name: names.get(other) ?? other, rows: fresh });
          }),
        );
      }
    }

    /** Undefined: away. Whoever finds that out first waits for as long as it may. */
    async function asked<Value>(limitMs: number, signal: AbortSignal, work: () => Value): Promise<Value | undefined> {
      if (!isAway && stationId !== undefined) return work();
      if (status.state === 'connected') {
        status = { ...status, state: 'away' };
        await clock.sleep(limitMs, signal);
      }
      return undefined;
    }

    function reservationOf(deviceId: DeviceId) {
      const ended = new AbortController();
      let lease: Lease | undefined;
      let isLost = false;
      let heldBy: string | undefined;
      function takeOrRenew(id: string): 'held' | 'lost' {
        if (lease !== undefined) {
          if (!setExpiry(deviceId, lease, lasting())) isLost = true;
          return isLost ? 'lost' : 'held';
        }
        const taken = take(deviceId, id);
        if ('heldBy' in taken) {
          isLost = true;
          heldBy = taken.heldBy;
          return 'lost';
        }
        lease = taken;
        return 'held';
      }
      async function ask(limitMs: number, signal: AbortSignal): Promise<'held' | 'lost' | 'unknown'> {
        if (isLost) return 'lost';
        return (await asked(limitMs, signal, () => takeOrRenew(stationId ?? ''))) ?? 'unknown';
      }
      const keep = async () => {
        while (!ended.signal.aborted && !over.signal.aborted && !isLost) {
          await clock.sleep(sharedRecordLimits.leaseAgainMs, AbortSignal.any([ended.signal, over.signal]));
          if (!ended.signal.aborted && lease !== undefined) await ask(sharedRecordLimits.checkMs, ended.signal);
        }
      };
      void keep();
      return {
        take: (signal: AbortSignal) => ask(sharedRecordLimits.reserveMs, signal),
        check: (signal: AbortSignal) => ask(sharedRecordLimits.checkMs, signal),
        holder: () => heldBy,
        isFirst: () => lease?.token === 1,
        async release() {
          if (ended.signal.aborted) return;
          ended.abort();
          if (lease === undefined || isLost) return;
          await alike();
          if (!isAway) setExpiry(deviceId, lease, now());
        },
      };
    }

    const looking = async () => {
      while (!over.signal.aborted) {
        if (!(await alike().catch(() => false))) status = { ...status, state: 'away' };
        await clock.sleep(sharedRecordLimits.lookMs, over.signal);
      }
    };
    void looking();

    return {
      status: () => status,
      wake: () => void alike().catch(() => undefined),
      settle: async (limitMs) => {
        const late = new AbortController();
        await Promise.race([alike().catch(() => false), clock.sleep(limitMs, late.signal)]);
        late.abort();
      },
      async reserve(device, _attemptId, signal) {
        const reservation = reservationOf(device);
        const taken = await reservation.take(signal);
        if (taken === 'lost') {
          await reservation.release();
          return { taken: reservation.holder() ?? '' };
        }
        if (taken === 'held') await alike();
        const elsewhere = await onLocal((database) => doneElsewhere(database, target, computer, device, now()));
        return { reservation, isSure: taken === 'held', elsewhere };
      },
      async reserveNumber(scope, serial, signal) {
        const { take: takeNumber, check, release } = reservationOf(placeOfNumber(scope, serial));
        const taken = await takeNumber(signal);
        if (taken === 'held' && (await alike())) {
          return { check, release, given: () => void toldThenReleased(release) };
        }
        await release();
        return taken === 'lost' ? 'taken' : 'unknown';
      },
      async reserveName(scope, name, signal) {
        const { take: takeName, isFirst, release } = reservationOf(placeOfNumber(scope, name));
        const taken = await takeName(signal);
        if (taken === 'held' && isFirst()) return { release };
        await release();
        return taken === 'unknown' ? 'unknown' : 'taken';
      },
      async close() {
        await alike().catch(() => false);
        over.abort();
      },
    };

    async function toldThenReleased(release: () => Promise<void>): Promise<void> {
      while (!over.signal.aborted) {
        if (await alike().catch(() => false)) return release();
        await clock.sleep(sharedRecordLimits.lookMs, over.signal);
      }
    }
  }

  return {
    station,
    setAway(away) {
      isAway = away;
    },
    later(ms) {
      setBy += ms;
    },
  };
}
