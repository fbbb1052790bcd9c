import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import { setupError } from '../../shared/errors.ts';
import { plugged } from './support/cable-scenes.ts';
import { confirmAndGo, findAll, four, heading, list, many, tile } from './support/devices-page.ts';
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
import { email, facts, inProduct, offlineFacts } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'device-jobs' });

async function goOnWithAll(page: Page): Promise<void> {
  await findAll(page);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: /^Continue with/ }).click();
}

async function tell(page: Page, events: readonly DeviceJobEvent[]): Promise<void> {
  for (const event of events) await say(page, 'deviceJobEvent', event);
}

test('a device of somebody else is offered nothing, and is said why', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([strangeFacts]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  const open = page.locator('.job-choice button:not([aria-disabled=true])');
  await expect(open).toHaveCount(1);
  await expect(open).toHaveText('Clear Wi-Fi manually');
  const likeNew = page.getByRole('button', { name: 'Reset for reuse' });
  await expect(likeNew).toBeDisabled();
  await expect(likeNew).toHaveAccessibleDescription(/Owned by someone else\. Only its owner can unclaim it\./);
  await likeNew.dispatchEvent('click');
  await expect(heading(page, 'Choose an action')).toBeVisible();
});

test('what an account or a product is missing for is said at each action', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: found([facts]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await expect(page.getByRole('button', { name: 'Flash Tinker' })).toHaveAccessibleDescription(
    /Sign in to your account first/,
  );
  await page.getByRole('button', { name: 'Reset for reuse' }).click();
  // Without an account it is nobody's in the end, and keeps its program.
  await expect(page.getByText('You are not signed in to an account, so the firmware stays.')).toBeVisible();
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([
    { deviceIds: [facts.id], actions: ['unclaim', 'remove-from-product'], hands: ['clear-networks'] },
  ]);
});

test('a reset ends unclaimed, or in the account, as is chosen before it begins', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([facts]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await page.getByRole('button', { name: 'Reset for reuse' }).click();
  const ends = page.getByRole('group', { name: 'Owner at the end' });
  await expect(ends.getByRole('radio', { name: 'Unclaimed' })).toBeChecked();
  const steps = page.locator('.confirm-steps');
  await expect(steps).toContainText('Unclaim from account');
  await ends.getByRole('radio', { name: 'Your account' }).click();
  await expect(steps).not.toContainText('Unclaim from account');
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([
    {
      deviceIds: [facts.id],
      actions: ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker'],
      hands: ['clear-networks'],
    },
  ]);
});

test('several devices: only those that an action fits take part, the others are named with the reason', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: found(four) });
  await goOnWithAll(page);
  await expect(heading(page, 'Choose an action for 4 devices')).toBeFocused();
  await expect(page.getByText('Owned by customers').locator('..')).toContainText('2 devices');
  await page.getByRole('button', { name: 'Reset for reuse' }).click();
  await expect(page.getByText('Check what will happen to these 3 devices, one after another.')).toBeVisible();
  await expect(page.getByText(strangeFacts.id)).toBeHidden();
  await page.getByText('1 selected device is left out').click();
  await expect(page.getByText(strangeFacts.id)).toBeVisible();
  await expect(page.locator('.confirm-steps > li > .strong')).toHaveText([
    'Unclaim',
    'Remove from product',
    'Claim to your account',
    'Flash Tinker',
    'Unclaim from account',
    'Clear Wi-Fi manually',
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
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await page.getByRole('button', { name: 'Unclaim' }).dblclick();
  await expect(heading(page, 'Unclaim 1 device')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Unclaim 1 device' }).dispatchEvent('click');
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Unclaim 1 device' }).dblclick();
  await expectAsked(page, 'runDeviceJobs').toHaveLength(1);
});

test('more devices than one work takes are refused before anything is asked', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(1_001)) });
  await goOnWithAll(page);
  await expect(page.getByRole('button', { name: 'Reset for reuse' })).toHaveAccessibleDescription(
    /at most 1,000 devices at a time/,
  );
  await expect(page.getByRole('button', { name: 'Reset for reuse' })).toBeDisabled();
});

test('the work is followed live, stopped once, and what is left is done by the same request', async ({ page }) => {
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
  await page.getByRole('button', { name: 'Reset for reuse' }).click();
  await confirmAndGo(page);
  await tell(page, underWay);
  await expect(heading(page, 'Working on 2 devices…')).toBeFocused();
  await expect(page.locator('[aria-live]').filter({ hasText: 'Claim to your account: turtle_biscuit' })).toBeVisible();
  await expect(page.getByText('Waiting for the device to come online.')).toBeVisible();
  await expect(page.getByText('Already done')).toHaveCount(1);
  // Leaving would lose the sight of it.
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Working on 2 devices…')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Stopping…' }).dispatchEvent('click');
  await expectAsked(page, 'stopDeviceJob').toHaveLength(1);
  await tell(page, ended);
  await expect(heading(page, '0 of 2 devices reset')).toBeFocused();
  await expect(page.getByText('The device is offline', { exact: true })).toBeVisible();
  await expect(page.getByText('Not tried')).toHaveCount(3);
  // Nothing of a device that must still come online is for the hands yet.
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy results' }).click();
  await expectAsked(page, 'copyText').toEqual([
    { text: expect.stringContaining(`${offlineFacts.id}\tClaim to your account\tFailed (The device is offline)`) },
  ]);
  await page.getByRole('button', { name: 'Retry remaining' }).click();
  expect((await asked(page, 'runDeviceJobs'))[1]).toEqual({
    deviceIds: [facts.id, offlineFacts.id],
    actions: ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'],
    hands: ['clear-networks'],
    continues: true,
  });
  await expect(page.getByRole('alert').filter({ hasText: 'Another list is in progress' })).toBeVisible();
});

