import { describe, expect, it } from 'vitest';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import { firmwares } from '../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Answer } from '../../shared/answer.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { openWorld, startedSteps } from '../support/flow-worlds.ts';
import { chooseHome, type FlowRun, runFlow, usualAnswer } from '../support/run-flow.ts';
import { developerSteps } from '../support/step-order.ts';

const failureOf = ({ outcome }: FlowRun) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);
const stagesOf = (events: readonly SetupEvent[]) =>
  events.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []));

/** Whatever happened, the computer is where it was, and no token, claim code or key was said, not even a piece of one. */
function expectHome(world: SimulatedWorld, run: FlowRun) {
  expect(world.computer.network).toBe('HomeNet');
  expect(foldAll(run.events).place).toBe('own-network');
  expect(JSON.stringify(run)).not.toMatch(/[A-Za-z0-9+/]{32}/);
}

describe('a run', () => {
  it.each(firmwares)('claims a Photon with firmware %s, top to bottom', async (firmware) => {
    const world = await openWorld({ firmware });
    const run = await runFlow(world);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', deviceId: world.ready.device.id });
    expect(stagesOf(run.events)).toEqual(['prepare', 'join', 'inspect', 'choose', 'commit', 'give-back', 'prove']);
    expect(startedSteps(run)).toEqual(developerSteps);
    expect(world.device.storedNetwork).toMatchObject({ ssid: 'HomeNet' });
    expectHome(world, run);
    const state = foldAll(run.events);
    expect(Object.values(state.stages).every(({ status }) => status === 'done')).toBe(true);
    expect(state.light).toBe('cyan-breathing');
  });

  it('goes over HTTP when TCP is refused', async () => {
    const run = await runFlow(await openWorld({ faults: ['tcp-refused'] }));
    expect(failureOf(run)).toBe('claimed');
  });

  it('ends as handed over when nobody wants to wait for the proof', async () => {
    const world = await openWorld();
    const run = await runFlow(world, { prove: false });
    expect(failureOf(run)).toBe('handed-over');
    expect(startedSteps(run)).not.toContain('wait-online');
    expectHome(world, run);
  });

  it('never says a secret in an event', async () => {
    const world = await openWorld();
    const { events } = await runFlow(world);
    const said = JSON.stringify(events);
    const password = world.ready.networks.find((network) => network.password !== undefined)?.password ?? '';
    expect(password.length).toBeGreaterThan(7);
    expect(said).not.toContain(password);
    expect(said).not.toContain(world.ready.account.accessToken);
    expect(said).not.toMatch(/[A-Za-z0-9+/]{63}/);
  });
});

describe('success is proven', () => {
  it('not by a device that was mine and online before', async () => {
    const world = await openWorld({ owner: 'me', setUpBefore: true, faults: ['never-online'] });
    const stop = new AbortController();
    const run = await runFlow(world, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'wait-online') setTimeout(() => stop.abort(), 1_500);
      },
    });
    expect(failureOf(run)).toBe('cancelled');
  });

  it('by a newer handshake of a device that was mine before, without asking', async () => {
    const run = await runFlow(await openWorld({ owner: 'me', setUpBefore: true }));
    expect(failureOf(run)).toBe('claimed');
    expect(startedSteps(run)).not.toContain('confirm-ownership');
  });

  it('although the clock of this computer is a day behind', async () => {
    const run = await runFlow(await openWorld({ faults: ['clock-skew'] }));
    expect(failureOf(run)).toBe('claimed');
    expect(foldAll(run.events).notices.map(({ code }) => code)).toContain('computer-clock-wrong');
  });

  it('although the list says offline for a while', async () => {
    expect(failureOf(await runFlow(await openWorld({ faults: ['connected-flag-lags'] })))).toBe('claimed');
  });

  it('by the Photon’s return when the password was wrong; the next run keeps what was typed', async () => {
    const world = await openWorld();
    const memory: RunMemory = { choice: undefined };
    const first = await runFlow(world, { memory, answer: () => chooseHome(world, 'not the password') });
    expect(failureOf(first)).toBe('network-details-wrong');
    expectHome(world, first);

    let previous: unknown;
    const second = await runFlow(world, {
      memory,
      answer: (question) => {
        if (question.kind === 'choose-network') previous = question.previous;
        return usualAnswer(question, world);
      },
    });
    expect(failureOf(second)).toBe('claimed');
    expect(previous).toMatchObject({ ssid: 'HomeNet', passwordKept: true });

    // The next Photon's form begins with the same network, and with nothing secret of it.
    const third = await runFlow(await openWorld(), {
      memory,
      answer: (question) => {
        if (question.kind === 'choose-network') previous = question.previous;
        return usualAnswer(question, world);
      },
    });
    expect(failureOf(third)).toBe('claimed');
    expect(previous).toMatchObject({ ssid: 'HomeNet', passwordKept: false });
    expect(JSON.stringify(memory.lastNetwork)).not.toContain('password');
  });
});

describe('ownership', () => {
  it('is asked about before a device that was set up before is taken over', async () => {
    const world = await openWorld({ owner: 'somebody-else', setUpBefore: true });
    const refused = await runFlow(world, { answer: () => ({ kind: 'confirm-ownership', confirmed: false }) });
    expect(failureOf(refused)).toBe('ownership-not-confirmed');
    expect(world.device.storedNetwork).toBeUndefined();
    expectHome(world, refused);
    expect(failureOf(await runFlow(world))).toBe('claimed');
  });
});

