import { describe, expect, it } from 'vitest';
import { noProductDrafts } from '../../../../renderer/state/drafts-slice.ts';
import { atFindDevices, atStart } from '../../../../renderer/state/route.ts';
import { screenOf } from '../../../../renderer/state/screen-of.ts';
import { backRouteOf } from '../../../../renderer/state/selectors.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import {
  atChoose,
  atProve,
  claimed,
  end,
  happened,
  signedIn,
  snapshot,
  unfinished,
} from '../../../support/window-states.ts';
import { email, inProduct } from '../../../ui/support/product-worlds.ts';
import { openedStore } from './open-store.ts';

const refusedAs = (code: ErrorCode) => () => failure(setupError(code));
const begun = () => success({ runId: 'run-1' });
const here = { ...snapshot, session: signedIn };
const forCustomer = { for: 'customer', email } as const;
const setUpPage = { at: 'product', page: { page: 'set-up' }, back: atStart } as const;

describe('the first tile', () => {
  it('starts at once where the account is signed in, and asks for it where it is not', async () => {
    const known = await openedStore({ startSetup: begun }, here);
    await known.intents.openSetUp();
    expect(known.bridge.asked).toEqual([{ name: 'startSetup', value: { for: 'account' } }]);
    const unknown = await openedStore({ startSetup: begun });
    await unknown.intents.openSetUp();
    expect([screenOf(unknown.state()), unknown.bridge.asked]).toEqual(['sign-in', []]);
    await unknown.intents.signedIn();
    expect(unknown.bridge.asked).toHaveLength(1);
    expect(unknown.state().route).toEqual({ at: 'run', back: atStart });
  });
});

describe('a run that could not begin', () => {
  it('asks for the account first, and goes back to where it was begun', async () => {
    const { intents, state } = await openedStore({ startSetup: refusedAs('not-signed-in') }, here);
    await intents.openSetUp();
    expect(state().route).toEqual({ at: 'sign-in', back: atStart });
    intents.goBack();
    expect(state().route).toEqual(atStart);
  });

  it('asks for the product first and comes back to the page', async () => {
    const { intents, state } = await openedStore({ startSetup: refusedAs('not-signed-in-to-product') }, inProduct);
    intents.openProductPage({ page: 'set-up' });
    await intents.startSetup(forCustomer);
    expect(state().route).toEqual(setUpPage);
    intents.productOpened();
    expect(state().route).toEqual(setUpPage);
    intents.goBack();
    expect(state().route).toEqual(atStart);
  });

  it('is mended where the customer was typed', async () => {
    const { intents, state } = await openedStore({ startSetup: refusedAs('customer-name-invalid') }, inProduct);
    intents.openProductPage({ page: 'customer', email });
    await intents.startSetup(forCustomer);
    expect(state()).toMatchObject({ route: setUpPage, startProblem: { code: 'customer-name-invalid' } });
  });

  it('says any other reason, with the way back', async () => {
    const { intents, state } = await openedStore({ startSetup: refusedAs('ledger-not-written') }, here);
    await intents.openSetUp();
    expect([screenOf(state()), backRouteOf(state())]).toEqual(['failure', 'start']);
  });
});

describe('the id of the next device', () => {
  const known = { ...forCustomer, wantedId: 'an id' };

  it('is there again after a sign-in or a correction, and gone once a run has begun with it', async () => {
    const answers = [refusedAs('not-signed-in-to-product')(), refusedAs('customer-name-invalid')(), begun()];
    const { intents, state } = await openedStore({ startSetup: () => answers.shift() ?? begun() }, inProduct);
    intents.openProductPage({ page: 'set-up' });
    intents.draft({ deviceIdDraft: 'an id' });
    for (const then of ['an id', 'an id', '']) {
      await intents.startSetup(known);
      expect(state().deviceIdDraft).toBe(then);
    }
    await intents.signInAgain();
    expect(state().deviceIdDraft).toBe('an id');
    intents.openProductPage({ page: 'set-up' });
    expect(state().deviceIdDraft).toBe('');
  });
});

