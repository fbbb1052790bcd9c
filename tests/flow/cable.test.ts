import { describe, expect, it } from 'vitest';
import { type AttemptRow, foldEvent } from '../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../electron/record/record-event.ts';
import type { NewEvent } from '../../electron/record/record-port.ts';
import { recordRun } from '../../electron/record/record-run.ts';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { success } from '../../shared/result.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { cableBench as bench } from '../support/cable-bench.ts';
import { manyCables } from '../support/many-cables.ts';
import { home, cableId as id } from '../support/open-cables.ts';

const endOf = (outcome: Outcome) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);
const stagesOf = (events: readonly SetupEvent[]) =>
  events.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []));
const typesOf = (events: readonly SetupEvent[]) => events.map(({ type }) => type);

/** With a wrong password: it is reset as soon as it is proven, and told to listen 20 s later. */
async function startedAnewWhileProven({ claim, simulation, clock }: Awaited<ReturnType<typeof bench>>) {
  let proofs = 0;
  const { outcome } = await claim({
    choice: { ...home, password: 'not the password' },
    thenChoice: home,
    onEvent: (event) => {
      if (event.type !== 'stage-started' || event.stage !== 'prove') return;
      proofs += 1;
      if (proofs > 1) return;
      simulation.pressReset();
      void clock.sleep(20_000).then(simulation.pressSetup);
    },
  });
  return { outcome, proofs };
}

