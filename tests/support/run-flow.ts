import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import type { Fetch } from '../../electron/cloud/cloud-request.ts';
import { particleProducts } from '../../electron/cloud/product-cloud.ts';
import { simulatedSurroundings } from '../../electron/composition/simulated-surroundings.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { OtherStations } from '../../electron/record/shared-record-port.ts';
import { noted, type RunRecord } from '../../electron/runs/begin-run.ts';
import { setUpDevice } from '../../electron/setup/set-up-device.ts';
import type { KeptMembers, Recipient, RunMemory, SetupOptions } from '../../electron/setup/setup-world.ts';
import { pendingQuestions } from '../../electron/setup/user-prompts.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import type { ComputerWifi } from '../../electron/wifi/wifi-port.ts';
import type { Answer } from '../../shared/answer.ts';
import { setupError } from '../../shared/errors.ts';
import type { Outcome, Question, SetupEvent } from '../../shared/setup-events.ts';

/** A simulated world with the waits of real devices taken out, its networks kept apart like real ones. */
export function fastWorld(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  return startSimulatedWorld({ clock: systemClock, latencies: fastLatencies, separateNetworks: true, ...options });
}

/** For tests in real time: what the air says counts against a device 20 s after the computer is home, not earlier. */
export const airVerdictLimitMs = 60_000;

export interface FlowRun {
  readonly events: readonly SetupEvent[];
  readonly outcome: Outcome;
}

export interface FlowOptions {
  readonly answer?: (question: Question) => Answer | undefined;
  readonly onEvent?: (event: SetupEvent) => void;
  readonly memory?: RunMemory;
  readonly signal?: AbortSignal;
  readonly prove?: boolean;
  readonly options?: Partial<SetupOptions>;
  /** The customer of the practice product that the device is for. */
  readonly customer?: string;
  /** The device is to be in the practice product, and nobody's. */
  readonly withoutOwner?: boolean;
  /** What is known of the product's devices from a run before. */
  readonly members?: KeptMembers;
  /** What is put round the run, as its ledger. */
  readonly wrap?: (run: AsyncGenerator<SetupEvent, Outcome>, memory: RunMemory) => AsyncGenerator<SetupEvent, Outcome>;
  /** As if the computer had a second way to the internet. */
  readonly keepsInternet?: boolean;
  /** Default: the system's; with a jumping one the whole run takes milliseconds. */
  readonly clock?: Clock;
  /** Default: the simulated computer's own. */
  readonly wifi?: ComputerWifi;
  /** Default: none are known. */
  readonly others?: OtherStations;
  /** Default: it leaves no trace. */
  readonly noting?: RunRecord;
}

/** The real flow, SoftAP and cloud clients against a simulated world. */
export async function runFlow(simulation: SimulatedWorld, options: FlowOptions = {}): Promise<FlowRun> {
  const { clock = systemClock } = options;
  const { account } = simulation.ready;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `question-${ids}`;
  };
  const { cloud, ...around } = simulatedSurroundings(simulation, { fetch, clock, newId });
  const { wifi = around.wifi } = options;
  const questions = pendingQuestions();
  const recipient: Recipient = options.withoutOwner
    ? await withoutOwner(simulation, clock)
    : options.customer === undefined
      ? { account: cloud.account(account.accessToken as AccessToken) }
      : await openProduct(simulation, options.customer, clock);
  const world = {
    ...around,
    ...withMembers(recipient, options.members),
    wifi: options.keepsInternet ? withInternet(wifi) : wifi,
    others: options.others,
  };
  const memory = options.memory ?? { choice: undefined };
  const { wrap = (plain) => plain, signal = neverAborted() } = options;
  const runId = 'run';
  const run = wrap(
    noted(
      (kept) =>
        setUpDevice(
          { ...world, prompts: questions, kept },
          { runId, photonPrefix: 'Photon', prove: options.prove ?? true, ...options.options },
          memory,
          signal,
        ),
      { others: options.others, clock, runId, signal, memory, noting: options.noting },
    ),
    memory,
  );
  const events: SetupEvent[] = [];
  for (;;) {
    const turn = await run.next();
    if (turn.done) return { events, outcome: turn.value };
    events.push(turn.value);
    try {
      options.onEvent?.(turn.value);
    } catch (error) {
      // As a `for await` does when its body throws.
      await run.return({ outcome: 'failed', error: setupError('internal-error') });
      throw error;
    }
    if (turn.value.type !== 'question-asked') continue;
    const { question } = turn.value;
    const answer = (options.answer ?? ((asked) => usualAnswer(asked, simulation)))(question);
    if (answer !== undefined) questions.give(question.id, answer);
  }
}

/** As its client signs in. */
export async function practiceProduct({ ready }: SimulatedWorld, clock: Clock, by: Fetch = fetch) {
  const { clientId, clientSecret, slug } = ready.product;
  const auth = particleProducts({ baseUrl: ready.cloud.url, fetch: by, clock });
  const cloud = await auth.openProduct({ id: clientId, secret: clientSecret }, slug, neverAborted());
  if (!cloud.ok) throw new Error(cloud.error.code);
  return cloud.value;
}

function withMembers(recipient: Recipient, members: KeptMembers | undefined): Recipient {
  const { account, product } = recipient;
  return account === undefined
    ? { account, product: { ...recipient.product, members } }
    : { account, product: product && { ...product, members } };
}

/** The practice product and a customer of it, opened as the app does before a run. */
export async function openProduct(simulation: SimulatedWorld, email: string, clock: Clock = systemClock) {
  const cloud = await practiceProduct(simulation, clock);
  const customer = await cloud.openCustomer(email, neverAborted());
  if (!customer.ok) throw new Error(customer.error.code);
  return { account: customer.value, product: { cloud, customer: customer.value.email } };
}

/** The practice product alone. */
export async function withoutOwner(simulation: SimulatedWorld, clock: Clock = systemClock) {
  const cloud = await practiceProduct(simulation, clock);
  return { account: undefined, product: { cloud, customer: undefined } } as const;
}

/** A cable beside the radio. */
export function withInternet(wifi: ComputerWifi): ComputerWifi {
  return {
    ...wifi,
    async remember(signal) {
      const place = await wifi.remember(signal);
      return place.ok ? { ok: true, value: { ...place.value, keepsInternet: true } } : place;
    },
  };
}

/** Yes to taking over, and the first network that the world gives a password for. */
export function usualAnswer(question: Question, simulation: SimulatedWorld): Answer {
  if (question.kind === 'confirm-ownership') return { kind: 'confirm-ownership', confirmed: true };
  if (question.kind === 'choose-photon') return { kind: 'choose-photon', ssid: simulation.ready.device.ssid };
  return chooseHome(simulation);
}

/** HomeNet as the simulated air has it, or with another password. */
export function chooseHome(simulation: SimulatedWorld, password?: string): Answer {
  const home = simulation.ready.networks.find((network) => network.password !== undefined);
  if (home === undefined) throw new Error('the simulated air has no network with a password');
  return {
    kind: 'choose-network',
    choice: { ssid: home.ssid, security: home.security, password: password ?? home.password ?? '' },
  };
}
