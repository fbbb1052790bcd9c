import type { Answer } from '../../shared/answer.ts';
import type { AttemptFor } from '../../shared/attempt.ts';
import type { AttemptKind } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { isNotHome, isOfCustomer, verdictOfFailure } from '../../shared/error-meaning.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import type { Result } from '../../shared/result.ts';
import type { Outcome, Question, SetupEvent } from '../../shared/setup-events.ts';
import { noted } from '../runs/begin-run.ts';
import { finishSetUp } from '../setup/finish-set-up.ts';
import type { KeptDevice } from '../setup/kept-from-others.ts';
import type { OfRun, RunMemory } from '../setup/setup-world.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import type { LineBase } from './line-base.ts';
import type { LineCloud } from './line-cloud.ts';
import type { LineCustomers } from './line-customers.ts';
import { newDevice, type Slot, serialOf } from './line-device.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineNames } from './line-names.ts';
import type { LineNetworks } from './line-networks.ts';
import type { lineProofs } from './line-proofs.ts';
import type { LineRadio } from './line-radio.ts';
import type { LineRecipients } from './line-recipients.ts';
import { type LineWay, type MetPhoton, provenFrom } from './line-way.ts';
import type { UnprovenInLine } from './line-world.ts';
import { choiceByCable, choiceFor } from './preset.ts';

export interface LineRunsParts {
  readonly base: LineBase;
  readonly devices: LineDevices;
  readonly names: LineNames;
  readonly networks: LineNetworks;
  readonly customers: LineCustomers;
  readonly radio: LineRadio;
  readonly way: LineWay;
  readonly recipients: LineRecipients;
  readonly judged: ReturnType<typeof lineProofs>;
  /** A run is over. Never throws. */
  conclude(slot: Slot, outcome: Outcome): Promise<void>;
}

/** The runs of a line, each answered from its preset, with its row in the record. */
export interface LineRuns {
  /** Begins with a Photon that is met. */
  take(met: MetPhoton, whose: LineCloud, customer: string | undefined, row: ListedDevice | undefined): void;
  /** Goes on with the proof of what an earlier program told to connect. */
  goOn(unproven: UnprovenInLine): Promise<void>;
}