test('it is all done only when the person has ticked off the last confirmed step of every device', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    replies: { ...found([facts]), tickHand: [{ ok: true, value: undefined }] },
  });
  await tile(page).click();
  await tell(page, forTheHands);
  await expect(heading(page, 'Clear Wi-Fi on 2 devices')).toBeFocused();
  await expect(heading(page, /devices reset/)).toHaveCount(0);
  const boxes = page.getByRole('checkbox', { name: /^I cleared it/ });
  await expect(boxes).toHaveCount(2);
  await boxes.nth(1).click();
  await expectAsked(page, 'tickHand').toEqual([{ deviceId: offlineFacts.id, hand: 'clear-networks', done: true }]);
  // What the page shows is what the program has noted.
  await expect(boxes.nth(1)).not.toBeChecked();
  await tell(page, [ticked(offlineFacts.id)]);
  await expect(boxes.nth(1)).toBeChecked();
  await expect(heading(page, 'Clear Wi-Fi on 1 device')).toBeVisible();
  await page.getByRole('button', { name: 'Copy results' }).click();
  await expectAsked(page, 'copyText').toEqual([
    { text: expect.stringContaining(`${facts.id}\tClear Wi-Fi manually\tNot done yet`) },
  ]);
  await tell(page, [ticked(facts.id)]);
  await expect(heading(page, '2 of 2 devices reset')).toBeFocused();
  await tell(page, [ticked(facts.id, false)]);
  await expect(heading(page, 'Clear Wi-Fi on 1 device')).toBeVisible();
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
  await expect(page.getByText('The cloud has started the update.')).toHaveCount(0);
  await choose.click();
  await expect(page.getByText('This isn’t firmware for a Photon')).toBeVisible();
  await choose.click();
  await expect(page.getByText('The cloud has started the update.')).toBeVisible();
  await expectAsked(page, 'flashFile').toContainEqual({ deviceId: facts.id });
});

test('results that were put away do not come back, and the next look is a fresh one', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([facts, offlineFacts]) });
  await findAll(page);
  await tell(page, ended);
  await page.getByRole('button', { name: 'How to clear them' }).click();
  await expect(heading(page, 'Clear Wi-Fi manually')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, '0 of 2 devices reset')).toBeVisible();
  await page.getByRole('button', { name: 'Find other devices' }).click();
  await expect(list(page)).toBeVisible();
  await expectAsked(page, 'findDevices').toHaveLength(2);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await tile(page).click();
  await expect(heading(page, 'Manage devices')).toBeFocused();
});

test('a reloaded window opens at the work that is under way', async ({ page }) => {
  await openWindow(page, {
    snapshot: both,
    deviceJob: workSoFar(),
  });
  await expect(heading(page, 'Working on 2 devices…')).toBeVisible();
  await expect(page.getByText('In progress…')).toHaveCount(1);
  await expect(page).toHaveTitle(/^\d of 2 devices finished – Photon Setup$/);
});

test('what is online moves to another customer through the cloud, once that is confirmed', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found([{ ...facts, online: true }]) });
  await findAll(page);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await page.getByRole('button', { name: 'Move to a customer' }).click();
  await expect(page.getByRole('radio', { name: /^Through the cloud/ })).toBeChecked();
  await page.getByLabel('New customer’s email address').fill(' bob@example.com ');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Move 1 device')).toBeFocused();
  await expect(page.getByText(`${email} loses access.`)).toBeVisible();
  await expect(page.getByText('bob@example.com becomes the owner.')).toBeVisible();
  await expect(page.locator('.confirm-steps > li > .strong')).toHaveText(['Unclaim', 'Claim for the customer']);
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
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await page.getByRole('button', { name: 'Move to a customer' }).click();
  await expect(page.getByRole('radio', { name: /Only while it is online\. It is offline\./ })).toBeDisabled();
  await expect(page.getByText('Hold SETUP for 3 seconds')).toBeVisible();
  await page.getByRole('button', { name: 'Start setup' }).click();
  const field = page.getByLabel('New customer’s email address');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter an email address\./);
  await field.fill(' bob@example.com ');
  await field.press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email: 'bob@example.com', wantedId: facts.id }]);
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
});

test('what only hands clear needs none to listen where the Photon is plugged in', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...both, plugged: [plugged] },
    replies: { ...found([strangeFacts]), letListen: [{ ok: true, value: undefined }] },
  });
  await findAll(page);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await page.getByRole('button', { name: 'Clear Wi-Fi manually' }).click();
  await expect(heading(page, 'Clear Wi-Fi manually')).toBeFocused();
  await page.getByRole('button', { name: 'Start listening mode' }).click();
  await expectAsked(page, 'letListen').toEqual([{ deviceId: plugged.id }]);
  await expect(page.getByText('The status LED now blinks dark blue.')).toBeVisible();
});
