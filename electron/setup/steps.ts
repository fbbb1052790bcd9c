import type { Answer } from '../../shared/answer.ts';
import { type ClaimCode, claimCodeLifetimeMs } from '../../shared/claim-code.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import {
  hasNoWayToCloud,
  isContactLost,
  isHomeAllTheSame,
  isMendedBy,
  isNotHome,
  isTransient,
  wasNotHeard,
} from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { CheckedNetworkChoice, NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type {
  DeviceIdentity,
  GivenNetwork,
  PreviousChoice,
  Question,
  SeenPhoton,
  WifiMode,
} from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';
import { isSameKey, type PhotonPublicKey } from '../../shared/wifi-password.ts';
import type { CloudTime } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { Homecoming, RememberedNetwork } from '../wifi/wifi-port.ts';
import { handsLimitMs, holdOn, joinLimitMs, keepPlace, type Lease, whyAway } from './lease.ts';
import type { RunMemory, SetupOptions, SetupWorld, Surroundings, WithOwner, WithoutOwner } from './setup-world.ts';
import type { Report, Step } from './step.ts';

/*
 * Every step of a run as data. Limits on the Photon's network enclose those of the SoftAP commands themselves
 * (`commandTimeLimitsMs`); the other bounds carry their reason here.
 */

/** Choosing must leave time for the rest before the claim code runs out. */
export const choiceLimitMs = claimCodeLifetimeMs - 10 * 60 * 1000;

/** One short SoftAP command, tried again when the link was at fault. */
const photonCommand = {
  timeLimitMs: 20_000,
  timeoutCode: 'photon-timed-out',
  attempts: 3,
  pauseMs: 1_000,
} as const;

const questionToThePerson = { timeoutCode: 'waited-too-long', attempts: 1, pauseMs: 0 } as const;

/** On the Photon's own network it answers within milliseconds; longer silence means that the computer is elsewhere. */
const glanceLimitMs = 1_500;

export interface ClaimTicket {
  /** Undefined: the device is to be nobody's. */
  readonly claimCode: ClaimCode | undefined;
  readonly myDevices: readonly DeviceId[];
  readonly cloudTime: CloudTime;
  /** When choosing must be over, by the monotonic clock, so that the rest fits into a code's hour. */
  readonly chooseUntil: number;
}

/** The cloud's time now, wherever this computer's clock was set meanwhile; in milliseconds since 1970. */
export function timeInCloud({ date, at }: CloudTime, clock: Clock): number {
  return date + clock.monotonic() - at;
}

/** The first word with the cloud: nothing can be fetched later, because on the Photon's network there is no internet. */
const firstCall = {
  timeLimitMs: 30_000,
  timeoutCode: 'cloud-timed-out',
  attempts: 3,
  pauseMs: 1_000,
} as const;

export function getClaimCode({ account, ...around }: Surroundings & WithOwner): Step<ClaimTicket> {
  return {
    id: 'get-claim-code',
    ...firstCall,
    async run(signal, report) {
      const claim = await account.createClaimCode(signal);
      if (!claim.ok) return explainOffline(claim.error, around, signal);
      const { claimCode, deviceIds, cloudTime } = claim.value;
      return success({ claimCode, myDevices: deviceIds, ...timesOf(cloudTime, around.clock, report) });
    },
  };
}

/** In place of a claim code, for a device that is to be nobody's: only what time it is in the cloud. */
export function readCloudTime({ product, ...around }: Surroundings & WithoutOwner): Step<ClaimTicket> {
  return {
    id: 'read-cloud-time',
    ...firstCall,
    async run(signal, report) {
      const time = await product.cloud.readTime(signal);
      if (!time.ok) return explainOffline(time.error, around, signal);
      return success({ claimCode: undefined, myDevices: [], ...timesOf(time.value, around.clock, report) });
    },
  };
}

/** A cloud that tells no time has this computer's. */
function timesOf(told: CloudTime | undefined, clock: Clock, report: Report) {
  const cloudTime = told ?? { date: clock.now(), at: clock.monotonic() };
  const clockAheadMs = timeInCloud(cloudTime, clock) - clock.now();
  // Ten minutes off is no rounding: signatures and times of the person's other programs are wrong, too.
  if (Math.abs(clockAheadMs) > 10 * 60 * 1000) {
    report({
      type: 'noticed',
      notice: setupError('computer-clock-wrong', { details: { minutes: Math.round(clockAheadMs / 60_000) } }),
    });
  }
  return { cloudTime, chooseUntil: clock.monotonic() + choiceLimitMs };
}

/** "No internet" before the first hop often means that the computer still sits on a Photon's network. */
async function explainOffline(
  error: SetupError,
  { photon, wifi, clock }: Pick<Surroundings, 'photon' | 'wifi' | 'clock'>,
  signal: AbortSignal,
): Promise<Result<never>> {
  // From the Photon's network, whose name service is silent for names that it does not know, there is no way.
  const mayBeThere = hasNoWayToCloud(error.code) && isTransient(error.code);
  if (!mayBeThere || wifi.mode === 'simulated') return failure(error);
  const identity = await within(glanceLimitMs, clock, signal, (soon) => photon.deviceId(soon));
  return failure(identity.ok ? setupError('still-on-photon-network') : error);
}

/**
 * From here on the computer's Wi-Fi is on lease: noted on disk before anything moves. Whoever is to end it hears of it by
 * `onHeld`, because a run may be left before it hears of the end of this step.
 */
export function rememberNetwork(
  { wifi, journal }: SetupWorld,
  ssid: string | undefined,
  onHeld: (lease: Lease) => void,
): Step<Lease> {
  return {
    id: 'remember-network',
    timeLimitMs: 20_000,
    // Nothing was joined yet: the system did not say where the computer is.
    timeoutCode: 'wifi-service-not-running',
    attempts: 2,
    pauseMs: 500,
    // For one that was busy; what the system does answer stays the same.
    retryOn: (code) => code === 'wifi-service-not-running',
    async run(signal, report) {
      const remembered = await wifi.remember(signal, ssid);
      if (!remembered.ok) return remembered;
      const note = await journal.begin(remembered.value);
      if (!note.ok) return note;
      if (signal.aborted) {
        await note.value.close(true);
        return failure(setupError('cancelled'));
      }
      const lease = { remembered: remembered.value, note: note.value, ssid, deviceId: undefined };
      onHeld(lease);
      if (!note.value.written) report({ type: 'noticed', notice: setupError('journal-not-written') });
      const { networkName, adapter, keepsInternet } = remembered.value;
      report({
        type: 'network-remembered',
        ...(networkName === undefined ? {} : { networkName }),
        ...(adapter === undefined ? {} : { adapter }),
        keepsInternet,
      });
      return success(lease);
    },
  };
}

/**
 * The name of the Photon to join, or undefined when the person picks it in the system's menu. The wanted one, or one
 * found alone, is taken; otherwise the person is asked, and the list goes on being fresh while the question is open.
 */
export function findPhoton(
  world: SetupWorld,
  { photonPrefix, wantedPhoton, findLimitMs = handsLimitMs }: SetupOptions,
): Step<string | undefined> {
  return {
    id: 'find-photon',
    // The search ends by itself and then says what was in its way; this bound is for a list that never comes.
    timeLimitMs: findLimitMs + 30_000,
    timeoutCode: 'photon-not-found',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const over = new AbortController();
      const searching = AbortSignal.any([signal, over.signal]);
      const lists = world.wifi.photons(photonPrefix, searching, wantedPhoton);
      if (lists === undefined) return success(wantedPhoton);
      const late = world.clock.sleep(findLimitMs, searching).then(() => 'late' as const);
      const iterator = lists[Symbol.asyncIterator]();
      let next = iterator.next();
      let question: { readonly id: string; readonly answer: Promise<Answer> } | undefined;
      let severalSeen = false;
      let seen: readonly SeenPhoton[] = [];
      let obstacle: SetupError | undefined;
      try {
        for (;;) {
          const turn = await Promise.race([next, late, ...(question === undefined ? [] : [question.answer])]);
          if (turn === 'late') return failure(obstacle ?? setupError('photon-not-found'));
          if ('kind' in turn) {
            if (turn.kind !== 'choose-photon') return success(undefined);
            if (seen.some(({ ssid, twice }) => twice && ssid === turn.ssid))
              report({ type: 'noticed', notice: nameTwice(turn.ssid) });
            return success(turn.ssid);
          }
          if (turn.done) return failure(setupError('photon-not-found'));
          next = iterator.next();
          const list = turn.value;
          obstacle = list.ok ? undefined : list.error;
          if (list.ok) report({ type: 'photons-seen', photons: list.value });
          else report({ type: 'search-obstructed', obstacle: list.error });
          if (!list.ok && isMendedBy(list.error.code, 'hands')) {
            if (question !== undefined) report({ type: 'question-answered', questionId: question.id });
            return success(wantedPhoton);
          }
          // A name that only looks alike is taken when the person says so, never by itself.
          const photons = list.ok ? list.value.filter(({ alike }) => !alike) : [];
          if (list.ok) seen = list.value;
          severalSeen ||= photons.length > 1;
          // A person who is choosing among several goes on choosing, whatever is left of them.
          const found =
            wantedPhoton === undefined
              ? photons.length === 1 && !severalSeen
                ? photons[0]
                : undefined
              : seen.find(({ ssid }) => list.ok && ssid === wantedPhoton);
          if (found !== undefined) {
            if (question !== undefined) report({ type: 'question-answered', questionId: question.id });
            if (found.twice) report({ type: 'noticed', notice: nameTwice(found.ssid) });
            return success(found.ssid);
          }
          if (wantedPhoton === undefined)
            question ??= askWhichPhoton(world, list.ok ? list.value : [], searching, report);
        }
      } finally {
        over.abort();
      }
    },
  };
}

