import { setupError } from '../../shared/errors.ts';
import { processorTime } from '../support/processor-time.ts';
import { signedIn, snapshot } from '../support/window-states.ts';
import { others, plugged } from './support/cable-scenes.ts';
import { confirmAndGo, findAll, four, heading, list, many, rowsOf, tile } from './support/devices-page.ts';
import { both, found, mineFacts, strangeFacts } from './support/devices-scenes.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { email, facts, inProduct, offlineFacts, product } from './support/product-worlds.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'find-devices' });

test('nobody is signed in: it says what to sign in to, and each way leads back here', async ({ page }) => {
  await openWindow(page, { replies: { openProduct: [{ ok: true, value: product }] } });
  await tile(page).click();
  await expect(page.getByText('Sign in to an account, a product, or both to find devices.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in to a product' }).click();
  await expect(heading(page, 'Sign in to a product')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Manage devices')).toBeFocused();
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await expect(heading(page, 'Sign in to Particle')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Manage devices')).toBeFocused();
  await say(page, 'snapshotChanged', inProduct);
  await expect(page.getByRole('radio')).toHaveCount(4);
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await expect(page.getByRole('radio', { name: 'Customer' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'All my devices' })).toBeVisible();
});

test('what is typed at first sight goes into the box, with no key before it, and a shortcut does not', async ({
  page,
}) => {
  await openWindow(page, { snapshot: inProduct, replies: found(four) });
  await tile(page).click();
  const box = page.getByRole('textbox', { name: 'Device IDs' });
  // A reader says where one is.
  await expect(heading(page, 'Manage devices')).toBeFocused();
  await page.keyboard.press('Control+Shift');
  await page.keyboard.press('Alt+d');
  await expect(heading(page, 'Manage devices')).toBeFocused();
  await page.keyboard.type(facts.id);
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(facts.id);
  await page.keyboard.press('Enter');
  await expectAsked(page, 'findDevices').toEqual([{ by: 'ids', text: facts.id }]);
});

test('a sign-in in between leaves the search, the view and the selection as they were', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { ...found(four), useAccessToken: [{ ok: true, value: undefined }] },
  });
  await tile(page).click();
  await page.getByRole('radio', { name: 'Name', exact: true }).check();
  await page.getByLabel('Part of a name or ID').fill('greenhouse');
  await page.keyboard.press('Enter');
  await rowsOf(page).nth(1).click();
  await page.getByRole('searchbox').fill('e');
  const asBefore = async () => {
    await expect(heading(page, 'Manage devices')).toBeFocused();
    await expect(page.getByLabel('Part of a name or ID')).toHaveValue('greenhouse');
    await expect(page.getByRole('searchbox')).toHaveValue('e');
    await expect(list(page).getByRole('row', { selected: true })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Continue with 1 device' })).toBeEnabled();
  };
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await expect(heading(page, 'Sign in to Particle')).toBeFocused();
  await page.keyboard.press('Escape');
  await asBefore();
  await page.getByRole('button', { name: 'Sign in to an account' }).click();
  await page.getByRole('button', { name: 'Use an access token' }).click();
  await page.getByLabel('Access token', { exact: true }).fill('a token');
  await page.keyboard.press('Enter');
  await asBefore();
  expect(await asked(page, 'findDevices')).toHaveLength(1);
  // Whoever leaves begins anew.
  await page.keyboard.press('Escape');
  await tile(page).click();
  await expect(list(page)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Name', exact: true }).check();
  await expect(page.getByLabel('Part of a name or ID')).toHaveValue('');
});

test('an empty search is held back, each kind keeps its own words, and what was typed outlives a look at a device', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: found([facts]) });
  await tile(page).click();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const ids = page.getByLabel('Device IDs').last();
  await expect(ids).toBeFocused();
  await expect(ids).toHaveAccessibleDescription(/Enter what to search for\./);
  expect(await asked(page, 'findDevices')).toEqual([]);
  await ids.fill(`${facts.id.toUpperCase()}, 2.70036E+23 porch`);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(ids).toBeFocused();
  await expect(ids).toHaveAccessibleDescription(
    /2\.70036E\+23: A spreadsheet turned it into a number.*porch: That’s not a device ID/s,
  );
  expect(await asked(page, 'findDevices')).toEqual([]);
  await ids.fill(`${facts.id.toUpperCase()}, ${facts.id}`);
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.getByLabel('Customer’s email address').fill(` ${email} `);
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await page.getByRole('radio', { name: 'Device IDs' }).check();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expectAsked(page, 'findDevices').toEqual([
    { by: 'customer', email },
    { by: 'ids', text: `${facts.id.toUpperCase()}, ${facts.id}` },
  ]);
  // The only device found is selected already.
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
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
  await expect(page.getByText('1 device ID not found')).toBeVisible();
  await page.getByRole('button', { name: 'Claim 1 device' }).click();
  await confirmAndGo(page);
  await expectAsked(page, 'runDeviceJobs').toEqual([{ deviceIds: missing, actions: ['add-to-account'] }]);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeVisible();
});

