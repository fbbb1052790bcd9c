import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { journalPath } from '../../electron/journal/journal-path.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RequestArguments } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import {
  isProven,
  type Outcome,
  type provenOutcomes,
  type Question,
  type SetupEvent,
} from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { type JumpingClock, jumpingClock } from '../support/jumping-clock.ts';
import { openSockets, untilQuiet } from '../support/quiet.ts';
import type { SystemTrouble } from '../support/simulated-system.ts';
import { developerSteps, stepsOf } from '../support/step-order.ts';
import type { WayTrouble } from '../support/troubled-way.ts';
import { programsOfAComputer, type VirtualApp, virtualApp } from '../support/virtual-app.ts';

/** Whose device it becomes; these are played at every step. */
export const flows = ['developer', 'product'] as const;
/** `without-owner`: nobody's, in the product; its steps that differ have a group of their own. */
export type Flow = (typeof flows)[number] | 'without-owner';

/** Where a fault strikes: at the start of a step of the run, or of what a person does before and after it. */
export type Moment = StepId | 'sign-in' | 'product-token' | 'customer' | 'name';

export const momentsOf: Readonly<Record<Flow, readonly Moment[]>> = {
  developer: ['sign-in', ...developerSteps, 'name'],
  product: ['product-token', 'customer', ...stepsOf('customer')],
  'without-owner': ['read-cloud-time', 'connect', 'wait-online', 'check-owner'],
};

export type Ending = ErrorCode | (typeof provenOutcomes)[number] | 'done';

export const customer = 'ann+1@example.com';

const requests = {
  developer: { for: 'account' },
  product: { for: 'customer', email: customer },
  'without-owner': { for: 'product' },
} as const satisfies Record<Flow, RequestArguments<'startSetup'>[0]>;

/** A person reads before answering: long enough for several looks at the network. */
const readingMs = 8_000;

/** Every run that is not stuck is over by then: a person's hands are waited for twice, for ten minutes each. */
const wholeRunLimitMs = 60 * 60 * 1000;

/** One cell's world, with its computer, its app, its disk and its person. */
export interface Fixture {
  readonly flow: Flow;
  readonly simulation: SimulatedWorld;
  readonly clock: JumpingClock;
  readonly systemTroubles: Set<SystemTrouble>;
  readonly wayTroubles: Set<WayTrouble>;
  readonly journal: string;
  /** Everything the window was told since the app started. */
  readonly events: readonly SetupEvent[];
  app(): VirtualApp;
  /** Called before a step of the run begins. */
  onStep(listener: (step: StepId, event: SetupEvent) => void): void;
  /** What opens the account or the product; `as` somebody else, or to stay signed in. */
  signIn(how?: { readonly as?: 'somebody-else'; readonly stay?: boolean }): Promise<Ending>;
  signOut(): Promise<Ending>;
  /** From the first event of the last run to its last, by the clock that nobody sets. */
  lastedMs(): number;
  /** What ended in the middle and is offered now, finished to its end; `undefined` when nothing is offered. */
  finish(): Promise<Ending | undefined>;
  /** The settings name the same cloud by another address, or by its own again. */
  nameCloud(other: boolean): void;
  /** From the next start on the secret store waits that long for its password. */
  lockStore(ms: number): void;
  /** Somebody sets the computer's clock. */
  setClock(ms: number): void;
  run(): Promise<Ending>;
  /** Types the right password where the last run says that it was wrong; it is to be remembered. */
  typeAgain(): Promise<Ending>;
  /** Begins a run that will not come to its end. */
  begin(): Promise<void>;
  readonly request: RequestArguments<'startSetup'>[0];
  /** As the lid of a computer: the app's time stands still, the world's does not, and the computer wakes at home. */
  suspend(ms: number): void;
  onEvent(listener: (event: SetupEvent, number: number) => void): void;
  name(): Promise<Ending>;
  /** The last question of that kind. */
  asked(kind: Question['kind']): Question | undefined;
  outcome(): Outcome | undefined;
  /** The app is killed and started again on the same files. */
  restart(between?: () => void): Promise<void>;
  /** Lets virtual time pass until it is done. */
  pass<Value>(work: Promise<Value>): Promise<Value>;
  /** What is said or kept that must not be; what is left open. In words; empty when all is well. */
  close(): Promise<readonly string[]>;
}

