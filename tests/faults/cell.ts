import { isProven, type SetupEvent } from '../../shared/setup-events.ts';
import { customer, type Ending, type Fixture, type Flow, type Moment, openFixture } from './fixture.ts';

/** One thing that goes wrong; `strike` at the moment of the cell, `heal` when it has passed or before the run is repeated. */
export interface Fault {
  readonly strike: (fixture: Fixture) => void;
  readonly heal: (fixture: Fixture) => void;
}

/** `stays`: until the run is over. `passes`: after a few seconds, or when the step is tried again. */
export type Lasting = 'stays' | 'passes';

export interface Cell {
  readonly flow: Flow;
  readonly moment: Moment;
  readonly lasting: Lasting;
  readonly fault: Fault;
  /** What the person must be told. */
  readonly expected: Ending;
  /** The same, where it would otherwise be a false failure. */
  readonly saidOfMine?: Ending | undefined;
}

/** What a cell came to, and all that is wrong with it, in words. */
export interface CellReport {
  readonly ended: Ending;
  readonly tookMs: number;
  readonly wrong: readonly string[];
}

/** Long enough for one try to fail on the link; shorter than the patience of any step. */
const passingMs = 1_500;

/** Endings of a device that is online and the person's all the same: another thing is told, and the next run proves it. */
const saidOfAClaimedDevice: readonly Ending[] = [
  'home-network-not-back',
  'cancelled',
  'access-token-invalid',
  'cloud-sign-in-page',
  'cloud-behind-another',
  'cloud-connection-not-secure',
  'computer-clock-wrong',
  'cloud-refused',
  'device-not-answering',
  'photon-not-online',
  'cloud-unreachable',
  'cloud-timed-out',
  'cloud-forbidden',
  'cloud-not-found',
  'device-not-in-account',
  'cloud-server-error',
  'cloud-too-many-requests',
  'cloud-answer-unreadable',
  'device-not-customers',
  'device-not-in-product',
  'photon-did-not-leave',
  'photon-connection-lost',
];

export async function playCell({ flow, moment, lasting, fault, expected, saidOfMine }: Cell): Promise<CellReport> {
  const fixture = await openFixture(flow);
  const wrong: string[] = [];
  const startedAt = fixture.clock.now();
  const ended = await firstTry(fixture, moment, lasting, fault);
  const tookMs = fixture.clock.now() - startedAt;
  if (ended !== expected) wrong.push(`ended as ${ended}`);
  wrong.push(...judge(fixture, ended, startedAt).filter((words) => words !== falseFailure || ended !== saidOfMine));

  fault.heal(fixture);
  const typed = fixture.events.some(({ type }) => type === 'question-answered') && isFailure(ended);
  wrong.push(...(await again(fixture, moment, typed)));
  wrong.push(...(await fixture.close()));
  return { ended, tookMs, wrong };
}

const isFailure = (ending: Ending) => ending !== 'done' && !isProven({ outcome: ending });

const owners = { developer: 'me', product: `customer:${customer}`, 'without-owner': 'nobody' } as const;

const falseFailure = 'a false failure';

/** Everything up to and with the moment of the fault, and the run to its end. */
async function firstTry(fixture: Fixture, moment: Moment, lasting: Lasting, fault: Fault): Promise<Ending> {
  const strike = () => {
    fault.strike(fixture);
    if (lasting === 'passes') void fixture.clock.sleep(passingMs).then(() => fault.heal(fixture));
  };
  if (moment === 'sign-in' || moment === 'product-token') {
    strike();
    const ended = await fixture.signIn();
    if (isFailure(ended)) return ended;
    fault.heal(fixture);
    return fixture.run();
  }
  const signedIn = await fixture.signIn();
  if (isFailure(signedIn)) throw new Error(`sign-in: ${signedIn}`);
  if (moment === 'customer') {
    strike();
    return fixture.run();
  }
  if (moment === 'name') {
    const ended = await fixture.run();
    if (isFailure(ended)) throw new Error(`run: ${ended}`);
    strike();
    return fixture.name();
  }
  let struck = false;
  fixture.onStep((step) => {
    if (struck || step !== moment) return;
    struck = true;
    strike();
  });
  const ended = await fixture.run();
  if (!struck) throw new Error(`${moment} never came: ${ended}`);
  return ended;
}

/** True success, true failure, the way home, and the time it took. */
export function judge(fixture: Fixture, ended: Ending, startedAt: number, asleepMs = 0): readonly string[] {
  const { simulation, events, flow } = fixture;
  const wrong: string[] = [];
  const { cloud, ready } = simulation;
  const inProduct = flow === 'developer' || cloud.productId === ready.product.id;
  const mine = cloud.owner === owners[flow] && inProduct && cloud.handshakeAt > startedAt;
  if (isProven({ outcome: ended }) && !mine) wrong.push('a false success');
  if (isFailure(ended) && mine && simulation.cloud.online && !saidOfAClaimedDevice.includes(ended)) {
    wrong.push(falseFailure);
  }
  if (simulation.computer.place !== 'own-network' && !namesHome(events)) {
    wrong.push(`the computer is left at ${simulation.computer.network ?? simulation.computer.place}`);
  }
  const budget = events.reduce((sum, event) => sum + allowed(event), 60_000 + asleepMs);
  const took = fixture.lastedMs();
  if (took > budget) wrong.push(`took ${took} ms of ${budget}`);
  return wrong;
}

function allowed(event: SetupEvent): number {
  if (event.type === 'step-started') return event.timeLimitMs;
  return event.type === 'step-retried' ? event.waitMs : 0;
}

function namesHome(events: readonly SetupEvent[]): boolean {
  const errors = events.flatMap((event) => {
    if (event.type === 'noticed') return [event.notice];
    return event.type === 'run-finished' && event.outcome.outcome === 'failed' ? [event.outcome.error] : [];
  });
  return errors.some(({ code, details }) => code === 'home-network-not-back' && details?.network === 'HomeNet');
}

/** The same again, nothing cleaned up: what was typed is still there, and it works. */
async function again(fixture: Fixture, moment: Moment, typed: boolean): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { simulation } = fixture;
  if (moment === 'sign-in' || moment === 'product-token') {
    // A Retry-After is kept to.
    await fixture.clock.pass(31_000);
    const signedIn = await fixture.signIn();
    if (isFailure(signedIn)) return [`again, the sign-in ended as ${signedIn}`];
  }
  if (moment === 'name') {
    const named = await fixture.name();
    if (named !== 'done') wrong.push(`again, naming ended as ${named}`);
    if (simulation.cloud.deviceName !== 'kitchen') wrong.push(`its name is ${simulation.cloud.deviceName}`);
    return wrong;
  }
  return [...wrong, ...(await startOver(fixture, typed))];
}

/** Another run in the same app, on the same files, as the person is told to begin it: SETUP is held until the light blinks blue. */
export async function startOver(fixture: Fixture, typed: boolean): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { simulation } = fixture;
  if (!simulation.device.listening) simulation.pressSetup();
  await fixture.clock.pass(10_000);
  const startedAt = fixture.clock.now();
  const ended = await fixture.run();
  if (isFailure(ended)) wrong.push(`again, it ended as ${ended}`);
  const question = fixture.asked('choose-network');
  const kept = question?.kind === 'choose-network' && question.previous?.passwordKept === true;
  if (typed && !kept) wrong.push('what was typed is lost');
  return [...wrong, ...judge(fixture, ended, startedAt).map((words) => `again: ${words}`)];
}
