import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { Light } from '../../shared/light.ts';
import type { Result } from '../../shared/result.ts';
import type { DeviceIdentity, Outcome, SetupEvent, Stage } from '../../shared/setup-events.ts';
import {
  checkNetworkChoice,
  type HeardNetwork,
  type NetworkChoice,
  remarksOnChoice,
} from '../../shared/wifi-network.ts';
import type { PhotonPublicKey } from '../../shared/wifi-password.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';
import { waitOnline } from './prove.ts';
import type { RunMemory, SetupOptions, SetupWorld } from './setup-world.ts';
import { type Happening, performStep, type Step } from './step.ts';
import {
  checkSamePhoton,
  chooseNetwork,
  configureNetwork,
  confirmOwnership,
  connect,
  findPhoton,
  getClaimCode,
  giveNetworkBack,
  joinPhoton,
  readDeviceId,
  readPublicKey,
  rememberNetwork,
  scanNetworks,
  setClaimCode,
} from './steps.ts';

/** Ends the run from any depth of it; never leaves this file. */
class Stopped extends Error {
  readonly reason: SetupError;
  constructor(reason: SetupError) {
    super(reason.code);
    this.reason = reason;
  }
}

/**
 * Sets up one developer device: the whole run, top to bottom. Yields every event, the last one `run-finished`.
 * Never throws; cancel by aborting `signal`, which is answered at once and gives the computer's network back.
 */