test('the list is worked by keys: arrows, Space, a range that grows and shrinks, all', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(50)) });
  await findAll(page);
  const selected = page.locator('[aria-live]').filter({ hasText: 'selected' });
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
  const last = page.getByRole('row', { name: /greenhouse-49/ });
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-rowindex', '51');
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
  await expect(page.getByRole('row', { name: /greenhouse-1000/ })).toBeVisible();
  const active = (await list(page).getAttribute('aria-activedescendant')) ?? '';
  await expect(page.locator(`[id="${active}"]`)).toContainText('greenhouse-1');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2001');
});

test('the list narrows and sorts, and says when selected devices are out of sight', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(four) });
  await findAll(page);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByLabel('Filter').fill('SOMEONE');
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(page.locator('[aria-live]').filter({ hasText: 'selected' })).toContainText(
    '1 of 4 devices shown, 4 selected. 3 selected devices are not shown.',
  );
  // A name is shown, never taken for markup.
  await expect(rowsOf(page)).toContainText('<b>porch</b>');
  await page.getByLabel('Filter').fill('nothing like it');
  await expect(page.getByText('No device matches the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.getByLabel('Filter')).toHaveValue('');
  await page.getByLabel('Sort by').selectOption('owner');
  await expect(rowsOf(page).nth(0)).toContainText(email);
  await expect(rowsOf(page).nth(2)).toContainText('Someone else');
  await expect(rowsOf(page).nth(3)).toContainText('Your account');
  await page.getByLabel('Sort by').selectOption('name');
  await expect(rowsOf(page).last()).toContainText('Unnamed');
});

test('ten thousand devices are drawn, scrolled and narrowed without holding the window up', async ({ page }) => {
  await openWindow(page, { snapshot: both, replies: found(many(10_000)) });
  await tile(page).click();
  await page.getByRole('radio', { name: 'All product devices' }).check();
  const rows = rowsOf(page);
  const worked = await processorTime(page);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(rows.first()).toBeVisible();
  const painting = await worked();
  const jumps = 40;
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
  await page.getByLabel('Filter').fill('customer9998@');
  await expect(rowsOf(page)).toHaveCount(1);
});

test('Enter searches, Shift+Enter makes a new line, and an input method that composes keeps its key', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: found([facts]) });
  await tile(page).click();
  const ids = page.locator('textarea');
  await ids.fill(facts.id);
  await ids.press('Shift+Enter');
  await expect(ids).toHaveValue(`${facts.id}\n`);
  await ids.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  expect(await asked(page, 'findDevices')).toEqual([]);
  await ids.press('Enter');
  await expectAsked(page, 'findDevices').toHaveLength(1);
});

