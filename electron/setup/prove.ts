import { patienceAsked } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { hasNoWayToCloud, isCloudSilent, isFinalWord, isNotThere } from '../../shared/error-meaning.ts';
import { type ErrorDetails, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { OnlineProof } from '../../shared/setup-events.ts';
import { proofLimits } from '../../shared/time-limits.ts';
import type { CloudAccount, CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import { within } from '../ground/within.ts';
import type { Recipient, SetupWorld } from './setup-world.ts';
import type { Report, Step } from './step.ts';
import { whyKeptOut } from './steps/product.ts';

export interface Proof {
  readonly photon: { readonly ssid: string | undefined; readonly id: DeviceId };
  /** When connect-ap was sent, by the cloud's clock. */
  readonly connectedAt: number;
  /** Those that it was given in this visit; none: one of those that it had before. */
  readonly networkNames: readonly string[];
  /** It was told a moment ago, and is listened for from then on: one that was never gone has not left. */
  readonly isJustTold?: boolean;
  /** Why the computer is not on its own network, where that is so: then there may be another way to the cloud, or none. */
  readonly away?: SetupError | undefined;
  /** Asked before it is claimed by its ID: why it is another station's now. */
  readonly lost?: () => Promise<SetupError | undefined>;
}

/** Sees the device as soon as the cloud does: the account that it becomes, or without an owner its product. */
function readerOf(whose: Recipient): Pick<CloudAccount | ProductCloud, 'getDevice' | 'events'> {
  return whose.account ?? whose.product.proof ?? whose.product.cloud;
}

/** The last look before anything is held against the device. */
function lookAnew(whose: Recipient, id: DeviceId, signal: AbortSignal): Promise<Result<CloudDevice>> {
  const shared = whose.account === undefined ? whose.product.proof : undefined;
  return shared === undefined ? readerOf(whose).getDevice(id, signal) : shared.getDeviceAnew(id, signal);
}

/** Resolves each time that a Photon is noticed that could not join: back in listening mode, or never out of it. As well when `signal` aborts. */
export type ComesBack = (signal: AbortSignal) => Promise<'back' | 'never-gone'>;

/**
 * Success is a device of this account, or without an owner of its product, with a handshake newer than connect-ap; a
 * device that was online before does not pass. Meanwhile it is watched whether the Photon comes back, in the `air` unless
 * told otherwise: then it could not join the network that it was given, unless the cloud knows better. `cloud`: it is known
 * to be there, so for {@link proofLimits.secondLookMs} only the cloud is asked.
 */
export function waitOnline(
  world: SetupWorld,
  proof: Proof,
  watch: 'air' | 'cloud' | ComesBack = 'air',
): Step<CloudDevice> {
  const limitMs = watch === 'cloud' ? proofLimits.secondLookMs : (world.proveMs ?? proofLimits.proveMs);
  return {
    id: 'wait-online',
    timeLimitMs: limitMs + proofLimits.lastCallsMs,
    timeoutCode: 'photon-not-online',
    attempts: 1,
    pauseMs: 0,
    async run(outer, report) {
      const over = new AbortController();
      const signal = AbortSignal.any([outer, over.signal]);
      report({ type: 'light-expected', light: 'green-blinking' });
      try {
        // Slept, not compared: while a computer sleeps it does not look.
        const looks = [
          within(limitMs, world.clock, signal, (early) => lookInCloud(world, proof, { early, signal, report })),
        ];
        const comesBack = watch === 'air' ? backInAir(world, proof) : watch;
        if (comesBack !== 'cloud') looks.push(holdAgainst(world, proof, comesBack, { signal, report }));
        return await Promise.race(looks);
      } finally {
        over.abort();
      }
    },
  };
}

interface Looking {
  readonly signal: AbortSignal;
  readonly report: Report;
}

/** Looks until `early` aborts, and once more. */
async function lookInCloud(
  world: SetupWorld,
  proof: Proof,
  { early, signal, report }: Looking & { readonly early: AbortSignal },
): Promise<Result<CloudDevice>> {
  const { account, clock } = world;
  const reader = readerOf(world);
  const { id } = proof.photon;
  const startedAt = clock.monotonic();
  const events = watchEvents(world, proof, early);
  let lastSeen: CloudDevice | undefined;
  let claimTriedAt = startedAt;
  let claimRefusal: SetupError | undefined;
  let notThere: SetupError | undefined;
  let lastWordAt = startedAt;
  /** Why the last look told nothing. */
  let trouble: SetupError | undefined;
  const silentMs = () => clock.monotonic() - lastWordAt;

  for (;;) {
    // However long the cloud has asked for, what it says in the end is heard.
    const lastLook = early.aborted;
    const cameOnline = events.cameOnline();
    const device = lastLook ? await lookAnew(world, id, signal) : await reader.getDevice(id, signal);
    const noWord = !device.ok && isCloudSilent(device.error.code);
    trouble = noWord ? device.error : undefined;
    if (!noWord) lastWordAt = clock.monotonic();
    if (device.ok) {
      lastSeen = device.value;
      const by = proofOf(device.value, proof.connectedAt) ?? (cameOnline ? 'event' : undefined);
      if (by !== undefined) {
        report({ type: 'online-proven', by });
        return device;
      }
    } else if (!noWord && !isNotThere(device.error.code)) {
      return device;
    } else if (proof.away !== undefined && hasNoWayToCloud(device.error.code) && silentMs() >= proofLimits.wayMs) {
      return failure(proof.away);
    }
    if (account === undefined && !device.ok && isNotThere(device.error.code)) notThere = device.error;
    let pauseMs = device.ok ? proofLimits.lookMs : pauseAfter(device.error);
    // Only what the cloud says it does not have: without its word the device may be there already.
    const isDue = clock.monotonic() - claimTriedAt >= proofLimits.claimByIdMs && !lastLook;
    if (account !== undefined && !device.ok && !noWord && isDue) {
      claimTriedAt = clock.monotonic();
      const lost = await proof.lost?.();
      if (lost !== undefined) return failure(lost);
      const claim = await account.claimDevice(id, signal);
      if (claim.ok) continue;
      if (isFinalWord(claim.error.code)) claimRefusal = claim.error;
      pauseMs = pauseAfter(claim.error);
    }
    if (lastLook || signal.aborted) break;
    await events.nextOrPause(pauseMs);
  }
  // Without a word of the cloud nobody knows whether the Photon is online by now.
  if (trouble !== undefined) return failure(trouble);
  if (lastSeen === undefined && notThere !== undefined) return failure(notThere);
  if (lastSeen === undefined && claimRefusal?.code === 'device-limit-reached') return failure(claimRefusal);
  // A refusal says only whose the device is, not whether it is online.
  return failure(
    lastSeen === undefined && claimRefusal !== undefined
      ? setupError('photon-not-yours', { saw: claimRefusal.saw, details: named(proof.networkNames) })
      : setupError('photon-not-online', { details: named(proof.networkNames) }),
  );
}

/** Notes online events of this device; events of a device that was claimed only afterwards may never come. */
function watchEvents(world: SetupWorld, { photon, connectedAt }: Proof, signal: AbortSignal) {
  const { clock } = world;
  let online = false;
  let news = new AbortController();
  void (async () => {
    for await (const event of readerOf(world).events('spark/status', signal)) {
      if (event.deviceId !== photon.id || event.data !== 'online') continue;
      if (event.publishedAt !== undefined && event.publishedAt < connectedAt - proofLimits.clockToleranceMs) continue;
      online = true;
      news.abort();
    }
  })();
  return {
    cameOnline: () => online,
    async nextOrPause(ms: number) {
      await clock.sleep(ms, AbortSignal.any([signal, news.signal]));
      news = new AbortController();
    },
  };
}

/** Heard is a Photon that was gone and is there again, or one that was never gone; which of both nobody knows where a look could not tell. */
function backInAir({ wifi, clock }: SetupWorld, { photon }: Proof): ComesBack {
  const startedAt = clock.monotonic();
  let wasGone = false;
  let wasHeardEachTime = true;
  return async (signal) => {
    while (!signal.aborted) {
      await clock.sleep(proofLimits.airLookMs, signal);
      if (signal.aborted) break;
      const sight = await wifi.photonInAir(photon, signal);
      wasGone ||= sight === 'gone';
      wasHeardEachTime &&= sight === 'seen';
      const afterMs = wasGone ? proofLimits.anewMs : proofLimits.neverGoneMs;
      if (sight === 'seen' && clock.monotonic() - startedAt >= afterMs) break;
    }
    return wasHeardEachTime ? 'never-gone' : 'back';
  };
}

/** Resolves with bad news, or with the proof that the cloud had after all: it is asked before anything is held against it. */
async function holdAgainst(
  world: SetupWorld,
  { photon, networkNames, connectedAt, isJustTold = false }: Proof,
  comesBack: ComesBack,
  { signal, report }: Looking,
): Promise<Result<CloudDevice>> {
  const { clock } = world;
  let heardSince: number | undefined;
  for (;;) {
    const comes = await comesBack(signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    const now = clock.monotonic();
    heardSince ??= now;
    const device = await lookAnew(world, photon.id, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    const by = device.ok ? proofOf(device.value, connectedAt) : undefined;
    if (by !== undefined) {
      report({ type: 'online-proven', by });
      return device;
    }
    // A cloud that says nothing is asked again; in the end the air has the last word.
    if (!device.ok && isCloudSilent(device.error.code) && now - heardSince < proofLimits.silenceMs) {
      await clock.sleep(pauseAfter(device.error), signal);
      continue;
    }
    if (comes === 'never-gone' && isJustTold) return failure(setupError('photon-did-not-leave'));
    if (networkNames.length === 0) return failure(setupError('kept-networks-not-joined'));
    // Of several none let it in, and nobody knows which of them are here at all.
    const code = networkNames.length === 1 ? 'network-details-wrong' : 'networks-not-joined';
    return failure(setupError(code, { details: named(networkNames) }));
  }
}

/** `network` for one, `networks` for several: which of them it was nobody can say. */
function named(networks: readonly string[]): ErrorDetails {
  const [network] = networks;
  if (network === undefined) return {};
  return networks.length === 1 ? { network } : { networks };
}

/** A handshake newer than connect-ap; clouds that tell none must at least have heard from the device since. */
function proofOf(
  { online, lastHandshakeAt, lastHeardAt }: CloudDevice,
  connectedAt: number,
): Exclude<OnlineProof, 'event'> | undefined {
  const since = connectedAt - proofLimits.clockToleranceMs;
  if (lastHandshakeAt !== undefined) return lastHandshakeAt > since ? 'handshake' : undefined;
  return online && (lastHeardAt ?? 0) > since ? 'poll' : undefined;
}

/** A cloud that asks for patience gets it; the time limit of the step ends the wait if it is too long. */
function pauseAfter(error: SetupError): number {
  return Math.max(proofLimits.lookMs, patienceAsked(error) ?? 0);
}

/** The same question once, for a "check again" after a run has ended; `online` needs the same proof as in the run. */
export async function checkOnce(
  whose: Recipient,
  { id, connectedAt }: { readonly id: DeviceId; readonly connectedAt: number | undefined },
  signal: AbortSignal,
): Promise<Result<{ readonly online: boolean; readonly mine: boolean; readonly name?: string | undefined }>> {
  const { account, product } = whose;
  const isOnline = (device: CloudDevice) => connectedAt !== undefined && proofOf(device, connectedAt) !== undefined;
  if (account === undefined) {
    const member = await product.cloud.getDevice(id, signal);
    if (!member.ok) return isNotThere(member.error.code) ? success({ online: false, mine: false }) : member;
    const keptOut = whyKeptOut(member.value);
    if (keptOut !== undefined) return failure(keptOut);
    const { name, owner } = member.value;
    return success({ online: isOnline(member.value), mine: owner === undefined, name });
  }
  const device = await account.getDevice(id, signal);
  if (device.ok) {
    const online = isOnline(device.value);
    const { name } = device.value;
    if (product === undefined) return success({ online, mine: true, name });
    // As after the proof of a run: the product's own record names the customer.
    const member = await product.cloud.getDevice(id, signal);
    if (member.ok) return success({ online, mine: member.value.owner === product.customer, name });
    return isNotThere(member.error.code) ? success({ online, mine: false }) : member;
  }
  return isNotThere(device.error.code) ? success({ online: false, mine: false }) : device;
}