describe('choosing', () => {
  it('goes round until the Photon takes the network, and says why not', async () => {
    const world = await openWorld();
    const answers: Answer[] = [
      { kind: 'rescan-networks' },
      chooseHome(world, 'short'),
      { kind: 'choose-network', choice: { ssid: 'Nobody hears me', security: 4_194_308, password: 'longenough' } },
      chooseHome(world),
    ];
    const problems: unknown[] = [];
    const run = await runFlow(world, {
      answer: (question) => {
        if (question.kind === 'choose-network') problems.push(question.problem?.code);
        return answers.shift();
      },
    });
    expect(failureOf(run)).toBe('claimed');
    expect(problems).toEqual([undefined, undefined, 'network-password-too-short', 'network-not-heard']);
  });

  it('can use the password typed before, without its coming back to the screen', async () => {
    const world = await openWorld();
    const home = chooseHome(world);
    if (home.kind !== 'choose-network') throw new Error('answer');
    const { password = '', ...rest } = home.choice;
    const memory = { choice: home.choice };
    const run = await runFlow(world, {
      memory,
      answer: () => ({ kind: 'choose-network', choice: rest, usePreviousPassword: true }),
    });
    expect(failureOf(run)).toBe('claimed');
    expect(JSON.stringify(run.events)).not.toContain(password);
    expect(memory.choice).toBeUndefined();
  });
});

describe('a run nobody follows any more', () => {
  it('still gives the network back', async () => {
    const world = await openWorld();
    await expect(
      runFlow(world, {
        onEvent: (event) => {
          if (event.type === 'device-identified') throw new Error('the window is gone');
        },
      }),
    ).rejects.toThrow('the window is gone');
    await expect.poll(() => world.computer.network).toBe('HomeNet');
  });

  it('still gives it back when it is left on the way home', async () => {
    const world = await openWorld({ faults: ['key-missing'] });
    await expect(
      runFlow(world, {
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === 'give-network-back')
            throw new Error('the window is gone');
        },
      }),
    ).rejects.toThrow('the window is gone');
    await expect.poll(() => world.computer.network).toBe('HomeNet');
  });
});

describe('cancel', () => {
  it.each([
    'get-claim-code',
    'join-photon',
    'scan-networks',
    'choose-network',
    'configure-network',
    'connect',
    'wait-online',
  ] as const)('during %s answers at once and gives the network back', async (step) => {
    const world = await openWorld({ faults: step === 'wait-online' ? ['never-online'] : [] });
    const stop = new AbortController();
    let stoppedAt = 0;
    let answeredAt = 0;
    const run = await runFlow(world, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === step) {
          stoppedAt = performance.now();
          stop.abort();
        } else if (stoppedAt > 0 && answeredAt === 0) answeredAt = performance.now();
      },
    });
    expect(failureOf(run)).toBe('cancelled');
    // A step that did not listen would be waited for until its limit, ten seconds and more.
    expect(answeredAt - stoppedAt).toBeLessThan(2_000);
    expectHome(world, run);
  });
});

describe('trouble', () => {
  it.each<[FaultName, ErrorCode | 'claimed']>([
    ['first-connection-stays-open', 'claimed'],
    ['connect-answer-lost', 'claimed'],
    ['update-first', 'claimed'],
    ['key-missing', 'photon-key-missing'],
    ['garbage-answer', 'photon-answer-unreadable'],
    ['wrong-types', 'photon-answer-unreadable'],
    ['half-answer', 'photon-connection-lost'],
    ['device-resets', 'photon-connection-lost'],
    ['huge-answer', 'photon-answer-too-large'],
    ['router-answers', 'not-a-photon'],
    ['different-device', 'different-photon'],
    ['different-key', 'photon-key-changed'],
    ['set-refused', 'claim-code-not-stored'],
    ['configure-refused-16640', 'network-password-not-decrypted'],
    ['cloud-refused', 'cloud-unreachable'],
    ['cloud-401', 'access-token-invalid'],
    ['cloud-403', 'cloud-forbidden'],
    ['cloud-404', 'cloud-not-found'],
    ['cloud-500', 'cloud-server-error'],
    ['cloud-502-html', 'cloud-server-error'],
    ['cloud-sign-in-page', 'cloud-sign-in-page'],
    ['cloud-truncated', 'cloud-answer-unreadable'],
    ['token-revoked', 'access-token-invalid'],
    ['wifi-join-fails', 'photon-network-not-joined'],
  ])('%s ends as %s, with the network given back', async (fault, expected) => {
    const world = await openWorld({ faults: [fault] });
    const run = await runFlow(world);
    expect(failureOf(run)).toBe(expected);
    expectHome(world, run);
  });
});

describe('an access point with the Photon’s name and id, but another key', () => {
  const asked = (world: SimulatedWorld) =>
    world.events.flatMap((event) => (event.type === 'device-asked' ? [event.command] : []));

  it('gets no password and no claim code', async () => {
    const world = await openWorld({ faults: ['different-key'] });
    const run = await runFlow(world);
    expect(failureOf(run)).toBe('photon-key-changed');
    expect(asked(world)).not.toContain('configure-ap');
    expect(asked(world)).not.toContain('set');
    expectHome(world, run);
  });

  it('gets none either when it pretends that the first one could not be read', async () => {
    const world = await openWorld({ faults: ['configure-refused-16640'] });
    const run = await runFlow(world, {
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'configure-network') world.setFault('different-key', true);
      },
    });
    expect(failureOf(run)).toBe('photon-key-changed');
    expect(asked(world).filter((command) => command === 'configure-ap')).toHaveLength(1);
  });
});
