import type { DeviceId } from '../../shared/device-id.ts';
import { isCloudSilent, isMendedBy, isSaidByAir, mayAnswerOtherwise } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { ExpectedLight } from '../../shared/light.ts';
import type { CheckedNetworkChoice, NetworkChoice } from '../../shared/network-choice.ts';
import { type Result, success } from '../../shared/result.ts';
import type { DeviceIdentity, Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import { checkNetworkChoice, type HeardNetwork, remarksOnChoice } from '../../shared/wifi-network.ts';
import type { PhotonPublicKey } from '../../shared/wifi-password.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';
import { factsFromCloud } from './device-facts.ts';
import {
  allGiven,
  type GivenNetworks,
  shownNetworks,
  withGiven,
  withoutWaiting,
  withStored,
} from './given-networks.ts';
import { type Lease, onPhotonNetwork } from './lease.ts';
import { mustAskOwner, mustBeLetIn, ownedAsIn } from './product-member.ts';
import { waitOnline } from './prove.ts';
import { provenOutcome, toldRecipient } from './proven-outcome.ts';
import { noteRemembered } from './remembered-passwords.ts';
import type { InProduct, KnownDevices, RunMemory, SetupOptions, SetupWorld } from './setup-world.ts';
import { performStep, type Step, type UntimedEvent } from './step.ts';
import { askOnPhotonNetwork } from './steps/ask.ts';
import { connect } from './steps/connect.ts';
import { findPhoton } from './steps/find-photon.ts';
import { getClaimCode, readCloudTime, timeInCloud } from './steps/first-call.ts';
import { joinPhoton, rememberNetwork } from './steps/join-photon.ts';
import {
  checkSamePhoton,
  configureNetwork,
  readDeviceId,
  readPublicKey,
  scanNetworks,
  setClaimCode,
} from './steps/photon-commands.ts';
import { addToProduct, readProductDevices } from './steps/product.ts';
import { chooseNetwork, confirmOwnership, type NetworkAnswer } from './steps/questions.ts';
import { giveNetworkBack, lookHome } from './steps/way-home.ts';
import { failed, Stopped } from './stopped.ts';
import { toldStages } from './told-stages.ts';
import { benefitOfDoubt, forgetTyped, noteJoined } from './worked-networks.ts';

interface ProductPlanning {
  readonly known: KnownDevices;
  /** Put into the product, or found there, by an id that was known before. */
  readonly member: ProductDevice | undefined;
}

/**
 * Sets up one device, of a developer, of a product's customer, or of a product alone: the whole run, top to bottom. Yields every event, the last one `run-finished`.
 * Never throws; cancel by aborting `signal`, which is answered at once and gives the computer's network back.
 */
export async function* setUpDevice(
  world: SetupWorld,
  options: SetupOptions,
  memory: RunMemory,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Outcome> {
  const { wifi, product, kept: ours } = world;
  // The times of one run differ by what really passed, whatever the computer's clock is set to meanwhile.
  const clock = { ...world.clock, now: steadyTime(world.clock) };
  const startedAt = clock.monotonic();
  let device: DeviceIdentity | undefined;
  let lease: Lease | undefined;
  /** As a list told it that may be old: whoever is home asks the product itself. */
  let unconfirmed: ProductDevice | undefined;
  let outcome: Outcome;
  /** Ends what a failed run may have left under way. */
  const over = new AbortController();

  const event = (untimed: UntimedEvent): SetupEvent => ({ ...untimed, at: clock.now() });
  const { enter, leave, isIn } = toldStages(event);
  function* factsOf(device: CloudDevice): Generator<SetupEvent> {
    for (const facts of factsFromCloud(device)) yield event(facts);
  }
  const expectLight = (light: ExpectedLight) => event({ type: 'light-expected', light });
  async function* runOrFail<Value>(step: Step<Value>): AsyncGenerator<SetupEvent, Value> {
    const result = yield* performStep(step, clock, signal);
    if (result.ok) return result.value;
    throw new Stopped(result.error);
  }
  const onPhoton = <Value>(held: Lease, step: Step<Value>) => runOrFail(onPhotonNetwork(world, held, step));

  const metBefore = options.again ? memory.met : undefined;
  memory.met = undefined;
  memory.connectedAt = undefined;
  memory.sent = undefined;
  yield event({
    type: 'run-started',
    runId: options.runId,
    wifi: wifi.mode,
    ...toldRecipient(world),
  });
  try {
    yield* enter('prepare');
    yield expectLight('blue-blinking');
    const ticket = yield* runOrFail(world.account === undefined ? readCloudTime(world) : getClaimCode(world));
    // On the Photon's network one radio has no way to whoever keeps the others away.
    if (options.wantedId !== undefined) yield* ours.take(options.wantedId);
    const plan = product === undefined ? undefined : yield* prepareProduct(product);

    yield* enter('join');
    const ssid = yield* runOrFail(findPhoton(world, options, metBefore?.ssid));
    lease = yield* runOrFail(
      rememberNetwork(world, ssid, (held) => {
        lease = held;
      }),
    );
    yield* runOrFail(joinPhoton(world, lease));

    yield* enter('inspect');
    device = yield* onPhoton(lease, readDeviceId(world, ticket.myDevices));
    lease.deviceId = device.id;
    if (options.wantedId !== undefined && device.id !== options.wantedId) {
      const details = { expected: options.wantedId, found: device.id };
      throw new Stopped(setupError('different-photon', { details }));
    }
    yield* ours.take(device.id);
    if (product !== undefined && plan !== undefined) device = yield* intoProduct(product, plan, lease, device);
    const photon = { ssid, id: device.id };
    // Nothing is chosen and no password sent where the Photon keeps its networks.
    const key = options.keepNetworks ? undefined : yield* onPhoton(lease, readPublicKey(world));
    const known = key && options.networkKnown?.();
    const isAsked = key !== undefined && known === undefined;
    const earlyScan = isAsked ? world.photon.scanNetworks(AbortSignal.any([signal, over.signal])) : undefined;
    const again = metBefore?.id === device.id ? metBefore : undefined;
    const { owner } = device;
    const mustAgree = mustAskOwner(device, product !== undefined);
    if (mustAgree && (again?.agreed === undefined || again.agreed.owner !== owner)) {
      yield* runOrFail(confirmOwnership(world, askOnPhotonNetwork(world, lease), device, ticket.chooseUntil));
    }
    memory.met = { ...photon, agreed: mustAgree ? { owner } : undefined };
    const networks = isAsked ? yield* onPhoton(lease, scanNetworks(world, earlyScan)) : [];

    const chosen = known ?? (again && memory.choice);
    const choices = key ? yield* chooseAndStore(lease, networks, key, device.id, ticket.chooseUntil, chosen) : [];
    if (choices.length === 0) {
      yield* enter('commit');
      yield* onPhoton(lease, checkSamePhoton(world, device.id));
    }
    const { claimCode } = ticket;
    await ours.mustBe();
    if (claimCode !== undefined) yield* onPhoton(lease, setClaimCode(world, claimCode));
    // The clock is read before connect-ap: a handshake can only come after it.
    const connectedAt = timeInCloud(ticket.cloudTime, clock);
    memory.connectedAt = connectedAt;
    let told = false;
    const left = yield* performStep(
      connect(world, lease, photon, {
        fromHome: options.prove && options.othersWait,
        onSent: () => {
          told = true;
        },
      }),
      clock,
      signal,
    );
    const stayed = left.ok ? undefined : left.error;
    if (stayed !== undefined && !(told && options.prove && isSaidByAir(stayed.code))) throw new Stopped(stayed);

    yield* enter('give-back');
    const away = yield* goHome(lease);
    if (away === undefined) {
      if (product !== undefined && unconfirmed !== undefined) yield* confirmMember(product, unconfirmed);
      await lease.note.close(true);
      lease = undefined;
    } else {
      if (!options.prove) throw new Stopped(away);
      yield event({ type: 'noticed', notice: away });
    }
    outcome = { outcome: 'handed-over', deviceId: device.id };

    if (options.prove) {
      yield* enter('prove');
      const networkNames = choices.map(({ ssid }) => ssid);
      const proof = {
        photon,
        connectedAt,
        networkNames,
        away,
        isJustTold: left.ok && left.value === 'said-so',
        lost: ours.lost,
      };
      const seen = yield* performStep(waitOnline(world, proof, stayed === undefined ? 'air' : 'cloud'), clock, signal);
      // A Photon that stayed is only then not held against, when the cloud has it.
      if (!seen.ok && stayed !== undefined && seen.error.code !== 'cancelled') throw new Stopped(stayed);
      if (!seen.ok) throw new Stopped(benefitOfDoubt(seen.error, choices, device.id, memory, options));
      noteJoined(memory, choices);
      yield* factsOf(seen.value);
      yield expectLight('cyan-breathing');
      if (world.account === undefined) await ours.mustBe();
      const proven = { deviceId: device.id, name: seen.value.name, startedAt, agreed: device.owner };
      const ended = yield* provenOutcome(world, proven, clock, signal);
      if (!ended.ok) throw new Stopped(ended.error);
      outcome = ended.value;
    }
    if (lease !== undefined) {
      // Proven from where the computer is, which may be home by now; else the next start of a program brings it there.
      const back = yield* performStep(lookHome(world, lease.remembered), clock, signal);
      await lease.note.close(back.ok);
      lease = undefined;
    }
    yield* leave();
    forgetTyped(memory);
  } catch (stopped) {
    outcome = failed(stopped, device?.id);
    yield* endLease();
  } finally {
    over.abort();
    // Whoever followed the run went away in the middle: nobody to tell, but the network still goes back.
    if (lease !== undefined) void returnQuietly();
  }
  yield event({ type: 'run-finished', outcome });
  return outcome;

  /** Before the first move: what the product knows, and a device whose id is known goes into it. */
  async function* prepareProduct(inProduct: InProduct): AsyncGenerator<SetupEvent, ProductPlanning> {
    const known = yield* runOrFail(readProductDevices(inProduct, options, memory, clock));
    const { wantedId } = options;
    if (wantedId === undefined) return { known, member: undefined };
    const member = known.get(wantedId) ?? (yield* runOrFail(addToProduct(inProduct, wantedId, ours.lost)));
    mustBeLetIn(member);
    yield event({ type: 'plan-chosen', plan: 'id-known' });
    return { known, member };
  }

  /** On the Photon's network, its id in hand: by the cheapest way into the product, before any code is given to it. */
  async function* intoProduct(
    inProduct: InProduct,
    { known, member }: ProductPlanning,
    held: Lease,
    met: DeviceIdentity,
  ): AsyncGenerator<SetupEvent, DeviceIdentity> {
    const told = known.get(met.id);
    let inside = member ?? told;
    if (member === undefined && inProduct.members !== undefined) {
      unconfirmed = told;
      known.delete(met.id);
    }
    if (inside !== undefined && member === undefined) {
      yield event({ type: 'plan-chosen', plan: 'already-in-product' });
    }
    if ((inside === undefined || unconfirmed !== undefined) && held.remembered.keepsInternet) {
      // One try: the internet beside the Photon was there a moment ago, and without it there is still the way home.
      const added = yield* bringIn(inProduct, met.id, { attempts: 1 });
      if (!added.ok && !mayAnswerOtherwise(added.error.code)) throw new Stopped(added.error);
      if (added.ok && inside === undefined) yield event({ type: 'plan-chosen', plan: 'internet-stays' });
      if (added.ok) {
        inside = added.value;
        unconfirmed = undefined;
      }
    }
    if (inside === undefined) {
      yield event({ type: 'plan-chosen', plan: 'two-visits' });
      const away = yield* goHome(held);
      const added = yield* bringIn(inProduct, met.id);
      if (!added.ok) {
        throw new Stopped(away !== undefined && isCloudSilent(added.error.code) ? away : added.error);
      }
      inside = added.value;
      mustBeLetIn(inside);
      yield* runOrFail(joinPhoton(world, held));
      yield* onPhoton(held, checkSamePhoton(world, met.id));
    }
    mustBeLetIn(inside);
    yield* factsOf(inside);
    const identified = ownedAsIn(inProduct, met, inside);
    if (identified === undefined) return met;
    yield event({ type: 'device-identified', device: identified });
    return identified;
  }

  /** As the product has it now, into which it is put. */
  async function* bringIn(
    inProduct: InProduct,
    id: DeviceId,
    tries: { readonly attempts?: 1 } = {},
  ): AsyncGenerator<SetupEvent, Result<ProductDevice>> {
    const { members } = inProduct;
    if (members !== undefined) {
      // An import lets in again who was put in quarantine since the list was read.
      const alone = { ...readProductDevices(inProduct, { wantedId: id }, memory, clock), ...tries };
      const found = yield* performStep(alone, clock, signal);
      if (!found.ok) return found;
      const there = found.value.get(id);
      members.asked(there !== undefined);
      if (there !== undefined) return success(there);
    }
    return yield* performStep({ ...addToProduct(inProduct, id, ours.lost), ...tries }, clock, signal);
  }

  /**
   * It was told to connect by a list that may be old, and needs longer to come online than the computer to come home: where it was
   * taken out of its product meanwhile it is put into that before it can be claimed. Whose it became meanwhile is told.
   */
  async function* confirmMember(inProduct: InProduct, believed: ProductDevice): AsyncGenerator<SetupEvent> {
    const asked = yield* bringIn(inProduct, believed.id, { attempts: 1 });
    // The proof asks the product, too, and ends nothing without its word.
    if (!asked.ok && options.prove) return;
    if (!asked.ok) throw new Stopped(asked.error);
    mustBeLetIn(asked.value);
    const { owner } = asked.value;
    const isTheirs = owner !== undefined && owner !== inProduct.customer && owner !== believed.owner;
    if (isTheirs) throw new Stopped(setupError('device-has-owner', { details: { owner } }));
  }

  /** Why the computer is not home; undefined when it is. What is to be asked of the cloud may be asked by another way. */
  async function* goHome({ remembered }: Lease): AsyncGenerator<SetupEvent, SetupError | undefined> {
    const home = yield* performStep(giveNetworkBack(world, remembered, 'success'), clock, signal);
    if (home.ok) return undefined;
    if (signal.aborted) throw new Stopped(home.error);
    // A time limit knows no name, and the person is told which network to choose.
    return home.error.code === 'home-network-not-back' ? notHome(remembered) : home.error;
  }

  /**
   * Choosing and storing go round until the Photon has stored all that it is given: what it refuses is asked about again,
   * and what it has stored it keeps. The first given comes first in what is returned; none: it keeps those that it has.
   * `chosen`: was answered before.
   */
  async function* chooseAndStore(
    lease: Lease,
    first: readonly HeardNetwork[],
    key: PhotonPublicKey,
    deviceId: DeviceId,
    until: number,
    chosen: NetworkChoice | undefined,
  ): AsyncGenerator<SetupEvent, readonly NetworkChoice[]> {
    let answered: NetworkAnswer | undefined = chosen && { kind: 'choose-network', choice: chosen };
    let networks = first;
    let given: GivenNetworks = { waiting: memory.others ?? [], stored: [] };
    let problem: SetupError | undefined;
    const asks = askOnPhotonNetwork(world, lease);
    const remember = (next: GivenNetworks, choice: NetworkChoice | undefined) => {
      given = next;
      memory.choice = choice;
      memory.others = allGiven(next).filter(({ ssid }) => ssid !== choice?.ssid);
    };
    for (;;) {
      if (!isIn('choose')) yield* enter('choose');
      const shown = shownNetworks(given);
      const answer =
        answered ?? (yield* runOrFail(chooseNetwork(world, asks, memory, networks, shown, problem, until)));
      answered = undefined;
      problem = undefined;
      if (answer.kind === 'keep-networks') return [];
      if (answer.kind === 'rescan-networks') {
        networks = yield* onPhoton(lease, scanNetworks(world));
        continue;
      }
      if (answer.kind === 'remove-network') {
        const { ssid } = answer;
        remember(withoutWaiting(given, ssid), memory.choice?.ssid === ssid ? undefined : memory.choice);
        continue;
      }
      if (answer.kind === 'no-more-networks' && shown.length === 0) continue;
      if (answer.kind === 'choose-network') {
        const checked = checkNetworkChoice(answer.choice);
        const next = checked.ok ? withGiven(given, checked.value) : checked;
        remember(next.ok ? next.value : given, answer.choice);
        if (next.ok) noteRemembered(memory.remembered, answer);
        if (!next.ok) problem = next.error;
        if (!next.ok || answer.andAnother) continue;
      }
      // The last one is sent first: a Photon puts each new one before those that it has.
      for (let choice = given.waiting.at(-1); choice !== undefined; choice = given.waiting.at(-1)) {
        const { ssid } = choice;
        const sentBefore = given.stored.map((one) => one.ssid).filter((name) => name !== ssid);
        memory.sent = [ssid, ...sentBefore];
        let stored = yield* store(lease, choice, networks, key, deviceId);
        if (!stored.ok && stored.error.code === 'network-password-not-decrypted') {
          // Never with another key than the first: whoever asks for that may want to read the password.
          stored = yield* store(lease, choice, networks, key, deviceId);
        }
        if (stored.ok) {
          given = withStored(given, choice);
          continue;
        }
        if (!isMendedBy(stored.error.code, 'choosing')) throw new Stopped(stored.error);
        problem = stored.error;
        memory.sent = sentBefore;
        remember(withoutWaiting(given, ssid), choice);
        break;
      }
      if (problem === undefined) return given.stored;
    }
  }

  async function* store(
    lease: Lease,
    choice: CheckedNetworkChoice,
    networks: readonly HeardNetwork[],
    key: PhotonPublicKey,
    deviceId: DeviceId,
  ): AsyncGenerator<SetupEvent, Result<unknown>> {
    const heard = networks.find((network) => network.ssid === choice.ssid && network.security === choice.security);
    for (const notice of remarksOnChoice(choice, heard)) yield event({ type: 'noticed', notice });
    if (!isIn('commit')) yield* enter('commit');
    yield* onPhoton(lease, checkSamePhoton(world, deviceId, key));
    await ours.mustBe();
    return yield* performStep(onPhotonNetwork(world, lease, configureNetwork(world, choice, key)), clock, signal);
  }

  async function returnQuietly(): Promise<void> {
    const way = endLease();
    while (!(await way.next()).done);
  }

  /** The lease ends whatever happened, under a signal of its own: cancelling must not cancel the way home. */
  async function* endLease(): AsyncGenerator<SetupEvent> {
    if (lease === undefined) return;
    const { remembered, note } = lease;
    const back = yield* performStep(giveNetworkBack(world, remembered, 'failure'), clock, neverAborted());
    await note.close(back.ok);
    // Not before: whoever follows may go away in the middle of the way home, too.
    lease = undefined;
    if (back.ok) return;
    const asks = back.error.code === 'home-network-asks-password';
    yield event({ type: 'noticed', notice: asks ? back.error : notHome(remembered) });
  }
}

function notHome({ networkName = '' }: RememberedNetwork): SetupError {
  return setupError('home-network-not-back', { details: { network: networkName } });
}
