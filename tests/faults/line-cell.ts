import type { ErrorCode } from '../../shared/errors.ts';
import { proofLimits, stationLimits, stepLimits } from '../../shared/time-limits.ts';
import type { Fault, Lasting } from './cell.ts';
import type { Fixture, Moment } from './fixture.ts';
import { idOf, openLineBench, type WhoseInLine } from './line-bench.ts';

/** Whose trouble it is: the third Photon's alone, or that of the computer or of the cloud, which all of them meet. */
export type TroubleOf = 'photon' | 'computer' | 'cloud';

/** What a line makes of a fault. */
export interface ToldInLine {
  /** How the Photon may end that is struck; none: it is not met any more. */
  readonly struck: readonly string[];
  /** How the one ends that comes online meanwhile. */
  readonly beside: string;
  /** What it stops for, once; without a word it must not stop. */
  readonly stop?: {
    readonly code: ErrorCode;
    /** It goes on when that is over; else it ends. */
    readonly passing: boolean;
    /** It may be over before anything is asked. */
    readonly perhaps?: true;
  };
}

export interface LineCell {
  readonly fault: Fault;
  readonly troubleOf: TroubleOf;
  readonly moment: Moment;
  readonly lasting: Lasting;
  readonly customer?: WhoseInLine | undefined;
  readonly told: ToldInLine;
}

/** Longer than a way home and a proof are waited for: whoever is told to connect when it comes does not see the end of it. */
const staysMs = stepLimits.giveBackMs + proofLimits.proveMs + proofLimits.lastCallsMs + 60_000;
/** As in other cells: long enough for one try to fail, shorter than the patience of any step. */
const passingMs = 1_500;
/** The same for what is asked of the cloud, longer than from one look to the next. */
const cloudPassingMs = stationLimits.lookMs + passingMs;
/** From the end of a fault: time enough for a line to go on and for a device to be set up. Then the person at the bench ends it. */
const patienceMs = 120_000;

/**
 * Three Photons at a line: the first has passed, so that several may be in flight, the second comes online, and the third meets
 * the fault. Each has the row that is told of it and no other, of each attempt the record says the same, nobody is claimed twice,
 * no claim code is sent in two attempts, the computer is home, and nothing of the program is left.
 */
export async function playLineCell({ fault, troubleOf, moment, lasting, customer, told }: LineCell) {
  const isPhotons = troubleOf === 'photon';
  const stops: { readonly code: ErrorCode | undefined; readonly passing: boolean }[] = [];
  const over = new AbortController();
  let [isUnderWay, isResumed, calls] = [false, false, 0];
  const bench = await openLineBench({
    moment,
    customer,
    isAtHome: troubleOf === 'cloud',
    strike() {
      isUnderWay = true;
      fault.strike(fixture);
      void lastUntilOver();
    },
    onCall() {
      if (isUnderWay) calls += 1;
    },
    onEvent(event) {
      if (event.type === 'line-stopped') stops.push({ code: event.error?.code, passing: event.passing });
      if (event.type === 'line-resumed') isResumed = true;
      if (event.type === 'device-finished' && isAllTold()) bench.stop();
    },
  });
  const { clock, cellClock, world, systemTroubles, wayTroubles } = bench;
  const isAllTold = () => bench.rows.length === 1 + world.ready.others.length;
  const ofStruck = (...how: Parameters<typeof world.setFault>) => world.setFaultOf(idOf('struck'), ...how);
  const simulation = isPhotons ? { ...world, setFault: ofStruck } : world;
  const fixture = { simulation, systemTroubles, wayTroubles } as Partial<Fixture> as Fixture;

  async function lastUntilOver(): Promise<void> {
    const passesMs = troubleOf === 'cloud' ? cloudPassingMs : passingMs;
    await cellClock.sleep(lasting === 'passes' ? passesMs : staysMs, over.signal);
    isUnderWay = false;
    // What a Photon has for good nobody mends at a bench.
    if (lasting === 'passes' || !isPhotons) fault.heal(fixture);
    await cellClock.sleep(patienceMs, over.signal);
    bench.stop();
  }

  const startedAt = clock.monotonic();
  const end = await bench.run();
  const tookMs = clock.monotonic() - startedAt;
  over.abort();

  const wrong: string[] = [];
  if (troubleOf === 'cloud' && calls === 0) wrong.push('nothing was asked of the cloud meanwhile');
  const [ended = 'not met'] = bench.endsOf('struck');
  if (told.struck.length === 0 ? ended !== 'not met' : !told.struck.includes(ended)) wrong.push(`it ended as ${ended}`);
  if (bench.endsOf('first').join() !== 'PASS') wrong.push(`the first one ended as ${bench.endsOf('first')}`);
  if (bench.endsOf('beside').join() !== told.beside) wrong.push(`the one beside it ended as ${bench.endsOf('beside')}`);
  const passed = bench.rows.filter(({ outcome }) => outcome === 'PASS').length;
  if (end?.passed !== passed) wrong.push('its end counts otherwise');
  wrong.push(...wrongStops(), ...(await bench.close()));
  return { ended, tookMs, wrong };

  function wrongStops(): readonly string[] {
    const { stop } = told;
    if (stop === undefined) return stops.map(({ code }) => `it stopped for ${code}`);
    if (stops.length === 0) return stop.perhaps ? [] : ['it did not stop'];
    const isIt = stops.length === 1 && stops[0]?.code === stop.code && stops[0].passing === stop.passing;
    const isOver = isResumed === stop.passing || isAllTold();
    return [
      ...(isIt ? [] : [`it stopped for ${stops.map(({ code, passing }) => `${code} (${passing})`).join()}`]),
      ...(isOver ? [] : [isResumed ? 'it went on' : 'it did not go on']),
    ];
  }
}