test('one device that is found stands there with its facts, and is pinged, signaled, and opened in the console', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: both,
    replies: {
      ...found([facts]),
      pingDevice: [
        { ok: true, value: { online: true } },
        { ok: true, value: { online: false } },
        { ok: false, error: setupError('cloud-unreachable') },
      ],
    },
  });
  await findAll(page);
  const panel = page.locator('.found-devices .panel').filter({ hasText: 'turtle_biscuit' });
  for (const fact of [facts.id, email, 'PHHMAB123456789', '2.3.1', '3 minutes ago', 'Online'])
    await expect(panel).toContainText(fact);
  const ping = panel.getByRole('button', { name: 'Ping' });
  await ping.click();
  await expect(panel.getByText('The device responds. It’s online.')).toBeVisible();
  await ping.click();
  await expect(panel.getByText('No response. The device is offline.')).toBeVisible();
  await ping.click();
  await expect(panel.getByRole('alert')).toBeVisible();
  const as = { who: 'product' };
  await expectAsked(page, 'pingDevice').toEqual(Array(3).fill({ as, deviceId: facts.id }));
  await panel.getByRole('button', { name: 'Open in Particle console' }).click();
  await expectAsked(page, 'openDevicePage').toEqual([{ deviceId: facts.id, inProduct: true }]);
  await panel.getByRole('button', { name: 'Signal (flash the LED)' }).click();
  await expect(panel.getByText(/The LED should cycle through colors\. It stops after 30 sec/)).toBeVisible();
  // Whoever goes on to another page lets it rest.
  await page.getByRole('button', { name: 'Back' }).click();
  await expectAsked(page, 'signalDevice').toEqual([
    { as, deviceId: facts.id, on: true },
    { as, deviceId: facts.id, on: false },
  ]);
});

test('of several devices the facts of the one that is selected are shown, and with another cloud no console', async ({
  page,
}) => {
  const settings = { ...both.settings, cloudUrl: 'https://cloud.example.com' };
  await openWindow(page, { snapshot: { ...both, settings }, replies: found([mineFacts, strangeFacts]) });
  await findAll(page);
  await expect(page.getByRole('button', { name: 'Ping' })).toHaveCount(0);
  await rowsOf(page).nth(0).click();
  await expect(page.getByRole('button', { name: 'Ping' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open in Particle console' })).toHaveCount(0);
  await rowsOf(page).nth(1).click();
  await expect(page.getByRole('button', { name: 'Ping' })).toHaveCount(0);
  await rowsOf(page).nth(0).click();
  // Someone else's: nobody here may ask it.
  await expect(page.getByRole('button', { name: 'Copy all details' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ping' })).toHaveCount(0);
});

test('a Photon that is plugged in is found by itself, and listens without hands', async ({ page }) => {
  const at = { ...snapshot, session: signedIn, plugged: [plugged] };
  const busy = { ok: false, error: setupError('cable-port-busy') } as const;
  await openWindow(page, {
    snapshot: at,
    replies: { ...found([mineFacts]), letListen: [busy, { ok: true, value: undefined }] },
  });
  await tile(page).click();
  await expectAsked(page, 'watchCables').toEqual([{ watching: true }]);
  await page.getByRole('button', { name: 'Find this Photon' }).click();
  await expectAsked(page, 'findDevices').toEqual([{ by: 'ids', text: plugged.id }]);
  const listen = page.getByRole('button', { name: 'Start listening mode' });
  await listen.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await listen.click();
  await expectAsked(page, 'letListen').toEqual([{ deviceId: plugged.id }, { deviceId: plugged.id }]);
  await expect(page.getByText('The status LED now blinks dark blue.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what keeps a device that is plugged in from being used is said where it would be', async ({ page }) => {
  const unavailable = { ...plugged, obstacle: setupError('cable-unavailable') };
  await openWindow(page, { snapshot: { ...snapshot, session: signedIn, plugged: [unavailable, ...others] } });
  await tile(page).click();
  for (const title of ['USB can’t be used here', 'This isn’t a Photon', 'The Photon is in DFU mode'])
    await expect(page.getByText(title)).toBeVisible();
  // The one that can be used.
  await expect(page.getByRole('button', { name: 'Start listening mode' })).toHaveCount(1);
});
