import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { practiceHandsOf } from '../../renderer/state/practice-hands.ts';
import type { Answer } from '../../shared/answer.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import type { PracticeHands, PracticeSession } from '../../shared/ipc/practice.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { type PracticeScenario, practiceScenarios } from '../../shared/practice-scenarios.ts';
import type { Result } from '../../shared/result.ts';
import type { Outcome, Question } from '../../shared/setup-events.ts';
import { foldSetup, idleSetup, type SetupState } from '../../shared/setup-state.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { programsOfAComputer, virtualApp } from '../support/virtual-app.ts';

/** A person reads before doing anything. */
const readingMs = 8_000;
/** Longer than any practice; the longest waits for a Photon that never comes online. */
const limitMs = 30 * 60_000;

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** The whole app in its practice session, with a person who knows what the window shows them and nothing else. */
async function practise(scenario: PracticeScenario) {
  const clock = jumpingClock();
  const person = clock.hand();
  const folder = await mkdtemp(path.join(tmpdir(), 'practice-'));
  // The real world, of which practice touches nothing.
  const outside = await startSimulatedWorld({ clock: clock.hand(), separateNetworks: true });
  const questions: Question[] = [];
  const hands: PracticeHands[] = [];
  const deviceEvents: DeviceEvent[] = [];
  let setup: SetupState = idleSetup;
  let over: (outcome: Outcome) => void = () => undefined;
  let isLending = false;
  let isGoingOver = false;
  const { controller, snapshots } = virtualApp({
    simulation: outside,
    clock: clock.hand(),
    folder,
    programs: programsOfAComputer(),
    systemTroubles: new Set(),
    wayTroubles: new Set(),
    cloudUrl: () => outside.ready.cloud.url,
    storeOpensAfterMs: () => 0,
    secretSeen: () => undefined,
    showDeviceEvent: (event) => void deviceEvents.push(event),
    show(event) {
      setup = foldSetup(setup, event);
      if (event.type === 'question-asked') void answer(event.question);
      if (event.type === 'run-finished' && !isGoingOver) over(event.outcome);
      void lend();
    },
  });
  const { handlers } = controller;
  const pass = <Value>(work: Promise<Value>) => clock.run(work, limitMs);
  closings.push(async () => {
    await pass(controller.close());
    await untilQuiet();
    await outside.close();
    await rm(folder, { recursive: true, force: true });
  });

  const snapshot = (): Snapshot | undefined => snapshots.at(-1);
  function shown(): PracticeSession {
    const practice = snapshot()?.practice;
    if (practice === undefined) throw new Error('not in practice');
    return practice;
  }

  async function answer(question: Question): Promise<void> {
    questions.push(question);
    await person.sleep(readingMs);
    const answer = answerTo(question);
    if (answer !== undefined) await handlers.answerQuestion({ questionId: question.id, answer });
  }

  function answerTo(question: Question): Answer | undefined {
    if (question.kind === 'confirm-ownership') return { kind: 'confirm-ownership', confirmed: true };
    if (question.kind === 'choose-network') return { kind: 'choose-network', choice: choiceFrom(question) };
    // Theirs is the nearest.
    const [nearest] = setup.photons.toSorted((one, other) => (other.rssi ?? 0) - (one.rssi ?? 0));
    return nearest && { kind: 'choose-photon', ssid: nearest.ssid };
  }

  /** The hidden one at first, where there is one, else one that the Photon sees and whose password is shown. */
  function choiceFrom({ networks: seen, problem }: Extract<Question, { kind: 'choose-network' }>) {
    const { networks } = shown();
    const known = (ssid: string) => networks.find((network) => network.ssid === ssid && network.password !== undefined);
    const hidden = networks.find((network) => network.hidden);
    if (hidden !== undefined && problem === undefined) {
      expect(seen.map(({ ssid }) => ssid)).not.toContain(hidden.ssid);
      return { ssid: hidden.ssid, security: 4_194_308, password: hidden.password ?? '' };
    }
    const isWanted = (ssid: string) =>
      known(ssid) !== undefined && (known(ssid)?.userName !== undefined) === (scenario === 'enterprise-network');
    const network = seen.find(({ ssid }) => isWanted(ssid));
    if (network === undefined) throw new Error('no network whose password is shown');
    const { ssid, security, channel } = network;
    const { password = '', userName } = known(ssid) ?? {};
    if (userName === undefined) return { ssid, security, channel, password };
    return { ssid, security, channel, enterprise: { kind: 'peap' as const, userName, password } };
  }

  /** What the banner offers to do in place of a person's hands. */
  async function lend(): Promise<void> {
    await undefined;
    const asked = () => practiceHandsOf({ snapshot: snapshot(), setup } as Parameters<typeof practiceHandsOf>[0]);
    const now = asked();
    if (now === undefined || isLending) return;
    isLending = true;
    await person.sleep(readingMs);
    isLending = false;
    if (asked() !== now) return;
    hands.push(now);
    expect(await handlers.lendPracticeHands({ hands: now })).toMatchObject({ ok: true });
    if (scenario === 'by-cable') await goOverToCable();
  }

  /** Takes what the screen of the search offers as soon as something is plugged in. */
  async function goOverToCable(): Promise<void> {
    const pluggedInAt = person.monotonic();
    while (snapshot()?.plugged.length !== 1) await person.sleep(100);
    // From its power on it takes the simulated Photon a second and a half until its port is there.
    expect(person.monotonic() - pluggedInAt).toBeLessThan(1_500 + 2_000);
    isGoingOver = true;
    expect(await handlers.startSetup({ for: 'account', by: 'cable' })).toMatchObject({ ok: true });
    isGoingOver = false;
  }

  async function follow(begin: () => Promise<Result<unknown>>): Promise<string> {
    const ended = new Promise<Outcome>((resolve) => {
      over = resolve;
    });
    const begun = await pass(begin());
    if (!begun.ok) return begun.error.code;
    const outcome = await pass(ended);
    return outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome;
  }

  expect(await pass(handlers.enterPractice({ scenario }))).toMatchObject({ ok: true });
  await handlers.watchCables({ watching: true });
  return {
    handlers,
    pass,
    clock: person,
    shown,
    questions,
    hands,
    deviceEvents,
    snapshot,
    setup: () => setup,
    claim: () => follow(() => handlers.startSetup({ for: 'account' })),
    claimFor: (email: string) => follow(() => handlers.startSetup({ for: 'customer', email })),
    typeAgain: (password: string) => follow(() => handlers.tryPassword({ password, remember: false })),
  };
}

