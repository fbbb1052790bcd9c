import {
  isMendedBy,
  isNobodyThere,
  isOfNetwork,
  showsAnother,
  verdictOfFailure,
  waitsForTurn,
} from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { LineEnd, LineEvent, LineOutcome } from '../../shared/line-event.ts';
import type { Outcome } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import { stationLimits, stepLimits } from '../../shared/time-limits.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { within } from '../ground/within.ts';
import { changes } from './changes.ts';
import { homeGate } from './home-gate.ts';
import { lineAir } from './line-air.ts';
import type { LineBase } from './line-base.ts';
import { lineCables } from './line-cables.ts';
import { lineCustomers } from './line-customers.ts';
import { isOutOfReach, type LineDevice, type Slot, wasUnreached } from './line-device.ts';
import { lineDevices, triesAtMost } from './line-devices.ts';
import { lineGolden } from './line-golden.ts';
import { lineHoldOff } from './line-hold-off.ts';
import { lineLabels } from './line-labels.ts';
import { lineNames } from './line-names.ts';
import { lineNetworks } from './line-networks.ts';
import { lineNotes } from './line-notes.ts';
import { lineNumbers } from './line-numbers.ts';
import { listenToOrders } from './line-orders.ts';
import { lineProofs } from './line-proofs.ts';
import { lineRadio } from './line-radio.ts';
import { lineRecipients } from './line-recipients.ts';
import { lineRuns } from './line-runs.ts';
import { lineStops } from './line-stops.ts';
import type { MetPhoton } from './line-way.ts';
import type { LineOptions, LineWorld } from './line-world.ts';
import { noRows, roster } from './roster.ts';

/**
 * One device after another by one preset: while one comes online the next is joined, or over cables as many at once as are
 * plugged in. Yields what happens; the end tells
 * every device that was met in exactly one row. Aborting `asked` takes no other device and lets those in flight be proven;
 * aborting `signal` ends them as well, the computer's network given back. Never throws.
 */
