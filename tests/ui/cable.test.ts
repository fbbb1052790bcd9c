import { setupError } from '../../shared/errors.ts';
import {
  ask,
  atSearch,
  chooseQuestion,
  device,
  end,
  happened,
  signedIn,
  snapshot,
  step,
} from '../support/window-states.ts';
import {
  byCable,
  cableAgain,
  cableChoose,
  cableCommit,
  cableOpenRefused,
  cableProve,
  cableRead,
  cableStarted,
  plugged,
} from './support/cable-scenes.ts';
import { asked, expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'cable' });

const start = { ...snapshot, session: signedIn };
const running = { ...start, running: true };

test('a Photon that is plugged in is said, and set up over its cable with one key', async ({ page }) => {
  await openWindow(page, { snapshot: start });
  await expectAsked(page, 'watchCables').toEqual([{ watching: true }]);
  await say(page, 'snapshotChanged', { ...start, plugged: [plugged] });
  await expect(page.locator('[aria-live]').filter({ hasText: 'A Photon is plugged in.' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Set up over USB' }).press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account', by: 'cable', port: '/dev/ttyACM0' }]);
  // It is found; what else may be plugged in is of no interest to this run.
  await say(page, 'snapshotChanged', { ...running, plugged: [plugged] });
  await sayEvents(page, happened(...cableRead));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connecting over USB');
  await expect(page.getByRole('button', { name: 'Set up over USB' })).toHaveCount(0);
  await sayEvents(page, happened(...cableChoose, ask(chooseQuestion)));
  await expectAsked(page, 'watchCables').toEqual([{ watching: true }, { watching: false }]);
});

test('what keeps a device that is plugged in from being used is said as it comes, with what to do', async ({
  page,
}) => {
  await openWindow(page, { snapshot: start });
  const said = (words: RegExp) => page.locator('[aria-live=polite]').filter({ hasText: words });
  const inDfu = { kind: 'dfu', name: 'Photon', obstacle: setupError('cable-in-dfu') } as const;
  await say(page, 'snapshotChanged', { ...start, plugged: [inDfu] });
  await expect(said(/DFU mode.*Press RESET/s)).toHaveCount(1);
  await expect(said(/A Photon is plugged in/)).toHaveCount(0);
});

test('what a run over the cable waits for without a hand is said, from its start and in its middle', async ({
  page,
}) => {
  await openWindow(page, { snapshot: running, events: happened(...cableRead) });
  const said = page.locator('[aria-live=polite]').filter({ hasText: 'Another app is using the USB port' });
  const busy = happened({ type: 'search-obstructed', obstacle: setupError('cable-port-busy') });
  await sayEvents(page, busy);
  await expect(said).toHaveCount(1);
  await sayEvents(page, happened(...cableCommit));
  await expect(said).toHaveCount(0);
  await sayEvents(page, busy);
  await expect(said).toHaveCount(1);
});

test('whoever is not signed in goes on over the cable after that', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...snapshot, plugged: [plugged] },
    replies: {
      signIn: [{ ok: true, value: 'signed-in' }],
      startSetup: [
        { ok: false, error: setupError('not-signed-in') },
        { ok: true, value: { runId: 'run-1' } },
      ],
    },
  });
  await page.getByRole('button', { name: 'Set up over USB' }).click();
  await page.getByLabel('Email').fill('user@example.com');
  await page.getByLabel('Password', { exact: true }).fill('long enough');
  await page.keyboard.press('Enter');
  const overCable = { for: 'account', by: 'cable', port: '/dev/ttyACM0' };
  await expectAsked(page, 'startSetup').toEqual([overCable, overCable]);
});

test('beside a search over Wi-Fi Enter takes the Photon that was plugged in meanwhile', async ({ page }) => {
  await openWindow(page, { snapshot: { ...running, wifi: 'automatic' }, events: happened(...atSearch) });
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await say(page, 'snapshotChanged', { ...running, wifi: 'automatic', plugged: [plugged] });
  await expect(page.getByRole('button', { name: 'Set up over USB' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account', by: 'cable', port: '/dev/ttyACM0' }]);
  // What is left of that search is no end of this run.
  await sayEvents(page, happened(end({ outcome: 'failed', error: setupError('cancelled') })));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find your Photon');
  await sayEvents(page, happened(...cableRead));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connecting over USB');
});

test('hands are asked for in the heading, which takes the focus, and Wi-Fi is the other way', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...cableRead) });
  for (const [code, title] of [
    ['cable-not-listening', 'Hold SETUP for 3 seconds'],
    ['cable-dialogue-open', 'Press RESET'],
    ['cable-gone', 'Plug the Photon into this computer'],
  ] as const) {
    await sayEvents(page, happened({ type: 'search-obstructed', obstacle: setupError(code) }));
    await expect(page.getByRole('heading', { name: title })).toBeFocused();
  }
  await sayEvents(page, happened({ type: 'search-obstructed' }));
  await expect(page.getByRole('heading', { name: 'Connecting over USB' })).toBeFocused();
  await sayEvents(page, happened({ type: 'search-obstructed', obstacle: setupError('cable-not-found') }));
  await page.getByRole('button', { name: 'Use Wi-Fi instead' }).press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account', by: 'wifi' }]);
});

