import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { LineEnd, LineRow } from '../../shared/line-event.ts';
import { isProven } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { type ClockHand, type JumpingClock, jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { lineLatencies } from '../support/run-line.ts';
import type { SystemTrouble } from '../support/simulated-system.ts';
import type { WayTrouble } from '../support/troubled-way.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { type LineMoment, type VirtualStation, virtualStation } from '../support/virtual-station.ts';
import type { Moment } from './fixture.ts';

/** The three Photons: one that has passed before anything happens, one that is in flight then, and one that it happens to. */
export const photonsOfLine = { first: '0a'.repeat(12), beside: '0b'.repeat(12), struck: '0c'.repeat(12) } as const;
export type PhotonOfLine = keyof typeof photonsOfLine;
const names = Object.keys(photonsOfLine) as readonly PhotonOfLine[];
export const idOf = (which: PhotonOfLine) => photonsOfLine[which] as DeviceId;

/** Every line that is not stuck is over by then. */
const wholeLineLimitMs = 6 * 3_600_000;
/** What is asked of a record, and its closing. */
const recordLimitMs = 60_000;

/** A line with three Photons, what it does with them, and what is wrong with that. */
export interface LineBench {
  readonly clock: JumpingClock;
  /** Of the computer, as the program that runs now reads it: somebody may set it. */
  computerClock(): ClockHand;
  /** Of the cell itself. */
  readonly cellClock: ClockHand;
  readonly world: SimulatedWorld;
  readonly folder: string;
  readonly systemTroubles: Set<SystemTrouble>;
  readonly wayTroubles: Set<WayTrouble>;
  /** Final rows, of all programs of this line. */
  readonly rows: readonly LineRow[];
  /** As they are told: `PASS`, `FAIL photon-timed-out`, `PASS, name: cloud-unreachable`. */
  endsOf(which: PhotonOfLine): readonly string[];
  /** One program to its end; undefined: it was killed. */
  run(): Promise<LineEnd | undefined>;
  /** Whoever is at the bench has no other device. */
  stop(): void;
  /** What is in flight ends as well. */
  end(): void;
  kill(): void;
  /** Closes all, and says in words what is wrong whatever happened; empty when all is well. */
  close(): Promise<readonly string[]>;
}

export type WhoseInLine = { readonly rule: 'fixed'; readonly email: string } | { readonly rule: 'none' };

export interface LineWatch {
  readonly moment: Moment;
  /** Whose its devices become: a customer's or nobody's, in a product; without it the account's. */
  readonly customer?: WhoseInLine | undefined;
  /** It is about the cloud, which is asked once the computer is home. */
  readonly isAtHome: boolean;
  /** Once: the third one has come to `moment`. */
  strike(): void;
  onEvent?(event: LineMoment): void;
  onCall?(): void;
}

export async function openLineBench({
  moment,
  customer,
  isAtHome,
  strike,
  onEvent,
  onCall,
}: LineWatch): Promise<LineBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'line-cell-'));
  const clock = jumpingClock();
  let computerClock = clock.hand();
  const cellClock = clock.hand();
  const world = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    clock: clock.hand(),
    device: { id: photonsOfLine.first, privateKeyPem: devicePrivateKeyPem },
    others: [
      { id: photonsOfLine.beside, rssi: -50, latencies: { handshake: customer === undefined ? 28_000 : 60_000 } },
      { id: photonsOfLine.struck, rssi: -60 },
    ],
  });
  const photons = new Map([world.ready.device, ...world.ready.others].map(({ ssid, id }) => [ssid, id]));
  const systemTroubles = new Set<SystemTrouble>();
  const wayTroubles = new Set<WayTrouble>();
  const programs = programsOfAComputer();
  const stop = new AbortController();
  const end = new AbortController();
  const rows: LineRow[] = [];
  const wrong: string[] = [];
  let [isStruck, wasKilled] = [false, false];
  let inFlight = new Map<number, DeviceId | undefined>();
  let atRadio: { readonly slot: string; readonly id: DeviceId | undefined; readonly asked: Set<StepId> } | undefined;
  /** Whose way home it is. */
  let leaves: DeviceId | undefined;
  /** Claim codes, and in which attempts they were sent. */
  const codes = new Map<unknown, Set<string>>();
  // Once one came online no other is asked what it hears, but where that is wanted of each.
  const preset = {
    stopAfter: 3,
    namePattern: 'lamp-{n:4}',
    measureSignal: moment === 'scan-networks',
    ...(customer === undefined ? {} : { product: world.ready.product.slug, customer }),
  };
  const owner = customer === undefined ? 'me' : customer.rule === 'none' ? 'nobody' : `customer:${customer.email}`;
  let station = start();

  const isFirstCall = moment === 'get-claim-code' || moment === 'read-cloud-time';

  function come(): void {
    if (isStruck) return;
    isStruck = true;
    if (![...inFlight.values()].includes(idOf('beside'))) wrong.push('nobody else was in flight');
    strike();
  }

  let claimedByCode = 0;
  world.subscribe((event) => {
    if (event.type === 'device-claimed') claimedByCode += 1;
    if (event.type !== 'computer-moved' || event.place !== 'own-network') return;
    // What is asked next is asked from home: the code of the next one, or a proof.
    if (isFirstCall && leaves === idOf('beside')) come();
    if (isAtHome && moment === 'give-network-back' && leaves === idOf('struck')) come();
  });

  function start(): VirtualStation {
    return virtualStation({
      simulation: world,
      clock: computerClock,
      folder,
      programs,
      systemTroubles,
      wayTroubles,
      onCall: () => onCall?.(),
      onStep(step, [given]) {
        if (atRadio === undefined) return;
        const { slot, id, asked } = atRadio;
        const isSame = step === 'read-device-id' && asked.has('read-public-key');
        asked.add(step);
        if (step === 'set-claim-code') codes.set(given, (codes.get(given) ?? new Set()).add(slot));
        if (isAtHome && step === 'give-network-back') return;
        if (id === idOf('struck') && (isSame ? 'check-same-photon' : step) === moment) come();
      },
    });
  }

  function note(event: LineMoment): void {
    if (event.type === 'device-taken') {
      const id = photons.get(event.photon ?? '') ?? event.deviceId;
      inFlight.set(event.slot, id);
      if (event.photon !== undefined) atRadio = { slot: event.attemptId, id, asked: new Set() };
    }
    if (event.type === 'stage-started') {
      const whose = inFlight.get(event.slot);
      if (event.stage === 'give-back') leaves = whose;
      const isIts = whose === idOf('struck');
      if (isIts && event.stage === 'prove' && moment === 'wait-online') come();
      if (isIts && event.stage === 'name' && moment === 'name') come();
    }
    if (event.type === 'device-queued' || event.type === 'device-finished') inFlight.delete(event.slot);
    if (event.type === 'device-finished') rows.push(event.row);
    onEvent?.(event);
  }

  const ofRow = ({ photon, deviceId }: LineRow) => photons.get(photon ?? '') ?? deviceId;
  const endsOf: LineBench['endsOf'] = (which) => rows.filter((row) => ofRow(row) === idOf(which)).map(inWords);

  function wrongClaims(attempts: readonly Attempt[]): readonly string[] {
    const owned = names.filter((which) => world.owner(idOf(which)) !== 'nobody');
    const told = new Set(attempts.flatMap(({ connectedAt, deviceId }) => (connectedAt === undefined ? [] : deviceId)));
    const twice = [...codes.values()].filter((slots) => slots.size > 1);
    return [
      ...(claimedByCode > owned.length ? [`${claimedByCode} claims by code of ${owned.length} devices`] : []),
      ...(owned.length > told.size ? [`${owned.length} are claimed, and ${told.size} were told to connect`] : []),
      ...(twice.length > 0 ? [`${twice.length} claim codes were sent in two attempts`] : []),
      ...names.flatMap((which) => {
        const proven = attempts.filter(({ deviceId, end }) => deviceId === idOf(which) && end && isProven(end));
        const hasPassed = endsOf(which).some((one) => one.startsWith('PASS'));
        const whose = world.owner(idOf(which));
        return [
          ...(proven.length > 1 ? [`${which} was set up ${proven.length} times by the record`] : []),
          ...(hasPassed && proven.length === 0 ? [`${which} has not passed by the record`] : []),
          ...(hasPassed && whose !== owner ? [`${which} has a false PASS`] : []),
          ...(whose !== owner && whose !== 'nobody' ? [`${which} is ${whose}’s`] : []),
        ];
      }),
    ];
  }

  return {
    ...{ clock, cellClock, world, folder, systemTroubles, wayTroubles, rows, endsOf },
    computerClock: () => computerClock,
    run() {
      inFlight = new Map();
      leaves = undefined;
      const given = { endsAtOnce: end.signal };
      return clock.run(station.run(preset, stop.signal, note, given), wholeLineLimitMs);
    },
    stop: () => stop.abort(),
    end: () => end.abort(),
    kill() {
      station.kill();
      wasKilled = true;
      // Whatever it slept for, it never wakes.
      computerClock = clock.hand();
      station = start();
    },
    async close() {
      if (!isStruck) wrong.push('it never came');
      const attempts = await clock.run(station.attempts(), recordLimitMs);
      for (const which of names) {
        const all = endsOf(which);
        if (all.length > 1) wrong.push(`${which} has ${all.length} rows: ${all.join()}`);
      }
      const given = rows.flatMap(({ name }) => name ?? []);
      if (new Set(given).size < given.length) wrong.push(`two have one name: ${given.join()}`);
      wrong.push(...wrongInRecord(attempts, rows, wasKilled), ...wrongClaims(attempts));
      if (world.computer.place !== 'own-network') wrong.push(`the computer is left at ${world.computer.place}`);
      await clock.run(station.close(), recordLimitMs);
      await untilQuiet();
      if (computerClock.sleepers() > 0) wrong.push(`${computerClock.sleepers()} sleepers are left`);
      await world.close();
      await rm(folder, { recursive: true, force: true });
      return wrong;
    },
  };
}

