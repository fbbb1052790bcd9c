import { describe, expect, it } from 'vitest';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { chooseHome } from '../support/run-flow.ts';
import { virtualBench } from '../support/virtual-flow.ts';

const endOf = (outcome: { readonly outcome: string; readonly error?: { readonly code: string } }) =>
  outcome.error?.code ?? outcome.outcome;

describe('the cloud’s proof', () => {
  it.each<[string, FaultName[], string]>([
    ['a Photon that comes online and goes on answering is claimed', ['stays-in-the-air'], 'claimed'],
    ['a Photon that goes on answering and is nowhere else stays what it was', ['never-leaves'], 'photon-did-not-leave'],
    [
      'a Photon that goes on answering on its way to a cloud that it does not reach stays what it was',
      ['stays-in-the-air', 'no-internet'],
      'photon-did-not-leave',
    ],
    ['a network that is heard for some seconds more is no verdict', ['heard-after-leaving'], 'claimed'],
    ['a network that comes back is one', ['heard-after-leaving', 'wrong-password'], 'network-details-wrong'],
  ])('outranks the air: %s', async (_name, faults, expected) => {
    const bench = await virtualBench({ faults });
    const { outcome } = await bench.claim();
    expect(endOf(outcome)).toBe(expected);
    expect(bench.simulation.computer.network).toBe('HomeNet');
    expect(await bench.close()).toEqual([]);
  });
});

describe('details that worked before', () => {
  /** One after another with the same memory: what each ends with. The fault is there for those that say so. */
  async function inTurn(
    runs: readonly { readonly wrong: boolean; readonly password?: string; readonly joinedBefore?: string[] }[],
  ) {
    const bench = await virtualBench();
    const { simulation } = bench;
    const memory: RunMemory = { choice: undefined };
    const ends: string[] = [];
    for (const { wrong, password, joinedBefore } of runs) {
      simulation.setFault('wrong-password', wrong);
      if (!simulation.device.listening) simulation.pressSetup();
      const { outcome } = await bench.claim({
        memory,
        options: { joinedBefore },
        answer: (question) =>
          question.kind === 'choose-network'
            ? chooseHome(simulation, password)
            : { kind: 'confirm-ownership', confirmed: true },
      });
      ends.push(endOf(outcome));
    }
    expect(await bench.close()).toEqual([]);
    return ends;
  }

  it('get one more try before they are called wrong, in this session or by the record', async () => {
    expect(await inTurn([{ wrong: false }, { wrong: true }, { wrong: true }, { wrong: false }])).toEqual([
      'claimed',
      'photon-came-back-once',
      'network-details-wrong',
      'claimed',
    ]);
    expect(
      await inTurn([
        { wrong: true, joinedBefore: ['HomeNet'] },
        { wrong: true, joinedBefore: ['HomeNet'] },
      ]),
    ).toEqual(['photon-came-back-once', 'network-details-wrong']);
  });

  it('are not these: another password, and another network', async () => {
    expect(await inTurn([{ wrong: false }, { wrong: true, password: 'another password' }])).toEqual([
      'claimed',
      'network-details-wrong',
    ]);
    expect(await inTurn([{ wrong: true, joinedBefore: ['Elsewhere'] }])).toEqual(['network-details-wrong']);
  });
});
