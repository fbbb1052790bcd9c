import { describe, expect, it } from 'vitest';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { cableBench } from '../support/cable-bench.ts';
import { home, cableId as id } from '../support/open-cables.ts';
import { ann, bob } from './product-plans.ts';

const endOf = (outcome: Outcome) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);
const plansOf = (events: readonly SetupEvent[]) =>
  events.flatMap((event) => (event.type === 'plan-chosen' ? [event.plan] : []));
const askedIn = (events: readonly SetupEvent[]) =>
  events.flatMap((event) => (event.type === 'question-asked' ? [event.question.kind] : []));

describe('a product device on a cable', () => {
  it.each([
    [false, 'internet-stays'],
    [true, 'already-in-product'],
  ] as const)('goes to its customer in one visit, in the product before: %s', async (inProduct, plan) => {
    const { claim, simulation, quiet } = await cableBench({ inProduct });
    const { events, outcome } = await claim({ customer: ann });
    expect(outcome).toMatchObject({ outcome: 'claimed', deviceId: id, customer: { email: ann, listed: true } });
    expect(events[0]).toMatchObject({ type: 'run-started', cable: true, customer: ann });
    expect(plansOf(events)).toEqual([plan]);
    expect(events.map(({ type }) => type)).not.toContain('place-changed');
    expect(simulation.cloud).toMatchObject({ owner: `customer:${ann}`, productId: simulation.ready.product.id });
    expect(await quiet()).toBe(0);
  });

  it('is asked about alone, however many are in the product', async () => {
    for (const inProduct of [true, false]) {
      const { claim, simulation } = await cableBench({ inProduct });
      const { outcome } = await claim({ customer: null });
      expect(endOf(outcome)).toBe('online-without-owner');
      const asked = simulation.events.flatMap((event) => (event.type === 'cloud-asked' ? [event] : []));
      const lists = asked.filter(
        ({ method, path }) => method === 'GET' && /\/products\/[^/]+\/devices(\?|$)/.test(path),
      );
      expect(lists.map(({ path }) => path)).toEqual([]);
      expect(asked.some(({ path }) => path.includes(`/devices/${id}`))).toBe(true);
    }
  });

  it('is in the product before a claim code is given to it', async () => {
    const { claim, simulation } = await cableBench();
    const inside: boolean[] = [];
    await claim({
      customer: ann,
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'set-claim-code')
          inside.push(simulation.cloud.productId === simulation.ready.product.id);
      },
    });
    expect(inside).toEqual([true]);
  });

  it('that is online keeps its networks: for its customer, for another who agrees, and for nobody', async () => {
    const { claim, simulation } = await cableBench();
    const options = { keepNetworks: true };
    expect(endOf((await claim({ customer: ann })).outcome)).toBe('claimed');
    const again = await claim({ customer: ann, options });
    expect([endOf(again.outcome), askedIn(again.events)]).toEqual(['claimed', []]);
    const other = await claim({ customer: bob, options });
    expect([endOf(other.outcome), askedIn(other.events)]).toEqual(['claimed', ['confirm-ownership']]);
    expect(simulation.cloud.owner).toBe(`customer:${bob}`);
    const nobody = await claim({ customer: null, options });
    expect(endOf(nobody.outcome)).toBe('online-without-owner');
    expect(simulation.cloud.owner).toBe('nobody');
    expect(simulation.device.storedNetworks).toHaveLength(1);
  });

  it('before 0.6.0, which takes no claim code, is left as it was for a customer, and set up for nobody', async () => {
    const { claim, simulation } = await cableBench({ firmware: '0.4.4' });
    expect(endOf((await claim({ customer: ann })).outcome)).toBe('cable-no-claim-code');
    expect(simulation.cloud.productId).toBeUndefined();
    expect(simulation.device.storedNetworks).toEqual([]);
    expect(simulation.device.listening).toBe(true);
    expect(endOf((await claim({ customer: null })).outcome)).toBe('online-without-owner');
  });

  it('of nobody gets no claim code and ends online without an owner', async () => {
    const { claim, simulation } = await cableBench();
    const { events, outcome } = await claim({ customer: null });
    expect(outcome).toMatchObject({ outcome: 'online-without-owner', deviceId: id });
    expect(events[0]).toMatchObject({ withoutOwner: true });
    expect(simulation.device.claimCodeStored).toBe(false);
    expect(simulation.cloud.owner).toBe('nobody');
  });

  it("that is somebody else's is asked about once, also over a wrong password", async () => {
    const { claim } = await cableBench({ inProduct: true, owner: `customer:${bob}`, setUpBefore: true });
    const choice = { ...home, password: 'not the password' };
    const { events, outcome } = await claim({ customer: ann, choice, thenChoice: home });
    expect(askedIn(events)).toEqual(['confirm-ownership', 'choose-network', 'choose-network']);
    expect(endOf(outcome)).toBe('claimed');
  });

  it('that was denied is left as it was', async () => {
    const { claim, simulation } = await cableBench({ inProduct: true, keptOut: 'denied' });
    const { events, outcome } = await claim({ customer: ann });
    expect(endOf(outcome)).toBe('device-denied');
    expect(askedIn(events)).toEqual([]);
    expect(simulation.device.claimCodeStored).toBe(false);
    expect(simulation.device.storedNetworks).toEqual([]);
    expect(simulation.device.listening).toBe(true);
  });
});