describe('a run that is over', () => {
  it('leads back to the page of the product on which it was begun', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun }, inProduct);
    intents.openProductPage({ page: 'customer', email });
    const before = state().route;
    await intents.startSetup(forCustomer);
    for (const event of happened(...atProve, end(claimed))) bridge.tell('setupEvent', event);
    expect([screenOf(state()), backRouteOf(state())]).toEqual(['success', 'product']);
    intents.goBack();
    expect(state().route).toEqual(before);
    expect(state().setup.runId).toBeUndefined();
  });

  it('leads to the sign-in of whom it was for when they are not taken any more, and no secret is asked twice', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun }, inProduct);
    intents.openProductPage({ page: 'set-up' });
    await intents.startSetup(forCustomer);
    await intents.signInAgain();
    expect(bridge.asked.at(-1)?.name).toBe('closeProduct');
    expect(state().route).toEqual(setUpPage);
    await intents.startSetup({ for: 'account' });
    await intents.signInAgain();
    expect(state().route).toEqual({ at: 'sign-in', back: setUpPage });
  });

  it('that only another network can mend is told of in the next try', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun }, here);
    await intents.openSetUp();
    const wrong = setupError('networks-not-joined');
    for (const event of happened(...atProve, end({ outcome: 'failed', error: wrong })))
      bridge.tell('setupEvent', event);
    await intents.startSetup();
    expect(state().failedBefore).toEqual(wrong);
    await intents.startSetup();
    expect(state().failedBefore).toBeUndefined();
  });
});

describe('Cancel', () => {
  it('goes back where no Photon was met, and tells the end where one was', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun }, here);
    await intents.openSetUp();
    const cancelled = intents.cancel();
    expect([state().stopping, screenOf(state())]).toEqual([true, 'progress']);
    await cancelled;
    expect(screenOf(state())).toBe('start');
    await intents.openSetUp();
    for (const event of happened(...atChoose)) bridge.tell('setupEvent', event);
    await intents.cancel();
    expect([state().stopping, screenOf(state())]).toEqual([false, 'choose-network']);
  });

  it('is asked for once', async () => {
    const { intents, bridge } = await openedStore({ startSetup: begun }, here);
    await intents.openSetUp();
    await Promise.all([intents.cancel(), intents.cancel()]);
    expect(bridge.asked.filter(({ name }) => name === 'cancelSetup')).toHaveLength(1);
  });
});

describe('an attempt that ended in the middle', () => {
  const offered = { ...snapshot, unfinished };

  it('is finished after the sign-in that it needs', async () => {
    const answers = [refusedAs('not-signed-in')(), begun()];
    const { intents, state, bridge } = await openedStore({ finishAttempt: () => answers.shift() ?? begun() }, offered);
    await intents.finishUnfinished();
    expect(state()).toMatchObject({ route: { at: 'sign-in', back: atStart }, finishing: unfinished.runId });
    await intents.signedIn();
    expect(bridge.asked.map(({ name }) => name)).toEqual(['finishAttempt', 'finishAttempt']);
    expect(state().route).toEqual({ at: 'run', back: atStart });
  });

  it('closes another product that is open before it asks for its own', async () => {
    const attempt = { ...unfinished, forWhom: { for: 'product', productId: 1319 } } as const;
    const { intents, state, bridge } = await openedStore(
      { finishAttempt: refusedAs('not-signed-in-to-product') },
      { ...inProduct, unfinished: attempt as never },
    );
    await intents.finishUnfinished();
    expect(bridge.asked.map(({ name }) => name)).toEqual(['finishAttempt', 'closeProduct']);
    expect(state()).toMatchObject({ route: { at: 'product' }, finishing: unfinished.runId });
    await intents.productOpened();
    expect(bridge.asked.at(-1)?.name).toBe('finishAttempt');
  });

  it('is forgotten by whoever goes back', async () => {
    const { intents, state } = await openedStore({ finishAttempt: refusedAs('not-signed-in') }, offered);
    await intents.finishUnfinished();
    intents.goBack();
    expect(state()).toMatchObject({ route: atStart, finishing: undefined });
  });
});

