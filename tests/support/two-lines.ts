import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type deviceFaults, othersFor } from '../../electron/composition/practice-line.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { serialNumberOf } from '../../electron/simulator/cloud/device-record.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { lineScans } from '../../electron/station/line-scans.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { isProven } from '../../shared/setup-events.ts';
import { devicePrivateKeyPem } from './device-key.ts';
import { jumpingClock } from './jumping-clock.ts';
import { pieces } from './line-tests.ts';
import { memoryServer } from './memory-shared-record.ts';
import { untilQuiet } from './quiet.ts';
import { practiceProduct } from './run-flow.ts';
import { lineLatencies } from './run-line.ts';
import { programsOfAComputer } from './virtual-app.ts';
import { type LineMoment, virtualStation } from './virtual-station.ts';

const dayMs = 24 * 3_600_000;
/** How long the shared record is away: several leases, and several devices of each station. */
const awayMs = 4 * 60_000;
/** How often the person at a bench looks whether there is room for another device, and for how many there is. */
const lookMs = 2_000;
const atBench = 3;
const customer = 'ann@example.com';

type Kill = (event: LineMoment) => boolean;
const atPhoton: Kill = ({ type }) => type === 'device-identified';
const toldToConnect: Kill = (event) => event.type === 'stage-started' && event.stage === 'give-back';
const naming: Kill = ({ type }) => type === 'naming';

interface Bench {
  readonly name: string;
  readonly hasScanner: boolean;
}

const twoBenches: readonly Bench[] = [
  { name: 'Bench 1', hasScanner: true },
  { name: 'Bench 2', hasScanner: false },
];

interface PlannedKill {
  readonly from: number;
  readonly in: Kill;
  readonly at?: string;
}

/**
 * In what a program is killed, once that part of all devices has its end. Who does how many is a matter of chance, and the
 * one without a scanner takes more: the last kill hits whoever comes there first.
 */
const threeKills: readonly PlannedKill[] = [
  { from: 0, in: atPhoton, at: 'Bench 1' },
  { from: 1 / 4, in: naming, at: 'Bench 2' },
  { from: 1 / 2, in: toldToConnect },
];

/** What a device with a fault of its own says of it at a station. */
const reasonOf: Readonly<Record<(typeof deviceFaults)[number], readonly ErrorCode[]>> = {
  // The second once a device has joined the network with that password.
  'wrong-password': ['network-details-wrong', 'photon-came-back-once'],
  'crash-during-scan': ['photon-network-not-joined', 'photon-connection-lost'],
  'never-online': ['photon-not-online'],
  'set-refused': ['claim-code-not-stored'],
  'connect-refused': ['photon-did-not-leave'],
  'no-internet': ['photon-not-online'],
  'key-missing': ['photon-key-missing'],
};

export interface SeveralLines {
  /** All Photons in the air. */
  readonly devices: readonly {
    readonly id: DeviceId;
    readonly ssid: string;
    readonly fault: keyof typeof reasonOf | undefined;
  }[];
  /** Rows of all starts of both, in their order. */
  readonly rows: readonly (LineRow & { readonly bench: string })[];
  /** What each record holds in the end, and what of it has no end. */
  readonly records: readonly { readonly attempts: readonly Attempt[]; readonly interrupted: readonly Attempt[] }[];
  readonly owner: (id: DeviceId) => string;
  readonly areHome: readonly boolean[];
  /** Whose program was killed. */
  readonly kills: readonly string[];
  /** Rows that were told while the shared record was away, and notices that it was. */
  readonly rowsWhileAway: number;
  readonly notAsked: number;
  readonly scanned: number;
  /** Calls of the cloud and what they were answered, in their order. */
  readonly calls: readonly { readonly at: number; readonly path: string; readonly status: number }[];
  /** How many devices were at a station at once, at the most. */
  readonly mostInFlight: number;
  /** In milliseconds of the simulated time. */
  readonly tookMs: number;
}

/**
 * Two stations of {@link severalLines}, one by a scanner and one without, one device in ten with a fault by `seed`, their
 * programs killed three times, the shared record away for some minutes in the middle.
 */
export function twoLines(devices: number, seed: number): Promise<SeveralLines> {
  return severalLines({ benches: twoBenches, devices, seed, plan: threeKills, losesRecord: true });
}

/** Ten of {@link severalLines} with nothing wrong. */
export function tenLines(devices: number): Promise<SeveralLines> {
  const benches = Array.from({ length: 10 }, (_, index) => ({ name: `Bench ${index + 1}`, hasScanner: false }));
  return severalLines({ benches, devices, seed: undefined, plan: [], losesRecord: false });
}

/** One of them alone. */
export function oneLine(devices: number): Promise<SeveralLines> {
  const benches = [{ name: 'Bench 1', hasScanner: false }];
  return severalLines({ benches, devices, seed: undefined, plan: [], losesRecord: false });
}

