import type { DeviceId } from '../../shared/device-id.ts';
import { proofIn } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { type Outcome, type SetupEvent, stages } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import { factsFromCloud } from './device-facts.ts';
import { waitOnline } from './prove.ts';
import { provenOutcome, toldRecipient } from './proven-outcome.ts';
import type { RunMemory, SetupWorld } from './setup-world.ts';
import { performStep, type UntimedEvent } from './step.ts';
import { failed } from './stopped.ts';

/** A run that ended in the middle after its Photon was told to connect. */
export interface Unproven {
  readonly runId: string;
  readonly deviceId: DeviceId;
  /** By the cloud's clock. */
  readonly connectedAt: number;
  /** As in a `Proof`. */
  readonly networkNames: readonly string[];
}

/**
 * The last stage of a run alone, in a later program: looks for the proof in the cloud. Needs no Photon and moves no Wi-Fi.
 * The device is kept from other stations meanwhile; what one of them did with it since it was told to connect is told.
 * Yields the events of a run whose other stages are done, the last one `run-finished`; never throws.
 */
export async function* finishSetUp(
  world: SetupWorld,
  { runId, deviceId, connectedAt, networkNames }: Unproven,
  memory: RunMemory,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Outcome> {
  const clock = { ...world.clock, now: steadyTime(world.clock) };
  const startedAt = clock.monotonic();
  const event = (untimed: UntimedEvent): SetupEvent => ({ ...untimed, at: clock.now() });
  const last = 'prove';
  const { kept: ours } = world;
  memory.connectedAt = connectedAt;

  yield event({
    type: 'run-started',
    runId,
    wifi: world.wifi.mode,
    ...toldRecipient(world),
  });
  yield event({ type: 'device-identified', device: { id: deviceId, setUpBefore: false, ownedByMe: false } });
  yield event({ type: 'connect-sent' });
  for (const stage of stages) if (stage !== last) yield event({ type: 'stage-finished', stage });
  yield event({ type: 'stage-started', stage: last });
  let outcome: Outcome;
  try {
    yield* ours.take(deviceId, clock.now() - connectedAt);
    outcome = yield* prove();
  } catch (stopped) {
    outcome = failed(stopped, deviceId);
  }
  if (outcome.outcome !== 'failed') yield event({ type: 'stage-finished', stage: last });
  yield event({ type: 'run-finished', outcome });
  return outcome;

  async function* prove(): AsyncGenerator<SetupEvent, Outcome> {
    const photon = { ssid: undefined, id: deviceId };
    const step = waitOnline(world, { photon, connectedAt, networkNames, lost: ours.lost });
    // How far the device has got meanwhile, and so what its light does, nobody knows here.
    const unlit: typeof step = {
      ...step,
      run: (inner, report) => step.run(inner, (untimed) => untimed.type !== 'light-expected' && report(untimed)),
    };
    const seen = yield* performStep(unlit, clock, signal);
    if (!seen.ok) return { outcome: 'failed', error: stillThere(seen.error), deviceId };
    for (const facts of factsFromCloud(seen.value)) yield event(facts);
    yield event({ type: 'light-expected', light: 'cyan-breathing' });
    // Whom the person agreed to unclaim it from was not noted: nobody loses it here.
    const proven = { deviceId, name: seen.value.name, startedAt, agreed: undefined };
    const ended = yield* provenOutcome(world, proven, clock, signal);
    if (!ended.ok) return { outcome: 'failed', error: ended.error, deviceId };
    return signal.aborted ? { outcome: 'failed', error: setupError('cancelled'), deviceId } : ended.value;
  }
}

/** A Photon that is seen again says "wrong details" only to a run that knows that it was gone meanwhile. */
function stillThere(error: SetupError): SetupError {
  return proofIn(error.code) === 'listening' ? setupError('photon-still-listening') : error;
}