export async function openFixture(flow: Flow, options: Partial<WorldOptions> = {}): Promise<Fixture> {
  const clock = jumpingClock();
  const worldClock = clock.hand();
  const personClock = clock.hand();
  let appClock = clock.hand();
  const folder = mkdtempSync(path.join(tmpdir(), 'photon-faults-'));
  const journal = journalPath(path.join(folder, 'state'));
  const programs = programsOfAComputer();
  const secrets = new Set<string>();
  const systemTroubles = new Set<SystemTrouble>();
  const wayTroubles = new Set<WayTrouble>();
  const everything: SetupEvent[] = [];
  const replies: unknown[] = [];
  let events: SetupEvent[] = [];
  let listeners: ((step: StepId, event: SetupEvent) => void)[] = [];
  let problems = 0;
  let gaveUpOn: ErrorCode | undefined;
  let eventListeners: ((event: SetupEvent, number: number) => void)[] = [];
  let firstAt = 0;
  let lastAt = 0;
  let otherCloud = false;
  let storeOpensAfterMs = 0;
  const request = requests[flow];
  let runOver: () => void = () => undefined;
  const simulation = await startSimulatedWorld({
    latencies: realisticLatencies,
    separateNetworks: true,
    ...options,
    clock: worldClock,
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  const { account, product, foreignProduct, networks } = simulation.ready;
  const { url: cloudUrl } = simulation.ready.cloud;
  const home = networks.find(({ password }) => password !== undefined);
  if (home === undefined) throw new Error('the air has no network with a password');
  for (const secret of [account.password, account.accessToken, product.clientSecret, home.password]) {
    secrets.add(secret ?? '');
  }

  const open = () =>
    virtualApp({
      simulation,
      clock: appClock,
      folder: path.dirname(journal),
      programs,
      systemTroubles,
      wayTroubles,
      cloudUrl: () => (otherCloud ? cloudUrl.replace('127.0.0.1', 'localhost') : cloudUrl),
      storeOpensAfterMs: () => storeOpensAfterMs,
      secretSeen: (secret) => void secrets.add(secret),
      show(event, number) {
        for (const listener of eventListeners) listener(event, number);
        if (events.push(event) === 1) firstAt = clock.monotonic();
        lastAt = clock.monotonic();
        everything.push(event);
        if (event.type === 'step-started') for (const listener of [...listeners]) listener(event.step, event);
        if (event.type === 'question-asked') void answer(event.question);
        if (event.type === 'run-finished') runOver();
      },
    });
  let app = open();
  const snapshots = () => app.snapshots;
  let told: unknown[] = [];

  async function answer(question: Question): Promise<void> {
    const asked = app;
    await personClock.sleep(readingMs);
    if (asked !== app) return;
    const { answerQuestion } = app.controller.handlers;
    const questionId = question.id;
    if (question.kind === 'confirm-ownership') {
      await answerQuestion({ questionId, answer: { kind: 'confirm-ownership', confirmed: true } });
    } else if (question.kind === 'choose-network') {
      problems += question.problem === undefined ? 0 : 1;
      // Asked for the third time because of the same: a person gives up.
      if (problems >= 2) {
        gaveUpOn = question.problem?.code;
        return void (await app.controller.handlers.cancelSetup());
      }
      const { ssid, security, password = '' } = home ?? { ssid: '', security: 0 };
      await answerQuestion({
        questionId,
        answer: question.previous?.passwordKept
          ? { kind: 'choose-network', choice: { ssid, security }, usePreviousPassword: true }
          : { kind: 'choose-network', choice: { ssid, security, password } },
      });
    } else if (question.photons[0] !== undefined) {
      await answerQuestion({ questionId, answer: { kind: 'choose-photon', ssid: question.photons[0].ssid } });
    }
  }

  const pass = <Value>(work: Promise<Value>) => clock.run(work, wholeRunLimitMs);
  const note = <Value>(result: Result<Value>): Ending => {
    replies.push(result);
    return result.ok ? 'done' : result.error.code;
  };

  /** A run to its end. */
  async function follow(begin: () => Promise<Result<unknown>>): Promise<Ending> {
    events = [];
    problems = 0;
    gaveUpOn = undefined;
    const over = new Promise<void>((resolve) => {
      runOver = resolve;
    });
    const started = await pass(begin());
    if (!started.ok) return note(started);
    await pass(over);
    const last = events.at(-1);
    if (last?.type !== 'run-finished') throw new Error('no end');
    const { outcome } = last;
    if (outcome.outcome === 'failed') return gaveUpOn ?? outcome.error.code;
    if (!isProven(outcome)) throw new Error('no proof');
    return outcome.outcome;
  }

  return {
    flow,
    simulation,
    clock,
    systemTroubles,
    wayTroubles,
    journal,
    get events() {
      return events;
    },
    app: () => app,
    onStep: (listener) => void listeners.push(listener),
    pass,

    async signIn({ as, stay = false } = {}) {
      const { handlers } = app.controller;
      if (flow !== 'developer') {
        const { clientId, clientSecret, slug } = as === undefined ? product : foreignProduct;
        return note(await pass(handlers.openProduct({ clientId, clientSecret, product: slug, stay })));
      }
      const { username, password } = as === undefined ? account : simulation.cloud.foreignAccount;
      return note(await pass(handlers.signIn({ username, password, stay })));
    },

    async signOut() {
      const { handlers } = app.controller;
      return note(await pass(flow !== 'developer' ? handlers.closeProduct() : handlers.signOut()));
    },

    async finish() {
      const { handlers } = app.controller;
      const { unfinished } = (await pass(handlers.readSnapshot())).snapshot;
      if (unfinished === undefined) return undefined;
      return follow(() => handlers.finishAttempt({ runId: unfinished.runId }));
    },

    nameCloud(other) {
      otherCloud = other;
    },
    lockStore(ms) {
      storeOpensAfterMs = ms;
    },
    lastedMs: () => lastAt - firstAt,
    setClock: (ms) => appClock.set(ms),

    run: () => follow(() => app.controller.handlers.startSetup(request)),
    typeAgain: () =>
      follow(() => app.controller.handlers.tryPassword({ password: home.password ?? '', remember: true })),

    request,
    onEvent: (listener) => void eventListeners.push(listener),

    async begin() {
      events = [];
      await app.controller.handlers.startSetup(request);
    },

    suspend(ms) {
      clock.suspend(appClock, ms);
      simulation.computer.hop();
    },

    async name() {
      const { handlers } = app.controller;
      const as = flow === 'product' ? ({ who: 'customer', email: customer } as const) : ({ who: 'account' } as const);
      return note(await pass(handlers.renameDevice({ as, deviceId: simulation.device.id, name: 'kitchen' })));
    },

    asked: (kind) =>
      events.findLast((event) => event.type === 'question-asked' && event.question.kind === kind)?.type ===
      'question-asked'
        ? events
            .flatMap((event) => (event.type === 'question-asked' ? [event.question] : []))
            .findLast((question) => question.kind === kind)
        : undefined,
    outcome: () => events.flatMap((event) => (event.type === 'run-finished' ? [event.outcome] : [])).at(-1),

    async restart(between) {
      told = [...told, ...snapshots()];
      app.kill();
      await untilQuiet();
      between?.();
      appClock = clock.hand();
      listeners = [];
      eventListeners = [];
      app = open();
    },

    async close() {
      const wrong: string[] = [];
      await pass(app.controller.close());
      await untilQuiet();
      const { tcp, http } = simulation.ready;
      const toPhoton = openSockets().filter(({ remotePort }) => remotePort === tcp.port || remotePort === http.port);
      if (toPhoton.length > 0) wrong.push(`${toPhoton.length} connections to the Photon are left`);
      if (appClock.sleepers() > 0) wrong.push(`${appClock.sleepers()} sleepers of the app are left`);
      await simulation.close();
      await untilQuiet();
      if (openSockets().length > 0) wrong.push(`${openSockets().length} sockets are left`);
      if (worldClock.sleepers() > 0) wrong.push(`${worldClock.sleepers()} sleepers of the world are left`);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
      const said = JSON.stringify([everything, told, snapshots(), replies]);
      secrets.delete('');
      for (const secret of secrets) {
        // The public client's secret is no secret, and its text is its name.
        if (secret === 'particle-api') continue;
        if (said.includes(secret)) wrong.push(`a secret was told: ${secret.slice(0, 4)}…`);
        if (files.some((file) => file.includes(secret))) wrong.push(`a secret was written: ${secret.slice(0, 4)}…`);
      }
      rmSync(folder, { recursive: true, force: true });
      return wrong;
    },
  };
}
