import type { DeviceId } from '../../shared/device-id.ts';
import type { DeviceFacts, DeviceJobEvent } from '../../shared/device-jobs.ts';
import { setupError } from '../../shared/errors.ts';
import { processorTime } from '../support/processor-time.ts';
import {
  both,
  ended,
  forTheHands,
  found,
  mineFacts,
  strangeFacts,
  ticked,
  underWay,
  workSoFar,
} from './support/devices-scenes.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { email, facts, inProduct, offlineFacts, product } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import { now, signedIn, snapshot } from './support/worlds.ts';

const tile = (page: Page) => page.getByRole('button', { name: 'Bring a device back' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Devices found' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const four = [facts, offlineFacts, mineFacts, strangeFacts];

async function findAll(page: Page): Promise<void> {
  await tile(page).click();
  await page.getByRole('radio', { name: 'All of the product' }).check();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(list(page)).toBeVisible();
}

async function goOnWithAll(page: Page): Promise<void> {
  await findAll(page);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: /^Go on with/ }).click();
}

async function confirmAndGo(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I have read it' }).check();
  await page.getByRole('button', { name: 'Do it' }).click();
}

async function tell(page: Page, events: readonly DeviceJobEvent[]): Promise<void> {
  for (const event of events) await say(page, 'deviceJobEvent', event);
}

const many = (count: number): readonly DeviceFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    ...facts,
    id: `2e0039000147${String(index).padStart(12, '0')}` as DeviceId,
    name: `greenhouse-${index}`,
    online: index % 3 === 0,
    lastHandshakeAt: now - index * 60_000,
    owner: index % 2 === 0 ? { kind: 'customer', email: `customer${index}@example.com` } : { kind: 'nobody' },
  }));

test('nobody is signed in: it says what to sign in to, and each way leads back here', async ({ page }) => {
  await openWindow(page, { replies: { openProduct: [{ ok: true, value: product }] } });
  await tile(page).click();
  await expect(page.getByText('Sign in to an account, a product, or both.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in to a product' }).click();
  await expect(heading(page, 'Sign in to a product')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Bring a device back')).toBeFocused();
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await expect(heading(page, 'Sign in to Particle')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Bring a device back')).toBeFocused();
  await say(page, 'snapshotChanged', inProduct);
  await expect(page.getByRole('radio')).toHaveCount(4);
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await expect(page.getByRole('radio', { name: 'Customer' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'All of my account' })).toBeVisible();
});

test('a sign-in in between leaves the search, the view and the selection as they were', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { ...found(four), useAccessToken: [{ ok: true, value: undefined }] },
  });
  await tile(page).click();
  await page.getByRole('radio', { name: 'Name', exact: true }).check();
  await page.getByLabel('Part of a name or an id').fill('greenhouse');
  await page.keyboard.press('Enter');
  await list(page).getByRole('option').nth(1).click();
  await page.getByRole('searchbox').fill('e');
  const asBefore = async () => {
    await expect(heading(page, 'Bring a device back')).toBeFocused();
    await expect(page.getByLabel('Part of a name or an id')).toHaveValue('greenhouse');
    await expect(page.getByRole('searchbox')).toHaveValue('e');
    await expect(list(page).getByRole('option', { selected: true })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Go on with 1 device' })).toBeEnabled();
  };
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await expect(heading(page, 'Sign in to Particle')).toBeFocused();
  await page.keyboard.press('Escape');
  await asBefore();
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await page.getByRole('button', { name: 'Use an access token instead' }).click();
  await page.getByLabel('Access token', { exact: true }).fill('a token');
  await page.keyboard.press('Enter');
  await asBefore();
  expect(await asked(page, 'findDevices')).toHaveLength(1);
  // Whoever leaves begins anew.
  await page.keyboard.press('Escape');
  await tile(page).click();
  await expect(list(page)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Name', exact: true }).check();
  await expect(page.getByLabel('Part of a name or an id')).toHaveValue('');
});

test('an empty search is held back, each kind keeps its own words, and what was typed outlives a look at a device', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: found([facts]) });
  await tile(page).click();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const ids = page.getByLabel('Device ids').last();
  await expect(ids).toBeFocused();
  await expect(ids).toHaveAccessibleDescription(/Enter what to look for\./);
  expect(await asked(page, 'findDevices')).toEqual([]);
  await ids.fill(`${facts.id.toUpperCase()}, 2.70036E+23 porch`);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(ids).toBeFocused();
  await expect(ids).toHaveAccessibleDescription(
    /2\.70036E\+23: A spreadsheet made a number of it.*porch: It is no device ID/s,
  );
  expect(await asked(page, 'findDevices')).toEqual([]);
  await ids.fill(`${facts.id.toUpperCase()}, ${facts.id}`);
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.getByLabel('E-mail address of the customer').fill(` ${email} `);
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await page.getByRole('radio', { name: 'Device ids' }).check();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expectAsked(page, 'findDevices').toEqual([
    { by: 'customer', email },
    { by: 'ids', text: `${facts.id.toUpperCase()}, ${facts.id}` },
  ]);
  // The only device found is selected already.
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  await expect(page.getByText('turtle_biscuit')).toBeVisible();
  await expect(page.getByText('12 minutes ago')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ids).toHaveValue(`${facts.id.toUpperCase()}, ${facts.id}`);
  await expect(list(page)).toBeVisible();
});

