import { afterEach, describe, expect, it } from 'vitest';
import { rememberedPasswords } from '../../electron/setup/remembered-passwords.ts';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import type { WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { Answer } from '../../shared/answer.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Question } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import type { FlowRun } from '../support/run-flow.ts';
import { type VirtualBench, virtualBench } from '../support/virtual-flow.ts';

const benches: VirtualBench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) expect(await bench.close()).toEqual([]);
});

async function open(options: Partial<WorldOptions> = {}) {
  const bench = await virtualBench(options);
  benches.push(bench);
  const home = bench.simulation.ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  if (home?.password === undefined) throw new Error('HomeNet has no password');
  return { ...bench, home, password: home.password };
}

const home = { ssid: 'HomeNet', security: securityByName['wpa2-aes'] };
const endOf = ({ outcome }: FlowRun) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);

/** Answers in turn, and keeps what was asked. */
function person(...answers: readonly Answer[]) {
  const asked: Question[] = [];
  const left = [...answers];
  return {
    asked,
    answer(question: Question) {
      asked.push(question);
      if (question.kind === 'confirm-ownership') return { kind: 'confirm-ownership', confirmed: true } as const;
      return question.kind === 'choose-network' ? left.shift() : undefined;
    },
  };
}

const give = (password: string, more: { remember?: boolean } = {}): Answer => ({
  kind: 'choose-network',
  choice: { ...home, password },
  ...more,
});

describe('another password for the same Photon', () => {
  it('is all that is needed: neither the network nor the owner is asked about again', async () => {
    const { simulation, claim, password } = await open({ owner: 'somebody-else', setUpBefore: true });
    const memory: RunMemory = { choice: undefined };
    const first = person(give('definitely wrong'));
    const wrong = await claim({ memory, answer: first.answer });
    expect(endOf(wrong)).toBe('network-details-wrong');
    expect(first.asked.map(({ kind }) => kind)).toEqual(['confirm-ownership', 'choose-network']);
    expect(foldAll(wrong.events).lastStored).toEqual(home);

    if (!simulation.device.listening) simulation.pressSetup();
    memory.choice = { ...home, password };
    const second = person();
    const right = await claim({ memory, answer: second.answer, options: { again: true } });
    expect(endOf(right)).toBe('claimed');
    expect(second.asked).toEqual([]);
    expect(JSON.stringify(right.events)).not.toContain(password);
  });

  it('is not sent to another Photon without asking', async () => {
    const { simulation, claim, password } = await open({ setUpBefore: true });
    const elsewhere = { ssid: 'Photon-K4WQ', id: 'ffffffffffffffffffffffff' as DeviceId, agreed: { owner: undefined } };
    const memory: RunMemory = { choice: { ...home, password }, met: elsewhere };
    const { asked, answer } = person(give(password));
    const run = await claim({ memory, answer, options: { again: true } });
    expect(endOf(run)).toBe('claimed');
    expect(asked.map(({ kind }) => kind)).toEqual(['confirm-ownership', 'choose-network']);
    expect(memory.met?.id).toBe(simulation.ready.device.id);
  });
});

describe('a password that is remembered', () => {
  it('opens the network for the next Photon, and never comes to the screen', async () => {
    const { simulation, claim, password } = await open();
    const memory: RunMemory = { choice: undefined, remembered: rememberedPasswords(() => undefined) };
    const first = person(give(password, { remember: true }));
    expect(endOf(await claim({ memory, answer: first.answer }))).toBe('claimed');
    expect(first.asked).toEqual([expect.not.objectContaining({ remembered: expect.anything() })]);

    simulation.pressSetup();
    const second = person({ kind: 'choose-network', choice: home, usePreviousPassword: true });
    const run = await claim({ memory, answer: second.answer });
    expect(endOf(run)).toBe('claimed');
    expect(second.asked.at(-1)).toMatchObject({
      kind: 'choose-network',
      previous: { ...home, passwordKept: true },
      remembered: [home],
    });
    expect(JSON.stringify(run.events)).not.toContain(password);
  });

  it('is forgotten where a Photon came back with it, and nothing has shown it to be right', async () => {
    const { claim } = await open();
    const remembered = rememberedPasswords(() => undefined);
    const wrong = person(give('definitely wrong', { remember: true }));
    expect(endOf(await claim({ memory: { choice: undefined, remembered }, answer: wrong.answer }))).toBe(
      'network-details-wrong',
    );
    expect(remembered.networks()).toEqual([]);
  });
});