describe('a Photon on a cable', () => {
  it.each(['0.4.4', '0.6.4', '0.7.0', '2.3.1'] as const)(
    '%s is claimed, and the computer stays where it is',
    async (firmware) => {
      const { claim, simulation, quiet, touches } = await bench({ firmware });
      const { events, outcome } = await claim();
      expect(outcome).toMatchObject({ outcome: 'claimed', deviceId: id });
      expect(stagesOf(events)).toEqual(['prepare', 'inspect', 'choose', 'commit', 'prove']);
      expect(typesOf(events)).not.toContain('place-changed');
      expect(events[0]).toMatchObject({ type: 'run-started', cable: true });
      expect(events).toContainEqual(expect.objectContaining({ type: 'device-facts', transport: 'USB', firmware }));
      expect(simulation.cloud.owner).toBe('me');
      expect(touches).toEqual([]);
      expect(JSON.stringify(events)).not.toContain('kitchen-window-7');
      expect(await quiet()).toBe(0);
    },
  );

  it.each(['0.6.4', '2.3.1'] as const)('%s may look for the network as long as it does, 30 s', async (firmware) => {
    const { claim } = await bench({ firmware, latencies: { ...realisticLatencies, ownScan: 30_000 } });
    expect(endOf((await claim()).outcome)).toBe('claimed');
  });

  it('is given its claim code once more where it took another', async () => {
    const { claim, simulation } = await bench({ faults: ['console-code-garbled'] });
    const { outcome, events } = await claim({
      onEvent: (event) => {
        if (event.type === 'step-retried') simulation.setFault('console-code-garbled', false);
      },
    });
    expect(endOf(outcome)).toBe('claimed');
    expect(events.filter(({ type }) => type === 'step-retried')).toMatchObject([
      { step: 'set-claim-code', error: { code: 'claim-code-not-stored' } },
    ]);
  });

  it('joins a network whose name has quotes and a backslash, which the air would spoil', async () => {
    const ssid = 'Café "Zürich\\ lane" 9';
    const { security, password = '' } = home;
    const network = { ssid, rssi: -50, channel: 6, band: 2.4, security, password } as const;
    const { claim, simulation } = await bench({ networks: [network] });
    expect(endOf((await claim({ choice: { ...home, ssid } })).outcome)).toBe('claimed');
    expect(simulation.device.storedNetwork?.ssid).toBe(ssid);
  });

  const near = { rssi: -50, channel: 6, band: 2.4, security: home.security } as const;
  const hidden = { ...near, ssid: 'Attic', password: 'under the roof', hidden: true } as const;

  it('joins a network that hides its name', async () => {
    for (const firmware of ['0.6.4', '2.3.1'] as const) {
      const { claim } = await bench({ firmware, networks: [hidden] });
      const { outcome } = await claim({ choice: { ...home, ssid: 'Attic', password: 'under the roof' } });
      expect(endOf(outcome)).toBe('claimed');
    }
  });

  it.each(['0.6.4', '2.3.1'] as const)(
    '%s is given several networks, one after another, and no hand',
    async (firmware) => {
      const { claim, simulation, touches, quiet } = await bench({ firmware });
      const office: NetworkChoice = { ...home, ssid: 'Office', password: 'not in this air' };
      const { events, outcome } = await claim({ before: [home, office], choice: { ...home, ssid: 'Cellar' } });
      expect(endOf(outcome)).toBe('claimed');
      // Each new one is put before those that it has, so the first one given is stored last.
      expect(simulation.device.storedNetworks.map(({ ssid }) => ssid)).toEqual(['HomeNet', 'Office', 'Cellar']);
      expect(events.filter(({ type }) => type === 'network-stored')).toHaveLength(3);
      expect(touches).toEqual([28_800, 9_600, 28_800, 9_600]);
      // With each of them it leaves, and may come online.
      const told = typesOf(events).filter((type) => type === 'network-stored' || type === 'connect-sent');
      expect(told).toEqual(Array(3).fill(['network-stored', 'connect-sent']).flat());
      expect(await quiet()).toBe(0);
    },
  );

  it('keeps the networks that it has when it is told to', async () => {
    const { claim, simulation, clock } = await bench();
    expect(endOf((await claim()).outcome)).toBe('claimed');
    await clock.pass(5_000);
    // Online and mine; by the touch it listens again.
    const { outcome, events } = await claim({ options: { keepNetworks: true } });
    expect(endOf(outcome)).toBe('claimed');
    expect(stagesOf(events)).toEqual(['prepare', 'inspect', 'commit', 'prove']);
    expect(simulation.device.storedNetworks).toHaveLength(1);
  });

  it("keeps the networks that it has, somebody else's too: it is asked about, and taken over only then", async () => {
    const { claim, giveTo, simulation } = await bench();
    await giveTo('somebody-else');
    expect(simulation.cloud).toMatchObject({ online: true, owner: 'somebody-else' });
    const options = { keepNetworks: true };
    const refused = await claim({ options, confirms: false });
    expect(endOf(refused.outcome)).toBe('ownership-not-confirmed');
    expect(simulation.device.claimCodeStored).toBe(false);
    const { outcome, events } = await claim({ options });
    expect(endOf(outcome)).toBe('claimed');
    expect(events.flatMap((event) => (event.type === 'question-asked' ? [event.question.kind] : []))).toEqual([
      'confirm-ownership',
    ]);
    expect(simulation.cloud.owner).toBe('me');
    expect(simulation.device.storedNetworks).toMatchObject([{ ssid: 'HomeNet', password: 'kitchen-window-7' }]);
  });

  it.each([
    ['online-not-claimed', 'photon-not-yours'],
    ['owned-by-others', 'photon-not-yours'],
  ] as const)('keeps the networks that it has where it cannot be claimed: %s, %s', async (fault, code) => {
    const { claim, giveTo, simulation, quiet } = await bench();
    await giveTo('somebody-else');
    simulation.setFault(fault, true);
    const { outcome } = await claim({ options: { keepNetworks: true } });
    expect(endOf(outcome)).toBe(code);
    expect(simulation.cloud.owner).toBe('somebody-else');
    expect(simulation.device.storedNetworks).toHaveLength(1);
    expect(await quiet()).toBe(0);
  });

  it.each(['0.6.4', '2.3.1'] as const)(
    '%s: a wrong password is heard over the cable, and the next try needs no button',
    async (firmware) => {
      const { claim, clock, simulation } = await bench({ firmware });
      const startedAt = clock.monotonic();
      const memory: RunMemory = { choice: undefined };
      const wrong = await claim({ choice: { ...home, password: 'not the password' }, memory });
      expect(wrong.outcome).toMatchObject({
        error: { code: 'network-details-wrong', details: { network: 'HomeNet' } },
      });
      expect(clock.monotonic() - startedAt).toBeLessThan(120_000);
      expect(simulation.device.listening).toBe(true);
      expect(endOf((await claim({ memory })).outcome)).toBe('claimed');
    },
  );

  it('is asked for another password in the same visit, and what was wrong with the first stands beside it', async () => {
    const { claim, quiet } = await bench();
    const memory: RunMemory = { choice: undefined };
    const wrong = { ...home, password: 'not the password' };
    const { outcome, events } = await claim({ choice: wrong, thenChoice: home, memory });
    expect(endOf(outcome)).toBe('claimed');
    expect(stagesOf(events)).toEqual([
      'prepare',
      'inspect',
      ...['choose', 'commit', 'prove'],
      ...['choose', 'commit', 'prove'],
    ]);
    const [, again] = events.flatMap((event) => (event.type === 'question-asked' ? [event.question] : []));
    expect(again).toMatchObject({ problem: { code: 'network-details-wrong' }, previous: { passwordKept: true } });
    expect(JSON.stringify(events)).not.toContain('not the password');
    expect(await quiet()).toBe(0);
    const asked = events.findLastIndex(({ type }) => type === 'question-asked');
    const { stages, progress, light } = foldAll(events.slice(0, asked));
    expect([stages.choose.status, stages.prove.status, progress, light]).toEqual([
      'running',
      'waiting',
      'partly-set-up',
      'blue-blinking',
    ]);
  });

  it.each([{ faults: [] }, { faults: ['cable-loss-untold'] }] as const)(
    'is asked for another password also where it started anew while it was proven: %j',
    async (options) => {
      const world = await bench(options);
      const { outcome, proofs } = await startedAnewWhileProven(world);
      expect([endOf(outcome), proofs]).toEqual(['claimed', 2]);
      expect(await world.quiet()).toBe(0);
    },
  );

  it('is opened once where it started anew while it is proven, and hears one letter at each look', async () => {
    const { claim, simulation, opened, typed, clock, quiet } = await bench();
    const { outcome } = await claim({
      choice: { ...home, password: 'not the password' },
      onEvent: (event) => {
        if (event.type !== 'stage-started' || event.stage !== 'prove') return;
        typed.length = 0;
        // It joins nothing, and back in listening mode by itself it is only behind a network that was typed since it started.
        void clock.sleep(1_000).then(simulation.pressReset);
      },
    });
    expect(endOf(outcome)).toBe('photon-not-online');
    expect(opened).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
    expect(typed).toEqual(Array(8).fill('i'));
    expect(await quiet()).toBe(0);
  });

  it.each(['0.4.4', '2.3.1'] as const)(
    '%s: another in its place while it is proven is neither opened nor asked',
    async (firmware) => {
      const { claim, simulation, opened, typed, clock, quiet } = await bench({
        firmware,
        others: [{ id: 'bb0021001747353236343033', rssi: -50 }],
      });
      const [its, others] = simulation.cables;
      others?.unplug();
      await clock.pass(1_000);
      const { outcome } = await claim({
        choice: { ...home, password: 'not the password' },
        onEvent: (event) => {
          if (event.type !== 'stage-started' || event.stage !== 'prove') return;
          typed.length = 0;
          its?.unplug();
          others?.plugIn();
        },
      });
      expect(endOf(outcome)).toBe('photon-not-online');
      expect([opened, typed]).toEqual([['/dev/ttyACM0'], []]);
      expect(await quiet()).toBe(0);
    },
  );

  it('keeps its networks when that is the answer', async () => {
    const { claim, clock } = await bench();
    expect(endOf((await claim()).outcome)).toBe('claimed');
    await clock.pass(5_000);
    expect(endOf((await claim({ keeps: true })).outcome)).toBe('claimed');
  });

  it('the networks that this computer hears are offered, those of 2.4 GHz', async () => {
    const { claim } = await bench();
    const { events } = await claim();
    const heard = events.flatMap((event) => (event.type === 'networks-heard' ? event.networks : []));
    expect(heard.map(({ ssid }) => ssid)).toEqual([
      'HomeNet',
      'Guest',
      'Orchard',
      'Café Zürich',
      'Staff',
      'OldPrinter',
      'Far Shed',
    ]);
    expect(heard[0]).toMatchObject({ security: home.security, channel: 6 });
  });

  it.each([
    ['2.3.1', 0],
    ['0.7.0', 1],
  ] as const)('%s: a network of security %i is refused before anything is typed', async (firmware, security) => {
    const { claim, simulation } = await bench({ firmware });
    const choice = { ssid: 'Guest', security, ...(security === 1 ? { password: 'abcde' } : {}) };
    const { outcome, events } = await claim({ choice });
    expect(endOf(outcome)).toBe('cable-network-open');
    expect(stagesOf(events)).toEqual(['prepare', 'inspect', 'choose']);
    expect(simulation.device.storedNetworks).toEqual([]);
    expect(simulation.device.listening).toBe(true);
  });

  it('0.4.4: a hidden network, which it would store without its cipher, is refused where that can be told', async () => {
    const choice = { ...home, ssid: hidden.ssid, password: hidden.password };
    const { claim, simulation } = await bench({ firmware: '0.4.4', networks: [hidden, { ...near, ssid: 'Hall' }] });
    const { outcome, events } = await claim({ choice });
    expect(endOf(outcome)).toBe('cable-network-hidden');
    expect(stagesOf(events)).toEqual(['prepare', 'inspect', 'choose']);
    expect(simulation.device.storedNetworks).toEqual([]);
    // A computer that hears none knows nothing.
    const alone = await bench({ firmware: '0.4.4', networks: [hidden] });
    expect(endOf((await alone.claim({ choice })).outcome)).toBe('network-details-wrong');
  });

  it('0.6.4 takes an open network', async () => {
    const { claim } = await bench({ firmware: '0.6.4' });
    expect(endOf((await claim({ choice: { ssid: 'Guest', security: 0 } })).outcome)).toBe('claimed');
  });

  it('is one of two: named by its port or its ID, otherwise refused with both ports', async () => {
    const other = 'bb0021001747353236343033';
    const { claim } = await bench({ others: [{ id: other, rssi: -50 }] });
    expect((await claim()).outcome).toMatchObject({
      error: { code: 'cable-several', details: { ports: ['/dev/ttyACM0', '/dev/ttyACM1'] } },
    });
    expect((await claim({ options: { wantedId: other as never } })).outcome).toMatchObject({
      outcome: 'claimed',
      deviceId: other,
    });
    expect((await claim({ port: '/dev/ttyACM0' })).outcome).toMatchObject({ outcome: 'claimed', deviceId: id });
  });

  it('is found by its ID wherever it is, and no other is touched for it', async () => {
    const other = 'bb0021001747353236343033' as DeviceId;
    const { claim, touches, simulation, clock } = await bench({ others: [{ id: other, rssi: -50 }] });
    const options = { wantedId: other };
    expect((await claim({ port: '/dev/ttyACM0', options })).outcome).toMatchObject({
      outcome: 'claimed',
      deviceId: other,
    });
    simulation.cables[1]?.unplug();
    await clock.pass(1_000);
    expect(endOf((await claim({ port: '/dev/ttyACM0', options })).outcome)).toBe('different-photon');
    expect(touches).toEqual([]);
  });

  it('that is another than the one wanted is left as it was', async () => {
    const { claim, simulation } = await bench();
    const options = { wantedId: 'cc0021001747353236343033' as never };
    expect(endOf((await claim({ port: '/dev/ttyACM0', options })).outcome)).toBe('different-photon');
    expect(simulation.device.claimCodeStored).toBe(false);
  });
});