export async function* runLine(
  world: LineWorld,
  options: LineOptions,
  asked: AbortSignal,
  signal: AbortSignal,
): AsyncGenerator<LineEvent, LineEnd> {
  const { clock } = world;
  const now = steadyTime(clock);
  const { preset } = options;
  const over = new AbortController();
  const byScan = new AbortController();
  const stop = AbortSignal.any([asked, byScan.signal]);
  const ended = AbortSignal.any([signal, over.signal]);
  const ending = AbortSignal.any([ended, stop]);
  const gate = options.gate ?? homeGate(clock);
  const changed = changes();
  const events: LineEvent[] = [];
  const rowsGiven = options.list ?? (options.scans && noRows);
  const golden: LineBase['golden'] = { id: options.golden, isAwaited: options.golden !== undefined, row: undefined };
  const ofBenches = new Set([...(options.goldenBefore ?? []), ...(golden.id === undefined ? [] : [golden.id])]);
  const done = new Set(options.done);
  const used = { ids: done, serials: new Set(options.serialsUsed) };
  const numbers = rowsGiven && lineNumbers(roster(rowsGiven, used, options.scans !== undefined), world, options);
  const list = numbers?.list;
  const base: LineBase = {
    world,
    whose: world,
    options,
    clock,
    now,
    gate,
    changed,
    say(event) {
      events.push({ ...event, at: now() } as LineEvent);
      changed.tell();
    },
    done,
    toldToConnect: new Set(),
    ofBenches,
    list,
    golden,
    atIt: { operator: options.operator },
    namesDevices: rowsGiven?.namesDevices ?? false,
    stop,
    ended,
    ending,
  };
  const recipients = lineRecipients(base, over.signal);
  const names = lineNames(base);
  const customers = lineCustomers(base);
  const devices = lineDevices(base, names, customers);
  const stops = lineStops(base);
  const radio = lineRadio(base, devices, stops);
  const holdOff = lineHoldOff(base);
  const way =
    world.cables === undefined
      ? lineAir(base, devices, stops, radio, holdOff)
      : lineCables(base, world.cables, devices, stops);
  const bench = lineGolden(base, devices, stops);
  const labels = lineLabels(base);
  const networks = lineNetworks(base);
  const takesNone = () => isFull() || isStoppedForGood();
  const judged = lineProofs({ base, names, labels, radio, stops, way, numbers, takesNone });
  const runs = lineRuns({ base, devices, names, networks, customers, radio, way, recipients, judged, conclude });

  await names.start(signal);
  base.say({
    type: 'line-started',
    preset: preset.name,
    ...(options.kind === undefined || options.kind === 'production' ? {} : { kind: options.kind }),
    ...(options.batch === undefined ? {} : { batch: options.batch }),
    ...(preset.part === undefined ? {} : { part: preset.part }),
    ...(preset.revision === undefined ? {} : { revision: preset.revision }),
    done: new Set(options.done).size,
    goesOn: options.unproven?.length ?? 0,
    ...(world.cables === undefined ? {} : { usb: true as const }),
    ...(golden.id === undefined ? {} : { golden: golden.id }),
    ...(list === undefined ? {} : { left: list.left().length }),
    ...(options.count === undefined ? {} : { count: options.count }),
  });
  for (const unproven of options.unproven ?? []) void runs.goOn(unproven);
  bench.look();
  const watching = way.watch();
  let isAlone = false;
  listenToOrders(
    { base, devices, notes: lineNotes(base, devices), labels, customers, recipients },
    {
      stop: () => byScan.abort(),
      seen(goes) {
        devices.tryNamelessAnew();
        stops.seen(radio.isAway() ? radio.notBack() : way.problem(), goes);
        changed.tell();
      },
      alone() {
        isAlone = true;
        changed.tell();
      },
    },
  );
  let isOver = false;
  void work().finally(() => {
    isOver = true;
    changed.tell();
  });
  for (let seen = changed.count(); ; seen = changed.count()) {
    yield* events.splice(0);
    if (isOver && events.length === 0) break;
    await changed.after(seen);
  }
  over.abort();
  await watching;
  const { rows } = devices;
  const why = stops.why();
  // Its first device held back no other where there was none to come, or somebody wanted none.
  const isByWish = why?.waits && (isFull() || stop.aborted || signal.aborted);
  const stoppedBy = isByWish ? undefined : why?.error;
  const inLine = rows.filter((row) => !row.setAside);
  const count = (outcome: LineOutcome) => inLine.filter((row) => row.outcome === outcome).length;
  const passed = count('PASS');
  const failed = count('FAIL');
  const setAside = rows.length - inLine.length;
  return {
    outcome: 'line-ended',
    passed,
    failed,
    others: inLine.length - passed - failed,
    ...(setAside === 0 ? {} : { setAside }),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    devices: rows,
    ...(golden.row === undefined ? {} : { golden: golden.row }),
    ...(list === undefined ? {} : { left: list.left() }),
  };

  async function work(): Promise<void> {
    let awaited = false;
    const tellHands = (now: boolean) => {
      if (awaited === now) return;
      awaited = now;
      base.say({ type: 'hands-awaited', awaited });
    };
    for (;;) {
      const seen = changed.count();
      if (!awaitsHands()) tellHands(false);
      // Whatever ends the line, those in flight come to an end of their own.
      const idle = () => changed.after(seen, ended.aborted ? undefined : stop.aborted ? ended : ending);
      // Each time anew: a line that stands for a passing cause meanwhile goes on to nobody.
      if (isAlone && !customers.isKnown()) stops.stopFor(setupError('customer-not-scanned'));
      const isDone = isFull() || isEnding();
      if (isDone && devices.inFlight.size === 0) break;
      // Nothing comes before the computer's own network: no device is joined, proven or waited for without it.
      if (radio.isAway() && radio.isFree() && !ended.aborted) {
        await clock.sleep(stationLimits.againMs, ended);
        if (!ended.aborted) await radio.comeHome(ended);
      } else if (isDone) await idle();
      else if (stops.why() !== undefined) {
        await (stops.why()?.passing ? tryAgain() : idle());
      } else {
        const met = mayTakeAnother() ? way.next(isLimitReached()) : undefined;
        // One that is tried again by itself, or is no device of this line, may still be met.
        if (met === undefined && devices.inFlight.size === 0 && awaitsHands()) tellHands(true);
        if (met === undefined) await idle();
        else await takeWhenSettled(met);
      }
    }
    // Once more, however the line ended: whoever was at it has the internet back.
    if (radio.isAway()) await within(stepLimits.giveBackMs, clock, neverAborted(), radio.comeHome);
    await labels.settle();
    // Whoever still waits for another try has an end, too.
    for (const device of devices.known.values()) if (device.state === 'queued') devices.end(device);
  }

  /** One look for all that come online, and what the next run asks first, while there is internet. */
  async function takeWhenSettled(met: MetPhoton): Promise<void> {
    const before = devices.known.get(met.key)?.row;
    // Before anything is waited for: whoever is given a row meanwhile is given another one. A row that names its device is
    // held when that has told its ID.
    const isGiven = before === undefined && !base.namesDevices && !golden.isAwaited;
    const held = isGiven ? await numbers?.hold(ending) : undefined;
    if (held?.ok === false) return ending.aborted ? undefined : stops.stopFor(held.error);
    const row = before ?? held?.value;
    // Those that were left are at other stations, but for numbers whose device may be this one.
    if (isGiven && list !== undefined && row === undefined && list.next() === undefined) return changed.tell();
    const asked = () => {
      const known = devices.known.get(met.key);
      return customers.of({ ...known, photon: met.photon, deviceId: met.deviceId ?? known?.deviceId });
    };
    const listed = (row ?? (golden.isAwaited ? undefined : list?.next()))?.customer;
    const customer = listed ?? asked();
    const whose = await recipients.of(customer);
    const ahead = whose.ok ? await whose.value.fetchAhead(ending) : whose;
    if (whose.ok && ahead.ok) {
      // Over cables nobody leaves, and beside a second radio nothing is cut off.
      const leaves = world.cables === undefined && !radio.keepsInternet();
      if (leaves) await gate.settled(stationLimits.settledMs, ending);
      // Somebody else may have been scanned meanwhile.
      const isSame = devices.known.get(met.key)?.row === before && (listed !== undefined || customer === asked());
      const isAsBefore = isSame && way.isThere(met) && stops.why() === undefined && mayTakeAnother();
      if (!ending.aborted && customers.isKnown() && isAsBefore) return runs.take(met, whose.value, customer, row);
      // Nobody leaves after all: what was held for that has its turn.
      if (leaves) gate.open();
    } else if (!ending.aborted && !ahead.ok) stops.stopFor(ahead.error);
    if (before === undefined && row !== undefined) list?.giveBack(row);
  }

  function isEnding(): boolean {
    return ending.aborted || (isStoppedForGood() && devices.inFlight.size === 0);
  }

  function isStoppedForGood(): boolean {
    const why = stops.why();
    return why?.passing === false && (why.waits ? isAlone : options.holds !== true);
  }

  /** Who holds may try those again that did not pass, and only theirs are the hands that end it then. */
  function isFull(): boolean {
    const { all, unpassed } = devices.count;
    const enough = options.count !== undefined && all() - (options.holds ? unpassed() : 0) >= options.count;
    return enough || (list?.isSpent(options.holds) ?? false);
  }

  function awaitsHands(): boolean {
    if (!options.holds || isFull()) return false;
    if (list?.isSpent()) return true;
    const isUnderWay = [...devices.known.values()].some(({ state }) => state === 'in-flight' || state === 'queued');
    return options.count !== undefined && devices.count.all() >= options.count && !isUnderWay;
  }

  function mayTakeAnother(): boolean {
    // What an earlier program told to connect is awaited, whatever is known of this line: one of them may listen all the same.
    const own = [...devices.inFlight].filter(({ isOfEarlier }) => !isOfEarlier);
    return own.length < stops.mostInFlight() && customers.isKnown();
  }

  /** So many devices were met that no other is taken. Those in flight count as done until they are not. */
  function isLimitReached(): boolean {
    if (options.count === undefined) return false;
    const isNew = ({ device }: Slot) => !devices.hasEnded(device);
    return devices.count.all() + [...devices.inFlight].filter(isNew).length >= options.count;
  }

  async function conclude(slot: Slot, outcome: Outcome): Promise<void> {
    const { device } = slot;
    networks.ended(slot, device.isOnline ?? false);
    if (device.isGolden) return bench.conclude(slot, outcome, triesAtMost);
    if (outcome.outcome !== 'failed') {
      devices.passed(slot, outcome.deviceId);
      stops.passed();
      return labels.print(slot, outcome.deviceId, (label) => {
        devices.finish(slot.number, device, 'PASS', undefined, { ...slot.named, ...label });
        stops.rowTold();
      });
    }
    if (slot.isLeft || slot.isReplaced || (slot.isLearned && !ended.aborted)) return devices.leave(slot);
    // Not a try: nothing was sent to it, and its scan, or its turn, may come.
    if (waitsForTurn(outcome.error.code) && !ended.aborted) {
      devices.inFlight.delete(slot);
      device.attempts -= 1;
      return devices.queue(slot, outcome.error);
    }
    devices.inFlight.delete(slot);
    const { error } = outcome;
    if (showsAnother(error.code)) holdOff.anotherIsNear();
    // Before the bench is known to work it may be the bench, and it may be the one that is awaited.
    if (golden.isAwaited && device.deviceId === undefined && !ended.aborted)
      return bench.queueNameless(slot, error, triesAtMost);
    const isUnreached = wasUnreached(device, error);
    const verdict = verdictOf(slot, error);
    if ((isUnreached || error.code === 'photon-left-untouched') && !ended.aborted && device.attempts < triesAtMost) {
      devices.queue(slot, error);
      return isUnreached ? stops.notPassed(nameOf(device), error) : undefined;
    }
    // What an earlier program may have called says nothing of the devices of now, and is not called again.
    const isLast = slot.isJudged && slot.calledBefore;
    if (verdict === 'ERROR' && !isLast && !ended.aborted) {
      stops.struck(error);
      // It is online and is heard by nobody, and over a cable it would be set up, and called, once more.
      if (device.attempts < triesAtMost && !device.isOnline) return devices.queue(slot, error);
    }
    devices.finish(slot.number, device, verdict, error);
    stops.notPassed(verdict === 'FAIL' ? nameOf(device) : undefined);
    changed.tell();
  }

  /** Many devices come to one port, and one device has one Wi-Fi. */
  function nameOf({ photon, deviceId }: LineDevice): string | undefined {
    return world.cables === undefined ? (photon ?? deviceId) : (deviceId ?? photon);
  }

  /** Details that let others in are not what keeps this one out, nor is a computer that joins others. */
  function verdictOf({ isToldToConnect }: Slot, error: SetupError): LineOutcome {
    const { code } = error;
    // Whoever is on its network and finds nobody there has a computer that joins.
    if (isOutOfReach(error) && !isNobodyThere(code)) return stops.hasReached() ? 'FAIL' : 'ERROR';
    const byTable = verdictOfFailure(error, isToldToConnect);
    const letsIn = () => devices.hasJoined(options.networks.map(({ ssid }) => ssid));
    const isOfDetails = isMendedBy(code, 'choosing') || isOfNetwork(code);
    return byTable === 'ERROR' && isOfDetails && letsIn() ? 'FAIL' : byTable;
  }

  /** A passing cause is over when the computer is home and hears again, and the cloud answers what a run asks first. */
  async function tryAgain(): Promise<void> {
    await clock.sleep(stationLimits.againMs, ending);
    if (isEnding() || !radio.isFree() || way.problem() !== undefined) return;
    const cloudAnswers = await recipients.everybody.fetchAhead(ended, 'anew');
    if (!cloudAnswers.ok || way.problem() !== undefined) return;
    stops.resume();
  }
}
