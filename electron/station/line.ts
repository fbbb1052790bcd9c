import type { Answer } from '../../shared/answer.ts';
import type { AttemptFor } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import {
  isCloudSilent,
  isMendedBy,
  isNotHome,
  isSaidByAir,
  isTransient,
  proofIn,
  verdictOfFailure,
} from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { LineEnd, LineEvent, LineOutcome, LineRow, ListedDevice } from '../../shared/line-event.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Scan, ScanCommand } from '../../shared/scan-kinds.ts';
import type { Outcome, Question, SeenPhoton, SetupEvent } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import { stationLimits, stepLimits } from '../../shared/time-limits.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { within } from '../ground/within.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import { noted } from '../runs/begin-run.ts';
import { finishSetUp, type Unproven } from '../setup/finish-set-up.ts';
import { setUpDevice } from '../setup/set-up-device.ts';
import type { RunMemory, Surroundings, WithOwner } from '../setup/setup-world.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import { accept } from './acceptance.ts';
import { changes } from './changes.ts';
import type { DeviceList } from './device-list.ts';
import { homeGate } from './home-gate.ts';
import { type LineCloud, lineCloud, productAtHome } from './line-cloud.ts';
import { mostInFlight } from './pace.ts';
import { choiceFor, type Preset, type PresetNetwork } from './preset.ts';
import { noRows, roster } from './roster.ts';
import type { SerialBook } from './serial-book.ts';

/** What a line stands on. */
export interface LineWorld extends Omit<Surroundings, 'prompts'>, WithOwner {
  /** Brings the computer home that a run left elsewhere. */
  home(signal: AbortSignal): Promise<Result<void>>;
  /** Undefined: it leaves no trace, as in practice. */
  readonly noting?:
    | {
        readonly record: AttemptRecord;
        readonly forWhom: AttemptFor;
        readonly cloudUrl: string;
        readonly product: string | undefined;
        /** Whether a run that is cancelled is so because the program ends. */
        programEnds?(): boolean;
      }
    | undefined;
  /** The account of one customer of the product, for a list that names one for each device. */
  customer?(email: string, signal: AbortSignal): Promise<Result<WithOwner>>;
  /** Whether the record holds by now that this device is done, here or at another station; undefined: nobody else is. */
  isDone?(id: DeviceId): Promise<boolean>;
  /** Prints the label of a device that has passed, unless `wanted` aborts before its turn; undefined: none are printed here. */
  label?(device: PlaceholderValues, wanted: AbortSignal): Promise<Result<void>>;
  /** Networks that Photons joined before, by the record. */
  readonly joinedBefore?: readonly string[] | undefined;
}

export interface LineOptions {
  readonly preset: Preset;
  readonly networks: readonly PresetNetwork[];
  /** So many devices with an end of their own; undefined: until somebody ends the line. */
  readonly count?: number | undefined;
  /** Who is at it. */
  readonly operator?: string | undefined;
  /** Devices of earlier lines that are done: they are left alone. */
  readonly done?: readonly DeviceId[];
  /** Attempts that ended in the middle after their device was told to connect: their proof goes on. */
  readonly unproven?: readonly (Unproven & { readonly serial?: string | undefined })[];
  /** The devices that are to be set up; undefined: any that is heard. */
  readonly list?: DeviceList | undefined;
  /** What is scanned: a device is set up only after its scan. With a list, only one that is on it. */
  readonly scans?: AsyncIterable<Scan> | undefined;
  /** What is asked of it beside the scans, as by buttons. */
  readonly commands?: AsyncIterable<ScanCommand> | undefined;
  /** One that has stopped waits for somebody to tell it to go on, where without it ends. */
  readonly holds?: boolean | undefined;
  /** Serial numbers of the devices that may come. */
  readonly book?: SerialBook | undefined;
  /** Serial numbers that devices of earlier lines have. */
  readonly serialsUsed?: readonly string[];
}

/** A cause of ours may strike a device so often; then it is set aside. */
const triesAtMost = 3;

interface Known {
  readonly photon: string | undefined;
  deviceId: DeviceId | undefined;
  attempts: number;
  readonly since: number;
  state: 'queued' | 'in-flight' | 'final';
  /** Since its end: how long it was not heard while this computer could have, and from when that is to be counted. */
  missedMs: number;
  finalAt: number;
  /** Why it is to be tried again. */
  error: SetupError | undefined;
  outcome?: LineOutcome;
  /** What the list gives it, and the number of its name: held from before the first act until its end. */
  row: ListedDevice | undefined;
  counted: number | undefined;
}

/** Whose the device becomes, and the cloud of all that become theirs. */
interface Recipients {
  readonly cloud: LineCloud;
  readonly recipient: WithOwner;
}

interface Slot {
  readonly number: number;
  readonly known: Known;
  whose: Recipients;
  readonly customer: string | undefined;
  /** Its ID was all that was wanted: it is another customer's than the list let expect. */
  isLearned: boolean;
  readonly memory: RunMemory;
  readonly cancel: AbortController;
  /** When it was taken, by the cloud's clock; undefined where that is not known. */
  readonly takenAt: number | undefined;
  /** When it had done with the radio, by the monotonic clock. */
  leftAt: number | undefined;
  isToldToConnect: boolean;
  /** The computer was kept from home while it was awaited in the cloud. */
  isUnseen: boolean;
  /** What became of its name; nothing where it gets none. */
  named: Pick<LineRow, 'name' | 'nameProblem'>;
}