describe('a Photon on a cable that is not listening', () => {
  it.each(['0.6.4', '2.3.1'] as const)('%s is told to, and its port is left with the usual rate', async (firmware) => {
    const { claim, leaveListening, touches } = await bench({ firmware });
    await leaveListening();
    const { outcome, events } = await claim();
    expect(endOf(outcome)).toBe('claimed');
    expect(touches).toEqual([28_800, 9_600]);
    expect(typesOf(events)).not.toContain('search-obstructed');
  });

  it.each(['0.6.4', '2.3.1'] as const)('%s whose program takes no order is made to by SETUP', async (firmware) => {
    const { claim, leaveListening, touches, simulation } = await bench({ firmware, faults: ['touch-ignored'] });
    await leaveListening();
    const asked: string[] = [];
    const { outcome } = await claim({
      onEvent: (event) => {
        if (event.type !== 'search-obstructed' || event.obstacle === undefined) return;
        asked.push(event.obstacle.code);
        simulation.pressSetup();
      },
    });
    expect(endOf(outcome)).toBe('claimed');
    expect(asked).toEqual(['cable-not-listening']);
    expect(touches).toEqual([28_800, 9_600]);
  });

  it.each(['0.6.4', '2.3.1'] as const)(
    '%s whose program gives back what it gets is told to, and taken neither for one that listens nor for one that asks',
    async (firmware) => {
      const { claim, leaveListening, touches, simulation } = await bench({ firmware });
      await leaveListening();
      simulation.setFault('program-echoes', true);
      const { outcome, events } = await claim();
      expect(endOf(outcome)).toBe('claimed');
      expect(touches).toEqual([28_800, 9_600]);
      expect(typesOf(events)).not.toContain('search-obstructed');
    },
  );

  it.each(['0.4.4', '2.3.1'] as const)(
    '%s whose program gives back what it gets, and cannot be told to, is made to by RESET and SETUP',
    async (firmware) => {
      const { claim, simulation, clock } = await bench({ firmware });
      expect(endOf((await claim()).outcome)).toBe('claimed');
      await clock.pass(5_000);
      simulation.setFault('touch-ignored', true);
      simulation.setFault('program-echoes', true);
      const asked: string[] = [];
      const { outcome } = await claim({
        options: { findLimitMs: 60_000 },
        onEvent: (event) => {
          if (event.type !== 'search-obstructed' || event.obstacle === undefined) return;
          asked.push(event.obstacle.code);
          // Somebody's hand takes a moment.
          if (event.obstacle.code === 'cable-dialogue-open') void clock.sleep(2_000).then(simulation.pressReset);
          if (event.obstacle.code === 'cable-not-listening') simulation.pressSetup();
        },
      });
      expect(endOf(outcome)).toBe('claimed');
      expect([asked[0], asked.at(-1)]).toEqual(['cable-dialogue-open', 'cable-not-listening']);
    },
  );

  it('0.6.4 whose program breaks into its answers is asked until one comes whole', async () => {
    // Wherever in its beat it is met.
    for (const afterMs of [0, 10, 20, 30, 40, 50, 60]) {
      const { claim, simulation, clock, touches } = await bench({ firmware: '0.6.4', faults: ['console-broken-into'] });
      await clock.pass(afterMs);
      const { outcome, events } = await claim({
        options: { findLimitMs: 60_000 },
        onEvent: (event) => {
          if (event.type === 'device-identified') simulation.setFault('console-broken-into', false);
        },
      });
      expect([afterMs, endOf(outcome)]).toEqual([afterMs, 'claimed']);
      // It listens all along, which SETUP would end.
      expect([afterMs, touches, typesOf(events).includes('search-obstructed')]).toEqual([afterMs, [], false]);
    }
  });

  it.each(['0.6.4', '2.3.1'] as const)(
    '%s that is drowned once it was told to listen is left at work',
    async (firmware) => {
      const { claim, leaveListening, touches, simulation, clock, quiet } = await bench({ firmware });
      await leaveListening();
      simulation.setFault('console-drowned', true);
      expect(endOf((await claim()).outcome)).toBe('cable-drowned');
      expect(touches).toEqual([28_800, 9_600]);
      await clock.pass(5_000);
      expect([simulation.device.listening, await quiet()]).toEqual([false, 0]);
    },
  );

  it('0.4.4 is never told to, which would make it wait for a file: SETUP is asked for', async () => {
    const { claim, leaveListening, touches, simulation } = await bench({ firmware: '0.4.4' });
    await leaveListening();
    const { outcome, events } = await claim();
    expect(endOf(outcome)).toBe('cable-not-listening');
    expect(touches).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({ obstacle: expect.objectContaining({ code: 'cable-not-listening' }) }),
    );
    const pressed = await claim({
      onEvent: (event) => {
        if (event.type === 'search-obstructed' && event.obstacle !== undefined) simulation.pressSetup();
      },
    });
    expect(endOf(pressed.outcome)).toBe('claimed');
  });
});

