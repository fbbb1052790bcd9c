import { expect, it } from 'vitest';
import { actorOf } from '../../../../renderer/devices/use-actor-of.ts';

const email = 'ann@example.com';

it('asks a device as its owner, else as its product, and as nobody where neither is here', () => {
  expect(actorOf({ owner: { kind: 'me' }, inProduct: true })).toEqual({ who: 'account' });
  expect(actorOf({ owner: { kind: 'me' }, inProduct: false })).toEqual({ who: 'account' });
  expect(actorOf({ owner: { kind: 'customer', email }, inProduct: true })).toEqual({ who: 'product' });
  expect(actorOf({ owner: { kind: 'nobody' }, inProduct: true })).toEqual({ who: 'product' });
  expect(actorOf({ owner: { kind: 'somebody-else' }, inProduct: false })).toBeUndefined();
  expect(actorOf({ owner: { kind: 'nobody' }, inProduct: false })).toBeUndefined();
});
