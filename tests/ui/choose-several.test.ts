import { setupError } from '../../shared/errors.ts';
import { securityByName } from '../../shared/security-type.ts';
import {
  ask,
  atChoose,
  atProve,
  chooseQuestion,
  device,
  end,
  happened,
  signedIn,
  snapshot,
} from '../support/window-states.ts';
import { asked, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'choose-several' });

const running = { ...snapshot, session: signedIn, running: true };
const wpa2 = securityByName['wpa2-aes'];
const home = { ssid: 'HomeNet', security: wpa2, stored: false };
const asking = { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) };
const answers = async (page: Parameters<typeof asked>[0]) =>
  (await asked(page, 'answerQuestion')).map((one) => (one as { answer: unknown }).answer);

test('two networks are given by keyboard alone, and the list says which', async ({ page }) => {
  await openWindow(page, asking);
  await expect(page.getByRole('heading', { name: 'Which Wi-Fi should the Photon use?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('kitchen-window');
  await page.getByRole('button', { name: 'Add another network' }).focus();
  await page.keyboard.press('Enter');
  await sayEvents(
    page,
    happened(
      { type: 'question-answered', questionId: 'q-network' },
      ask({ ...chooseQuestion, id: 'q-2', given: [home] }),
    ),
  );
  await expect(page.locator('[aria-live]').filter({ hasText: 'HomeNet' })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add another network' })).toBeFocused();
  await page.getByRole('radio', { name: 'Guests' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  expect(await answers(page)).toEqual([
    {
      kind: 'choose-network',
      choice: { ssid: 'HomeNet', security: wpa2, channel: 6, password: 'kitchen-window' },
      andAnother: true,
    },
    { kind: 'choose-network', choice: { ssid: 'Guests', security: 0, channel: 6 } },
  ]);
});

test('one is taken out again, one begun is left out, and the rest goes to the Photon', async ({ page }) => {
  const cabin = { ...home, ssid: 'Cabin' };
  await openWindow(page, {
    snapshot: running,
    events: happened(...atChoose, ask({ ...chooseQuestion, given: [home, cabin] })),
  });
  await page.getByRole('button', { name: 'Remove Cabin' }).focus();
  await page.keyboard.press('Enter');
  await sayEvents(
    page,
    happened(
      { type: 'question-answered', questionId: 'q-network' },
      ask({ ...chooseQuestion, id: 'q-2', given: [home] }),
    ),
  );
  await expect(page.getByText('Cabin')).toHaveCount(0);
  // The button is gone, and the keyboard goes on at the list.
  await expect(page.getByRole('heading', { name: 'Wi-Fi networks' })).toBeFocused();
  await page.getByRole('radio', { name: 'Guests' }).check();
  await page.getByRole('button', { name: 'Remove this network' }).click();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  expect(await answers(page)).toEqual([{ kind: 'remove-network', ssid: 'Cabin' }, { kind: 'no-more-networks' }]);
});

test('one that the Photon refused can be left out, and what it has stored is said', async ({ page }) => {
  const previous = { ssid: 'Attic', security: wpa2, passwordKept: true };
  const problem = setupError('network-not-heard', { details: { network: 'Attic' } });
  await openWindow(page, {
    snapshot: running,
    events: happened(...atChoose, ask({ ...chooseQuestion, previous, problem, given: [{ ...home, stored: true }] })),
  });
  await expect(page.getByRole('listitem').filter({ hasText: 'HomeNet' })).toContainText('Stored');
  await expect(page.getByRole('button', { name: 'Remove HomeNet' })).toHaveCount(0);
  await expect(page.getByText('The Photon can’t see Attic')).toBeVisible();
  await page.getByRole('button', { name: 'Remove this network' }).click();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  expect(await answers(page)).toEqual([{ kind: 'no-more-networks' }]);
});

test('the end names what it was given, and that nobody tried the others', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...snapshot, session: signedIn },
    events: happened(
      ...atProve,
      { type: 'network-stored', ssid: 'Cabin', security: wpa2 },
      { type: 'network-stored', ssid: 'HomeNet', security: wpa2 },
      end({ outcome: 'claimed', deviceId: device.id, name: 'lamp', tookMs: 20_000 }),
    ),
  });
  await expect(page.getByRole('listitem')).toHaveText(['HomeNet', 'Cabin']);
  await expect(page.getByText('and the others are untested')).toBeVisible();
});
