import { describe, expect, it } from 'vitest';
import {
  type DeviceFacts,
  type DeviceJobAction,
  deviceJobActions,
  likeNewPlan,
} from '../../../../shared/device-jobs.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { annsDevice, type FakeDevice, fakeCloud, id, likeNew, other, tinker } from './fake-cloud.ts';

describe('what makes a device like new', () => {
  const facts = (device: Partial<DeviceFacts>) => ({
    owner: { kind: 'nobody' } as const,
    inProduct: false,
    online: true,
    functions: [],
    ...device,
  });
  const both = { account: true, product: true };

  it.each<[string, Partial<DeviceFacts>, typeof both, readonly DeviceJobAction[]]>([
    ['a customer’s', { owner: { kind: 'customer', email: 'a@b.c' }, inProduct: true }, both, likeNew],
    ['of a product, nobody’s', { inProduct: true }, both, likeNew.slice(1)],
    ['of a product, with Tinker', { inProduct: true, functions: tinker }, both, ['remove-from-product']],
    ['mine with another program', { owner: { kind: 'me' } }, both, ['flash-tinker', 'release']],
    ['mine with Tinker', { owner: { kind: 'me' }, functions: tinker }, both, ['release']],
    ['mine and away', { owner: { kind: 'me' }, online: false, functions: tinker }, both, ['flash-tinker', 'release']],
    ['not told', { owner: { kind: 'not-told' } }, both, ['add-to-account', 'flash-tinker', 'release']],
    [
      'a customer’s, without an account',
      { owner: { kind: 'customer', email: 'a@b.c' }, inProduct: true },
      { account: false, product: true },
      ['unclaim', 'remove-from-product'],
    ],
  ])('%s', (_, device, signedIn, actions) => {
    const plan = likeNewPlan(facts(device), signedIn);
    expect(plan).toEqual({ actions, hands: ['clear-networks'], ownedBySomebodyElse: false });
    expect(deviceJobActions.filter((action) => actions.includes(action))).toEqual(actions);
  });

  it.each<[string, Partial<DeviceFacts>, typeof both, readonly DeviceJobAction[]]>([
    ['a customer’s', { owner: { kind: 'customer', email: 'a@b.c' }, inProduct: true }, both, likeNew.slice(0, -1)],
    ['nobody’s with Tinker', { functions: tinker }, both, ['add-to-account']],
    ['mine with another program', { owner: { kind: 'me' } }, both, ['flash-tinker']],
    ['mine with Tinker', { owner: { kind: 'me' }, functions: tinker }, both, []],
    ['nobody’s, without an account', { inProduct: true }, { account: false, product: true }, ['remove-from-product']],
  ])('%s that is to end as mine', (_, device, signedIn, actions) => {
    expect(likeNewPlan(facts(device), signedIn, 'mine').actions).toEqual(actions);
  });

  it('ends one device as mine and another, together, each with what it needs', async () => {
    const cloud = fakeCloud({ [id]: annsDevice, [other]: { owner: 'me', tinker: true } });
    const { end } = await cloud.runJob(likeNew.slice(0, -1), { deviceIds: [id, other] });
    expect(end.devices.get(other)?.results.unclaim?.status).toBe('not-needed');
    expect([cloud.state.get(id)?.owner, cloud.state.get(other)?.owner]).toEqual(['me', 'me']);
  });

  it('nothing, of a device that is somebody else’s', () => {
    expect(likeNewPlan(facts({ owner: { kind: 'somebody-else' } }), both)).toEqual({
      actions: [],
      hands: [],
      ownedBySomebodyElse: true,
    });
  });
});

describe('giving a device to a customer in the cloud', () => {
  const move: DeviceJobAction[] = ['unclaim', 'give-to-customer'];

  it('takes it from the present one first, and claims it by its id for the new one', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const { results, end } = await cloud.runJob(move, { customer: 'bob@example.com' });
    expect(results).toEqual({ unclaim: 'done', 'give-to-customer': 'done' });
    expect(end.customer).toBe('bob@example.com');
    expect(cloud.state.get(id)).toMatchObject({ owner: 'customer:bob@example.com', inProduct: true });
    expect(cloud.orders).toEqual([`unclaim ${id}`, `give ${id}`]);
  });

  it('does nothing to one that the customer has already', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const { results } = await cloud.runJob(move, { customer: 'ann@example.com' });
    expect(results).toEqual({ unclaim: 'not-needed', 'give-to-customer': 'not-needed' });
    expect(cloud.orders).toEqual([]);
  });

  it('goes on where it was stopped, with the device nobody’s', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const half = await cloud.runJob(move, {
      customer: 'bob@example.com',
      onEvent: (event, stop) => {
        if (event.type === 'action-finished') stop.abort();
      },
    });
    expect(half.results).toEqual({ unclaim: 'done', 'give-to-customer': 'not-tried' });
    const again = await cloud.runJob(move, { customer: 'bob@example.com' });
    expect(again.results).toEqual({ unclaim: 'not-needed', 'give-to-customer': 'done' });
  });

  it('that answers nothing more is told once the cloud shows the new owner', async () => {
    const cloud = fakeCloud({ [id]: { inProduct: true } });
    cloud.fake.trouble = (_, count) => (count === 1 ? { code: 'cloud-timed-out', after: true } : undefined);
    expect((await cloud.runJob(move, { customer: 'bob@example.com' })).results['give-to-customer']).toBe('done');
    expect(cloud.orders).toEqual([`give ${id}`]);
    const forgetful = fakeCloud({ [id]: { inProduct: true } });
    forgetful.fake.forgets = true;
    const { results } = await forgetful.runJob(move, { customer: 'bob@example.com' });
    expect(results['give-to-customer']).toBe('change-not-seen');
  });

  it.each<[string, Partial<FakeDevice>, ErrorCode]>([
    ['in no product', { owner: 'nobody' }, 'device-not-in-product'],
    ['shut out', { denied: true }, 'device-denied'],
    ['still another’s', annsDevice, 'device-owned-by-somebody-else'],
  ])('sends nothing for one that is %s', async (_, device, code) => {
    const cloud = fakeCloud({ [id]: device });
    const { results } = await cloud.runJob(['give-to-customer'], { customer: 'bob@example.com' });
    expect(results).toEqual({ 'give-to-customer': code });
    expect(cloud.orders).toEqual([]);
  });
});
