import { consoleEntries, hiddenTrouble } from '../../shared/console/console-entries.ts';
import type { ConsoleAbilities } from '../../shared/console/console-firmware.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { byCancel, isFateUnknown, proofIn } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { CheckedNetworkChoice, NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { DeviceIdentity, Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import { checkNetworkChoice, type HeardNetwork } from '../../shared/wifi-network.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { PhotonConsole } from '../serial/photon-cable-port.ts';
import { factsFromCloud } from './device-facts.ts';
import {
  allGiven,
  type GivenNetworks,
  shownNetworks,
  withGiven,
  withoutWaiting,
  withStored,
} from './given-networks.ts';
import { mustAskOwner, mustBeLetIn, ownedAsIn } from './product-member.ts';
import { waitOnline } from './prove.ts';
import { provenOutcome, toldRecipient } from './proven-outcome.ts';
import { noteRemembered } from './remembered-passwords.ts';
import type { InProduct, KnownDevices, RunMemory, SetupOptions } from './setup-world.ts';
import { performStep, type Step, type UntimedEvent } from './step.ts';
import { ask } from './steps/ask.ts';
import {
  backOnCable,
  type CableWorld,
  enterNetwork,
  findOnCable,
  handOver,
  hearAround,
  hearNetworks,
  openConsole,
  setClaimCodeByCable,
  storeNetwork,
} from './steps/cable-commands.ts';
import { type ClaimTicket, getClaimCode, readCloudTime, timeInCloud } from './steps/first-call.ts';
import { addToProduct, readProductDevices } from './steps/product.ts';
import { chooseNetwork, confirmOwnership } from './steps/questions.ts';
import { failed, Stopped } from './stopped.ts';
import { toldStages } from './told-stages.ts';
import { benefitOfDoubt, forgetTyped, noteJoined } from './worked-networks.ts';

/** What a cancel leaves in the middle of a question is not held against the device. */
function asChosen(stopped: unknown): unknown {
  const isLeft = stopped instanceof Stopped && stopped.reason.code === 'cable-interrupted';
  return isLeft ? new Stopped(setupError('cable-interrupted', { details: byCancel })) : stopped;
}

/**
 * Sets up one device over a USB cable: the computer never leaves its network, so there is nothing to join and nothing to give
 * back, and one visit is enough for a product's device, too. Otherwise as `setUpDevice`. Cancelled in the middle of a question
 * of the console it ends as `cable-interrupted`, which says what is left behind.
 */
