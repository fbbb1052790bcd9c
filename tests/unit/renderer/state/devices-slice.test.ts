import { describe, expect, it } from 'vitest';
import { atFindDevices } from '../../../../renderer/state/route.ts';
import { setupError } from '../../../../shared/errors.ts';
import type { Snapshot } from '../../../../shared/ipc/snapshot.ts';
import { failure, success } from '../../../../shared/result.ts';
import { signedIn, signedOut, snapshot } from '../../../support/window-states.ts';
import { found } from '../../../ui/support/devices-scenes.ts';
import { facts, inProduct, offlineFacts, product } from '../../../ui/support/product-worlds.ts';
import { openedStore } from './open-store.ts';
import type { Answers } from './scripted-bridge.ts';

const answer = found([facts, offlineFacts]).findDevices[0];
const as = (userName: string | undefined, rest: Partial<Snapshot> = {}): Snapshot => ({
  ...snapshot,
  session: { ...signedIn, userName },
  ...rest,
});
const draft = { kind: 'name', typed: { ids: '', name: 'greenhouse', customer: '' } } as const;
const moving = { page: 'move', device: offlineFacts } as const;

/** What is signed in to when something is found, when that is over, and in between. */
type Between = [string, Snapshot, Snapshot, Snapshot?];

/** Somebody has found two devices, selected one, and is about to move it. */
async function atMove(first: Snapshot, answers: Answers = {}) {
  const opened = await openedStore({ findDevices: () => answer, ...answers }, first);
  const { intents, state } = opened;
  intents.openDevices();
  intents.changeSearch({ draft });
  await intents.findDevices({ by: 'name', text: 'greenhouse' });
  intents.changeSearch({ selected: new Set([offlineFacts.id]), view: { filter: 'g', sort: 'owner' } });
  intents.showDevicesPage(moving);
  intents.draftMove({ email: 'ann@example.com' });
  return { ...opened, before: state() };
}

describe('a sign-in in between', () => {
  it('comes back to the page, the search and the selection, whether it is done or given up', async () => {
    const { intents, state, bridge, before } = await atMove(inProduct);
    for (const end of [intents.goBack, intents.signedIn]) {
      intents.openSignIn();
      expect(state().route.at).toBe('sign-in');
      bridge.tell('snapshotChanged', { ...inProduct, session: signedIn });
      await end();
      const { route, search, moveDraft } = state();
      expect({ route, search, moveDraft }).toEqual({
        route: { at: 'devices', page: moving },
        search: before.search,
        moveDraft: { email: 'ann@example.com', inCloud: undefined },
      });
    }
  });

  it('to a product comes back as well, also when a run could not begin without it', async () => {
    const refusal = failure(setupError('not-signed-in-to-product'));
    const { intents, state, bridge, before } = await atMove(as('ann'), { startSetup: () => refusal });
    intents.openProductPage();
    intents.goBack();
    expect(state().route).toEqual({ at: 'devices', page: moving });
    await intents.startSetup({ for: 'customer', email: 'ann@example.com', wantedId: offlineFacts.id });
    expect(state().route).toMatchObject({ at: 'product', page: { page: 'home' } });
    bridge.tell('snapshotChanged', as('ann', { product }));
    intents.productOpened();
    expect(state()).toMatchObject({ route: { at: 'devices', page: moving }, search: before.search });
  });

  it('still takes what a search under way finds', async () => {
    let arrive: (value: typeof answer) => void = () => undefined;
    const late = new Promise<typeof answer>((resolve) => {
      arrive = resolve;
    });
    const { intents, state } = await openedStore({ findDevices: () => late }, inProduct);
    intents.openDevices();
    const looked = intents.findDevices({ by: 'product' });
    intents.openSignIn();
    arrive(answer);
    await looked;
    expect(state().search).toMatchObject({ looking: false, answer });
  });

  it.each<Between>([
    ['as somebody else', as('ann'), as('bob')],
    ['as somebody else after a sign-out', as('ann'), as('bob'), { ...snapshot, session: signedOut }],
    ['with a token that tells no name', as(undefined), as(undefined), { ...snapshot, session: signedOut }],
    [
      'at another cloud',
      as('ann'),
      as('ann', { settings: { ...snapshot.settings, cloudUrl: 'https://other.example' } }),
    ],
    ['to another product', inProduct, { ...inProduct, product: { ...product, id: 7 } }],
  ])(
    '%s keeps the words that were typed, and nothing of what the other found',
    async (_how, first, then, between = then) => {
      const { intents, state, bridge } = await atMove(first);
      intents.openSignIn();
      for (const told of [between, then]) bridge.tell('snapshotChanged', told);
      expect(state().search).toMatchObject({ draft, answer: undefined, query: undefined });
      expect(state().search.selected.size).toBe(0);
      await intents.signedIn();
      expect(state().route).toEqual(atFindDevices);
    },
  );

  it.each<Between>([
    ['the same account', as('ann'), as('ann'), { ...snapshot, session: signedOut }],
    ['a product beside the account', as('ann'), as('ann', { product })],
    ['an account beside the product', inProduct, { ...inProduct, session: signedIn }],
  ])('to %s leaves everything', async (_what, first, then, between = then) => {
    const { state, bridge, before } = await atMove(first);
    for (const told of [between, then]) bridge.tell('snapshotChanged', told);
    expect(state()).toMatchObject({ search: before.search, route: before.route });
  });
});