/** How many devices are not accounted for as they are to be, by what is wrong; all are nothing where all is well. */
export function wrongIn({ devices, rows, records, owner, areHome }: SeveralLines) {
  const final = rows.filter(({ outcome }) => outcome !== 'SKIPPED');
  const wrong = {
    withoutRow: 0,
    withSeveralRows: 0,
    outcome: 0,
    reason: 0,
    notClaimedOnce: 0,
    namesTwice: 0,
    open: 0,
    away: 0,
  };
  for (const { id, ssid, fault } of devices) {
    const its = final.filter(({ deviceId, photon }) => (deviceId ?? id) === id && (photon ?? ssid) === ssid);
    const [row] = its;
    const isTheirs = owner(id) !== 'nobody';
    const claims = records.map(
      ({ attempts }) => attempts.filter(({ deviceId, end }) => deviceId === id && end?.outcome === 'claimed').length,
    );
    wrong.withoutRow += Number(its.length === 0);
    wrong.withSeveralRows += Number(its.length > 1);
    wrong.outcome += Number(
      row?.outcome !== (fault === undefined ? 'PASS' : 'FAIL') || isTheirs !== (fault === undefined),
    );
    const reasons: readonly (ErrorCode | undefined)[] = fault === undefined ? [undefined] : reasonOf[fault];
    wrong.reason += Number(!reasons.includes(row?.error?.code));
    wrong.notClaimedOnce += Number(claims.some((count) => count !== Number(isTheirs)));
  }
  const names = final.flatMap(({ name }) => name ?? []);
  wrong.namesTwice = final.filter(({ outcome }) => outcome === 'PASS').length - new Set(names).size;
  // One that was killed before it had told its ID was told nothing, and nobody can know whose end would be its own.
  const open = records.flatMap(({ interrupted }) => interrupted);
  wrong.open = open.filter(({ deviceId, connectedAt }) => deviceId !== undefined || connectedAt !== undefined).length;
  wrong.away = areHome.filter((isHome) => !isHome).length;
  return wrong;
}

interface LinesOptions {
  readonly benches: readonly Bench[];
  readonly devices: number;
  /** One device in ten has a fault by it; undefined: none has. */
  readonly seed: number | undefined;
  readonly plan: readonly PlannedKill[];
  readonly losesRecord: boolean;
}

/**
 * Stations in one air, behind one address and with one shared record, each with a record and a radio of its own, in time that
 * jumps, until each device has its end. A device that failed is carried away.
 */