/**
 * One device after another by one preset: while one comes online the next is joined. Yields what happens; the end tells
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
  const gate = homeGate(clock);
  /** The line is to end, and there is no way home. */
  const homeless = new AbortController();
  const recipientsOf = ({ account, product }: WithOwner): Recipients => {
    const cloud = lineCloud(account, gate, clock, over.signal);
    const atHome = product && { ...product, cloud: productAtHome(product.cloud, gate) };
    return { cloud, recipient: { account: cloud.account, product: atHome } };
  };
  const everybody = recipientsOf(world);
  const customers = new Map<string, Recipients>();

  const events: LineEvent[] = [];
  const changed = changes();
  const ending = AbortSignal.any([ended, stop]);
  const say = (event: LineEvent extends infer One ? (One extends LineEvent ? Omit<One, 'at'> : never) : never) => {
    events.push({ ...event, at: now() } as LineEvent);
    changed.tell();
  };

  const known = new Map<string, Known>();
  const rows: LineRow[] = [];
  const done = new Set<DeviceId>(options.done ?? []);
  const rowsGiven = options.list ?? (options.scans && noRows);
  const used = { ids: done, serials: new Set(options.serialsUsed) };
  const list = rowsGiven && roster(rowsGiven, used, options.scans !== undefined);
  const inFlight = new Set<Slot>();
  /** Devices that have passed, and whose rows wait for their labels: no other waits for them. */
  let labelling = 0;
  const noLabels = new AbortController();
  const labelsWanted = AbortSignal.any([ended, noLabels.signal]);
  let slots = 0;
  let radio: Slot | undefined;
  let away = false;
  let homeName: string | undefined;
  let keepsInternet = false;
  let photons: readonly SeenPhoton[] = [];
  /** Of the newest list by the monotonic clock; `isHeard`: it is kept up to date. */
  let heardAt = Number.NEGATIVE_INFINITY;
  let isHeard = false;
  /** What keeps the Photons from being heard: it is told once, until that changes. */
  let airError: SetupError | undefined;
  /** Devices, not rows: one broken Photon that is tried again and again is one. */
  const failedInRow = new Set<string | undefined>();
  let isProven = false;
  let stopped: { readonly error: SetupError | undefined; readonly passing: boolean } | undefined;
  let suspect: SetupError | undefined;
  let joined: RunMemory['joined'];
  let lastNumber = 0;
  const numbersTaken = new Set<number>();

  if (preset.pattern?.counts) {
    const listed = await world.account.listDevices(signal);
    // What the cloud does not tell is met as a name that is taken.
    const names = listed.ok ? listed.value.flatMap(({ name }) => name ?? []) : [];
    lastNumber = Math.max(0, ...names.flatMap((name) => preset.pattern?.numberIn(name) ?? []));
  }
  say({
    type: 'line-started',
    preset: preset.name,
    done: done.size,
    goesOn: options.unproven?.length ?? 0,
    ...(list === undefined ? {} : { left: list.left().length }),
  });
  for (const unproven of options.unproven ?? []) void goOn(unproven);
  const watching = watchTheAir();
  void listenToScans();
  void listenToCommands();
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
  const count = (outcome: LineOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const passed = count('PASS');
  const failed = count('FAIL');
  return {
    outcome: 'line-ended',
    passed,
    failed,
    others: rows.length - passed - failed,
    ...(stopped?.error === undefined ? {} : { stoppedBy: stopped.error }),
    devices: rows,
    ...(list === undefined ? {} : { left: list.left() }),
  };

  async function work(): Promise<void> {
    for (;;) {
      const seen = changed.count();
      // Whatever ends the line, those in flight come to an end of their own.
      const idle = () => changed.after(seen, ended.aborted ? undefined : stop.aborted ? ended : ending);
      const isDone = isFull() || isEnding();
      if (isDone && inFlight.size === 0) break;
      // Nothing comes before the computer's own network: no device is joined, proven or waited for without it.
      if (away && radio === undefined && !ended.aborted) {
        await clock.sleep(stationLimits.againMs, ended);
        if (!ended.aborted) await comeHome(ended);
      } else if (isDone) await idle();
      else if (stopped !== undefined) {
        await (stopped.passing ? tryAgain() : idle());
      } else {
        const photon = radio === undefined && mayTakeAnother() ? strongest() : undefined;
        if (photon === undefined) await idle();
        else await takeWhenSettled(photon);
      }
    }
    // Once more, however the line ended: whoever was at it has the internet back.
    if (away) await within(stepLimits.giveBackMs, clock, neverAborted(), comeHome);
    await labelled();
    // Whoever still waits for another try has an end, too.
    for (const device of known.values()) {
      const { state, error = setupError('cancelled') } = device;
      const verdict = verdictOfFailure(error.code);
      if (state === 'queued') finish(0, device, verdict === 'FAIL' ? 'ERROR' : verdict, error);
    }
  }

  /** Nothing more can be taken: what is not printed soon is left. */
  async function labelled(): Promise<void> {
    await within(stationLimits.labelsEndMs, clock, ended, async (inner) => {
      inner.addEventListener('abort', () => noLabels.abort(), { once: true });
      for (let seen = changed.count(); labelling > 0; seen = changed.count()) await changed.after(seen);
    });
  }

  /** One look for all that come online, and the next claim code, while there is internet. */
  async function takeWhenSettled(photon: SeenPhoton): Promise<void> {
    const before = known.get(photon.ssid)?.row;
    // Before anything is waited for: whoever is given a row meanwhile is given another one. A row that names its device is
    // held when that has told its ID.
    const row = before ?? (rowsGiven?.namesDevices ? undefined : list?.hold(undefined));
    const customer = (row ?? list?.next())?.customer;
    const whose = await recipientsFor(customer);
    const ahead = whose.ok ? await whose.value.cloud.fetchAhead(ending) : whose;
    if (whose.ok && ahead.ok) {
      await gate.settled(stationLimits.settledMs, ending);
      if (!ending.aborted) return take(photon, whose.value, customer, row);
    } else if (!ending.aborted && !ahead.ok) stopFor(ahead.error);
    if (before === undefined && row !== undefined) list?.giveBack(row);
  }

  async function recipientsFor(customer: string | undefined): Promise<Result<Recipients>> {
    if (customer === undefined || world.customer === undefined) return success(everybody);
    const kept = customers.get(customer);
    if (kept !== undefined) return success(kept);
    const opened = await gate.ask(async () => world.customer?.(customer, ending) ?? success(world), ending);
    if (!opened.ok) return opened;
    const made = recipientsOf(opened.value);
    customers.set(customer, made);
    return success(made);
  }

  function isEnding(): boolean {
    const isOver = stopped !== undefined && !stopped.passing && options.holds !== true;
    return stop.aborted || signal.aborted || (isOver && inFlight.size === 0);
  }

  function isFull(): boolean {
    return (options.count !== undefined && counted() + labelling >= options.count) || (list?.isSpent() ?? false);
  }

  function counted(): number {
    return rows.filter(({ outcome }) => outcome !== 'SKIPPED').length;
  }

  /** Those in flight count as done until they are not. */
  function mayTakeAnother(): boolean {
    if (options.count !== undefined && counted() + labelling + inFlight.size >= options.count) return false;
    return inFlight.size < mostInFlight({ isProven, failuresInRow: failedInRow.size, stopAfter: preset.stopAfter });
  }

  /** The next one: heard last, strongest first, queued ones after those that were never tried. */
  function strongest(): SeenPhoton | undefined {
    if (!isHeard && clock.monotonic() - heardAt > stationLimits.heardMs) return undefined;
    const hasRows = list === undefined || list.next() !== undefined;
    const waiting = photons.filter(({ ssid, alike }) => {
      const { state, row, error, deviceId } = known.get(ssid) ?? {};
      const isUnscanned = state === 'queued' && error?.code === 'device-not-scanned';
      if (isUnscanned && deviceId !== undefined && !list?.isOpenFor(deviceId)) return false;
      return !alike && (state === undefined || state === 'queued') && (hasRows || row !== undefined);
    });
    const triesOf = ({ ssid }: SeenPhoton) => known.get(ssid)?.attempts ?? 0;
    return waiting.toSorted(
      (one, other) => triesOf(one) - triesOf(other) || (other.rssi ?? -100) - (one.rssi ?? -100),
    )[0];
  }

  async function listenToScans(): Promise<void> {
    if (options.scans === undefined) return;
    let taken: Promise<void> = Promise.resolve();
    for await (const scan of options.scans) {
      if (ended.aborted) return;
      // A sheet that ends the line waits for no look-up of a serial number before it.
      if (scan.kind === 'command') obey(scan.command);
      else taken = taken.then(() => takeScan(scan));
    }
    await taken;
    list?.endScans();
    changed.tell();
  }

  async function listenToCommands(): Promise<void> {
    for await (const command of options.commands ?? []) {
      if (ended.aborted) return;
      obey(command);
    }
  }

  async function takeScan(scan: Exclude<Scan, { kind: 'command' }>): Promise<void> {
    if (ended.aborted) return;
    const serial =
      scan.kind === 'serial' ? scan.serial : scan.kind === 'device-id' ? options.book?.serialOf(scan.id) : undefined;
    const told = serial === undefined ? {} : { serial };
    const found =
      scan.kind === 'device-id'
        ? success(scan.id)
        : scan.kind === 'serial' && options.book !== undefined
          ? await gate.ask(async () => options.book?.deviceOf(scan.serial, ended) ?? unread(), ended)
          : unread();
    if (!found.ok) return say({ type: 'scanned', ...told, error: found.error });
    const deviceId = found.value;
    const taken = list?.scan(deviceId, serial);
    // Scanned again, one that did not pass is met anew.
    if (taken === 'taken') {
      for (const [ssid, { state, deviceId: met }] of known)
        if (state === 'final' && met === deviceId) known.delete(ssid);
      changed.tell();
    }
    const code = taken === 'used' ? 'device-set-up-already' : taken === 'not-listed' ? 'device-not-on-list' : undefined;
    const error = code === undefined ? {} : { error: setupError(code, { details: { id: deviceId } }) };
    say({ type: 'scanned', deviceId, ...told, ...error });
  }

  function unread(): Result<DeviceId> {
    return failure(setupError('scan-unreadable'));
  }

  function obey(command: ScanCommand): void {
    say({ type: 'scanned', command });
    if (command === 'stop') byScan.abort();
    if (command === 'go-on') goOnWorking();
    if (command !== 'retry') return;
    // Whoever failed and is still heard is met anew.
    for (const [ssid, { state, outcome }] of known) if (state === 'final' && outcome === 'FAIL') known.delete(ssid);
    goOnWorking();
  }

  /** Somebody has looked at why it stopped. */
  function goOnWorking(): void {
    failedInRow.clear();
    suspect = undefined;
    const inTheWay = away ? notBack() : airError;
    // A passing cause goes by itself alone.
    if (stopped !== undefined && options.holds && !(inTheWay && stopped.passing)) {
      stopped = undefined;
      if (inTheWay) stopFor(inTheWay);
      else say({ type: 'line-resumed' });
    }
    changed.tell();
  }

  function serialOf({ row, deviceId }: Known): string | undefined {
    return row?.serial ?? (deviceId && options.book?.serialOf(deviceId));
  }

  async function watchTheAir(): Promise<void> {
    while (!ended.aborted) {
      // While the computer is with a Photon its radio is that Photon's.
      const here = await gate.stay(ended);
      const lists = here.aborted ? undefined : world.wifi.photons(preset.photonPrefix, here);
      if (lists === undefined) {
        if (here.aborted) continue;
        // Where only hands can join, a line has nothing to do.
        return stopFor(setupError('wifi-list-not-given'));
      }
      for await (const list of lists) {
        airError = list.ok ? undefined : list.error;
        if (list.ok) hear(list.value);
        else if (radio === undefined) stopFor(list.error);
      }
      // The next list, or its error, is told anew.
      airError = undefined;
      countMissed();
      if (isHeard) heardAt = clock.monotonic();
      isHeard = false;
    }
  }

  function hear(list: readonly SeenPhoton[]): void {
    countMissed();
    photons = list;
    heardAt = clock.monotonic();
    isHeard = true;
    forgetGone();
    changed.tell();
  }

  /** A list holds until the next one, and only while this computer is not with a Photon. */
  function countMissed(): void {
    if (!isHeard) return;
    for (const [ssid, device] of known) {
      if (device.state !== 'final' || photons.some((photon) => photon.ssid === ssid)) continue;
      device.missedMs += Math.max(0, clock.monotonic() - Math.max(heardAt, device.finalAt));
    }
  }

  /** One that was away for long after its end and is heard again is met anew, and known by its ID. One missed look is no leaving. */
  function forgetGone(): void {
    for (const [ssid, device] of known) {
      if (device.state !== 'final') continue;
      if (device.missedMs >= stationLimits.goneMs) known.delete(ssid);
      else if (photons.some((photon) => photon.ssid === ssid)) device.missedMs = 0;
    }
  }

  function take(
    { ssid }: SeenPhoton,
    whose: Recipients,
    customer: string | undefined,
    row: ListedDevice | undefined,
  ): void {
    const before = known.get(ssid);
    const device: Known = before ?? {
      photon: ssid,
      deviceId: undefined,
      attempts: 0,
      since: clock.monotonic(),
      state: 'in-flight',
      missedMs: 0,
      finalAt: 0,
      error: undefined,
      row: undefined,
      counted: undefined,
    };
    known.set(ssid, device);
    device.row ??= row;
    const slot = begin(device, whose, customer);
    radio = slot;
    // With a product what begins a run asks the cloud once more; then it closes when the computer leaves.
    if (!keepsInternet && world.product === undefined) gate.close();
    const questions = pendingQuestions();
    const isAgain = device.attempts > 1;
    const run = setUpDevice(
      {
        ...world,
        ...whose.recipient,
        prompts: questions,
        wifi: {
          ...world.wifi,
          // Heard a moment ago: looking again would cost the next device seconds.
          photons: justHeard,
          photonInAir: async (photon, inner, by) =>
            radio === slot ? world.wifi.photonInAir(photon, inner, by) : heardSince(slot),
        },
        photon: {
          ...world.photon,
          async deviceId(inner) {
            const told = await world.photon.deviceId(inner);
            const refused = told.ok ? whyNotSetUp(slot, told.value.id) : undefined;
            return refused === undefined ? told : failure(refused);
          },
        },
        journal: {
          ...world.journal,
          async begin(remembered) {
            const note = await world.journal.begin(remembered);
            if (!note.ok) return note;
            keepsInternet = remembered.keepsInternet;
            homeName = remembered.networkName;
            if (keepsInternet) gate.open();
            return {
              ...note,
              value: {
                written: note.value.written,
                async close(isHome) {
                  await note.value.close(isHome);
                  away = !isHome;
                  free(slot);
                  if (!away) return;
                  markUnseen();
                  stopFor(notBack());
                },
              },
            };
          },
        },
      },
      {
        runId: world.noting?.record.newAttemptId() ?? world.newId(),
        photonPrefix: preset.photonPrefix,
        wantedPhoton: ssid,
        findLimitMs: stationLimits.heardMs,
        joinedBefore: world.joinedBefore,
        prove: preset.until !== 'handed-over',
      },
      slot.memory,
      AbortSignal.any([ended, slot.cancel.signal]),
    );
    void follow(slot, judged(slot, run), (question) => answerTo(question, isAgain), questions.give);
  }

  async function goOn({ serial, ...unproven }: Unproven & { readonly serial?: string | undefined }): Promise<void> {
    // It was scanned in the line that it was told to connect in.
    if (options.scans !== undefined) list?.scan(unproven.deviceId, serial);
    const device: Known = {
      photon: undefined,
      deviceId: unproven.deviceId,
      attempts: 0,
      since: clock.monotonic(),
      state: 'in-flight',
      missedMs: 0,
      finalAt: 0,
      error: undefined,
      row: list?.hold(unproven.deviceId, serial),
      counted: undefined,
    };
    known.set(unproven.runId, device);
    const slot = begin(device, everybody, device.row?.customer);
    reserveNumber(device);
    const whose = await recipientsFor(slot.customer);
    if (!whose.ok) {
      return conclude(slot, { outcome: 'failed', error: whose.error, deviceId: unproven.deviceId });
    }
    slot.whose = whose.value;
    const questions = pendingQuestions();
    const run = finishSetUp({ ...world, ...slot.whose.recipient, prompts: questions }, unproven, slot.memory, ended);
    void follow(slot, judged(slot, run), () => undefined, questions.give, true);
  }

  /**
   * A run whose device has to show more than that it is online, and gets its name: what it does not show is how the run ends,
   * in the record as well. Until both are done the record holds no end, so that a program that is killed meanwhile does them next.
   */
  async function* judged(slot: Slot, run: AsyncGenerator<SetupEvent, Outcome>): AsyncGenerator<SetupEvent, Outcome> {
    let isOver = false;
    try {
      for (;;) {
        const turn = await run.next();
        isOver = turn.done ?? false;
        if (turn.done) return turn.value;
        const event = turn.value;
        const isUnseen = event.type === 'run-finished' && isUnseenEnd(slot, event.outcome);
        if (event.type !== 'run-finished' || (event.outcome.outcome === 'failed' && !isUnseen)) {
          yield event;
          continue;
        }
        isOver = true;
        const proven = isUnseen ? yield* proveAtHome(slot, event.outcome) : event.outcome;
        const outcome = proven.outcome === 'failed' ? proven : await accepted(slot, proven);
        yield { ...event, at: now(), outcome };
        return outcome;
      }
    } finally {
      if (!isOver) await run.return({ outcome: 'failed', error: setupError('cancelled') });
    }
  }

  function isUnseenEnd({ isUnseen, isToldToConnect }: Slot, outcome: Outcome): boolean {
    if (outcome.outcome !== 'failed' || !isToldToConnect || ended.aborted) return false;
    const { code } = outcome.error;
    return (isUnseen || away) && (proofIn(code) !== undefined || isNotHome(code));
  }

  /** The proof once more, from home: what nobody looked for while the computer was away says nothing against the device. */
  async function* proveAtHome(slot: Slot, outcome: Outcome): AsyncGenerator<SetupEvent, Outcome> {
    const { memory, known, whose, cancel } = slot;
    const { connectedAt, sent = [] } = memory;
    const { deviceId } = known;
    if (deviceId === undefined || connectedAt === undefined) return outcome;
    const signal = AbortSignal.any([ended, cancel.signal]);
    await gate.stay(AbortSignal.any([signal, homeless.signal]));
    if (away && !signal.aborted) return { outcome: 'failed', error: notBack(), deviceId };
    const unproven = { runId: world.newId(), deviceId, connectedAt, networkNames: sent };
    const run = finishSetUp({ ...world, ...whose.recipient, prompts: pendingQuestions() }, unproven, memory, signal);
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      if (turn.value.type === 'noticed' || turn.value.type === 'light-expected') yield turn.value;
    }
  }

  async function accepted(slot: Slot, outcome: Exclude<Outcome, { outcome: 'failed' }>): Promise<Outcome> {
    const { deviceId } = outcome;
    const { account, product } = slot.whose.recipient;
    // The look that all share waits for its turn, and who looks here keeps the computer at home.
    const getDevice = product === undefined ? world.account.getDevice : product.cloud.getDevice;
    if (preset.acceptance !== undefined) {
      const shown = await accept({ ...account, getDevice }, preset.acceptance, deviceId, clock, ended, gate.hold);
      if (!shown.ok) return { outcome: 'failed', error: shown.error, deviceId };
    }
    slot.named = await nameIt(slot, deviceId);
    const { name } = slot.named;
    return name === undefined || outcome.outcome === 'handed-over' ? outcome : { ...outcome, name };
  }

  function begin(device: Known, whose: Recipients, customer: string | undefined): Slot {
    slots += 1;
    device.attempts += 1;
    device.state = 'in-flight';
    const memory: RunMemory = { choice: undefined, ...(joined === undefined ? {} : { joined }) };
    const slot: Slot = {
      number: slots,
      known: device,
      memory,
      cancel: new AbortController(),
      whose,
      customer,
      isLearned: false,
      takenAt: whose.cloud.time(),
      leftAt: undefined,
      isToldToConnect: false,
      isUnseen: false,
      named: {},
    };
    inFlight.add(slot);
    say({ type: 'device-taken', slot: slot.number, photon: device.photon });
    return slot;
  }

  /** The gate of every device: nothing has been sent to it yet. */
  function whyNotSetUp(slot: Slot, id: DeviceId): SetupError | undefined {
    const device = slot.known;
    device.deviceId = id;
    if (done.has(id) || [...inFlight].some((other) => other !== slot && other.known.deviceId === id)) {
      return setupError('device-set-up-already', { details: { id } });
    }
    if (list !== undefined && rowsGiven?.namesDevices) {
      if (device.row?.id !== id) {
        if (device.row !== undefined) list.giveBack(device.row);
        device.row = list.hold(id);
      }
      const isAwaited = options.scans !== undefined && (options.list === undefined || list.lists(id));
      if (device.row === undefined) {
        return setupError(isAwaited ? 'device-not-scanned' : 'device-not-on-list', { details: { id } });
      }
      slot.isLearned = device.row.customer !== slot.customer;
      if (slot.isLearned) return setupError('cancelled');
    }
    reserveNumber(device);
    return undefined;
  }

  /** Not before it is known that the device gets one: those that are left alone, or named by the list, take none. */
  function reserveNumber(device: Known): void {
    if (preset.pattern?.counts && device.row?.name === undefined) device.counted ??= nextNumber();
  }

  async function* justHeard() {
    yield success(photons);
  }

  /** What the one watch of the line has heard of it since it was told to connect. */
  function heardSince({ leftAt, known: { photon } }: Slot): 'seen' | 'gone' | 'unknown' {
    const at = isHeard ? clock.monotonic() : heardAt;
    if (leftAt === undefined || at <= leftAt) return 'unknown';
    return photons.some(({ ssid }) => ssid === photon) ? 'seen' : 'gone';
  }

  async function follow(
    slot: Slot,
    plain: AsyncGenerator<SetupEvent, Outcome>,
    answer: (question: Question, memory: RunMemory) => Answer | SetupError | undefined,
    give: (questionId: string, answer: Answer) => Result<void>,
    goesOn = false,
  ): Promise<void> {
    const { operator } = options;
    const facts = world.noting && {
      ...world.noting,
      forWhom: forWhomOf(slot, world.noting.forWhom),
      preset: preset.name,
      operator,
      serial: slot.known.row?.serial,
      serialOnceIdentified: () => serialOf(slot.known),
      goesOn,
    };
    let reason: SetupError | undefined;
    const run = noted(plain, slot.memory, facts, () => reason);
    let outcome: Outcome;
    for (;;) {
      const turn = await run.next();
      if (turn.done) {
        outcome = turn.value;
        break;
      }
      const event = turn.value;
      if (event.type === 'stage-started') say({ type: 'stage-started', slot: slot.number, stage: event.stage });
      if (event.type === 'connect-sent') slot.isToldToConnect = true;
      if (event.type === 'noticed') {
        say({ type: 'noticed', slot: slot.number, notice: event.notice });
        if (isNotHome(event.notice.code)) markUnseen();
        if (!goesOn && (await isDoneMeanwhile(slot, event.notice))) {
          reason = event.notice;
          slot.cancel.abort();
        }
      }
      if (event.type === 'device-identified') {
        slot.known.deviceId = event.device.id;
        say({ type: 'device-identified', slot: slot.number, deviceId: event.device.id });
      }
      if (event.type === 'place-changed' && radio === slot) {
        // Home with the radio still its own: some products' devices are met twice.
        if (event.place === 'own-network' || keepsInternet) gate.open(!keepsInternet);
        else gate.close();
      }
      if (event.type !== 'question-asked') continue;
      const answered = answer(event.question, slot.memory);
      if (answered === undefined) continue;
      if ('code' in answered) {
        reason = answered;
        slot.cancel.abort();
      } else give(event.question.id, answered);
    }
    if (reason !== undefined && outcome.outcome === 'failed') outcome = { ...outcome, error: reason };
    free(slot);
    await conclude(slot, outcome);
  }

  /** What another station has done since the line began is done here, too, by the same rule as what it did before. */
  async function isDoneMeanwhile({ known: { deviceId } }: Slot, notice: SetupError): Promise<boolean> {
    if (notice.code !== 'device-done-elsewhere' || deviceId === undefined) return false;
    const isDone = (await world.isDone?.(deviceId)) ?? false;
    if (isDone) done.add(deviceId);
    return isDone;
  }

  function forWhomOf({ customer }: Slot, everybodys: AttemptFor): AttemptFor {
    return customer === undefined || everybodys.for !== 'customer' ? everybodys : { ...everybodys, email: customer };
  }

  function free(slot: Slot): void {
    if (radio !== slot) return;
    radio = undefined;
    slot.leftAt = clock.monotonic();
    if (!away) gate.open();
    changed.tell();
  }

  function answerTo(question: Question, isAgain: boolean): Answer | SetupError | undefined {
    if (question.kind === 'confirm-ownership') return { kind: 'confirm-ownership', confirmed: isAgain };
    if (question.kind !== 'choose-network') return undefined;
    if (question.problem !== undefined) return question.problem;
    const at = question.given?.length ?? 0;
    const network = options.networks[at];
    if (network === undefined) return { kind: 'no-more-networks' };
    const choice = choiceFor(network, question.networks);
    if (choice === undefined) return setupError('network-not-in-list', { details: { network: network.ssid } });
    const isLast = at + 1 >= options.networks.length;
    return { kind: 'choose-network', choice, ...(isLast ? {} : { andAnother: true }) };
  }

  async function conclude(slot: Slot, outcome: Outcome): Promise<void> {
    const device = slot.known;
    if (outcome.outcome !== 'failed') {
      done.add(outcome.deviceId);
      if (device.row !== undefined) list?.confirm(device.row);
      joined = { ...joined, ...slot.memory.joined };
      failedInRow.clear();
      isProven = true;
      suspect = undefined;
      inFlight.delete(slot);
      labelling += 1;
      changed.tell();
      const label = await labelIt(device, outcome.deviceId, slot.named.name);
      labelling -= 1;
      finish(slot.number, device, 'PASS', undefined, { ...slot.named, ...label });
      return;
    }
    if (slot.isLearned && !ended.aborted) {
      inFlight.delete(slot);
      device.attempts -= 1;
      device.state = 'queued';
      changed.tell();
      return;
    }
    // Not a try: nothing was sent to it, and its scan may come.
    if (outcome.error.code === 'device-not-scanned' && !ended.aborted) {
      inFlight.delete(slot);
      device.attempts -= 1;
      return queue(slot, outcome.error);
    }
    const left = await whyItLeft(slot, outcome.error);
    inFlight.delete(slot);
    const error = left ?? outcome.error;
    // Details that let others in are not what keeps this one out.
    const letsIn = options.networks.some(({ ssid }) => joined !== undefined && Object.hasOwn(joined, ssid));
    const byTable = verdictOfFailure(error.code);
    const verdict = byTable === 'ERROR' && isMendedBy(error.code, 'choosing') && letsIn ? 'FAIL' : byTable;
    if (left?.code === 'photon-left-untouched' && !ended.aborted && device.attempts < triesAtMost) {
      return queue(slot, left);
    }
    if (verdict === 'ERROR' && !ended.aborted) {
      if (isMendedBy(error.code, 'choosing') && suspect === undefined) suspect = error;
      else stopFor(error);
      if (device.attempts < triesAtMost) return queue(slot, error);
    }
    if (verdict === 'FAIL') failedInRow.add(device.photon ?? device.deviceId);
    finish(slot.number, device, verdict, error);
    if (failedInRow.size >= preset.stopAfter && stopped === undefined) {
      stopped = { error: undefined, passing: false };
      say({ type: 'line-stopped', passing: false, failures: failedInRow.size });
    }
    changed.tell();
  }

  /** Tried again when it is heard and its turn comes; without that it has its row at the end. */
  function queue(slot: Slot, error: SetupError): void {
    slot.known.state = 'queued';
    slot.known.error = error;
    say({ type: 'device-queued', slot: slot.number, error });
    changed.tell();
  }

  /**
   * Of a Photon that went away before it was told to connect: whether somebody else told it. Undefined: it is there, or
   * nobody knows.
   */
  async function whyItLeft(slot: Slot, error: SetupError): Promise<SetupError | undefined> {
    const { known: device, takenAt, isToldToConnect } = slot;
    const { photon, deviceId } = device;
    if (isToldToConnect || photon === undefined || !isSaidByAir(error.code)) return undefined;
    if (deviceId !== undefined && takenAt === undefined) return undefined;
    let found: SetupError | undefined;
    await within(stationLimits.elsewhereMs, clock, ended, async (inner) => {
      for (let air = heardSince(slot); air !== 'seen' && !inner.aborted; air = heardSince(slot)) {
        if (air === 'gone' && deviceId === undefined) {
          found = setupError('photon-left-untouched', { details: { network: photon } });
          return;
        }
        const device = deviceId && (await lookAt(slot.whose, deviceId, inner));
        if (device?.ok && takenAt !== undefined && (device.value.lastHandshakeAt ?? 0) > takenAt) {
          // One that was ours before may have been switched off and on, and is back on a network that it knew: nobody has
          // set it up.
          if (isNewlyOurs(slot, device.value)) found = setupError('device-set-up-elsewhere');
          return;
        }
        await clock.sleep(stationLimits.lookMs, inner);
      }
    });
    return found;
  }

  function isNewlyOurs({ whose: { cloud, recipient } }: Slot, device: CloudDevice | ProductDevice): boolean {
    if (cloud.hadBefore(device.id)) return false;
    return recipient.product === undefined || ('owner' in device && device.owner === recipient.product.customer);
  }

  function lookAt(
    { recipient }: Recipients,
    id: DeviceId,
    inner: AbortSignal,
  ): Promise<Result<CloudDevice | ProductDevice>> {
    return recipient.product === undefined
      ? recipient.account.getDevice(id, inner)
      : recipient.product.cloud.getDevice(id, inner);
  }

  function finish(
    slot: number,
    device: Known,
    outcome: LineOutcome,
    error: SetupError | undefined,
    passed: Pick<LineRow, 'name' | 'nameProblem' | 'label' | 'labelProblem'> = {},
  ): void {
    device.state = 'final';
    device.missedMs = 0;
    device.finalAt = clock.monotonic();
    device.outcome = outcome;
    const { row: listed } = device;
    const serial = serialOf(device);
    if (outcome !== 'PASS') {
      if (listed !== undefined) list?.giveBack(listed);
      if (device.counted !== undefined) numbersTaken.delete(device.counted);
    }
    const row: LineRow = {
      photon: device.photon,
      deviceId: device.deviceId,
      outcome,
      ...(error === undefined ? {} : { error }),
      ...passed,
      ...(serial === undefined ? {} : { serial }),
      ...(listed?.customer === undefined ? {} : { customer: listed.customer }),
      attempts: device.attempts,
      tookMs: clock.monotonic() - device.since,
    };
    rows.push(row);
    say({ type: 'device-finished', slot, row, ...(list === undefined ? {} : { left: list.left().length }) });
    changed.tell();
  }

  /** The list's name, or that of the pattern; a number whose name the cloud has already costs the next one. */
  async function nameIt({ known: device, whose }: Slot, id: DeviceId): Promise<Pick<LineRow, 'name' | 'nameProblem'>> {
    const { pattern } = preset;
    const listed = device.row?.name;
    if (pattern === undefined && listed === undefined) return {};
    for (let tries = 1; ; tries += 1) {
      const parts = { id, serial: serialOf(device), at: now(), number: device.counted };
      const name = listed ?? pattern?.fill(parts) ?? '';
      const renamed = await whose.cloud.account.renameDevice(id, name, ended);
      if (renamed.ok) return { name: renamed.value.name ?? name };
      const isTaken = renamed.error.code === 'device-name-taken';
      if (!isTaken && device.counted !== undefined) numbersTaken.delete(device.counted);
      if (!isTaken || device.counted === undefined || tries >= triesAtMost) return { nameProblem: renamed.error };
      device.counted = nextNumber();
    }
  }

  /** It changes nothing of what has become of the device: its row says that there is no label. */
  async function labelIt(
    device: Known,
    id: DeviceId,
    name: string | undefined,
  ): Promise<Pick<LineRow, 'label' | 'labelProblem'>> {
    if (preset.label === undefined) return {};
    if (world.label === undefined || ended.aborted) return { label: 'none' };
    const parts = { id, serial: serialOf(device), name, at: now(), number: device.counted };
    // A printer that answers later than anybody waits holds up no row.
    const given: Promise<void> = new Promise((resolve) => {
      labelsWanted.addEventListener('abort', () => resolve(), { once: true });
    });
    const printed =
      (await Promise.race([world.label(parts, labelsWanted), given])) ?? failure(setupError('label-not-printed'));
    return printed.ok ? { label: 'printed' } : { label: 'failed', labelProblem: printed.error };
  }

  function nextNumber(): number {
    let number = lastNumber + 1;
    while (numbersTaken.has(number)) number += 1;
    numbersTaken.add(number);
    return number;
  }

  /** One message for a cause of ours, however many devices it strikes. */
  function stopFor(error: SetupError): void {
    if (stopped !== undefined) return;
    const { code } = error;
    const passing = isTransient(code) || isCloudSilent(code) || isNotHome(code) || isMendedBy(code, 'switching-on');
    stopped = { error, passing };
    isProven = false;
    say({ type: 'line-stopped', passing, error });
    changed.tell();
  }

  function markUnseen(): void {
    for (const slot of inFlight) slot.isUnseen ||= slot.isToldToConnect;
  }

  function notBack(): SetupError {
    return setupError('home-network-not-back', { details: { network: homeName ?? '' } });
  }

  async function comeHome(inner: AbortSignal): Promise<void> {
    const home = await world.home(inner);
    if (!home.ok) {
      if (stop.aborted) homeless.abort();
      return;
    }
    away = false;
    gate.open();
    changed.tell();
  }

  /** A passing cause is over when the computer is home and hears again, and the cloud has given a claim code. */
  async function tryAgain(): Promise<void> {
    await clock.sleep(stationLimits.againMs, ending);
    if (isEnding() || radio !== undefined || airError !== undefined) return;
    const cloudAnswers = await everybody.cloud.fetchAhead(ended);
    if (!cloudAnswers.ok || airError !== undefined) return;
    stopped = undefined;
    say({ type: 'line-resumed' });
  }
}