describe('what was found', () => {
  const leaving = {
    'the start': ({ intents }) => intents.backToStart(),
    'a run': async ({ intents }) => {
      await intents.startSetup({ for: 'customer', email: 'ann@example.com' });
      intents.goBack();
    },
    'a sign-out': ({ intents }) => intents.signOut(),
    'the practice session': ({ intents }) => intents.practise('everything-works'),
  } satisfies Record<string, (opened: Awaited<ReturnType<typeof atMove>>) => void | Promise<void>>;

  it.each(Object.entries(leaving))('does not outlive %s', async (_where, leave) => {
    const opened = await atMove(as('ann'));
    await leave(opened);
    opened.intents.openDevices();
    expect(opened.state().search).toMatchObject({ answer: undefined, query: undefined, draft: { kind: 'ids' } });
    expect(opened.state().moveDraft.email).toBe('');
  });

  it('is not taken from a search that was begun before the person left', async () => {
    let arrive: (value: typeof answer) => void = () => undefined;
    const late = new Promise<typeof answer>((resolve) => {
      arrive = resolve;
    });
    const { intents, state } = await openedStore({ findDevices: () => late }, inProduct);
    intents.openDevices();
    const looked = intents.findDevices({ by: 'product' });
    await intents.signOut();
    intents.openDevices();
    arrive(answer);
    await looked;
    expect(state().search).toMatchObject({ looking: false, answer: undefined });
  });

  it('is selected already where it is one device', async () => {
    const { intents, state } = await openedStore({ findDevices: () => found([facts]).findDevices[0] }, inProduct);
    await intents.findDevices({ by: 'product' });
    expect([...state().search.selected]).toEqual([facts.id]);
  });
});

describe('a work on devices', () => {
  it('that is refused says why, until another page is opened', async () => {
    const refusal = failure(setupError('work-already-running'));
    const { intents, state } = await atMove(inProduct, { runDeviceJobs: () => refusal });
    await intents.startWork([facts.id], { actions: ['unclaim'], hands: [], customer: undefined });
    expect(state().workRefusal).toEqual(refusal.error);
    intents.showDevicesPage({ page: 'choose' });
    expect(state().workRefusal).toBeUndefined();
  });

  it('asks for no more than it was wished for', async () => {
    const { intents, bridge } = await atMove(inProduct, { runDeviceJobs: () => success({ workId: 'w' }) });
    await intents.startWork([facts.id], { actions: ['unclaim'], hands: [], customer: undefined });
    await intents.startWork(
      [facts.id],
      { actions: ['give-to-customer'], hands: ['reset'], customer: 'a@b' } as never,
      true,
    );
    expect(bridge.asked.filter(({ name }) => name === 'runDeviceJobs').map(({ value }) => value)).toEqual([
      { deviceIds: [facts.id], actions: ['unclaim'] },
      { deviceIds: [facts.id], actions: ['give-to-customer'], hands: ['reset'], continues: true, customer: 'a@b' },
    ]);
  });

  it('looks again for what it was done with when its results are put away', async () => {
    const { intents, bridge, state } = await atMove(inProduct);
    intents.putWorkAway();
    await Promise.resolve();
    expect(bridge.asked.filter(({ name }) => name === 'findDevices')).toHaveLength(2);
    expect(state().route).toEqual(atFindDevices);
  });
});
