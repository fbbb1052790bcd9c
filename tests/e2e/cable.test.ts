import { expect } from '@playwright/test';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { hear } from '../support/hearing.ts';
import { test } from './app.ts';

test('a simulated Photon that is plugged in is set up over its cable by keyboard, and what is heard of it', async ({
  start,
}) => {
  const { page, picture } = await start(['--swift-practice']);
  const keys = new ByKeyboard(page);
  const heading = page.getByRole('heading', { level: 1 });
  await keys.use(page.getByRole('button', { name: 'Try a simulated Photon' }));
  await expect(heading).toHaveText('Which Wi-Fi should the Photon use?', { timeout: 40_000 });
  const banner = page.getByRole('complementary', { name: 'Practice' });
  const scenario = banner.getByLabel('Scenario');
  await keys.tabTo(scenario);
  await keys.press('End');
  await expect(scenario).toHaveValue('by-cable');
  await keys.use(banner.getByRole('button', { name: 'Start' }));
  await expect(heading).toHaveText('Find your Photon');
  const heard = await hear(page);
  await keys.use(banner.getByRole('button', { name: 'Plug in the Photon' }));
  await heard.until('A Photon is plugged in.');
  await picture('cable-1-plugged-in');
  await keys.use(page.getByRole('button', { name: 'Set up over USB' }));
  await heard.until('**Which Wi-Fi should the Photon use?**');
  await expect(page.getByText('Networks this computer can see.')).toBeVisible();
  await keys.choose(page.getByRole('radio', { name: 'HomeNet', exact: true }));
  const hint = (await page.getByText('Practice password').textContent()) ?? '';
  await keys.write(page.getByRole('textbox', { name: 'Wi-Fi password' }), hint.replace(/^.*: /s, ''));
  await picture('cable-2-choose');
  await keys.press('Enter');
  await heard.until('**Your Photon is online**');
  await picture('cable-3-online');
  await heard.expectAsWritten('A Photon on a USB cable');
});