function nameTwice(network: string): SetupError {
  return setupError('photon-name-twice', { details: { network } });
}

function askWhichPhoton(world: SetupWorld, photons: readonly SeenPhoton[], signal: AbortSignal, report: Report) {
  const id = world.newId();
  const answer = ask(world, { id, kind: 'choose-photon', photons }, ['choose-photon', 'join-by-hand'], signal, report);
  return { id, answer };
}

/** Joined is what answers `device-id` like a Photon, never what has the right name. */
export function joinPhoton({ wifi }: SetupWorld, { ssid, remembered }: Lease): Step<void> {
  const hands = wifi.mode !== 'simulated';
  return {
    id: 'join-photon',
    timeLimitMs: joinLimitMs(wifi.mode),
    timeoutCode: 'photon-network-not-joined',
    attempts: hands ? 1 : 2,
    pauseMs: 1_000,
    // A join that did not come about is the thing to try again; a computer that lets nothing through stays like that.
    retryOn: isContactLost,
    async run(signal, report) {
      report({ type: 'place-changed', place: 'between' });
      const joined = await wifi.joinPhoton(ssid, remembered, (task) => report({ type: 'hand-needed', task }), signal);
      if (!joined.ok) return joined;
      report({ type: 'hand-done' });
      report({ type: 'place-changed', place: 'photon' });
      return joined;
    },
  };
}