test('ids that nobody here sees are listed, and can be claimed by an account alone', async ({ page }) => {
  const missing = ['ffffffffffffffffffffffff'];
  await openWindow(page, { snapshot: both, replies: found([facts, offlineFacts], missing) });
  await findAll(page);
  await expect(page.getByText('One id is not to be seen here:')).toBeVisible();
  await page.getByRole('button', { name: 'Add these to my account' }).click();
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([{ deviceIds: missing, actions: ['add-to-account'] }]);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeVisible();
});

test('the list is worked by keys: arrows, Space, a range that grows and shrinks, all', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(50)) });
  await findAll(page);
  const selected = page.getByRole('status').filter({ hasText: 'selected' });
  await list(page).focus();
  await page.keyboard.press('Space');
  await expect(selected).toContainText('50 devices, 1 selected');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected).toContainText('4 selected');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected).toContainText('3 selected');
  await page.keyboard.press('End');
  const last = page.getByRole('option', { name: /greenhouse-49/ });
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-posinset', '50');
  await expect(list(page)).toHaveAttribute('aria-activedescendant', (await last.getAttribute('id')) ?? '');
  await page.keyboard.press('Control+a');
  await expect(selected).toContainText('50 selected');
  await page.getByRole('button', { name: 'Select none' }).click();
  await expect(selected).toContainText('0 selected');
  await expect(page.getByRole('button', { name: 'Select a device', exact: true })).toBeDisabled();
});

test('the reader is never pointed at a row that is not drawn', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(2_000)) });
  await findAll(page);
  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await list(page).evaluate((box) => box.scrollTo({ top: 60_000 }));
  await expect(page.getByRole('option', { name: /greenhouse-1000/ })).toBeVisible();
  const active = (await list(page).getAttribute('aria-activedescendant')) ?? '';
  await expect(page.locator(`[id="${active}"]`)).toContainText('greenhouse-1');
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-setsize', '2000');
});

test('the list narrows and sorts, and says when selected devices are out of sight', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(four) });
  await findAll(page);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByLabel('Narrow the list').fill('SOMEBODY');
  await expect(list(page).getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'selected' })).toContainText(
    '1 of 4 devices shown, 4 selected. 3 selected devices are not shown.',
  );
  // A name is shown, never taken for markup.
  await expect(list(page).getByRole('option')).toContainText('<b>porch</b>');
  await page.getByLabel('Narrow the list').fill('');
  await page.getByLabel('Sort by').selectOption('owner');
  await expect(list(page).getByRole('option').nth(0)).toContainText(email);
  await expect(list(page).getByRole('option').nth(2)).toContainText('Somebody else');
  await expect(list(page).getByRole('option').nth(3)).toContainText('Your account');
  await page.getByLabel('Sort by').selectOption('name');
  await expect(list(page).getByRole('option').last()).toContainText('Without a name');
});

test('a device of somebody else is offered nothing, and is said why', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([strangeFacts]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  const open = page.locator('.job-choice button:not([aria-disabled=true])');
  await expect(open).toHaveCount(1);
  await expect(open).toHaveText('Clear its Wi-Fi by hand');
  const likeNew = page.getByRole('button', { name: 'Make it like new' });
  await expect(likeNew).toBeDisabled();
  await expect(likeNew).toHaveAccessibleDescription(/It belongs to somebody else\. Its owner must give it up\./);
  await likeNew.dispatchEvent('click');
  await expect(heading(page, 'What to do with this device')).toBeVisible();
});

test('what an account or a product is missing for is said at each action', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: found([facts]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  await expect(page.getByRole('button', { name: 'Flash Tinker' })).toHaveAccessibleDescription(/Needs your account\./);
  await page.getByRole('button', { name: 'Make it like new' }).click();
  // Without an account it is nobody's in the end, and keeps its program.
  await expect(page.getByText('Without your account, the program on it stays as it is.')).toBeVisible();
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([
    { deviceIds: [facts.id], actions: ['unclaim', 'remove-from-product'], hands: ['clear-networks'] },
  ]);
});

