import { describe, expect, it } from 'vitest';
import { actionsOf, type Choice, choices, fitOf, type WhyNot } from '../../../../renderer/devices/action-reasons.ts';
import { pageForChoice, pageForClaim, pageForMoveInCloud } from '../../../../renderer/devices/next-page.ts';
import { type DeviceFacts, deviceJobLimit } from '../../../../shared/device-jobs.ts';
import { mineFacts, strangeFacts } from '../../../ui/support/devices-scenes.ts';
import { email, facts } from '../../../ui/support/product-worlds.ts';

const both = { account: true, product: true };
const nobody = { account: false, product: false };
const product = { account: false, product: true };
const account = { account: true, product: false };
const nobodys: DeviceFacts = { ...facts, owner: { kind: 'nobody' } };
const why = (choice: Choice, devices: readonly DeviceFacts[], signedIn = both): WhyNot | undefined =>
  fitOf(choice, devices, signedIn).reason;

describe('what can be done with a device', () => {
  it.each<[Choice, DeviceFacts, typeof both, WhyNot | undefined]>([
    ['unclaim', facts, both, undefined],
    ['unclaim', facts, account, 'product'],
    ['unclaim', mineFacts, product, 'account'],
    ['unclaim', nobodys, both, 'nobodys'],
    ['remove-from-product', facts, account, 'product'],
    ['remove-from-product', { ...facts, inProduct: false }, both, 'notInProduct'],
    ['deny', facts, product, undefined],
    ['mark-development', { ...facts, development: true }, both, 'already'],
    ['add-to-account', nobodys, product, 'account'],
    ['add-to-account', facts, both, 'ownerFirst'],
    ['add-to-account', mineFacts, both, 'already'],
    ['flash-tinker', facts, both, 'mineFirst'],
    ['flash-tinker', mineFacts, product, 'account'],
    ['move', facts, account, 'product'],
    ['move', facts, product, undefined],
    ['hands', strangeFacts, nobody, undefined],
  ])('%s: it says what is missing', (choice, device, signedIn, reason) => {
    expect(why(choice, [device], signedIn)).toBe(reason);
  });

  it('has its networks, whatever the cloud knows of it: a reset is never done already', () => {
    const free = { ...nobodys, inProduct: false };
    expect(why('like-new', [free], nobody)).toBeUndefined();
    expect(pageForChoice('like-new', [free], nobody)).toMatchObject({ actions: [], hands: ['clear-networks'] });
  });

  it('of somebody else is nothing but what hands can do', () => {
    const open = choices.filter((choice) => why(choice, [strangeFacts]) === undefined);
    expect(open).toEqual(['hands']);
  });

  it('takes part only where it fits, and names the others with their reason', () => {
    const { suited, others, reason } = fitOf('unclaim', [facts, strangeFacts, nobodys], both);
    expect(suited).toEqual([facts]);
    expect(others).toEqual([
      { device: strangeFacts, reason: 'somebodyElse' },
      { device: nobodys, reason: 'nobodys' },
    ]);
    expect(reason).toBeUndefined();
  });

  it('is bounded: one to move, and not more than a work takes', () => {
    expect(why('move', [facts, nobodys])).toBe('one');
    expect(why('deny', Array(deviceJobLimit).fill(facts))).toBeUndefined();
    expect(why('deny', Array(deviceJobLimit + 1).fill(facts))).toBe('many');
  });

  it('makes devices like new in the order that works, each step once', () => {
    expect(actionsOf('like-new', [facts, mineFacts, facts], both)).toEqual([
      'unclaim',
      'remove-from-product',
      'add-to-account',
      'flash-tinker',
      'release',
    ]);
    expect(actionsOf('like-new', [facts, mineFacts], both, 'mine')).toEqual([
      'unclaim',
      'remove-from-product',
      'add-to-account',
      'flash-tinker',
    ]);
    expect(actionsOf('deny', [facts], both)).toEqual(['deny']);
    expect([actionsOf('move', [facts], both), actionsOf('hands', [facts], both)]).toEqual([[], []]);
  });
});

describe('the page after a choice', () => {
  it('confirms what is done to which devices, and who is left out', () => {
    expect(pageForChoice('unclaim', [facts, strangeFacts], both)).toEqual({
      page: 'confirm',
      ids: [facts.id],
      leftOut: [{ device: strangeFacts, reason: 'somebodyElse' }],
      actions: ['unclaim'],
      hands: [],
      end: undefined,
      customer: undefined,
      owner: undefined,
      from: 'choose',
    });
    expect(pageForChoice('like-new', [facts], both)).toMatchObject({ hands: ['clear-networks'], end: 'unclaimed' });
    expect(pageForChoice('like-new', [mineFacts], both, 'mine')).toMatchObject({
      actions: ['flash-tinker'],
      hands: ['clear-networks'],
      end: 'mine',
    });
  });

  it('asks for the new owner, or shows what hands do', () => {
    expect(pageForChoice('move', [facts], both)).toEqual({ page: 'move', device: facts });
    expect(pageForChoice('hands', [facts], both)).toEqual({ page: 'hands', from: 'choose' });
  });

  it('takes a device from its owner before it is given to another, and names who loses it', () => {
    const moved = pageForMoveInCloud(facts, 'bob@example.com');
    expect(moved).toMatchObject({
      actions: ['unclaim', 'give-to-customer'],
      customer: 'bob@example.com',
      owner: email,
    });
    const given = pageForMoveInCloud(nobodys, 'bob@example.com');
    expect(given).toMatchObject({ actions: ['give-to-customer'], owner: undefined });
  });

  it('claims what nobody here sees, and goes back to where it was looked for', () => {
    const ids = ['ffffffffffffffffffffffff'];
    expect(pageForClaim(ids)).toMatchObject({ page: 'confirm', ids, actions: ['add-to-account'], from: 'find' });
  });
});
