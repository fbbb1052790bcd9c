import { generateKeyPairSync } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Controller } from '../../electron/app/controller.ts';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../electron/cloud/particle-cloud.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { AttemptRecord } from '../../electron/record/record-port.ts';
import { openStore } from '../../electron/record/record-store.ts';
import type { Owner } from '../../electron/simulator/cloud/owner.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RequestArguments } from '../../shared/ipc/contract.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { openSockets, untilQuiet } from '../support/quiet.ts';
import { usualAnswer } from '../support/run-flow.ts';
import { type Chance, chance } from './chance.ts';
import { type Holding, watchLeaks } from './leaks.ts';
import { soakApp } from './soak-app.ts';
import { belongsTo, type DrawnTrouble, drawTrouble } from './trouble.ts';

export interface SoakOptions {
  readonly seed: number;
  readonly claims: number;
  /** For the files of the app. */
  readonly folder: string;
  readonly told: (line: string) => void;
}

export interface SoakReport {
  /** How often each end came: `claimed`, or the code of a failure. */
  readonly ends: Readonly<Record<string, number>>;
  /** Claims in which something went wrong on purpose, and what. */
  readonly troubles: Readonly<Record<string, number>>;
  /** Everything that should not be, in words. */
  readonly wrong: readonly string[];
  /** Rows of the record that were compared with their attempt. */
  readonly rows: number;
  /** After each hundred claims. */
  readonly holdings: readonly (Holding & { readonly afterClaims: number })[];
  readonly mostSockets: number;
  /** What a closed app and two closed worlds still hold: sleepers, sockets. */
  readonly left: number;
  readonly virtualHours: number;
}

const checkEvery = 100;
/** Longer than any run whose person answers at once. */
const runLimitMs = 2 * 60 * 60 * 1000;
type SetupRequest = RequestArguments<'startSetup'>[0];

interface Written {
  readonly forWhom: Attempt['forWhom'];
  readonly outcome: Outcome;
}

/** Claims in a row through one app that is never restarted, with a developer's Photon and a product's on the desk. */
export async function claimInARow({ seed, claims, folder, told }: SoakOptions): Promise<SoakReport> {
  const dice = chance(seed);
  const clock = jumpingClock();
  const [appClock, worldClock] = [clock.hand(), clock.hand()];
  const worlds = { account: await openWorld(worldClock, dice), customer: await openWorld(worldClock, dice) } as const;
  const wrong: string[] = [];
  const ends: Record<string, number> = {};
  const troubles: Record<string, number> = {};
  const holdings: (Holding & { afterClaims: number })[] = [];
  const known = new Set<string>();
  let unchecked = new Map<string, Written>();
  let rows = 0;
  let mostSockets = 0;
  let follow: (event: SetupEvent) => void = () => undefined;
  const watch = watchLeaks();
  const app = soakApp(folder, appClock, worlds.account, (event) => follow(event));
  const { handlers } = app.controller;
  const startedAt = clock.now();
  const runOrFail = async <Value>(work: Promise<{ readonly ok: boolean } & Value>) => {
    const result = await clock.run(work, runLimitMs);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result;
  };

  const { username, password } = worlds.account.ready.account;
  await runOrFail(handlers.signIn({ username, password }));
  app.face(worlds.customer);
  const { clientId, clientSecret, slug } = worlds.customer.ready.product;
  await runOrFail(handlers.openProduct({ clientId, clientSecret, product: slug }));

  for (let claim = 1; claim <= claims; claim += 1) {
    const say = (words: string) => void wrong.push(`claim ${claim}: ${words}`);
    const kind = dice.one<keyof typeof worlds>(['account', 'customer']);
    const world = worlds[kind];
    const email = dice.one(['ann@example.com', 'bob@example.com', 'eve@example.com']);
    const request = kind === 'account' ? ({ for: kind } as const) : requestFor(email, world, dice);
    const trouble = drawTrouble(dice);
    app.face(world);
    // A device that is the person's already proves less: half of them are given up first.
    if (kind === 'account' && world.cloud.owner === 'me' && dice.number() < 0.5)
      await runOrFail(giveUp(world, worldClock));
    const { events, struck } = await clock.run(
      run(app.controller, world, request, trouble, (to) => {
        follow = to;
      }),
      runLimitMs,
    );
    await untilQuiet();
    const finished = events.at(-1);
    if (finished?.type !== 'run-finished') throw new Error(`claim ${claim} ended without an end`);
    const { outcome } = finished;
    const end = outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome;
    ends[end] = (ends[end] ?? 0) + 1;
    if (trouble !== undefined && struck) troubles[trouble.name] = (troubles[trouble.name] ?? 0) + 1;
    const owner = kind === 'account' ? 'me' : (`customer:${email}` as const);
    for (const words of judge(world, owner, events, outcome, struck ? trouble : undefined)) say(words);
    if (world.computer.place !== 'own-network') {
      // As the person does whom the app has told to.
      await clock.run(world.computer.goHome(neverAborted()), runLimitMs);
    }
    if (appClock.sleepers() > 0) say(`${appClock.sleepers()} sleepers of the app after the run`);
    mostSockets = Math.max(mostSockets, openSockets().length);
    const [begun] = events;
    if (begun?.type !== 'run-started') throw new Error(`claim ${claim} has no beginning`);
    known.add(begun.runId);
    const forWhom: Attempt['forWhom'] =
      kind === 'account'
        ? { for: 'account', userName: username }
        : { for: 'customer', email, productId: world.ready.product.id };
    unchecked.set(begun.runId, { forWhom, outcome });

    if (claim % checkEvery === 0 || claim === claims) {
      rows += await compareRows(app.record, app.attempts, unchecked, known, say);
      unchecked = new Map();
      const now = await watch.holding();
      holdings.push({ ...now, afterClaims: claim });
      told(`${claim} claims: ${describeHolding(now)}; ${wrong.length} wrong`);
    }
  }

  await clock.run(app.controller.close(), runLimitMs);
  for (const world of Object.values(worlds)) await world.close();
  await untilQuiet();
  const left = appClock.sleepers() + worldClock.sleepers() + openSockets().length;
  wrong.push(...watch.warnings());
  watch.end();
  const virtualHours = (clock.now() - startedAt) / 3_600_000;
  return { ends, troubles, wrong, rows, holdings, mostSockets, left, virtualHours };
}