test('several devices: only those that an action fits take part, the others are named with the reason', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: found(four) });
  await goOnWithAll(page);
  await expect(heading(page, 'What to do with 4 devices')).toBeFocused();
  await expect(page.getByText('Owned by customers').locator('..')).toContainText('2 devices');
  await page.getByRole('button', { name: 'Make it like new' }).click();
  await expect(page.getByText('To these 3 devices, one after another:')).toBeVisible();
  await expect(page.getByText(strangeFacts.id)).toBeHidden();
  await page.getByText('1 selected device is left out').click();
  await expect(page.getByText(strangeFacts.id)).toBeVisible();
  await expect(page.locator('.confirm-steps > li > .strong')).toHaveText([
    'Take it from its owner',
    'Take it out of the product',
    'Add it to my account',
    'Flash Tinker',
    'Give it up',
    'Clear its Wi-Fi by hand',
  ]);
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([
    {
      deviceIds: [facts.id, offlineFacts.id, mineFacts.id],
      actions: ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'],
      hands: ['clear-networks'],
    },
  ]);
});

test('no double click and no Enter passes the confirmation, and a second press starts nothing', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([facts]), unanswered: ['runDeviceJobs'] });
  await findAll(page);
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  await page.getByRole('button', { name: 'Take it from its owner' }).dblclick();
  await expect(heading(page, 'What will happen')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Do it' }).dispatchEvent('click');
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Do it' }).dblclick();
  await expectAsked(page, 'runDeviceJobs').toHaveLength(1);
});

test('more devices than one work takes are refused before anything is asked', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(1_001)) });
  await goOnWithAll(page);
  await expect(page.getByRole('button', { name: 'Make it like new' })).toHaveAccessibleDescription(
    /At most 1,000 devices at a time/,
  );
  await expect(page.getByRole('button', { name: 'Make it like new' })).toBeDisabled();
});

test('the work is followed live, stopped once, and what is left is done by the same wish', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    replies: {
      ...found([facts, offlineFacts]),
      runDeviceJobs: [
        { ok: true, value: { workId: 'work-1' } },
        { ok: false, error: setupError('work-already-running') },
      ],
    },
  });
  await goOnWithAll(page);
  await page.getByRole('button', { name: 'Make it like new' }).click();
  await confirmAndGo(page);
  await tell(page, underWay);
  await expect(heading(page, 'Working on the devices')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Add it to my account: turtle_biscuit' })).toBeVisible();
  await expect(page.getByText('Waiting until the device is online.')).toBeVisible();
  await expect(page.getByText('Was so already')).toHaveCount(1);
  // Leaving would lose the sight of it.
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Working on the devices')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Stopping' }).dispatchEvent('click');
  await expectAsked(page, 'stopDeviceJob').toHaveLength(1);
  await tell(page, ended);
  await expect(heading(page, 'Some is not done')).toBeFocused();
  await expect(page.getByText('The device is not online', { exact: true })).toBeVisible();
  await expect(page.getByText('Not tried')).toHaveCount(3);
  // Nothing of a device that must still come online is for the hands yet.
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy the results' }).click();
  await expectAsked(page, 'copyText').toEqual([
    { text: expect.stringContaining(`${offlineFacts.id}\tAdd it to my account\tFailed (The device is not online)`) },
  ]);
  await page.getByRole('button', { name: 'Do what is left' }).click();
  expect((await asked(page, 'runDeviceJobs'))[1]).toEqual({
    deviceIds: [facts.id, offlineFacts.id],
    actions: ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'],
    hands: ['clear-networks'],
    continues: true,
  });
  await expect(page.getByRole('alert').filter({ hasText: 'Something is already under way' })).toBeVisible();
});

test('it is all done only when the person has ticked off the last confirmed step of every device', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    replies: { ...found([facts]), tickHand: [{ ok: true, value: undefined }] },
  });
  await tile(page).click();
  await tell(page, forTheHands);
  await expect(heading(page, 'Now clear the Wi-Fi by hand')).toBeFocused();
  await expect(heading(page, 'All done')).toHaveCount(0);
  const boxes = page.getByRole('checkbox', { name: 'I have done it' });
  await expect(boxes).toHaveCount(2);
  await boxes.nth(1).click();
  await expectAsked(page, 'tickHand').toEqual([{ deviceId: offlineFacts.id, hand: 'clear-networks', done: true }]);
  // What the page shows is what the program has noted.
  await expect(boxes.nth(1)).not.toBeChecked();
  await tell(page, [ticked(offlineFacts.id)]);
  await expect(boxes.nth(1)).toBeChecked();
  await expect(heading(page, 'Now clear the Wi-Fi by hand')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the results' }).click();
  await expectAsked(page, 'copyText').toEqual([
    { text: expect.stringContaining(`${facts.id}\tClear its Wi-Fi by hand\tNot done yet`) },
  ]);
  await tell(page, [ticked(facts.id)]);
  await expect(heading(page, 'All done')).toBeFocused();
  await tell(page, [ticked(facts.id, false)]);
  await expect(heading(page, 'Now clear the Wi-Fi by hand')).toBeVisible();
});

