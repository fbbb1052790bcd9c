import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { journalPath } from '../../electron/journal/journal-path.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import { startSimulatedWorld, type WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { SetupRequest } from '../../shared/ipc/set-up.ts';
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

const home = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };
const other = 'bb0021001747353236343033';

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
    usb: { ...usb, list: async () => (sockets.areEmpty ? success([]) : usb.list()) },
    secretSeen: () => undefined,
    show(event) {
      events.push(event);
      heard.event(event);
      if (event.type === 'question-asked') void answer(event.question);
      if (event.type === 'run-finished') over(event.outcome);
    },
  });
  const { handlers } = app.controller;
  async function answer({ id, kind }: Question): Promise<void> {
    await person.sleep(8_000);
    if (kind !== 'choose-network') throw new Error(kind);
    const choice = { ...home, password: left.shift() ?? '' };
    await handlers.answerQuestion({ questionId: id, answer: { kind: 'choose-network', choice } });
  }
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
    isJournalled: () => existsSync(journalPath(folder)),
    async claim(request: SetupRequest = { for: 'account' }) {
      events.splice(0);
      const ended = new Promise<Outcome>((resolve) => {
        over = resolve;
      });
      const begun = await pass(handlers.startSetup(request));
      if (!begun.ok) return begun.error.code;
      const outcome = await pass(ended);
      return outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome;
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