function openWorld(clock: Clock, dice: Chance): Promise<SimulatedWorld> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return startSimulatedWorld({
    clock,
    latencies: realisticLatencies,
    separateNetworks: true,
    random: dice.bytes,
    device: { privateKeyPem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() },
  });
}

function requestFor(email: string, { ready }: SimulatedWorld, dice: Chance): SetupRequest {
  const request = { for: 'customer', email } as const;
  return dice.number() < 0.3 ? { ...request, wantedId: ready.device.id } : request;
}

function giveUp({ ready }: SimulatedWorld, clock: Clock) {
  const account = particleCloud({ baseUrl: ready.cloud.url, fetch, clock }, defaultOAuthClient).account(
    ready.account.accessToken as AccessToken,
  );
  return account.releaseDevice(ready.device.id, neverAborted());
}

/** One run as the window drives it, with its trouble; ends when the run is over and the world is in order again. */
async function run(
  { handlers }: Controller,
  world: SimulatedWorld,
  request: SetupRequest,
  trouble: DrawnTrouble | undefined,
  follow: (to: (event: SetupEvent) => void) => void,
): Promise<{ readonly events: readonly SetupEvent[]; readonly struck: boolean }> {
  const events: SetupEvent[] = [];
  let step = -1;
  let struck = false;
  const set = (on: boolean) => {
    if (trouble === undefined) return;
    if (trouble.name !== 'person-cancels') world.setFault(trouble.name, on);
    else if (on) void handlers.cancelSetup();
  };
  const over = new Promise<void>((resolve) =>
    follow((event) => {
      events.push(event);
      if (event.type === 'step-started' && event.attempt === 1) {
        step += 1;
        if (step === trouble?.fromStep) {
          struck = true;
          set(true);
        }
        if (step === trouble?.untilStep) set(false);
      }
      if (event.type === 'question-asked') {
        const { id } = event.question;
        void handlers.answerQuestion({ questionId: id, answer: usualAnswer(event.question, world) });
      }
      if (event.type === 'run-finished') resolve();
    }),
  );
  if (!world.device.listening) world.pressSetup();
  const started = await handlers.startSetup(request);
  if (!started.ok) throw new Error(`not started: ${JSON.stringify(started)}`);
  await over;
  set(false);
  return { events, struck };
}

