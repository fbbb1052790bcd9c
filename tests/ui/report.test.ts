import { setupError } from '../../shared/errors.ts';
import { atJoin, end, happened } from '../support/window-states.ts';
import { expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'report' });

const text = 'Photon Setup: report of a problem\n[log]\nasked signIn: done';

test('a report is read first, gets a person’s words, is saved, and says why it is not', async ({ page }) => {
  await openWindow(page, {
    replies: {
      readReport: [{ ok: true, value: text }],
      saveReport: [
        { ok: true, value: false },
        { ok: false, error: setupError('report-not-saved', { saw: 'ENOSPC' }) },
        { ok: true, value: true },
      ],
    },
  });
  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Report a problem' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Report a problem' });
  await expect(dialog.getByText('asked signIn: done')).toBeVisible();
  await dialog.getByLabel('What happened, in your words').fill('It stopped.');
  const save = dialog.getByRole('button', { name: 'Save report' });
  await save.press('Enter');
  await expect(dialog.locator('[aria-live]').filter({ hasText: 'saved' })).toHaveCount(0);
  await save.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('The file couldn’t be saved');
  await save.press('Enter');
  await expect(dialog.getByText('Report saved.')).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expectAsked(page, 'saveReport').toEqual(Array.from({ length: 3 }, () => ({ words: 'It stopped.' })));
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await expectAsked(page, 'copyText').toEqual([{ text: `It stopped.\n\n${text}` }]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the report opens from a failure and from the menu, over what is there', async ({ page }) => {
  const error = setupError('photon-timed-out');
  await openWindow(page, {
    events: happened(...atJoin, end({ outcome: 'failed', error })),
    replies: { readReport: [{ ok: true, value: text }] },
  });
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Report a problem' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report a problem' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await say(page, 'dialogWanted', 'report');
  await expect(dialog).toBeVisible();
});