test('where the cloud has no Tinker a file takes its place', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    replies: {
      flashFile: [
        { ok: true, value: false },
        { ok: false, error: setupError('program-file-unreadable') },
        { ok: true, value: true },
      ],
    },
  });
  await tile(page).click();
  await tell(page, ended);
  const choose = page.getByRole('button', { name: 'Choose a Tinker file' });
  await choose.click();
  await expect(page.getByText('The device takes the file now.')).toHaveCount(0);
  await choose.click();
  await expect(page.getByText('The file is no program for a Photon')).toBeVisible();
  await choose.click();
  await expect(page.getByText('The device takes the file now.')).toBeVisible();
  await expectAsked(page, 'flashFile').toContainEqual({ deviceId: facts.id });
});

test('results that were put away do not come back, and the next look is a fresh one', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([facts, offlineFacts]) });
  await findAll(page);
  await tell(page, ended);
  await page.getByRole('button', { name: 'How to clear them by hand' }).click();
  await expect(heading(page, 'Clear its Wi-Fi by hand')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Some is not done')).toBeVisible();
  await page.getByRole('button', { name: 'Look for other devices' }).click();
  await expect(list(page)).toBeVisible();
  await expectAsked(page, 'findDevices').toHaveLength(2);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await tile(page).click();
  await expect(heading(page, 'Bring a device back')).toBeFocused();
});

test('a reloaded window opens at the work that is under way', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    deviceJob: workSoFar(),
  });
  await expect(heading(page, 'Working on the devices')).toBeVisible();
  await expect(page.getByText('Under way')).toHaveCount(1);
});

test('what is online moves to another customer through the cloud, once that is confirmed', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([{ ...facts, online: true }]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  await page.getByRole('button', { name: 'Move it to another customer' }).click();
  await expect(page.getByRole('radio', { name: /^Through the cloud/ })).toBeChecked();
  await page.getByLabel('E-mail address of the new customer').fill(' bob@example.com ');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'What will happen')).toBeFocused();
  await expect(page.getByText(`${email} loses it.`)).toBeVisible();
  await expect(page.getByText('It becomes bob@example.com’s.')).toBeVisible();
  await expect(page.locator('.confirm-steps > li > .strong')).toHaveText([
    'Take it from its owner',
    'Give it to the new customer',
  ]);
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([
    { deviceIds: [facts.id], actions: ['unclaim', 'give-to-customer'], customer: 'bob@example.com' },
  ]);
  expect(await asked(page, 'startSetup')).toEqual([]);
});

test('moving to another customer asks for the e-mail and starts a set-up of exactly this device', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([{ ...facts, online: false }]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Go on with 1 device' }).click();
  await page.getByRole('button', { name: 'Move it to another customer' }).click();
  await expect(page.getByRole('radio', { name: /Only while it is online, and it is not/ })).toBeDisabled();
  await expect(page.getByText('Hold SETUP for 3 seconds')).toBeVisible();
  await page.getByRole('button', { name: 'Start the set-up' }).click();
  const field = page.getByLabel('E-mail address of the new customer');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter an e-mail address\./);
  await field.fill(' bob@example.com ');
  await field.press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email: 'bob@example.com', wantedId: facts.id }]);
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
});

test('ten thousand devices are drawn, scrolled and narrowed without holding the window up', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(10_000)) });
  await tile(page).click();
  await page.getByRole('radio', { name: 'All of the product' }).check();
  const rows = list(page).getByRole('option');
  const worked = await processorTime(page);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(rows.first()).toBeVisible();
  const painting = await worked();
  const jumps = 120;
  await page.evaluate(async (count) => {
    for (let step = 1; step <= count; step += 1) {
      document.querySelector('.device-list')?.scrollTo({ top: step * 900 });
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  }, jumps);
  const scrolling = await worked();
  expect(await rows.count()).toBeLessThan(60);
  // 170 ms, and 20 ms for each jump to other rows, all of which are drawn anew; a list that draws all that it has takes
  // seconds.
  expect(painting).toBeLessThan(1_000);
  expect(scrolling / jumps).toBeLessThan(60);
  await page.getByLabel('Narrow the list').fill('customer9998@');
  await expect(list(page).getByRole('option')).toHaveCount(1);
});