test('no word is said of a computer that is offline or on its way', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...cableStarted) });
  for (const events of [cableRead, cableCommit, cableProve]) {
    await sayEvents(page, happened(...events));
    await expect(page.locator('body')).not.toContainText(
      /offline|changing networks|Reconnect|nearby|back on your Wi-Fi/i,
    );
  }
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  await expect(stages).toHaveText([
    /Get ready, done/,
    /Connect to Photon, done/,
    /Send Wi-Fi details, done/,
    /under way/,
  ]);
  await sayEvents(page, happened(...cableCommit));
  await expect(page.getByRole('figure')).toContainText('talks to the Photon over USB');
});

test('a wrong password is asked for again where the network was chosen, and another one goes out', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...cableAgain) });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which Wi-Fi should the Photon use?');
  await expect(page.getByRole('radio', { name: 'HomeNet' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Wi-Fi password' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Wi-Fi password' })).toHaveAccessibleDescription(
    /couldn’t join HomeNet/,
  );
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill('the right one');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await asked(page, 'answerQuestion')).at(-1))
    .toMatchObject({ questionId: 'q-again', answer: { choice: { ssid: 'HomeNet', password: 'the right one' } } });
  await expect(page.getByRole('button', { name: 'Add another network' })).toBeVisible();
});

test('a network that cannot go over the cable is said where it is chosen, and Wi-Fi is the way from there', async ({
  page,
}) => {
  await openWindow(page, { snapshot: running, events: happened(...cableChoose, ask(chooseQuestion)) });
  const overWifi = page.getByRole('button', { name: 'Use Wi-Fi instead' });
  await expect(page.getByRole('button', { name: 'Add another network' })).toBeVisible();
  await expect(overWifi).toHaveCount(0);
  await sayEvents(page, happened({ type: 'question-answered', questionId: 'q-network' }, cableOpenRefused));
  await expect(page.getByRole('alert')).toContainText('This network can’t be sent by cable');
  await overWifi.press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account', by: 'wifi' }]);
  // What is left of that choice is no end of this run.
  await sayEvents(page, happened(end({ outcome: 'failed', error: setupError('cancelled') })));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find your Photon');
});

test('Cancel in the middle of a question ends with what is left behind', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...cableCommit) });
  await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel setup' }).click();
  await sayEvents(
    page,
    happened(end({ outcome: 'failed', error: setupError('cable-interrupted'), deviceId: device.id })),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Setup over USB was interrupted');
  await expect(page.getByText('Press RESET, then try again.').first()).toBeVisible();
});

test('what hands are needed for between two networks is said, and Wi-Fi is open after any end', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...cableCommit) });
  await sayEvents(page, happened({ type: 'search-obstructed', obstacle: setupError('cable-not-listening') }));
  await expect(page.getByText('Hold SETUP for 3 seconds')).toBeVisible();
  await expect(page.locator('[aria-live]').filter({ hasText: 'We’ll continue automatically' })).toHaveCount(1);
  await sayEvents(page, happened({ type: 'search-obstructed' }));
  await expect(page.getByText('Hold SETUP for 3 seconds')).toHaveCount(0);
  await say(page, 'snapshotChanged', start);
  await sayEvents(page, happened(end({ outcome: 'failed', error: setupError('network-not-stored') })));
  await page.getByRole('button', { name: 'Use Wi-Fi instead' }).press('Enter');
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account', by: 'wifi' }]);
});

test('a run over the cable that a new window finds under way is drawn as one', async ({ page }) => {
  await openWindow(page, {
    snapshot: running,
    events: happened(byCable, ...cableRead.slice(1), step('read-device-id')),
  });
  await expect(page.getByText('Reading the Photon over USB…')).toBeVisible();
});