export function readDeviceId({ photon }: SetupWorld, myDevices: readonly DeviceId[]): Step<DeviceIdentity> {
  return {
    id: 'read-device-id',
    ...photonCommand,
    attempts: 5,
    async run(signal, report) {
      const identity = await photon.deviceId(signal);
      if (!identity.ok) return identity;
      const { id, claimedBefore } = identity.value;
      const device: DeviceIdentity = { id, setUpBefore: claimedBefore, ownedByMe: myDevices.includes(id) };
      report({ type: 'device-identified', device });
      return success(device);
    },
  };
}

export function readPublicKey({ photon }: SetupWorld): Step<PhotonPublicKey> {
  return {
    id: 'read-public-key',
    ...photonCommand,
    run: (signal) => photon.publicKey(signal),
  };
}

/** `early`: a scan already under way while the person read something; later tries start their own. */
export function scanNetworks(
  { photon }: SetupWorld,
  early?: Promise<Result<readonly HeardNetwork[]>>,
): Step<readonly HeardNetwork[]> {
  let underWay = early;
  return {
    id: 'scan-networks',
    ...photonCommand,
    timeLimitMs: 30_000,
    async run(signal, report) {
      const scan = underWay ?? photon.scanNetworks(signal);
      underWay = undefined;
      const networks = await scan;
      if (networks.ok) report({ type: 'networks-heard', networks: networks.value });
      return networks;
    },
  };
}