describe('a question that another program left open', () => {
  const moments = [1_500, 20_000, 25_300, 26_100, 26_900, 27_700, 28_500, 29_300, 50_000];

  it.each([
    { port: undefined, faults: [] },
    { port: '/dev/ttyACM0', faults: [] },
    // Between two looks it is away, and back, without a trace.
    { port: '/dev/ttyACM0', faults: ['cable-name-kept'] },
  ] as const)(
    'is over within seconds of a RESET, whenever that is pressed: $port $faults',
    async ({ port, faults }) => {
      for (const afterMs of moments) {
        const { claim, simulation, clock } = await bench({ faults: ['console-stuck', ...faults] });
        let pressedAt = 0;
        let openedAt = 0;
        const { outcome } = await claim({
          options: { findLimitMs: 60_000 },
          ...(port === undefined ? {} : { port }),
          onEvent: (event) => {
            if (event.type === 'device-identified') openedAt = clock.monotonic();
            if (event.type !== 'search-obstructed' || event.obstacle?.code !== 'cable-dialogue-open' || pressedAt > 0)
              return;
            pressedAt = clock.monotonic() + afterMs;
            void clock.sleep(afterMs).then(() => {
              simulation.setFault('console-stuck', false);
              simulation.pressReset();
            });
          },
        });
        expect([afterMs, endOf(outcome)]).toEqual([afterMs, 'claimed']);
        expect(openedAt - pressedAt).toBeLessThan(10_000);
      }
    },
  );

  it('is over with a RESET just before the last looks', async () => {
    for (const afterMs of [14_000, 15_700, 16_600, 17_500, 18_400]) {
      const latencies = { ...realisticLatencies, start: 300 };
      const { claim, simulation, clock } = await bench({ faults: ['console-stuck', 'cable-name-kept'], latencies });
      const { outcome } = await claim({
        options: { findLimitMs: 25_000 },
        onEvent: (event) => {
          if (event.type !== 'search-obstructed' || event.obstacle?.code !== 'cable-dialogue-open') return;
          void clock.sleep(afterMs).then(() => {
            simulation.setFault('console-stuck', false);
            simulation.pressReset();
          });
        },
      });
      expect([afterMs, endOf(outcome)]).toEqual([afterMs, 'claimed']);
    }
  });

  it('is asked about until its program, which gives back what it gets, is made to listen by slow hands', async () => {
    const { claim, simulation, clock } = await bench();
    expect(endOf((await claim()).outcome)).toBe('claimed');
    await clock.pass(5_000);
    simulation.setFault('touch-ignored', true);
    simulation.setFault('program-echoes', true);
    const { outcome } = await claim({
      port: '/dev/ttyACM0',
      options: { findLimitMs: 300_000 },
      onEvent: (event) => {
        if (event.type !== 'search-obstructed' || event.obstacle === undefined) return;
        const { pressReset, pressSetup } = simulation;
        if (event.obstacle.code === 'cable-dialogue-open') void clock.sleep(30_000).then(pressReset);
        if (event.obstacle.code === 'cable-not-listening') void clock.sleep(30_000).then(pressSetup);
      },
    });
    expect(endOf(outcome)).toBe('claimed');
  });

  it.each([
    ['0.4.4', []],
    ['0.6.4', []],
    ['2.3.1', []],
    // What the program prints hides that it asks.
    ['0.4.4', ['console-chatter']],
    ['2.3.1', ['console-chatter']],
    // As much as a run of ours has standing there when its program is killed.
    ['2.3.1', ['console-chatter'], '7'.repeat(61)],
  ] as const)(
    '%s: is left as it was, however often it is looked at: %j',
    async (firmware, faults, left = 'kitchen-window-7') => {
      const { claim, simulation, clock, typed } = await bench({ firmware });
      const other = simulation.cables[0]?.open({ received: () => undefined, lost: () => undefined });
      if (typeof other !== 'object') throw new Error('not opened');
      const answers = ['w', 'HomeNet\n', ...(firmware === '2.3.1' ? [] : ['3\n']), left];
      for (const answer of answers) {
        other.write(new TextEncoder().encode(answer));
        await clock.pass(10_000);
      }
      other.close();
      for (const fault of faults) simulation.setFault(fault, true);
      expect(endOf((await claim({ options: { findLimitMs: 600_000 } })).outcome)).toBe(
        faults.length === 0 ? 'cable-dialogue-open' : 'cable-not-listening',
      );
      expect(typed.filter((text) => text === 'i').length).toBeGreaterThan(100);
      expect(simulation.device.storedNetworks).toEqual([]);
      const again = simulation.cables[0]?.open({ received: () => undefined, lost: () => undefined });
      if (typeof again === 'object') again.write(new TextEncoder().encode('\n'));
      await clock.pass(40_000);
      expect(simulation.device.storedNetworks).toMatchObject([{ ssid: 'HomeNet', password: left }]);
    },
  );

  it('and that comes behind its own look for the network, finds no letter of those that looked meanwhile', async () => {
    const { claim, simulation, clock, typed } = await bench({ latencies: { ...realisticLatencies, ownScan: 30_000 } });
    const cable = simulation.cables[0];
    const other = cable?.open({ received: () => undefined, lost: () => undefined });
    if (typeof other !== 'object') throw new Error('not opened');
    other.write(new TextEncoder().encode('w'));
    await clock.pass(1_000);
    other.write(new TextEncoder().encode('HomeNet\n'));
    other.close();
    expect(endOf((await claim({ options: { findLimitMs: 10_000 } })).outcome)).toBe('cable-not-listening');
    expect(typed).toContain('i');
    await clock.pass(30_000);
    const again = cable?.open({ received: () => undefined, lost: () => undefined });
    if (typeof again === 'object') again.write(new TextEncoder().encode('kitchen-window-7\n'));
    await clock.pass(70_000);
    expect(simulation.device.storedNetworks).toMatchObject([{ ssid: 'HomeNet', password: 'kitchen-window-7' }]);
  });
});