export async function* setUpDevice(
  world: SetupWorld,
  options: SetupOptions,
  memory: RunMemory,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Outcome> {
  const { clock, wifi } = world;
  const startedAt = clock.now();
  let stage: Stage | undefined;
  let device: DeviceIdentity | undefined;
  let leased: RememberedNetwork | undefined;
  let outcome: Outcome;
  /** Ends what a failed run may have left under way. */
  const over = new AbortController();

  const event = (happening: Happening): SetupEvent => ({ ...happening, at: clock.now() });
  const expectLight = (light: Light) => event({ type: 'light-expected', light });
  async function* must<Value>(step: Step<Value>): AsyncGenerator<SetupEvent, Value> {
    const result = yield* performStep(step, clock, signal);
    if (result.ok) return result.value;
    throw new Stopped(result.error);
  }
  function* enter(next: Stage): Generator<SetupEvent> {
    yield* leave();
    stage = next;
    yield event({ type: 'stage-started', stage: next });
  }
  function* leave(): Generator<SetupEvent> {
    if (stage !== undefined) yield event({ type: 'stage-finished', stage });
    stage = undefined;
  }

  memory.connectedAt = undefined;
  yield event({ type: 'run-started', runId: options.runId, wifi: wifi.mode });
  try {
    yield* enter('prepare');
    yield expectLight('blue-blinking');
    const ticket = yield* must(getClaimCode(world));

    yield* enter('join');
    const ssid = yield* must(findPhoton(world, options.photonPrefix));
    leased = yield* must(rememberNetwork(world));
    yield* must(joinPhoton(world, ssid));

    yield* enter('inspect');
    device = yield* must(readDeviceId(world, ticket.myDevices));
    const photon = { ssid, id: device.id };
    const key = yield* must(readPublicKey(world));
    const earlyScan = world.photon.scanNetworks(AbortSignal.any([signal, over.signal]));
    if (device.setUpBefore && !device.ownedByMe) yield* must(confirmOwnership(world, device, ticket.chooseUntil));
    const networks = yield* must(scanNetworks(world, earlyScan));

    const choice = yield* chooseAndStore(networks, key, device.id, ticket.chooseUntil);
    yield* must(setClaimCode(world, ticket.claimCode));
    // The clock is read before connect-ap: a handshake can only come after it.
    const connectedAt = clock.now() + ticket.clockAheadMs;
    memory.connectedAt = connectedAt;
    yield* must(connect(world, photon));

    yield* enter('give-back');
    yield* must(giveNetworkBack(world, leased, 'success'));
    leased = undefined;
    outcome = { outcome: 'handed-over', deviceId: device.id };

    if (options.prove) {
      yield* enter('prove');
      const { name } = yield* must(waitOnline(world, { photon, connectedAt, networkName: choice.ssid }));
      yield expectLight('cyan-breathing');
      outcome = { outcome: 'claimed', deviceId: device.id, name, tookMs: clock.now() - startedAt };
    }
    yield* leave();
    memory.choice = undefined;
  } catch (stopped) {
    outcome = failed(stopped, device?.id);
    if (leased !== undefined) yield* endLease(leased);
    leased = undefined;
  } finally {
    over.abort();
    // Whoever followed the run went away in the middle: nobody to tell, but the network still goes back.
    if (leased !== undefined) void returnQuietly(leased);
  }
  yield event({ type: 'run-finished', outcome });
  return outcome;

  /** Choosing and storing go round until the Photon has stored a network: what it refuses is asked about again. */
  async function* chooseAndStore(
    first: readonly HeardNetwork[],
    firstKey: PhotonPublicKey,
    deviceId: DeviceId,
    until: number,
  ): AsyncGenerator<SetupEvent, NetworkChoice> {
    let networks = first;
    let key = firstKey;
    let problem: SetupError | undefined;
    for (;;) {
      yield* enter('choose');
      const choice = yield* must(chooseNetwork(world, memory, networks, problem, until));
      problem = undefined;
      if (choice === 'rescan') {
        networks = yield* must(scanNetworks(world));
        continue;
      }
      memory.choice = choice;
      let stored = yield* store(choice, networks, key, deviceId);
      if (!stored.ok && stored.error.code === 'network-password-not-decrypted') {
        // The key may have arrived damaged: one more try with a fresh one.
        key = yield* must(readPublicKey(world));
        stored = yield* store(choice, networks, key, deviceId);
      }
      if (stored.ok) return choice;
      if (!mendableByChoosing.includes(stored.error.code)) throw new Stopped(stored.error);
      problem = stored.error;
    }
  }

  async function* store(
    choice: NetworkChoice,
    networks: readonly HeardNetwork[],
    key: PhotonPublicKey,
    deviceId: DeviceId,
  ): AsyncGenerator<SetupEvent, Result<unknown>> {
    const checked = checkNetworkChoice(choice);
    if (!checked.ok) return checked;
    const heard = networks.find((network) => network.ssid === choice.ssid && network.security === choice.security);
    for (const notice of remarksOnChoice(choice, heard)) yield event({ type: 'noticed', notice });
    yield* enter('commit');
    yield* must(checkSamePhoton(world, deviceId));
    return yield* performStep(configureNetwork(world, choice, key), clock, signal);
  }

  async function returnQuietly(remembered: RememberedNetwork): Promise<void> {
    const way = endLease(remembered);
    while (!(await way.next()).done);
  }

  /** The lease ends whatever happened, under a signal of its own: cancelling must not cancel the way home. */
  async function* endLease(remembered: RememberedNetwork): AsyncGenerator<SetupEvent> {
    const back = yield* performStep(giveNetworkBack(world, remembered, 'failure'), clock, new AbortController().signal);
    if (!back.ok) {
      const details = { network: remembered.networkName ?? '' };
      yield event({ type: 'noticed', notice: setupError('home-network-not-back', { details }) });
    }
  }
}

/** What another answer to "which network" can mend while the Photon still listens. */
const mendableByChoosing: readonly ErrorCode[] = [
  'network-name-invalid',
  'network-name-not-settable',
  'network-password-missing',
  'network-password-too-short',
  'network-password-too-long',
  'network-wep-key-invalid',
  'network-security-unknown',
  'network-security-misprint',
  'enterprise-details-missing',
  'enterprise-details-too-long',
  'enterprise-details-not-settable',
  'enterprise-refused',
  'enterprise-not-supported',
  'network-not-heard',
  'network-name-refused',
  'network-password-length-refused',
];

function failed(stopped: unknown, deviceId: DeviceId | undefined): Outcome {
  const error =
    stopped instanceof Stopped
      ? stopped.reason
      : setupError('internal-error', { saw: stopped instanceof Error ? stopped.message : String(stopped) });
  return { outcome: 'failed', error, ...(deviceId === undefined ? {} : { deviceId }) };
}