/** Physical access counts as ownership of a developer Photon, so a claim code would move it silently: ask first. */
export function confirmOwnership(world: SetupWorld, lease: Lease, device: DeviceIdentity, until: number): Step<void> {
  return {
    id: 'confirm-ownership',
    ...questionToThePerson,
    timeLimitMs: Math.max(0, until - world.clock.monotonic()),
    async run(signal, report) {
      const question: Question = { id: world.newId(), kind: 'confirm-ownership', device };
      const answer = await askOnPhotonNetwork(world, lease, question, ['confirm-ownership'], signal, report);
      return answer.kind === 'confirm-ownership' && answer.confirmed
        ? success(undefined)
        : failure(setupError('ownership-not-confirmed'));
    },
  };
}

const networkAnswers = [
  'choose-network',
  'rescan-networks',
  'keep-networks',
  'no-more-networks',
  'remove-network',
] as const satisfies readonly Answer['kind'][];
export type NetworkAnswer = Extract<Answer, { kind: (typeof networkAnswers)[number] }>;

/**
 * What the person answers about the networks. A kept password is filled in here, so that it never travels to the screen.
 * While the person reads, the computer is kept on the Photon's network.
 */
export function chooseNetwork(
  world: SetupWorld,
  lease: Lease,
  memory: RunMemory,
  networks: readonly HeardNetwork[],
  given: readonly GivenNetwork[],
  problem: SetupError | undefined,
  until: number,
): Step<NetworkAnswer> {
  return {
    id: 'choose-network',
    ...questionToThePerson,
    timeLimitMs: Math.max(0, until - world.clock.monotonic()),
    async run(signal, report) {
      const isGiven = given.some(({ ssid }) => ssid === memory.choice?.ssid);
      const previous = isGiven ? undefined : previousChoice(memory);
      const question: Question = {
        id: world.newId(),
        kind: 'choose-network',
        networks,
        ...(previous === undefined ? {} : { previous }),
        ...(given.length === 0 ? {} : { given }),
        ...(problem === undefined ? {} : { problem }),
      };
      const answer = await askOnPhotonNetwork(world, lease, question, networkAnswers, signal, report);
      if (!isNetworkAnswer(answer)) return failure(setupError('internal-error'));
      if (answer.kind !== 'choose-network' || !answer.usePreviousPassword) return success(answer);
      const { choice } = answer;
      const kept = isSameNetwork(choice, memory.choice) ? memory.choice?.password : undefined;
      return success(kept === undefined ? answer : { ...answer, choice: { ...choice, password: kept } });
    },
  };
}

/** A password is for the network that it was typed for. */
function isSameNetwork(one: NetworkChoice, other: NetworkChoice | undefined): boolean {
  return one.ssid === other?.ssid && one.security === other.security;
}

function isNetworkAnswer(answer: Answer): answer is NetworkAnswer {
  return networkAnswers.some((kind) => kind === answer.kind);
}

function previousChoice({ choice }: RunMemory): PreviousChoice | undefined {
  if (choice === undefined) return undefined;
  return {
    ssid: choice.ssid,
    security: choice.security,
    ...(choice.channel === undefined ? {} : { channel: choice.channel }),
    passwordKept: choice.password !== undefined,
  };
}

/**
 * Between reading and sending lies a person: the computer may have moved to another Photon meanwhile, or another access
 * point may have taken its name and its id, which anybody can read. A device's key never changes by itself; the password
 * is encrypted with the first one in any case.
 */