describe('a cable that is pulled', () => {
  it.each([
    ['choose-network', 'HomeNet', []],
    ['choose-network', 'not the password', []],
    ['choose-network', 'HomeNet', ['cable-loss-untold']],
    ['confirm-ownership', 'HomeNet', []],
  ] as const)('while the question %s waits is noticed within two seconds: %s, %j', async (kind, first, faults) => {
    const isAgain = first === 'not the password';
    const { claim, simulation, clock, quiet } = await bench({
      faults,
      ...(kind === 'confirm-ownership' ? { owner: 'somebody-else', setUpBefore: true } : {}),
    });
    let asked = 0;
    let pulledAt = Number.NaN;
    const { outcome, events } = await claim({
      leavesOpen: (question) => question.kind === kind && asked > (isAgain ? 1 : 0),
      ...(isAgain ? { choice: { ...home, password: first }, thenChoice: home } : {}),
      onEvent(event) {
        if (event.type !== 'question-asked' || event.question.kind !== kind) return;
        asked += 1;
        if (asked > (isAgain ? 1 : 0))
          void clock.sleep(20_000).then(() => {
            pulledAt = clock.monotonic();
            simulation.cables[0]?.unplug();
          });
      },
    });
    expect(endOf(outcome)).toBe('cable-gone');
    expect(clock.monotonic() - pulledAt).toBeLessThanOrEqual(2_000);
    expect(foldAll(events).question).toBeUndefined();
    expect(simulation.device.storedNetworks).toHaveLength(isAgain ? 1 : 0);
    expect(await quiet()).toBe(0);
  });

  it('before the last answer stores nothing', async () => {
    const ends = new Set<string>();
    for (let bytes = 1; bytes < 420; bytes += 37) {
      const { claim, simulation, quiet } = await bench();
      const { outcome, events } = await claim({
        options: { findLimitMs: 3_000 },
        onEvent: (event) => {
          if (event.type === 'stage-started' && event.stage === 'commit') simulation.cables[0]?.unplugAfter(bytes);
        },
      });
      ends.add(endOf(outcome));
      expect(['cable-gone', 'claimed']).toContain(endOf(outcome));
      const told = typesOf(events).includes('connect-sent');
      if (!told) expect(simulation.device.storedNetworks).toEqual([]);
      expect(await quiet()).toBe(0);
    }
    expect(ends).toContain('cable-gone');
  });

  it('or falls silent behind the last answer is not held against a device that the cloud has', async () => {
    const { claim, simulation } = await bench();
    const { outcome, events } = await claim({
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'connect') simulation.setFault('console-half-line', true);
      },
    });
    expect(endOf(outcome)).toBe('claimed');
    expect(typesOf(events)).not.toContain('network-stored');
    expect(typesOf(events)).toContain('connect-sent');
  });

  it.each([{ faults: [] }, { faults: ['cable-loss-untold'] }] as const)(
    'or started anew while it is proven comes back at a port of another name, and the next run finds it: %j',
    async (options) => {
      const { claim, simulation, clock, opened } = await bench(options);
      const first = await claim({
        onEvent: (event) => {
          if (event.type === 'stage-started' && event.stage === 'prove') simulation.pressReset();
        },
      });
      expect(endOf(first.outcome)).toBe('claimed');
      await clock.pass(5_000);
      expect(endOf((await claim()).outcome)).toBe('claimed');
      expect([opened[0], opened.at(-1)]).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
    },
  );

  describe.each(['0.4.4', '2.3.1'] as const)('%s that is back at once under the same name', (firmware) => {
    const swift = { firmware, latencies: { ...realisticLatencies, start: 300 } };

    it.each([
      // Told by the first letter that is typed then, which goes to nobody; or never.
      ['choose', [], 'cable-gone'],
      ['choose', ['cable-loss-untold'], 'cable-interrupted'],
      ['prove', [], 'claimed'],
      ['prove', ['cable-loss-untold'], 'claimed'],
    ] as const)('in %s, with %j, is taken for no other, and the next run works', async (stage, faults, end) => {
      const { claim, simulation, clock, quiet } = await bench({ ...swift, faults: ['cable-name-kept', ...faults] });
      const { outcome, events } = await claim({
        onEvent: (event) => {
          const isMoment =
            event.type === 'question-asked' || (event.type === 'stage-started' && event.stage === 'prove');
          if (isMoment && (stage === 'choose') === (event.type === 'question-asked')) simulation.pressReset();
        },
      });
      expect(endOf(outcome)).toBe(end);
      expect(typesOf(events).includes('connect-sent')).toBe(stage === 'prove');
      expect(simulation.device.storedNetworks).toHaveLength(stage === 'prove' ? 1 : 0);
      expect(await quiet()).toBe(0);
      await clock.pass(20_000);
      if (firmware === '0.4.4') simulation.pressSetup();
      await clock.pass(5_000);
      expect(endOf((await claim()).outcome)).toBe('claimed');
    });

    it('while it is proven, and listens, is asked for another password where the list tells that it is this one', async () => {
      const world = await bench({ ...swift, faults: ['cable-name-kept'] });
      const { outcome, proofs } = await startedAnewWhileProven(world);
      const isTold = firmware !== '0.4.4';
      expect([endOf(outcome), proofs]).toEqual(isTold ? ['claimed', 2] : ['photon-not-online', 1]);
      expect(world.opened).toEqual(Array(isTold ? 2 : 1).fill('/dev/ttyACM0'));
    });
  });

  it('and plugged in again while it is looked for is found', async () => {
    const { claim, simulation, clock } = await bench();
    simulation.cables[0]?.unplug();
    await clock.pass(1_000);
    const { outcome, events } = await claim({
      onEvent: (event) => {
        if (event.type === 'search-obstructed' && event.obstacle?.code === 'cable-not-found')
          simulation.cables[0]?.plugIn();
      },
    });
    expect(typesOf(events).filter((type) => type === 'search-obstructed').length).toBeGreaterThanOrEqual(2);
    expect(endOf(outcome)).toBe('claimed');
  });
});