export async function* setUpByCable(
  world: CableWorld,
  options: SetupOptions,
  memory: RunMemory,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Outcome> {
  const { account, product, kept: ours } = world;
  const clock = { ...world.clock, now: steadyTime(world.clock) };
  const startedAt = clock.monotonic();
  let device: DeviceIdentity | undefined;
  let console: PhotonConsole | undefined;
  let networks: readonly HeardNetwork[] = [];
  /** By the touch, and no question is open: it would listen on for good. */
  let listensByUs = false;
  /** By the cloud's clock: since then the end of listening mode claims one that has a network of its own. */
  let hasCodeSince: number | undefined;
  let given: GivenNetworks = { waiting: options.keepNetworks ? [] : (memory.others ?? []), stored: [] };
  const over = new AbortController();
  let outcome: Outcome;

  const event = (untimed: UntimedEvent): SetupEvent => ({ ...untimed, at: clock.now() });
  const { enter, leave } = toldStages(event);
  async function* runOrFail<Value>(step: Step<Value>, until = signal): AsyncGenerator<SetupEvent, Value> {
    const result = yield* performStep(step, clock, until);
    if (result.ok) return result.value;
    throw new Stopped(result.error);
  }
  /** Ends by itself when the run is cancelled: only the console knows whether it is in the middle of a question. */
  async function* atConsole<Value>(step: Step<Value>): AsyncGenerator<SetupEvent, Value> {
    const run: Step<Value>['run'] = (limit, report) => step.run(AbortSignal.any([signal, limit]), report);
    const before = listensByUs;
    listensByUs = false;
    const result = yield* performStep({ ...step, run }, clock, neverAborted());
    // After any other end a letter may become part of an answer.
    if (result.ok || result.error.code === 'cancelled') listensByUs = before;
    if (result.ok) return result.value;
    throw new Stopped(result.error);
  }
  /** A question to the person, for as long as the Photon is there. */
  async function* askBeside<Value>({ lost }: PhotonConsole, step: Step<Value>): AsyncGenerator<SetupEvent, Value> {
    const answered = yield* performStep(step, clock, AbortSignal.any([signal, lost]));
    if (answered.ok) return answered.value;
    throw new Stopped(lost.aborted && !signal.aborted ? setupError('cable-gone') : answered.error);
  }

  memory.met = undefined;
  memory.connectedAt = undefined;
  memory.sent = undefined;
  yield event({
    type: 'run-started',
    runId: options.runId,
    wifi: world.wifi.mode,
    cable: true,
    ...toldRecipient(world),
  });
  try {
    yield* enter('prepare');
    yield event({ type: 'light-expected', light: 'blue-blinking' });
    // Beside the rest, because it takes seconds.
    const around = options.keepNetworks ? undefined : hearAround(world, AbortSignal.any([signal, over.signal]));
    const ticket = yield* runOrFail(account === undefined ? readCloudTime(world) : getClaimCode(world));
    if (options.wantedId !== undefined) yield* ours.take(options.wantedId);
    // Of one whose ID is known; any other tells it where the internet is, and is asked about alone.
    let known = product && options.wantedId && (yield* runOrFail(readProductDevices(product, options, memory, clock)));
    yield* runOrFail(findOnCable(world, options));

    yield* enter('inspect');
    const opened = yield* atConsole(openConsole(world, options, ticket.myDevices));
    console = opened.console;
    device = opened.device;
    listensByUs = opened.byTouch;
    yield* ours.take(device.id);
    // Before 0.6.0 the console takes none: the device is claimed by its ID once it is online, which is its developer's way.
    if (!console.abilities.claimCode && account !== undefined && product !== undefined) {
      throw new Stopped(setupError('cable-no-claim-code'));
    }
    if (product !== undefined) {
      known ??= yield* runOrFail(readProductDevices(product, { wantedId: device.id }, memory, clock));
      device = yield* intoProduct(product, known, device);
    }
    if (mustAskOwner(device, product !== undefined)) {
      yield* askBeside(console, confirmOwnership(world, ask(world), device, ticket.chooseUntil));
    }

    if (around !== undefined) networks = yield* runOrFail(hearNetworks(world, options, around));
    let problem: SetupError | undefined;
    for (;;) {
      const end = yield* tryOnce(device, ticket, problem);
      if ('outcome' in end) {
        outcome = end;
        break;
      }
      problem = end;
    }
    yield* leave();
    forgetTyped(memory);
  } catch (stopped) {
    outcome = failed(signal.aborted ? asChosen(stopped) : stopped, device?.id);
    if (listensByUs && hasCodeSince !== undefined) {
      memory.connectedAt ??= hasCodeSince;
      yield event({ type: 'connect-sent' });
    }
  } finally {
    over.abort();
    // As it was found: it was at work before it was told to listen.
    if (listensByUs) await console?.leave();
    // Not waited for: an answer to whoever cancelled comes first.
    void console?.close();
  }
  yield event({ type: 'run-finished', outcome });
  return outcome;

  /** Its ID is known and the internet is there: before any code is given to it, it goes into the product. */
  async function* intoProduct(
    inProduct: InProduct,
    known: KnownDevices,
    met: DeviceIdentity,
  ): AsyncGenerator<SetupEvent, DeviceIdentity> {
    const member = known.get(met.id);
    yield event({ type: 'plan-chosen', plan: member === undefined ? 'internet-stays' : 'already-in-product' });
    const inside = member ?? (yield* runOrFail(addToProduct(inProduct, met.id, ours.lost)));
    mustBeLetIn(inside);
    for (const facts of factsFromCloud(inside)) yield event(facts);
    const identified = ownedAsIn(inProduct, met, inside);
    if (identified === undefined) return met;
    yield event({ type: 'device-identified', device: identified });
    return identified;
  }

  /** From the choice of a network to the proof, or to why other details are asked for: then it listens again by itself. */
  async function* tryOnce(
    { id, owner }: DeviceIdentity,
    ticket: ClaimTicket,
    before: SetupError | undefined,
  ): AsyncGenerator<SetupEvent, Outcome | SetupError> {
    if (!options.keepNetworks) yield* choose(ticket.chooseUntil, before);
    yield* enter('commit');
    await ours.mustBe();
    // Before any network: with the first one it may come online, and is claimed then.
    if (listening().abilities.claimCode && ticket.claimCode !== undefined) {
      yield* atConsole(setClaimCodeByCable(listening(), ticket.claimCode));
      hasCodeSince = timeInCloud(ticket.cloudTime, clock);
    }
    // The clock is read before a line end with which it may leave: a handshake can only come after it.
    let connectedAt = timeInCloud(ticket.cloudTime, clock);
    let unsure = yield* storeOthers(id, ticket, connectedAt);
    const held = listening();
    const [first] = given.waiting;
    const choices = allGiven(given);
    if (unsure === undefined) {
      const entered = first && (yield* atConsole(enterNetwork(held, sent(first))));
      if (entered !== undefined) listensByUs = false;
      connectedAt = timeInCloud(ticket.cloudTime, clock);
      memory.connectedAt = connectedAt;
      const before = listensByUs;
      listensByUs = false;
      const left = yield* performStep(handOver(held, entered, first, signal), clock, neverAborted());
      unsure = left.ok ? undefined : left.error;
      if (unsure?.code === 'cancelled') listensByUs = before;
    }
    const mayBeProven = options.prove && unsure !== undefined && isFateUnknown(unsure.code) && !signal.aborted;
    if (unsure !== undefined && !mayBeProven) throw new Stopped(unsure);
    if (!options.prove) return { outcome: 'handed-over', deviceId: id };

    yield* enter('prove');
    const photon = { ssid: undefined, id };
    const proof = { photon, connectedAt, networkNames: choices.map(({ ssid }) => ssid), lost: ours.lost };
    const back = backOnCable({ ...world, clock }, held, (again) => {
      console = again;
    });
    const watch = unsure === undefined ? back : 'cloud';
    const seen = yield* performStep(waitOnline(world, proof, watch), clock, signal);
    // What was not heard to be stored is only then not held against, when the cloud has the device.
    if (!seen.ok && unsure !== undefined && !signal.aborted) throw new Stopped(unsure);
    if (!seen.ok) {
      const why = benefitOfDoubt(seen.error, choices, id, memory, options);
      if (proofIn(why.code) !== 'listening' || choices.length === 0) throw new Stopped(why);
      // What is chosen instead may be the same network with another password.
      given = { waiting: [], stored: choices.filter((choice) => choice !== first) };
      yield event({ type: 'light-expected', light: 'blue-blinking' });
      return why;
    }
    noteJoined(memory, choices);
    for (const facts of factsFromCloud(seen.value)) yield event(facts);
    yield event({ type: 'light-expected', light: 'cyan-breathing' });
    if (account === undefined) await ours.mustBe();
    const proven = { deviceId: id, name: seen.value.name, startedAt, agreed: owner };
    const ended = yield* provenOutcome(world, proven, clock, signal);
    if (!ended.ok) throw new Stopped(ended.error);
    return ended.value;
  }

  /**
   * All but the first, which it then tries first: after each it listens no more, and is told to again. What ends it in between
   * leaves a Photon that may come online by what it has; the error is one after which nobody knows.
   */
  async function* storeOthers(
    id: DeviceId,
    { myDevices }: ClaimTicket,
    connectedAt: number | undefined,
  ): AsyncGenerator<SetupEvent, SetupError | undefined> {
    for (let choice = given.waiting.at(-1); choice !== given.waiting[0]; choice = given.waiting.at(-1)) {
      if (choice === undefined) return undefined;
      const entered = yield* atConsole(enterNetwork(listening(), sent(choice)));
      listensByUs = false;
      memory.connectedAt = connectedAt;
      const stored = yield* performStep(storeNetwork(entered, choice, signal), clock, neverAborted());
      if (!stored.ok) return stored.error;
      given = withStored(given, choice);
      await listening().close();
      const again = openConsole(world, { ...options, wantedId: id }, myDevices);
      const opened = yield* performStep(
        { ...again, run: (limit, report) => again.run(AbortSignal.any([signal, limit]), report) },
        clock,
        neverAborted(),
      );
      if (!opened.ok) throw new Stopped(opened.error);
      console = opened.value.console;
      listensByUs = opened.value.byTouch;
    }
    return undefined;
  }

  function listening(): PhotonConsole {
    if (console === undefined) throw new Stopped(setupError('cable-gone'));
    return console;
  }

  /** From now on it may be stored. */
  function sent(choice: CheckedNetworkChoice): NetworkChoice {
    memory.sent = [choice.ssid, ...given.stored.map(({ ssid }) => ssid).filter((ssid) => ssid !== choice.ssid)];
    const typed = world.cable.withOpenKey(choice);
    if (!typed.ok) throw new Stopped(typed.error);
    return typed.value;
  }

  /** Until the console takes all that is chosen. Nothing waits then: it keeps the networks that it has. */
  async function* choose(until: number, before: SetupError | undefined): AsyncGenerator<SetupEvent, void> {
    yield* enter('choose');
    const { abilities } = listening();
    let problem = before;
    const remember = (next: GivenNetworks, choice: NetworkChoice | undefined) => {
      given = next;
      memory.choice = choice;
      memory.others = allGiven(next).filter(({ ssid }) => ssid !== choice?.ssid);
    };
    for (;;) {
      const shown = shownNetworks(given);
      const asked = chooseNetwork(world, ask(world), memory, networks, shown, problem, until);
      const answer = yield* askBeside(listening(), asked);
      problem = undefined;
      if (answer.kind === 'keep-networks') {
        given = { ...given, waiting: [] };
        return;
      }
      if (answer.kind === 'no-more-networks' && shown.length > 0) return;
      if (answer.kind === 'rescan-networks') networks = yield* runOrFail(hearNetworks(world, options));
      if (answer.kind === 'remove-network') {
        const { ssid } = answer;
        remember(withoutWaiting(given, ssid), memory.choice?.ssid === ssid ? undefined : memory.choice);
      }
      if (answer.kind !== 'choose-network') continue;
      const next = withEntered(answer.choice, abilities);
      remember(next.ok ? next.value : given, answer.choice);
      if (next.ok) noteRemembered(memory.remembered, answer);
      else problem = next.error;
      if (next.ok && !answer.andAnother) return;
    }
  }

  /** With one more that this console takes. */
  function withEntered(choice: NetworkChoice, abilities: ConsoleAbilities): Result<GivenNetworks> {
    const checked = checkNetworkChoice(choice, 'cable');
    if (!checked.ok) return checked;
    const typed = world.cable.withOpenKey(checked.value);
    if (!typed.ok) return typed;
    const entries = consoleEntries(typed.value, abilities);
    if (!entries.ok) return entries;
    const hidden = hiddenTrouble(choice, abilities, networks);
    return hidden === undefined ? withGiven(given, checked.value) : failure(hidden);
  }
}
