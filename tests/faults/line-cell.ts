import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { verdictOfFailure } from '../../shared/error-meaning.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { isProven } from '../../shared/setup-events.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { lineLatencies } from '../support/run-line.ts';
import type { SystemTrouble } from '../support/simulated-system.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { virtualStation } from '../support/virtual-station.ts';
import type { Fault } from './cell.ts';
import type { Ending, Fixture, Moment } from './fixture.ts';

export interface LineCell {
  readonly fault: Fault;
  readonly moment: Moment;
  /** What a single run is told of it. */
  readonly expected: Ending;
  /** It is the Photon's own and stays; another is the bench's, and passes. */
  readonly isOfPhoton: boolean;
  /** What a line says of it in other words than a single run. */
  readonly alsoSaid?: readonly ErrorCode[] | undefined;
  /** Nothing that passes by itself: whoever is in flight beside it is an ERROR as well. */
  readonly strikesAll?: boolean;
}

/** Longer than any step that is not the proof. */
const benchFaultMs = 120_000;
const [first, beside, struck] = ['0a'.repeat(12), '0b'.repeat(12), '0c'.repeat(12)] as const;

/**
 * Three Photons at a line: the first has passed, so that several may be in flight, the second comes online, and the third meets
 * the fault. The first two pass whatever becomes of that one, each has one row, and the computer is home.
 */
export async function playLineCell({
  fault,
  moment,
  expected,
  isOfPhoton,
  alsoSaid = [],
  strikesAll = false,
}: LineCell) {
  const folder = await mkdtemp(path.join(tmpdir(), 'line-cell-'));
  const clock = jumpingClock();
  const world = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    clock: clock.hand(),
    device: { id: first, privateKeyPem: devicePrivateKeyPem },
    others: [
      { id: beside, rssi: -50, latencies: { handshake: 30_000 } },
      { id: struck, rssi: -60 },
    ],
  });
  const simulation = isOfPhoton
    ? {
        ...world,
        setFault: (...how: [Parameters<typeof world.setFault>[0], boolean]) =>
          world.setFaultOf(struck as DeviceId, ...how),
      }
    : world;
  const systemTroubles = new Set<SystemTrouble>();
  const fixture = { simulation, systemTroubles, wayTroubles: new Set() } as Partial<Fixture> as Fixture;
  let isAtIt = false;
  let isStruck = false;
  let isGone = false;
  let wasBesideAt: string | undefined;
  const inFlight = new Map<number, string>();
  const strike = () => {
    if (isStruck) return;
    isStruck = true;
    wasBesideAt = [...inFlight.values()].includes(beside) ? 'in flight' : undefined;
    fault.strike(fixture);
    if (!isOfPhoton)
      void clock
        .hand()
        .sleep(benchFaultMs)
        .then(() => fault.heal(fixture));
  };
  const station = virtualStation({
    simulation: world,
    clock: clock.hand(),
    folder,
    programs: programsOfAComputer(),
    systemTroubles,
    onStep: (step) => isAtIt && step === moment && strike(),
  });
  const stop = new AbortController();
  const photons = new Map([world.ready.device, ...world.ready.others].map(({ ssid, id }) => [ssid, id as string]));
  const rows: { readonly id: string; readonly ended: string }[] = [];
  const startedAt = clock.monotonic();
  const end = await clock.run(
    station.run({ stopAfter: 3 }, stop.signal, (event) => {
      if (event.type === 'device-taken') {
        const id = photons.get(event.photon ?? '') ?? '';
        inFlight.set(event.slot, id);
        isAtIt = id === struck;
      }
      if (event.type === 'device-queued' || event.type === 'device-finished') inFlight.delete(event.slot);
      // Its claim code is fetched ahead, as the one before it goes home.
      const isBefore = 'slot' in event && inFlight.get(event.slot) === beside;
      if (event.type === 'stage-started' && isBefore && event.stage === 'give-back' && moment === 'get-claim-code')
        strike();
      const isStruckOne = 'slot' in event && inFlight.get(event.slot) === struck;
      if (event.type === 'stage-started' && isStruckOne && event.stage === 'prove' && moment === 'wait-online')
        strike();
      // Whoever is gone is waited for.
      const waits = event.type === 'device-queued' && event.error.code === 'photon-left-untouched';
      if (waits && isAtIt) isGone = true;
      if (isGone && rows.length === 2) stop.abort();
      if (event.type !== 'device-finished') return;
      const { outcome, error, deviceId, photon = '' } = event.row;
      rows.push({
        id: photons.get(photon) ?? deviceId ?? '',
        ended: [outcome, error?.code].filter(Boolean).join(' '),
      });
      if (rows.length === 3 || (isGone && rows.length === 2)) stop.abort();
    }),
    6 * 3_600_000,
  );
  const tookMs = clock.monotonic() - startedAt;
  const wrong: string[] = [];
  const of = (id: string) => rows.filter((row) => row.id === id).map(({ ended }) => ended);
  if (!isStruck) wrong.push('it never came');
  else if (wasBesideAt === undefined) wrong.push('nobody else was in flight');
  const [ended = 'nothing', ...more] = of(struck);
  if (more.length > 0) wrong.push(`it has ${more.length + 1} rows`);
  // A computer that joined others is not what keeps it from this one.
  const isOfIt = isOfPhoton || moment === 'join-photon';
  const said = [expected, ...alsoSaid].flatMap((one) => [...endingsOf(one, isOfPhoton), ...endingsOf(one, isOfIt)]);
  // It stops the line before its turn.
  const isNotMet = strikesAll && moment === 'get-claim-code' && ended === 'nothing';
  if (!said.includes(ended) && !isNotMet) wrong.push(`it ended as ${ended}`);
  for (const id of [first, beside]) {
    const its = of(id).join();
    if (its !== 'PASS' && !(strikesAll && id === beside && said.includes(its)))
      wrong.push(`one beside it ended as ${its}`);
  }
  const isMine = world.owner(struck as DeviceId) === 'me';
  if (ended === 'PASS' && !isMine) wrong.push('a false PASS');
  if (end?.passed !== rows.filter((row) => row.ended === 'PASS').length) wrong.push('its end counts otherwise');
  if (world.computer.place !== 'own-network') wrong.push(`the computer is left at ${world.computer.place}`);
  const open = await clock.run(station.interrupted(), 60_000);
  if (open.length > 0) wrong.push(`${open.length} attempts are open`);
  await clock.run(station.close(), 60_000);
  await untilQuiet();
  await world.close();
  await rm(folder, { recursive: true, force: true });
  return { ended, tookMs, wrong };
}

/** How the row may end of a device whose single run ends like that. */
function endingsOf(expected: Ending, isOfPhoton: boolean): readonly string[] {
  if (expected === 'done' || isProven({ outcome: expected as 'claimed' })) return ['PASS'];
  const code = expected as ErrorCode;
  const verdicts = [false, true].map((isTold) => verdictOfFailure({ code }, isTold));
  // What lets others in is not what keeps this one out.
  if (isOfPhoton) return verdicts.map((verdict) => `${verdict === 'ERROR' ? 'FAIL' : verdict} ${code}`);
  return ['PASS', ...verdicts.map((verdict) => `${verdict} ${code}`)];
}
