import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { usersFiles } from '../../electron/composition/users-files.ts';
import { openStore } from '../../electron/record/record-store.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { fill, idOf } from '../support/factory-rows.ts';
import { test } from './app.ts';

const rows = 20_000;
const looked = 12_345;

test('one of 20 000 setups is found by a part of its ID and opened, and the failed ones are, by keyboard alone', async ({
  start,
}) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-history-'));
  try {
    const { recordFile, station } = usersFiles(profile);
    await mkdir(path.dirname(recordFile), { recursive: true });
    const store = await openStore(recordFile, { ...station, name: 'Bench 1' });
    await fill(store, rows);
    await store.close();
    const { page, picture } = await start([], { profile });
    const keys = new ByKeyboard(page);
    const found = (words: string) => expect(page.locator('[aria-live]').filter({ hasText: words })).toBeVisible();
    const list = page.getByRole('grid', { name: 'Setups' });

    await keys.use(page.getByRole('button', { name: 'History' }));
    await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
    await found('20,000 setups found');
    await expect(list.getByRole('row').nth(1)).toContainText(`Lamp_${rows - 1}`);

    // The newest of those that failed, by the first letter of the choice.
    await keys.tabTo(page.getByLabel('Result'));
    await page.keyboard.type('Failed');
    await found('2,000 setups found');
    await keys.tabTo(list);
    await keys.press('End');
    await expect(list.locator('[aria-selected=true]')).toContainText('Failed');
    await picture('history-20000');
    await keys.use(page.getByRole('button', { name: 'Clear filters' }));
    await found('20,000 setups found');

    const id = idOf(looked);
    await keys.write(page.getByLabel('Search', { exact: true }), id.slice(13).toUpperCase());
    await found('1 setup found');
    await keys.tabTo(list);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Setup details' })).toBeFocused();
    await expect(page.getByRole('main')).toContainText(id);
    await keys.press('Escape');
    // What was looked for is still there.
    await expect(page.getByLabel('Search', { exact: true })).toHaveValue(id.slice(13).toUpperCase());
    await expect(list.getByRole('row')).toHaveCount(2);
    await keys.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('data-place', 'start');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