export function checkSamePhoton({ photon }: SetupWorld, expected: DeviceId, key?: PhotonPublicKey): Step<void> {
  return {
    id: 'check-same-photon',
    ...photonCommand,
    async run(signal) {
      const identity = await photon.deviceId(signal);
      if (!identity.ok) return identity;
      if (identity.value.id !== expected)
        return failure(setupError('different-photon', { details: { expected, found: identity.value.id } }));
      if (key === undefined) return success(undefined);
      const now = await photon.publicKey(signal);
      if (!now.ok) return now;
      return isSameKey(now.value, key) ? success(undefined) : failure(setupError('photon-key-changed'));
    },
  };
}

export function setClaimCode({ photon }: SetupWorld, code: ClaimCode): Step<void> {
  return {
    id: 'set-claim-code',
    ...photonCommand,
    run: (signal) => photon.setClaimCode(code, signal),
  };
}

export function configureNetwork(
  { photon }: SetupWorld,
  choice: CheckedNetworkChoice,
  key: PhotonPublicKey,
): Step<void> {
  return {
    id: 'configure-network',
    ...photonCommand,
    timeLimitMs: 80_000,
    async run(signal, report) {
      const stored = await photon.configureNetwork(choice, key, signal);
      if (stored.ok) report({ type: 'network-stored', ssid: choice.ssid });
      return stored;
    },
  };
}

/**
 * How long a Photon that was told may be on its way: the official Android library looks for 4 s, the one for iOS for 20 s.
 * Time, not looks: a system that listens takes seconds for each.
 */
const leaveLimitMs = 10_000;

/**
 * Tells the Photon to go, then looks whether it went. An answer proves nothing and its absence nothing either; a Photon
 * that still answers has not heard us (the official iOS library asks up to five times).
 */
export function connect(
  world: SetupWorld,
  lease: Lease,
  photon: { readonly ssid: string | undefined; readonly id: DeviceId },
  onSent: () => void = () => undefined,
): Step<void> {
  let told = false;
  let lostBefore = false;
  let trouble: Result<void> | undefined;
  let nobodyThere = false;

  /** `still-there`: it listens, and the computer is not with it. */
  async function lookForIt(acknowledged: boolean, signal: AbortSignal): Promise<'left' | 'stays' | 'still-there'> {
    if ((await world.wifi.photonInAir(photon, signal)) === 'seen') return 'stays';
    // It said that it goes. Without that its silence may be the link's: the system and the radio tell more.
    if (acknowledged) return 'left';
    const place = await world.wifi.whereabouts(lease.remembered, signal);
    if (place !== 'elsewhere') return place === 'photon' ? 'stays' : 'left';
    return (await world.wifi.photonInAir(photon, signal, 'radio')) === 'seen' ? 'still-there' : 'left';
  }

  return {
    id: 'connect',
    timeLimitMs: 30_000 + joinLimitMs(world.wifi.mode),
    timeoutCode: 'photon-did-not-leave',
    attempts: 5,
    pauseMs: 1_000,
    // A Photon that stays is told once more.
    retryOn: (code) => !nobodyThere && (isTransient(code) || code === 'photon-did-not-leave'),
    async run(signal, report) {
      // Once told, a Photon that is gone has done what it was told: nothing to go back for.
      const held = told ? success(undefined) : await holdOn(world, lease, lostBefore, signal, report);
      nobodyThere = !held.ok;
      if (!held.ok) return whyAway(held, trouble);
      report({ type: 'connect-sent' });
      onSent();
      const answer = await world.photon.connect(signal);
      lostBefore = !answer.ok;
      trouble = answer.ok ? undefined : answer;
      // Nobody there after a try that got through: that one was heard. Nobody there at the first try: nothing was said.
      const nobody = !answer.ok && wasNotHeard(answer.error.code);
      if (!answer.ok && !(told && nobody)) return answer;
      told = true;
      report({ type: 'light-expected', light: 'green-blinking' });
      const acknowledged = answer.ok && answer.value.acknowledged;
      const lookUntil = world.clock.monotonic() + leaveLimitMs;
      while (world.clock.monotonic() < lookUntil && !signal.aborted) {
        const sight = await lookForIt(acknowledged, signal);
        if (sight === 'left') return success(undefined);
        if (sight === 'still-there') break;
        await world.clock.sleep(250, signal);
      }
      // One that said nothing may not have heard: the computer goes back to it, and tells it again.
      told = acknowledged;
      lostBefore = !acknowledged;
      trouble = failure(setupError('photon-did-not-leave'));
      return trouble;
    },
  };
}