export function lineRuns(parts: LineRunsParts): LineRuns {
  const { base, devices, names, networks, customers, radio, way, recipients, judged, conclude } = parts;
  const { world, options, clock, now, list, golden, toldToConnect, say } = base;
  const { preset } = options;

  function take(met: MetPhoton, whose: LineCloud, customer: string | undefined, row: ListedDevice | undefined) {
    const { key, photon, deviceId } = met;
    const device = devices.known.get(key) ?? newDevice({ photon, deviceId, row: undefined }, clock.monotonic());
    devices.known.set(key, device);
    device.photon = photon;
    device.row ??= row;
    const attemptId = world.noting?.record.newAttemptId() ?? world.newId();
    const slot = devices.begin(device, whose, customer, { attemptId });
    // Whoever is known before is not touched when it is not to be set up.
    const error = deviceId && whyNotSetUp(slot, deviceId);
    if (deviceId && error) return void conclude(slot, { outcome: 'failed', error, deviceId });
    const questions = pendingQuestions();
    // What is known to be good was set up before, and so was what this line has told to connect: it is nobody else's.
    const isOurs = () =>
      device.isGolden === true || (device.deviceId !== undefined && toldToConnect.has(device.deviceId));
    const setUp = (ofRun: OfRun) =>
      way.run(slot, met, ofRun, (id) => whyNotSetUp(slot, id), {
        runId: attemptId,
        photonPrefix: preset.photonPrefix,
        joinedBefore: world.joinedBefore,
        prove: preset.until !== 'handed-over',
        networkKnown: () => networks.knownFor(slot),
      });
    const run = (kept: KeptDevice) => judged(slot, kept, setUp({ prompts: questions, kept }));
    void follow(slot, run, (question) => answerTo(slot, question, isOurs()), questions.give);
  }

  async function goOn({ serial, customer, calledBefore = false, ...unproven }: UnprovenInLine): Promise<void> {
    // Whose it was to become then, whatever the list says now.
    const theirs = world.customer && customer;
    const { deviceId } = unproven;
    // It was scanned in the line that it was told to connect in, and whose it is then its row says, too.
    if (options.scans !== undefined || list?.lists(deviceId)) list?.scan(deviceId, serial, theirs);
    const device = newDevice(
      { photon: undefined, deviceId, row: list?.hold(deviceId, serial, theirs) },
      clock.monotonic(),
    );
    devices.known.set(world.cables === undefined ? unproven.runId : deviceId, device);
    const slot = devices.begin(device, recipients.everybody, theirs ?? device.row?.customer, {
      attemptId: unproven.runId,
      calledBefore,
      isOfEarlier: true,
    });
    customers.bind(deviceId, slot.customer);
    names.reserve(device);
    // Somebody may have it by now: without it nothing passes that was to bear it.
    const isOthers = serial !== undefined && device.row === undefined && list?.gives(serial) === true;
    if (isOthers) return leaveOpen(slot, setupError('number-taken-over', { details: { serial } }), undefined);
    const whose = await recipients.of(slot.customer);
    if (!whose.ok && isOfCustomer(whose.error.code)) return leaveOpen(slot, whose.error, serial);
    if (!whose.ok) return conclude(slot, { outcome: 'failed', error: whose.error, deviceId });
    slot.whose = whose.value;
    const questions = pendingQuestions();
    const { recipient } = whose.value;
    const prove = (ofRun: OfRun) =>
      finishSetUp(
        { ...provenFrom(world, way, slot), ...recipient, ...ofRun },
        unproven,
        slot.memory,
        slot.cancel.signal,
      );
    const run = (kept: KeptDevice) => judged(slot, kept, prove({ prompts: questions, kept }));
    void follow(slot, run, () => undefined, questions.give, true);
  }

  /** The line goes on with the others. The attempt stays open, with its number: whose account it is for may be opened again. */
  function leaveOpen(slot: Slot, error: SetupError, serial: string | undefined): void {
    const { row } = slot.device;
    if (serial !== undefined && row?.serial === serial) list?.keep(row);
    devices.inFlight.delete(slot);
    devices.finish(slot.number, slot.device, 'ERROR', error);
  }

  /** The gate of every device: nothing has been sent to it yet. */
  function whyNotSetUp(slot: Slot, id: DeviceId): SetupError | undefined {
    const device = slot.device;
    // Two devices may have one name for their Wi-Fi: what was known of the one says nothing of the other.
    const isAnother = device.deviceId !== undefined && device.deviceId !== id;
    if (isAnother) Object.assign(device, { customer: undefined, isTriedBefore: undefined });
    device.deviceId = id;
    slot.isLeft = devices.isAside({ photon: undefined, deviceId: id }) || devices.staysAside(slot, id);
    if (slot.isLeft) return setupError('cancelled');
    if (golden.isAwaited) {
      device.isGolden = id === golden.id;
      return device.isGolden ? undefined : setupError('golden-first', { details: { id } });
    }
    slot.isLeft = id === golden.id;
    if (slot.isLeft) return setupError('cancelled');
    const isDone = base.done.has(id) || base.ofBenches.has(id);
    const other = [...devices.inFlight].find((one) => one !== slot && one.device.deviceId === id);
    const mayReplace = other === undefined || (other.isOfEarlier && other.device.isOnline !== true);
    if (isDone || !mayReplace) return setupError('device-set-up-already', { details: { id } });
    if (other !== undefined) replace(other);
    // Where the list gives out numbers, one that has its own since before, and none takes another's.
    const isGiven = !base.namesDevices && device.row?.id === undefined && device.row !== undefined;
    if (list !== undefined && (!isGiven || list.lists(id))) {
      if (device.row?.id !== id) {
        if (device.row !== undefined) list.giveBack(device.row);
        device.row = list.hold(id);
      }
      const isAwaited = options.scans !== undefined && (options.list === undefined || list.lists(id));
      if (device.row === undefined) {
        return setupError(isAwaited ? 'device-not-scanned' : 'device-not-on-list', { details: { id } });
      }
      const { customer } = device.row;
      slot.isLearned = customer !== undefined && customer !== slot.customer;
      if (slot.isLearned) return setupError('cancelled');
    }
    const isTheirs = !isAnother || customers.of({ deviceId: id }) === slot.customer;
    slot.isLearned = device.row?.customer === undefined && !(isTheirs && customers.bind(id, slot.customer));
    if (slot.isLearned) return setupError('cancelled');
    names.reserve(device);
    return undefined;
  }

  /**
   * What an earlier program told to connect listens all the same: it did not hear that, or it is back. Nothing more comes of that
   * attempt, and what it held is the next one's.
   */
  function replace(slot: Slot): void {
    const { attemptId, device, cancel } = slot;
    slot.isReplaced = true;
    if (device.row !== undefined) list?.notPassed(device.row);
    device.row = undefined;
    names.giveBack(device);
    // What cannot be written the next attempt says.
    void world.noting?.record.write({ type: 'finished', attemptId, at: now(), outcome: 'started-again' });
    cancel.abort();
  }

  async function follow(
    slot: Slot,
    plain: (kept: KeptDevice) => AsyncGenerator<SetupEvent, Outcome>,
    answer: (question: Question, memory: RunMemory) => Answer | SetupError | undefined,
    give: (questionId: string, answer: Answer) => Result<void>,
    goesOn = false,
  ): Promise<void> {
    const facts = world.noting && {
      ...world.noting,
      forWhom: forWhomOf(slot, world.noting.forWhom),
      kind: kindOf(slot),
      kindOnceIdentified: () => kindOf(slot),
      preset: preset.name,
      batch: options.batch,
      part: preset.part,
      revision: preset.revision,
      applied: options.applied,
      operator: slot.device.operator,
      serial: slot.device.row?.serial,
      serialOnceIdentified: () => serialOf(slot.device, options.book),
      goesOn,
      isJudged: () => slot.isJudged,
      endsForNobody: (code: ErrorCode) => isNobodys(slot, code),
    };
    let reason: SetupError | undefined;
    const { attemptId: runId, memory } = slot;
    const { signal } = slot.cancel;
    const around = { others: world.others, clock, runId, signal, memory, noting: facts, reason: () => reason };
    let outcome: Outcome = { outcome: 'failed', error: setupError('internal-error') };
    for await (const event of noted(plain, around)) {
      if (event.type === 'run-finished') ({ outcome } = event);
      if (event.type === 'stage-started') say({ type: 'stage-started', slot: slot.number, stage: event.stage });
      if (event.type === 'light-expected') slot.device.light = event.light;
      if (event.type === 'connect-sent') {
        slot.isToldToConnect = true;
        if (slot.device.deviceId !== undefined) toldToConnect.add(slot.device.deviceId);
      }
      // Nobody looks at one device of many: what it needs hands for is said.
      if (event.type === 'search-obstructed' && event.obstacle !== undefined) {
        say({ type: 'noticed', slot: slot.number, notice: event.obstacle });
      }
      if (event.type === 'noticed') {
        say({ type: 'noticed', slot: slot.number, notice: event.notice });
        if (isNotHome(event.notice.code)) devices.markUnseen();
        if (!goesOn && (await isDoneMeanwhile(slot, event.notice))) {
          reason = event.notice;
          slot.cancel.abort();
        }
      }
      if (event.type === 'device-identified') {
        slot.device.deviceId = event.device.id;
        // Known before its end, which waits for nothing.
        slot.device.isTriedBefore ??= await world.isTriedBefore?.(runId);
        say({ type: 'device-identified', slot: slot.number, deviceId: event.device.id });
      }
      if (event.type === 'place-changed') radio.moved(slot, event);
      if (event.type !== 'question-asked') continue;
      const answered = answer(event.question, slot.memory);
      if (answered === undefined) continue;
      if ('code' in answered) {
        reason = answered;
        slot.cancel.abort();
      } else give(event.question.id, answered);
    }
    if (reason !== undefined && outcome.outcome === 'failed') outcome = { ...outcome, error: reason };
    radio.free(slot);
    await conclude(slot, outcome);
  }

  /** It was left alone, so that it is not theirs who were to have the next one. */
  const isNobodys = ({ customer, isLearned, isLeft, isToldToConnect }: Slot, code: ErrorCode) =>
    customer !== undefined && (isLearned || isLeft || verdictOfFailure({ code }, isToldToConnect) === 'SKIPPED');

  const kindOf = ({ device }: Slot): AttemptKind | undefined => (device.isGolden ? 'golden' : options.kind);

  /** What another station has done since the line began is done here, too, by the same rule as what it did before. */
  async function isDoneMeanwhile({ device }: Slot, notice: SetupError): Promise<boolean> {
    const { deviceId, isGolden } = device;
    if (notice.code !== 'device-done-elsewhere' || deviceId === undefined || isGolden) return false;
    const isDone = (await world.isDone?.(deviceId)) ?? false;
    if (isDone) base.done.add(deviceId);
    const isOfBench = !isDone && ((await world.isOfBench?.(deviceId)) ?? false);
    if (isOfBench) base.ofBenches.add(deviceId);
    return isDone || isOfBench;
  }

  function forWhomOf({ customer }: Slot, everybodys: AttemptFor): AttemptFor {
    return customer === undefined || everybodys.for !== 'customer' ? everybodys : { ...everybodys, email: customer };
  }

  function answerTo(slot: Slot, question: Question, isOurs: boolean): Answer | SetupError | undefined {
    if (question.kind === 'confirm-ownership') {
      const { owner } = question.device;
      // Nothing that a line does gives these an owner: whoever it is, it is taken from nobody without a word.
      if (base.whose.account === undefined && owner !== undefined) {
        return setupError('device-has-owner', { details: { owner } });
      }
      return { kind: 'confirm-ownership', confirmed: isOurs };
    }
    if (question.kind !== 'choose-network') return undefined;
    if (question.problem !== undefined) return question.problem;
    const at = question.given?.length ?? 0;
    const network = options.networks[at];
    if (network === undefined) return { kind: 'no-more-networks' };
    const choice = (world.cables === undefined ? choiceFor : choiceByCable)(network, question.networks);
    if (choice === undefined) return setupError('network-not-in-list', { details: { network: network.ssid } });
    networks.heard(slot, choice);
    const isLast = at + 1 >= options.networks.length;
    return { kind: 'choose-network', choice, ...(isLast ? {} : { andAnother: true }) };
  }

  return { take, goOn };
}
