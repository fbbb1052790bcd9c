import { atCommit, atProve, device, end, happened, step } from '../support/window-states.ts';
import { asked, expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { practising, running } from './support/scene.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'closing' });

const question = (page: Page) => page.getByRole('dialog', { name: 'Close Photon Setup?' });
const half = happened(...atCommit, step('configure-network'));

test('closing asks while the Photon holds half of its setup, and nothing but the one button closes', async ({
  page,
}) => {
  await openWindow(page, { snapshot: running, events: half });
  for (const [index, key] of ['Enter', 'Escape'].entries()) {
    await say(page, 'closeAsked', undefined);
    await expect(question(page).getByRole('button', { name: 'Keep open' })).toBeFocused();
    // The main process waits for this, and closes under a page that does not answer.
    await expectAsked(page, 'noteCloseQuestion').toHaveLength(index + 1);
    await expect(question(page)).toContainText('The Photon may have stored Wi-Fi details and other setup data.');
    await page.keyboard.press(key);
    await expect(question(page)).toHaveCount(0);
  }
  expect(await asked(page, 'closeProgram')).toEqual([]);

  await say(page, 'closeAsked', undefined);
  await question(page).waitFor();
  await say(page, 'closeAsked', undefined);
  await expectAsked(page, 'noteCloseQuestion').toHaveLength(4);
  // The run goes on behind the question.
  await sayEvents(page, happened({ type: 'connect-sent' }));
  await expect(question(page)).toContainText('If you close now, we can’t confirm that it’s online until you open');
  await question(page).getByRole('button', { name: 'Close Photon Setup' }).click();
  await expectAsked(page, 'closeProgram').toHaveLength(1);
  await say(page, 'snapshotChanged', { ...running, closing: true });
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByText('The window closes when this computer is reconnected.')).toBeVisible();
});

test('the question goes away when the run has ended, and does not come back with the next one', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atProve) });
  await say(page, 'closeAsked', undefined);
  await question(page).waitFor();
  const claimed = end({ outcome: 'claimed', deviceId: device.id, name: undefined, tookMs: 1 });
  await sayEvents(page, happened(claimed));
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Your Photon is online' })).toBeFocused();
  await sayEvents(page, half);
  await expect(page.getByRole('heading', { name: 'Connecting your Photon' })).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});

test('in practice nothing is said to be found again, because nothing of it is kept', async ({ page }) => {
  await openWindow(page, { snapshot: practising, events: [...half, ...happened({ type: 'connect-sent' })] });
  await say(page, 'closeAsked', undefined);
  await expect(question(page).locator('p')).toHaveText(['If you close now, practice ends. Nothing of it is kept.']);
});