const inWords = ({ outcome, error, nameProblem }: LineRow) =>
  [outcome, error && ` ${error.code}`, nameProblem && `, name: ${nameProblem.code}`].filter(Boolean).join('');

/**
 * Every attempt has its end, and that of a row is the row's. Of a program that was killed one may be open that had told nothing, or
 * whose device has passed since.
 */
function wrongInRecord(attempts: readonly Attempt[], rows: readonly LineRow[], wasKilled: boolean): readonly string[] {
  const isNothing = ({ deviceId, connectedAt }: Attempt) => deviceId === undefined && connectedAt === undefined;
  const hasPassed = ({ deviceId, startedAt }: Attempt) =>
    attempts.some(
      (one) => one.deviceId === deviceId && one.startedAt > startedAt && one.end !== undefined && isProven(one.end),
    );
  const isKept = (attempt: Attempt) => wasKilled && (isNothing(attempt) || hasPassed(attempt));
  const open = attempts.filter((attempt) => attempt.end === undefined && !isKept(attempt));
  const others = rows.filter(({ attemptId, outcome, error }) => {
    const end = attempts.find(({ runId }) => runId === attemptId)?.end;
    return outcome === 'PASS' ? end === undefined || !isProven(end) : end?.code !== error?.code;
  });
  return [
    ...open.map(({ reached }) => `an attempt is open at ${reached}`),
    ...others.map(({ outcome, error }) => `the record has another end than ${outcome} ${error?.code ?? ''}`),
  ];
}