async function severalLines({ benches, devices, seed, plan, losesRecord }: LinesOptions): Promise<SeveralLines> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lines-'));
  const clock = jumpingClock();
  // Their serial numbers are made of the end of their IDs.
  const made = othersFor(devices - 1, seed, false).map((one, index) => ({
    ...one,
    id: `a11747353236343033${index.toString(16).padStart(6, '0')}`,
  }));
  const simulation = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    others: made,
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  const { ready, owner } = simulation;
  const preset = {
    product: ready.product.slug,
    customer: { rule: 'fixed', email: customer },
    namePattern: 'lamp-{n:4}',
    stopAfter: 20,
  };
  const photons = [ready.device, ...ready.others];
  const idOf = new Map(photons.map(({ ssid, id }) => [ssid, id]));
  const server = memoryServer(clock.hand());
  const computers = benches.map((_, index) => (index === 0 ? simulation.computer : simulation.anotherComputer()));
  const hand = clock.hand();
  const over = new AbortController();
  const rows: (LineRow & { bench: string })[] = [];
  const ended = new Set<DeviceId>();
  const kills: string[] = [];
  const planned = new Set(plan);
  let isAway = false;
  let [rowsWhileAway, notAsked, scanned, mostInFlight] = [0, 0, 0, 0];
  const calls: { at: number; path: string; status: number }[] = [];
  simulation.subscribe((event) => {
    if (event.type === 'cloud-asked') calls.push(event);
  });

  async function loseServer(): Promise<void> {
    server.setAway(true);
    isAway = true;
    await hand.sleep(awayMs);
    isAway = false;
    server.setAway(false);
  }
  let loss: Promise<void> | undefined;

  function end(id: DeviceId | undefined): void {
    if (id !== undefined) ended.add(id);
    if (losesRecord && ended.size >= devices / 2) loss ??= loseServer();
    if (ended.size >= devices) over.abort();
  }

  /** Devices that nobody has brought to a bench yet. */
  const pile = [...photons];
  for (const { id } of pile) simulation.carry(id, 'away');
  /** Those that are told to connect, or have their end. */
  const met = new Set<DeviceId>();

  /** The person at a bench: a few devices are there and listen, and with a scanner each is scanned as it comes. */
  function personAt(bench: Bench) {
    const desk = new Set<DeviceId>();
    let type: ((text: string) => void) | undefined;
    const scan = (id: DeviceId) => {
      if (type === undefined) return;
      scanned += 1;
      type(`${serialNumberOf(id)}\n`);
    };
    return {
      async feed() {
        while (!over.signal.aborted) {
          for (const id of desk) if (met.has(id) || ended.has(id)) desk.delete(id);
          const next = desk.size < atBench ? pile.shift() : undefined;
          if (next === undefined) await hand.sleep(lookMs, over.signal);
          else {
            simulation.carry(next.id, 'here');
            desk.add(next.id);
            scan(next.id);
          }
        }
      },
      /** A line has begun that knows nothing of what was scanned before. */
      begins(send: (text: string) => void) {
        if (!bench.hasScanner) return;
        type = send;
        for (const id of desk) scan(id);
      },
    };
  }

  async function work(bench: Bench, index: number) {
    const computer = computers[index];
    if (computer === undefined) throw new Error('no computer');
    const programs = programsOfAComputer();
    const person = personAt(bench);
    void person.feed();
    const start = () =>
      virtualStation({
        simulation,
        clock: clock.hand(),
        folder: path.join(folder, bench.name),
        programs,
        computer,
        shared: { server, name: bench.name },
      });
    for (let isOver = false; !isOver; ) {
      const station = start();
      for (const attempt of await station.attempts())
        if (attempt.end && isProven(attempt.end)) end(attempt.deviceId as DeviceId);
      const typed = pieces();
      const gone = new AbortController();
      const slots = new Map<number, DeviceId>();
      const inFlight = new Set<number>();
      const onEvent = (event: LineMoment) => {
        if (event.type === 'line-started') person.begins(typed.send);
        if (event.type === 'noticed' && event.notice.code === 'other-stations-not-asked') notAsked += 1;
        if (event.type === 'device-taken') mostInFlight = Math.max(mostInFlight, inFlight.add(event.slot).size);
        if (event.type === 'device-queued' || event.type === 'device-finished') inFlight.delete(event.slot);
        if (event.type === 'device-identified') slots.set(event.slot, event.deviceId);
        if (event.type === 'stage-started' && event.stage === 'give-back') {
          const id = slots.get(event.slot);
          if (id !== undefined) met.add(id);
        }
        if (event.type === 'device-finished') {
          const { row } = event;
          const id = row.deviceId ?? idOf.get(row.photon ?? '');
          rows.push({ ...row, bench: bench.name });
          if (isAway) rowsWhileAway += 1;
          if (row.outcome === 'FAIL' && id !== undefined) simulation.carry(id, 'away');
          if (row.outcome !== 'SKIPPED') end(id);
        }
        const kill = [...planned].find(
          ({ from, at = bench.name, ...what }) => ended.size >= devices * from && at === bench.name && what.in(event),
        );
        if (kill !== undefined) {
          planned.delete(kill);
          kills.push(bench.name);
          gone.abort();
          station.kill();
        }
      };
      const scans = bench.hasScanner ? lineScans(typed.all, clock.hand(), gone.signal) : undefined;
      const done = await station.run(preset, over.signal, onEvent, { scans });
      gone.abort();
      isOver = done !== undefined;
      if (isOver) await station.close();
    }
    return start;
  }

  try {
    // Their serial numbers are in the list of their product.
    const product = await clock.run(practiceProduct(simulation, hand), dayMs);
    const added = await clock.run(
      product.importDevices(
        photons.map(({ id }) => id),
        neverAborted(),
      ),
      dayMs,
    );
    if (!added.ok) throw new Error(added.error.code);
    const starts = await clock.run(Promise.all(benches.map(work)), 6 * 3_600_000);
    await clock.run(loss ?? Promise.resolve(), dayMs);
    const tookMs = clock.monotonic();
    const records = [];
    const lasts = starts.map((start) => start());
    // Twice: what the second one sends the first has to read.
    for (const last of [...lasts, ...lasts]) await clock.run(last.told(), dayMs);
    for (const last of lasts) {
      records.push({
        attempts: await clock.run(last.attempts(), dayMs),
        interrupted: await clock.run(last.interrupted(), dayMs),
      });
      await clock.run(last.close(), dayMs);
    }
    return {
      devices: photons.map(({ id, ssid }, index) => ({
        id,
        ssid,
        fault: made[index - 1]?.faults?.[0] as keyof typeof reasonOf,
      })),
      rows,
      records,
      owner,
      areHome: computers.map(({ place }) => place === 'own-network'),
      kills,
      rowsWhileAway,
      notAsked,
      scanned,
      calls,
      mostInFlight,
      tookMs,
    };
  } finally {
    await untilQuiet();
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}
