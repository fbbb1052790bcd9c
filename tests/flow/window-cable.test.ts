import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { journalPath } from '../../electron/journal/journal-path.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import { startSimulatedWorld, type WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { Answer } from '../../shared/answer.ts';
import { bytesToBinaryText } from '../../shared/bytes.ts';
import { isClaimCode } from '../../shared/claim-code.ts';
import type { SetupRequest } from '../../shared/ipc/set-up.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { success } from '../../shared/result.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Outcome, Question, SetupEvent } from '../../shared/setup-events.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { programsOfAComputer, virtualApp } from '../support/virtual-app.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

// Loaded ahead: no clock of a test can see that a file is being loaded.
beforeAll(() => import('../../electron/record/history.ts'));

const secretOfDevice = 'SIMULATEDSECRET';
const home = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };
const other = 'bb0021001747353236343033';

type NetworkQuestion = Extract<Question, { kind: 'choose-network' }>;

const choose = (choice: NetworkChoice, more: { remember?: true; usePreviousPassword?: true } = {}): Answer => ({
  kind: 'choose-network',
  choice,
  ...more,
});

const endOf = (outcome: Outcome) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);

/** The app behind its window, in the real world with a Photon on its cable, signed in; a person who answers in turn. */
async function openWindow(passwords: readonly string[], options: Partial<WorldOptions> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'window-cable-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const clock = jumpingClock();
  const person = clock.hand();
  const simulation = await startSimulatedWorld({
    latencies: realisticLatencies,
    separateNetworks: true,
    ...options,
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  ends.push(async () => {
    await untilQuiet();
    await simulation.close();
  });
  const { account, cloud } = simulation.ready;
  const usb = simulatedUsb(simulation.cables);
  const sockets = { areEmpty: false };
  const events: SetupEvent[] = [];
  const left = [...passwords];
  const heard = { event: (_: SetupEvent): void => undefined };
  const given = {
    /** Undefined: nothing. */
    answer: (_: NetworkQuestion): Answer | undefined => choose({ ...home, password: left.shift() ?? '' }),
  };
  const secrets = new Set<string>();
  const said = { byConsole: '' };
  let over: (outcome: Outcome) => void = () => undefined;
  const app = virtualApp({
    simulation,
    clock: clock.hand(),
    folder,
    programs: programsOfAComputer(),
    systemTroubles: new Set(),
    wayTroubles: new Set(),
    cloudUrl: () => cloud.url,
    storeOpensAfterMs: () => 0,
    usb: {
      ...usb,
      list: async () => (sockets.areEmpty ? success([]) : usb.list()),
      open: (port, received) =>
        usb.open(port, (bytes) => {
          said.byConsole += bytesToBinaryText(bytes);
          received(bytes);
        }),
    },
    secretSeen: (secret) => void secrets.add(secret),
    show(event) {
      events.push(event);
      heard.event(event);
      if (event.type === 'question-asked') void answer(event.question);
      if (event.type === 'run-finished') over(event.outcome);
    },
  });
  const { handlers } = app.controller;
  async function answer(question: Question): Promise<void> {
    await person.sleep(8_000);
    if (question.kind !== 'choose-network') throw new Error(question.kind);
    const answer = given.answer(question);
    if (answer !== undefined) await handlers.answerQuestion({ questionId: question.id, answer });
  }
  const nextEnd = () =>
    new Promise<Outcome>((resolve) => {
      over = resolve;
    });
  const pass = <Value>(work: Promise<Value>) => clock.run(work, 30 * 60_000);
  ends.push(() => pass(app.controller.close()));
  expect(await pass(handlers.signIn({ ...account, stay: false }))).toMatchObject({ ok: true });
  return {
    simulation,
    sockets,
    handlers,
    pass,
    person,
    events,
    heard,
    given,
    said,
    isJournalled: () => existsSync(journalPath(folder)),
    async claim(request: SetupRequest = { for: 'account' }) {
      events.splice(0);
      const ended = nextEnd();
      const begun = await pass(handlers.startSetup(request));
      return begun.ok ? endOf(await pass(ended)) : begun.error.code;
    },
    /** Of a run that has begun by itself. */
    end: async () => endOf(await pass(nextEnd())),
    /** What was to be kept secret, and stands in an event or, with its name, in a file. */
    async leaks(...more: readonly string[]) {
      // The public client's secret is no secret, and its text is its name.
      const all = [...secrets, ...more].filter((secret) => secret !== '' && secret !== 'particle-api');
      const found = (text: string) => all.filter((secret) => text.includes(secret));
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
      const texts = await Promise.all(
        files.map(
          async ({ parentPath, name }) => [name, await readFile(path.join(parentPath, name), 'latin1')] as const,
        ),
      );
      return {
        told: found(JSON.stringify(events)),
        inFiles: texts.flatMap(([name, text]) => found(text).map((secret) => `${secret} in ${name}`)),
        looked: texts.filter(([, text]) => text.includes(home.ssid)).map(([name]) => name),
        claimCodes: all.filter(isClaimCode),
      };
    },
    async rows() {
      const listed = await pass(handlers.listHistory({ filter: {}, most: 10 }));
      return listed.ok ? listed.value.rows : [];
    },
  };
}

it('the one Photon that is plugged in is set up over its cable, asked for its password until it joins', async () => {
  const { simulation, claim, events, rows, isJournalled } = await openWindow(['not the password', home.password]);
  expect(await claim()).toBe('claimed');
  expect(events[0]).toMatchObject({ type: 'run-started', cable: true });
  const problems = events.flatMap((event) =>
    event.type === 'question-asked' && event.question.kind === 'choose-network' ? [event.question.problem?.code] : [],
  );
  expect(problems).toEqual([undefined, 'network-details-wrong']);
  expect(simulation.cloud.owner).toBe('me');
  expect(await rows()).toMatchObject([{ outcome: 'claimed', transport: 'USB', deviceId: simulation.device.id }]);
  // The computer has left nothing, and so has nothing to come back to.
  expect(events.filter(({ type }) => type === 'place-changed' || type === 'network-remembered')).toEqual([]);
  expect([simulation.computer.place, isJournalled()]).toEqual(['own-network', false]);
});

it('a cancel in the middle of a question says what is left, and RESET is all that the next run needs', async () => {
  const { simulation, claim, handlers, person, heard, rows, isJournalled } = await openWindow([
    home.password,
    home.password,
  ]);
  heard.event = (event) => {
    if (event.type === 'step-started' && event.step === 'configure-network')
      void person.sleep(700).then(() => handlers.cancelSetup());
  };
  expect(await claim()).toBe('cable-interrupted');
  expect(simulation.device.storedNetworks).toEqual([]);
  const asked: string[] = [];
  heard.event = (event) => {
    if (event.type !== 'search-obstructed' || event.obstacle === undefined) return;
    asked.push(event.obstacle.code);
    if (event.obstacle.code === 'cable-dialogue-open') simulation.pressReset();
  };
  expect(await claim()).toBe('claimed');
  expect(asked[0]).toBe('cable-dialogue-open');
  expect((await rows()).map(({ outcome, code, transport }) => [outcome, code, transport])).toEqual([
    ['claimed', null, 'USB'],
    ['failed', 'cable-interrupted', 'USB'],
  ]);
  expect(isJournalled()).toBe(false);
});

it('pulled while the password is asked for ends the question, and the same again goes on once it is plugged in', async () => {
  const { simulation, claim, handlers, person, given, events } = await openWindow([home.password]);
  const cable = simulation.cables[0];
  const answer = given.answer;
  let asked = '';
  given.answer = ({ id }) => {
    asked = id;
    cable?.unplug();
    return undefined;
  };
  expect(await claim()).toBe('cable-gone');
  const late = await handlers.answerQuestion({ questionId: asked, answer: choose(home) });
  expect(late).toMatchObject({ ok: false });
  expect(simulation.device.storedNetworks).toEqual([]);
  given.answer = answer;
  // It has to be asked for over the cable: nothing is plugged in when it begins.
  void person.sleep(5_000).then(() => cable?.plugIn());
  expect(await claim({ for: 'account', by: 'cable' })).toBe('claimed');
  expect(events).toContainEqual(
    expect.objectContaining({ obstacle: expect.objectContaining({ code: 'cable-not-found' }) }),
  );
});

it('a number is its device’s at each look after a cancel, also where nobody knew which device it would be', async () => {
  const { claim, handlers, pass, person, heard, rows } = await openWindow([home.password]);
  heard.event = (event) => {
    if (event.type === 'step-started' && event.step === 'wait-online')
      void person.sleep(700).then(() => handlers.cancelSetup());
  };
  expect(await claim({ for: 'account', serial: 'SN1' })).toBe('cancelled');
  await pass(person.sleep(60_000));
  // The first notes that it has it, and so the second finds it given.
  for (const _ of ['first', 'second'])
    expect(await pass(handlers.checkAgain())).toMatchObject({ ok: true, value: { online: true, mine: true } });
  expect(await rows()).toMatchObject([{ outcome: 'claimed', serial: 'SN1' }]);
});

it('a cancel between two questions leaves nothing behind, at any of the steps', async () => {
  for (const [step, code] of [
    ['get-claim-code', 'cancelled'],
    ['find-photon', 'cancelled'],
    ['read-device-id', 'cancelled'],
    ['choose-network', 'cancelled'],
    ['wait-online', 'cancelled'],
  ] as const) {
    const { claim, handlers, heard, isJournalled } = await openWindow([home.password]);
    heard.event = (event) => {
      if (event.type === 'step-started' && event.step === step) void handlers.cancelSetup();
    };
    expect([step, await claim(), isJournalled()]).toEqual([step, code, false]);
  }
});

it('of two that are plugged in the one is set up that is named, and Wi-Fi is a way, too', async () => {
  const { simulation, claim, events, rows } = await openWindow([home.password, home.password], {
    others: [{ id: other, rssi: -50 }],
  });
  expect(await claim({ for: 'account', by: 'cable', port: '/dev/ttyACM1' })).toBe('claimed');
  expect(simulation.owner(other as never)).toBe('me');
  expect(await claim({ for: 'account', by: 'wifi' })).toBe('claimed');
  expect(events).toContainEqual(expect.objectContaining({ type: 'place-changed', place: 'photon' }));
  expect((await rows()).map(({ transport }) => transport)).toEqual(['SoftAP TCP', 'USB']);
});

it('a product’s device goes into its product and to its customer in one visit', async () => {
  const { simulation, claim, events, rows, handlers, pass } = await openWindow([home.password]);
  const { clientId, clientSecret, slug } = simulation.ready.product;
  const opened = await pass(handlers.openProduct({ clientId, clientSecret, product: slug, stay: false }));
  expect(opened).toMatchObject({ ok: true });
  expect(await claim({ for: 'customer', email: 'ann@example.com' })).toBe('claimed');
  expect(simulation.cloud.owner).toBe('customer:ann@example.com');
  expect(events.map(({ type }) => type)).not.toContain('place-changed');
  expect(await rows()).toMatchObject([{ outcome: 'claimed', transport: 'USB', customer: 'ann@example.com' }]);
});

it('another password after a run over Wi-Fi goes to the same Photon, whichever was plugged in since', async () => {
  const { sockets, claim, handlers, pass, events } = await openWindow(['not the password']);
  sockets.areEmpty = true;
  expect(await claim()).toBe('network-details-wrong');
  sockets.areEmpty = false;
  events.splice(0);
  expect(await pass(handlers.tryPassword({ password: home.password, remember: false }))).toMatchObject({ ok: true });
  const begun = events.find(({ type }) => type === 'run-started');
  expect(begun).toBeDefined();
  expect(begun).not.toHaveProperty('cable');
});

it('an open network is refused over the cable, and from that question on Wi-Fi is the way', async () => {
  const { claim, end, given, handlers, events, simulation } = await openWindow([]);
  const guest = { ssid: 'Guest', security: 0 };
  const begun: unknown[] = [];
  given.answer = ({ problem }) => {
    if (problem === undefined) return choose(guest);
    void handlers.startSetup({ for: 'account', by: 'wifi' }).then((answer) => begun.push(problem.code, answer.ok));
    return undefined;
  };
  expect(await claim()).toBe('cancelled');
  expect(await end()).toBe('claimed');
  expect(begun).toEqual(['cable-network-open', true]);
  const runs = events.flatMap((event) => (event.type === 'run-started' ? [event.cable ?? false] : []));
  expect(runs).toEqual([true, false]);
  expect(simulation.device.storedNetwork?.ssid).toBe('Guest');
});

it('a password that is remembered on the way to one Photon opens the network for the next', async () => {
  const { claim, given, events, simulation } = await openWindow([], { others: [{ id: other, rssi: -50 }] });
  const { password: _, ...network } = home;
  given.answer = ({ remembered = [] }) =>
    remembered.length === 0 ? choose(home, { remember: true }) : choose(network, { usePreviousPassword: true });
  expect(await claim({ for: 'account', by: 'cable', port: '/dev/ttyACM0' })).toBe('claimed');
  expect(await claim({ for: 'account', by: 'cable', port: '/dev/ttyACM1' })).toBe('claimed');
  expect(events.find(({ type }) => type === 'question-asked')).toMatchObject({ question: { remembered: [network] } });
  expect(simulation.owner(other as never)).toBe('me');
});

it('no event and no file has the claim code, a Wi-Fi password or the secret of the device', async () => {
  const { claim, leaks, said } = await openWindow(['not the password', home.password]);
  expect(await claim()).toBe('claimed');
  expect(said.byConsole).toContain(secretOfDevice);
  const { told, inFiles, looked, claimCodes } = await leaks('not the password', home.password, secretOfDevice);
  expect(claimCodes).toHaveLength(1);
  expect(looked.length).toBeGreaterThan(0);
  expect([told, inFiles]).toEqual([[], []]);
});