describe('another password for the last run', () => {
  it('shows the run anew and goes back to where it was begun; the window keeps nothing of the password', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun, tryPassword: begun }, here);
    await intents.openSetUp();
    const wrong = setupError('network-details-wrong');
    for (const event of happened(...atProve, end({ outcome: 'failed', error: wrong })))
      bridge.tell('setupEvent', event);
    expect(screenOf(state())).toBe('failure');
    await intents.tryPassword('kitchen-window', true);
    expect(bridge.asked.at(-1)).toEqual({
      name: 'tryPassword',
      value: { password: 'kitchen-window', remember: true },
    });
    expect(screenOf(state())).toBe('find');
    expect(state().route).toEqual({ at: 'run', back: atStart });
    expect(JSON.stringify(state())).not.toContain('kitchen-window');
  });

  it('asks for the account first where it is needed', async () => {
    const { intents, state } = await openedStore({ startSetup: begun, tryPassword: refusedAs('not-signed-in') }, here);
    await intents.openSetUp();
    await intents.tryPassword('kitchen-window', false);
    expect(state().route).toEqual({ at: 'sign-in', back: atStart });
  });
});

describe('the practice session', () => {
  it('starts a run from the start, and elsewhere begins with the first page of the same', async () => {
    const { intents, state, bridge } = await openedStore({ startSetup: begun }, here);
    await intents.practise('everything-works');
    expect(bridge.asked.map(({ name }) => name)).toEqual(['enterPractice', 'startSetup']);
    await intents.leavePractice();
    expect(state().route).toEqual(atStart);
    intents.openProductPage({ page: 'customers' });
    await intents.practise('wrong-password');
    expect(state().route).toEqual({ at: 'product', page: { page: 'home' }, back: atStart });
    intents.openDevices();
    intents.showDevicesPage({ page: 'choose' });
    await intents.practise('wrong-password');
    expect(state().route).toEqual(atFindDevices);
  });

  it('is shown before it is open, and left again by whoever cancels meanwhile', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const enterPractice = () => opened.then(() => success(undefined));
    const { intents, state, bridge } = await openedStore({ enterPractice });
    const entered = intents.practise('everything-works');
    expect(screenOf(state())).toBe('find');
    await intents.cancel();
    expect([state().route, state().entering]).toEqual([atStart, true]);
    open();
    await entered;
    expect(bridge.asked.map(({ name }) => name)).toEqual(['enterPractice', 'cancelSetup', 'leavePractice']);
    expect(state()).toMatchObject({ route: atStart, entering: false, stopping: false });
  });

  it('that cannot be opened says so', async () => {
    const { intents, state } = await openedStore({ enterPractice: refusedAs('app-closing') });
    await intents.practise('everything-works');
    expect(screenOf(state())).toBe('failure');
    expect(state()).toMatchObject({ entering: false, startProblem: { code: 'app-closing' } });
  });
});

describe('signing out', () => {
  it('of the account leads to the start and says when it did not reach its end', async () => {
    const answers = [refusedAs('sign-out-not-done')(), success(undefined)];
    const { intents, state } = await openedStore({ signOut: () => answers.shift() ?? success(undefined) }, here);
    await intents.signOut();
    expect(state()).toMatchObject({ route: atStart, signOutProblem: { code: 'sign-out-not-done' } });
    await intents.signOut();
    expect(state().signOutProblem).toBeUndefined();
  });

  it('of the product forgets what was typed for it', async () => {
    const { intents, state, bridge } = await openedStore({}, inProduct);
    intents.openProductPage({ page: 'customers' });
    intents.draft({ customerDraft: email, ownerDraft: 'nobody', pastedDraft: 'ids' });
    intents.draft({ customersDraft: { filter: 'anna', email } });
    bridge.tell('deviceEvent', { deviceId: undefined, name: 'n', data: 'd', publishedAt: undefined });
    expect(state().deviceEvents).toHaveLength(1);
    await intents.closeProduct();
    expect(state()).toMatchObject({ ...noProductDrafts, deviceEvents: [] });
    expect(state().route).toMatchObject({ at: 'product', page: { page: 'home' } });
  });
});

it('a bridge that breaks is an answer like every other', async () => {
  const { intents } = await openedStore({ signOut: () => Promise.reject(new Error('gone')) });
  expect(await intents.ask('signOut')).toMatchObject({ ok: false, error: { code: 'internal-error' } });
});