describe('a cancel', () => {
  it('in the middle of a question says what is left behind; the next run asks for RESET and goes on after it', async () => {
    const { claim, simulation, clock, quiet } = await bench();
    const stop = new AbortController();
    const { outcome, events } = await claim({
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'configure-network')
          void clock.sleep(700).then(() => stop.abort());
      },
    });
    expect(endOf(outcome)).toBe('cable-interrupted');
    expect(typesOf(events)).not.toContain('connect-sent');
    expect(simulation.device.storedNetworks).toEqual([]);
    expect(await quiet()).toBe(0);
    const next = await claim({
      options: { findLimitMs: 60_000 },
      onEvent: (event) => {
        if (event.type === 'search-obstructed' && event.obstacle?.code === 'cable-dialogue-open')
          simulation.pressReset();
      },
    });
    expect(endOf(next.outcome)).toBe('claimed');
  });

  it('in the middle of a question is noted as one, and not as a failure of the device', async () => {
    const { claim, clock } = await bench();
    const stop = new AbortController();
    const { outcome, events } = await claim({
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'configure-network')
          void clock.sleep(700).then(() => stop.abort());
      },
    });
    expect(endOf(outcome)).toBe('cable-interrupted');
    const noted: NewEvent[] = [];
    const record = {
      monotonic: () => 0,
      async write(event: NewEvent) {
        noted.push(event);
        return success(undefined);
      },
    };
    async function* told() {
      yield* events;
      return outcome;
    }
    const facts = { forWhom: { for: 'account' }, cloudUrl: 'https://api.particle.io', known: () => ({}) } as const;
    for await (const _ of recordRun(told(), record, facts));
    expect(noted.at(-1)).toMatchObject({ type: 'finished', code: 'cable-interrupted' });
    const place = { stationId: 'here', sequence: 1 };
    const row = noted.reduce<AttemptRow | undefined>(
      (before, event) => foldEvent(before, event as RecordEvent, place),
      undefined,
    );
    expect(row?.verdict).toBe('ABORTED');
  });

  it('before any question leaves nothing behind', async () => {
    const { claim } = await bench();
    const stop = new AbortController();
    const { outcome } = await claim({
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'read-device-id') stop.abort();
      },
    });
    expect(endOf(outcome)).toBe('cancelled');
    expect(endOf((await claim()).outcome)).toBe('claimed');
  });

  it('of a run that told a Photon at work to listen leaves it at work', async () => {
    const { claim, simulation, clock, touches } = await bench();
    expect(endOf((await claim()).outcome)).toBe('claimed');
    await clock.pass(5_000);
    const stop = new AbortController();
    const { outcome } = await claim({
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'question-asked') stop.abort();
      },
    });
    expect(endOf(outcome)).toBe('cancelled');
    expect(touches).toEqual([28_800, 9_600]);
    await clock.pass(60_000);
    expect([simulation.device.listening, simulation.cloud.online]).toEqual([false, true]);
  });

  it('while it is told to listen, or has been and is asked who it is, leaves it at work, too', async () => {
    for (const afterMs of [4_500, 4_900, 5_100]) {
      const { claim, leaveListening, simulation, clock, touches, quiet } = await bench();
      await leaveListening();
      const stop = new AbortController();
      const { outcome } = await claim({
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === 'read-device-id')
            void clock.sleep(afterMs).then(() => stop.abort());
        },
      });
      expect([afterMs, endOf(outcome), touches]).toEqual([afterMs, 'cancelled', [28_800, 9_600]]);
      await clock.pass(5_000);
      expect([afterMs, simulation.device.listening, await quiet()]).toEqual([afterMs, false, 0]);
    }
  });

  it('right behind the order to listen, at a program that gives back what it gets, leaves it at work or says that it may not be', async () => {
    for (const afterMs of [0, 200, 600, 1_000, 1_600, 2_200, 4_000]) {
      for (const accessPointUp of [1_500, 3_500]) {
        const { claim, leaveListening, simulation, clock, touches, typed, quiet } = await bench({
          latencies: { ...realisticLatencies, accessPointUp },
        });
        await leaveListening();
        simulation.setFault('program-echoes', true);
        const stop = new AbortController();
        const push = touches.push.bind(touches);
        touches.push = (...rates) => {
          if (rates.includes(28_800)) void clock.sleep(afterMs).then(() => stop.abort());
          return push(...rates);
        };
        typed.length = 0;
        const { outcome } = await claim({ signal: stop.signal, leavesOpen: () => true });
        const cell = `cancelled after ${afterMs} ms, up after ${accessPointUp} ms`;
        const isTold = endOf(outcome) === 'cable-interrupted';
        if (!isTold) expect([cell, endOf(outcome)]).toEqual([cell, 'cancelled']);
        if (accessPointUp === 1_500) expect([cell, isTold]).toEqual([cell, false]);
        await clock.pass(10_000);
        expect([cell, simulation.device.listening]).toEqual([cell, isTold]);
        // The program itself hears the question alone, taken back.
        expect([cell, typed.filter((text) => text !== 'i' && text !== '\b')]).toEqual([
          cell,
          isTold ? [] : expect.not.arrayContaining(['w']),
        ]);
        expect([cell, await quiet()]).toEqual([cell, 0]);
      }
    }
  });

  it.each(['set-claim-code', 'configure-network'] as const)(
    'before %s, of one that was told to listen, leaves it at work',
    async (step) => {
      const { claim, leaveListening, simulation, clock, quiet } = await bench();
      await leaveListening();
      const stop = new AbortController();
      const { outcome } = await claim({
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === step) stop.abort();
        },
      });
      expect(endOf(outcome)).toBe('cancelled');
      await clock.pass(10_000);
      expect([simulation.device.listening, await quiet()]).toEqual([false, 0]);
    },
  );

  it.each([{ keeps: false }, { keeps: true }])(
    'once it has its claim code, of one that was told to listen, says that it may come online, which it does: %j',
    async ({ keeps }) => {
      const { claim, giveTo, simulation, clock } = await bench();
      await giveTo('somebody-else');
      const memory: RunMemory = { choice: undefined };
      const stop = new AbortController();
      const { outcome, events } = await claim({
        keeps,
        memory,
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === (keeps ? 'connect' : 'configure-network')) stop.abort();
        },
      });
      expect(endOf(outcome)).toBe('cancelled');
      expect(typesOf(events)).toContain('connect-sent');
      expect(memory.connectedAt).toBeDefined();
      await clock.pass(60_000);
      expect(simulation.cloud.owner).toBe('me');
    },
  );

  it.each([
    [8_000, 0, []],
    // With a letter in the question, which is on its way out of it before the port is closed.
    [9_900, 100, ['\b']],
    [12_000, 100, ['\b']],
  ])(
    'after %i ms at a question that stays open is answered within %i ms, and leaves no letter there',
    async (afterMs, withinMs, takenBack) => {
      const { claim, clock, typed } = await bench({ faults: ['console-stuck'] });
      const stop = new AbortController();
      let stoppedAt = 0;
      let letters = 0;
      const { outcome } = await claim({
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type !== 'search-obstructed' || event.obstacle?.code !== 'cable-dialogue-open') return;
          void clock.sleep(afterMs).then(() => {
            stoppedAt = clock.monotonic();
            letters = typed.length;
            stop.abort();
          });
        },
      });
      expect(endOf(outcome)).toBe('cable-interrupted');
      expect([clock.monotonic() - stoppedAt, typed.slice(letters)]).toEqual([withinMs, takenBack]);
    },
  );

  it.each([
    ['2.3.1', home.password],
    ['2.3.1', 'a'.repeat(62)],
    ['2.3.1', 'a'.repeat(63)],
    ['2.3.1', '0'.repeat(64)],
    ['0.6.4', '0'.repeat(64)],
    ['0.4.4', '0'.repeat(64)],
    ['0.6.4', undefined],
  ] as const)(
    'with all but the last line end typed, and nobody at hand for RESET, stores nothing however long the next run waits: %s, %s',
    async (firmware, password) => {
      const { claim, simulation, clock } = await bench({ firmware });
      const stop = new AbortController();
      const first = await claim({
        choice: password === undefined ? { ssid: 'Guest', security: 0 } : { ...home, password },
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === 'connect') stop.abort();
        },
      });
      expect(endOf(first.outcome)).toBe('cable-interrupted');
      const { outcome } = await claim({ options: { findLimitMs: 600_000 } });
      expect(endOf(outcome)).toBe('cable-dialogue-open');
      await clock.pass(60_000);
      expect(simulation.device.storedNetworks).toEqual([]);
    },
  );

  it.each(['0.6.4', '2.3.1'] as const)(
    '%s: while its password is typed leaves none of it for whoever ends the line, and ends a full one itself',
    async (firmware) => {
      for (const bytes of [1, 20, 62, 63, 64]) {
        const { claimed, endLine } = await cancelledBehind(firmware, 'Password: ', bytes, {
          ...home,
          password: '0'.repeat(64),
        });
        const stores = bytes === 64 ? ['0'.repeat(64)] : firmware === '0.6.4' ? [''] : [];
        expect([bytes, endOf(claimed.outcome)]).toEqual([bytes, bytes === 64 ? 'cancelled' : 'cable-interrupted']);
        if (bytes === 64) expect(typesOf(claimed.events)).toContain('connect-sent');
        expect([bytes, (await endLine()).map(({ password }) => password)]).toEqual([bytes, stores]);
      }
    },
  );

  it('0.6.4: behind the one digit of a network without password ends its line, and says that it may come online', async () => {
    const { claimed, endLine } = await cancelledBehind('0.6.4', '3=WPA2: ', 1, { ssid: 'Guest', security: 0 });
    expect([endOf(claimed.outcome), typesOf(claimed.events).includes('connect-sent')]).toEqual(['cancelled', true]);
    expect(await endLine()).toMatchObject([{ ssid: 'Guest', security: 0 }]);
  });

  it('behind the last letter of its claim code leaves no full line for the next run', async () => {
    for (const bytes of [62, 63]) {
      const { claimed, claim, simulation } = await cancelledBehind('2.3.1', 'claim code: ', bytes, home);
      expect([bytes, endOf(claimed.outcome)]).toEqual([bytes, bytes === 63 ? 'cancelled' : 'cable-interrupted']);
      expect([bytes, simulation.device.claimCodeStored]).toEqual([bytes, bytes === 63]);
      if (bytes === 63) expect(endOf((await claim()).outcome)).toBe('claimed');
    }
  });

  it('with all but the end of an enterprise network typed stores none where somebody else ends the line', async () => {
    const enterprise = { kind: 'peap', userName: 'visitor', password: 'front-desk-4' } as const;
    const { claim, simulation, clock } = await bench();
    const stop = new AbortController();
    const { outcome } = await claim({
      choice: { ssid: 'Staff', security: securityByName['wpa2-enterprise-mixed'], enterprise },
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'connect') stop.abort();
      },
    });
    expect(endOf(outcome)).toBe('cable-interrupted');
    const other = simulation.cables[0]?.open({ received: () => undefined, lost: () => undefined });
    if (typeof other === 'object') other.write(new TextEncoder().encode('\n'));
    await clock.pass(60_000);
    expect(simulation.device.storedNetworks).toEqual([]);
  });

  /** A run that is cancelled as soon as so many bytes of the answer to `prompt` have come back. */
  async function cancelledBehind(firmware: '0.6.4' | '2.3.1', prompt: string, bytes: number, choice: NetworkChoice) {
    const stop = new AbortController();
    let said = '';
    const { claim, simulation, clock } = await bench({ firmware, faults: ['console-bytes-apart'] }, (more) => {
      said += more;
      if (said.split(prompt)[1]?.length === bytes) stop.abort();
    });
    return {
      claimed: await claim({ choice, signal: stop.signal }),
      claim,
      simulation,
      /** By somebody else. What it has then. */
      async endLine() {
        const other = simulation.cables[0]?.open({ received: () => undefined, lost: () => undefined });
        if (typeof other === 'object') other.write(new TextEncoder().encode('\n'));
        await clock.pass(60_000);
        return simulation.device.storedNetworks;
      },
    };
  }

  it('after the hand-over says that it may come online', async () => {
    const { claim, simulation, clock } = await bench();
    const stop = new AbortController();
    const { outcome, events } = await claim({
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'stage-started' && event.stage === 'prove') stop.abort();
      },
    });
    expect(endOf(outcome)).toBe('cancelled');
    expect(typesOf(events)).toContain('connect-sent');
    await clock.pass(20_000);
    expect(simulation.cloud.owner).toBe('me');
  });
});