/** The end against what the world knows. */
function judge(
  world: SimulatedWorld,
  owner: Owner,
  events: readonly SetupEvent[],
  outcome: Outcome,
  trouble: DrawnTrouble | undefined,
): readonly string[] {
  const wrong: string[] = [];
  const [first] = events;
  const cameOnline = world.events.some(({ type, at }) => type === 'device-online' && at >= (first?.at ?? 0));
  const isTheirs = cameOnline && world.cloud.owner === owner;
  const home = usualAnswer({ id: '', kind: 'choose-network', networks: [] }, world);
  const { ssid, password } = world.device.storedNetwork ?? {};
  const isStored = home.kind === 'choose-network' && home.choice.ssid === ssid && home.choice.password === password;
  const context = trouble === undefined ? 'without trouble' : `${trouble.name} from ${trouble.fromStep}`;
  if (outcome.outcome === 'claimed') {
    if (!isTheirs || !isStored) wrong.push(`a false success, ${context}`);
  } else {
    const code = outcome.outcome === 'failed' ? outcome.error.code : undefined;
    const allowed: readonly string[] = (trouble && belongsTo[trouble.name]) ?? [];
    if (code === undefined || !allowed.includes(code)) wrong.push(`ended as ${code ?? outcome.outcome}, ${context}`);
    const denies = code !== undefined && saysNotTheirs.includes(code) && !trouble?.name.startsWith('cloud-');
    if (denies && isTheirs && world.cloud.online) wrong.push(`a false failure ${code}, ${context}`);
  }
  const told = events.some((event) => event.type === 'noticed' && event.notice.code === 'home-network-not-back');
  const failedHome = outcome.outcome === 'failed' && outcome.error.code === 'home-network-not-back';
  if (world.computer.place !== 'own-network' && !told && !failedHome) wrong.push(`not home, ${context}`);
  return wrong;
}

/** What a person takes for "the device is not mine": told of a device that is, it would be a lie. */
const saysNotTheirs: readonly ErrorCode[] = [
  'photon-not-online',
  'photon-not-yours',
  'network-details-wrong',
  'device-not-customers',
];

/** One row for each attempt and one attempt for each row, in the file as well as in what the app reads of it. */
async function compareRows(
  record: AttemptRecord,
  file: string,
  attempts: ReadonlyMap<string, Written>,
  known: ReadonlySet<string>,
  say: (words: string) => void,
): Promise<number> {
  const rows = await record.attempts(Number.MAX_SAFE_INTEGER);
  if (new Set(rows.map(({ runId }) => runId)).size !== rows.length) say('a row of the record is there twice');
  for (const { runId } of rows) if (!known.has(runId)) say(`row ${runId} belongs to no attempt`);
  const byRun = new Map(rows.map((row) => [row.runId, row]));
  const lines = await linesOf(file);
  for (const [runId, { forWhom, outcome }] of attempts) {
    const row = byRun.get(runId);
    if (row === undefined) say(`attempt ${runId} has no row`);
    const code = outcome.outcome === 'failed' ? outcome.error.code : undefined;
    const fits =
      row?.end?.outcome === outcome.outcome && row.end.code === code && isDeepStrictEqual(row.forWhom, forWhom);
    if (!fits) say(`the row of ${runId} says ${JSON.stringify(row)}, and it ended as ${code ?? outcome.outcome}`);
    for (const type of ['started', 'finished']) {
      const count = lines.filter((line) => line.runId === runId && line.type === type).length;
      if (count !== 1) say(`attempt ${runId} has ${count} lines "${type}"`);
    }
  }
  return attempts.size;
}

/** The beginnings and ends in the file itself. */
async function linesOf(file: string): Promise<readonly { readonly type: string; readonly runId: string }[]> {
  const store = await openStore(file, { computer: 'reader', name: 'reader', newId: () => 'reader' });
  try {
    const events = await store.database.selectFrom('event').select(['type', 'attemptId']).execute();
    return events.map(({ type, attemptId }) => ({ type, runId: attemptId }));
  } finally {
    await store.close();
  }
}

export function describeHolding({
  heap,
  buffers,
  signals,
  signalListeners,
  processListeners,
  sockets,
}: Holding): string {
  const mb = (bytes: number) => `${(bytes / 1_000_000).toFixed(2)} MB`;
  return (
    `heap ${mb(heap)}, buffers ${mb(buffers)}, ${signals} signals with ${signalListeners} listeners, ` +
    `${processListeners} listeners of the process, ${sockets} sockets`
  );
}