interface Played {
  /** How the first run ends. */
  readonly ends: string;
  readonly asks: readonly Question['kind'][];
  readonly hands?: readonly PracticeHands[];
  /** What was wrong with a network that was chosen. */
  readonly problems?: readonly ErrorCode[];
  /** How it ends when the password is typed once more. */
  readonly typedAgain?: string;
}

const usual: Played['asks'] = ['choose-network'];

const played: Readonly<Record<PracticeScenario, Played>> = {
  'everything-works': { ends: 'claimed', asks: usual },
  'wrong-password': { ends: 'network-details-wrong', asks: usual, typedAgain: 'claimed' },
  'photon-set-up-before': { ends: 'claimed', asks: ['confirm-ownership', 'choose-network'] },
  'photon-stops-answering': { ends: 'photon-network-not-joined', asks: [] },
  'no-internet-behind-wifi': { ends: 'photon-not-online', asks: usual },
  'router-answers': { ends: 'not-a-photon', asks: [] },
  'join-manually': { ends: 'claimed', asks: usual, hands: ['join-photon', 'go-home'] },
  'no-photon': { ends: 'claimed', asks: ['choose-photon', ...usual], hands: ['plug-in'] },
  'several-photons': { ends: 'claimed', asks: ['choose-photon', 'choose-network'] },
  // A Photon keeps only networks that it sees itself (Device OS 0.7.0 and later, wlan_hal.cpp): the person takes another.
  'hidden-network': { ends: 'claimed', asks: [...usual, ...usual], problems: ['network-not-heard'] },
  'enterprise-network': { ends: 'claimed', asks: usual },
  'by-cable': { ends: 'claimed', asks: ['choose-photon', ...usual], hands: ['plug-in'] },
};

describe('practice, played to its end', () => {
  it.each(practiceScenarios)('%s', async (scenario) => {
    const { claim, typeAgain, shown, questions, hands } = await practise(scenario);
    const ends = await claim();
    const asks = questions.map(({ kind }) => kind);
    const problems = questions.flatMap((question) => (question.kind === 'choose-network' && question.problem) || []);
    const { password = '' } = shown().networks.find(({ ssid }) => ssid === 'HomeNet') ?? {};
    const typedAgain = ends === 'network-details-wrong' ? await typeAgain(password) : undefined;
    const seen = { ends, asks, hands, problems: problems.map(({ code }) => code), typedAgain };
    expect(seen).toEqual({ hands: [], problems: [], typedAgain: undefined, ...played[scenario] });
  });

  it('a Photon that never comes online is waited for shorter than a real one, and long enough to be asked for its LED', async () => {
    const { claim, setup } = await practise('no-internet-behind-wifi');
    expect(await claim()).toBe('photon-not-online');
    const { startedAt = 0, finishedAt = 0 } = setup().stages.prove;
    const waited = finishedAt - startedAt;
    expect(waited).toBeGreaterThan(60_000);
    expect(waited).toBeLessThan(90_000);
  });

  it('a product takes the devices that are offered to it, and its customer’s Photon publishes', async () => {
    const { handlers, pass, clock, shown, snapshot, deviceEvents, claimFor } = await practise('everything-works');
    const { clientId, clientSecret, product, deviceIds } = shown().product;
    expect(await pass(handlers.openProduct({ clientId, clientSecret, product, stay: false }))).toMatchObject({
      ok: true,
    });
    await pass(handlers.importDevices({ from: 'text', text: deviceIds.join('\n') }));
    expect(await pass(handlers.sendImport({ column: 0 }))).toMatchObject({ ok: true });
    const isOver = () => !['reading', 'sending'].includes(snapshot()?.importing?.status ?? 'sending');
    await pass(until(isOver));
    expect(snapshot()?.importing).toMatchObject({ status: 'done', counts: { added: 3, ownedByOthers: 1 } });

    const as = { who: 'customer', email: 'customer@example.com' } as const;
    expect(await claimFor(as.email)).toBe('claimed');
    expect(await pass(handlers.watchEvents({ as }))).toMatchObject({ ok: true });
    await pass(until(() => deviceEvents.length > 1));
    expect(deviceEvents.map(({ name }) => name)).toContain('temperature');
    await pass(handlers.stopWatching());

    async function until(isSo: () => boolean): Promise<void> {
      while (!isSo()) await clock.sleep(500);
    }
  });
});