/** The slowest return measured on Linux took 21 s after a vanished access point; the rest is room for retries. */
const giveBackLimitMs = 110_000;

/** After a failure nobody waits long for hands: the result says which network to choose. */
const giveBackAfterFailureMs: Readonly<Record<WifiMode, number>> = {
  simulated: 60_000,
  // Tries begin for 45 s, the last may take 45 s itself, and the internet is waited for 15 s.
  automatic: 110_000,
  manual: 3_000,
};

export function giveNetworkBack(
  { wifi }: SetupWorld,
  remembered: RememberedNetwork,
  after: 'success' | 'failure',
): Step<void> {
  // Where the internet comes another way nothing waits for a person's hands.
  const noHands = wifi.mode === 'simulated' || remembered.keepsInternet;
  const patient = noHands ? giveBackLimitMs : giveBackLimitMs + handsLimitMs;
  return {
    id: 'give-network-back',
    timeLimitMs: after === 'success' ? patient : giveBackAfterFailureMs[wifi.mode],
    timeoutCode: 'home-network-not-back',
    attempts: after === 'success' ? 2 : 1,
    pauseMs: 1_000,
    // A real adapter has its own tries within the limit, and hands have none.
    retryOn: (code) => wifi.mode === 'simulated' && isNotHome(code),
    async run(signal, report) {
      report({ type: 'place-changed', place: 'between' });
      const back = await wifi.giveBack(remembered, (task) => report({ type: 'hand-needed', task }), signal);
      const kept = !back.ok && isHomeAllTheSame(back.error.code);
      if (!back.ok && !kept) return back;
      report({ type: 'hand-done' });
      report({ type: 'place-changed', place: 'own-network' });
      if (kept) report({ type: 'noticed', notice: back.error });
      return success(undefined);
    },
  };
}

/** While the cloud was looked at, the system or the person may have brought the computer home. */
export function lookHome({ wifi }: SetupWorld, remembered: RememberedNetwork): Step<Homecoming> {
  return {
    id: 'give-network-back',
    // Two short questions to the system; a device that is proven does not wait for more.
    timeLimitMs: 15_000,
    timeoutCode: 'home-network-not-back',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const back = await wifi.recover(remembered, signal);
      if (back.ok && back.value === 'home') report({ type: 'place-changed', place: 'own-network' });
      return back;
    },
  };
}

/** Asks and waits, and meanwhile keeps the computer on the Photon's network. */
async function askOnPhotonNetwork(
  world: SetupWorld,
  lease: Lease,
  question: Question,
  kinds: readonly Answer['kind'][],
  signal: AbortSignal,
  report: Report,
): Promise<Answer> {
  const answered = new AbortController();
  const keeping = keepPlace(world, lease, AbortSignal.any([signal, answered.signal]), report);
  const answer = await ask(world, question, kinds, signal, report);
  answered.abort();
  // Two ways to the Photon at once would get in each other's way.
  await keeping;
  return answer;
}

/** Asks and waits. The question's event goes out before the desk opens, and nobody can answer before it is drawn. */
async function ask(
  { person }: SetupWorld,
  question: Question,
  kinds: readonly Answer['kind'][],
  signal: AbortSignal,
  report: Report,
): Promise<Answer> {
  const answer = person.answerTo(question.id, kinds, signal);
  report({ type: 'question-asked', question });
  const given = await answer;
  report({ type: 'question-answered', questionId: question.id });
  return given;
}