it('a claim waits for nothing but what device, air and cloud impose', async () => {
  const { claim, simulation, clock } = await bench();
  simulation.resetLatency();
  const startedAt = clock.monotonic();
  expect(endOf((await claim()).outcome)).toBe('claimed');
  // Its work is measured by the bench.
  expect(clock.monotonic() - startedAt - simulation.latencyMs()).toBeLessThanOrEqual(0);
});

describe('eight cables at once', () => {
  it('take a sixth of the time that eight Photons take over Wi-Fi one after another', async () => {
    const { claimed, atOnceMs, oneByOneMs, ownWaitsMs } = await manyCables(8);
    expect(claimed).toBe(8);
    // And one by itself waits for nothing but device, air and cloud.
    expect(ownWaitsMs).toBeLessThanOrEqual(100);
    expect(oneByOneMs / atOnceMs).toBeGreaterThan(6);
  });
});

describe('between two networks', () => {
  /** `home` is typed first, and tried after the other one. */
  const two = { before: [{ ...home, ssid: 'Elsewhere' }], options: { findLimitMs: 3_000 } };

  it('a last line that nobody answered is not held against a device that the cloud has', async () => {
    const { claim, simulation } = await bench();
    let steps = 0;
    const { outcome, events } = await claim({
      ...two,
      onEvent: (event) => {
        if (event.type !== 'step-started' || event.step !== 'configure-network') return;
        steps += 1;
        if (steps === 2) simulation.setFault('console-half-line', true);
      },
    });
    expect(typesOf(events)).toContain('connect-sent');
    expect(typesOf(events)).not.toContain('network-stored');
    expect(endOf(outcome)).toBe('claimed');
  });

  it('a cancel before anything of the next one is typed lets it go, and says that it may come online', async () => {
    const { claim, simulation, clock } = await bench();
    const stop = new AbortController();
    let steps = 0;
    const { outcome, events } = await claim({
      ...two,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type !== 'step-started' || event.step !== 'configure-network') return;
        steps += 1;
        // The first of them, and the end of its last line.
        if (steps === 3) stop.abort();
      },
    });
    expect(endOf(outcome)).toBe('cancelled');
    expect(typesOf(events)).toContain('connect-sent');
    await clock.pass(10_000);
    expect(simulation.device.listening).toBe(false);
  });

  it.each(['unplug', 'cancel'] as const)('%s says that it may come online by the one that it has', async (how) => {
    const { claim, simulation } = await bench();
    const stop = new AbortController();
    const { outcome, events } = await claim({
      ...two,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type !== 'network-stored') return;
        if (how === 'cancel') stop.abort();
        else simulation.cables[0]?.unplug();
      },
    });
    expect(endOf(outcome)).toBe(how === 'cancel' ? 'cancelled' : 'cable-not-found');
    expect(typesOf(events)).toContain('connect-sent');
    expect(simulation.device.storedNetworks).toHaveLength(1);
  });

  it('a cable that is pulled before the last letter of the second says so, too', async () => {
    const { claim, simulation } = await bench();
    let isStored = false;
    const { outcome, events } = await claim({
      ...two,
      onEvent: (event) => {
        isStored ||= event.type === 'network-stored';
        if (isStored && event.type === 'step-started' && event.step === 'configure-network')
          simulation.cables[0]?.unplug();
      },
    });
    expect(endOf(outcome)).toBe('cable-gone');
    expect(typesOf(events)).toContain('connect-sent');
    expect(simulation.device.storedNetworks).toHaveLength(1);
  });
});
