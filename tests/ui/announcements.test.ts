import { setupError } from '../../shared/errors.ts';
import { asHeard, hear, written } from '../support/hearing.ts';
import {
  ask,
  atSearch,
  chooseQuestion,
  device,
  end,
  enter,
  happened,
  leave,
  networks,
  signedIn,
  snapshot,
  step,
} from '../support/window-states.ts';
import { heading, tile } from './support/devices-page.ts';
import { both, ended, found } from './support/devices-scenes.ts';
import { say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { facts } from './support/product-worlds.ts';
import { expect, test } from './support/shared-page.ts';

const running = { ...snapshot, session: signedIn, running: true, wifi: 'automatic' } as const;

test('a run says each of its stages once, which Photon is joined, and what becomes of the internet', async ({
  page,
}) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch) });
  await expect(page.locator('[aria-live]').filter({ hasText: 'Looking for Photons nearby…' })).toHaveCount(1);
  const { lines, until } = await hear(page);
  const begin = '**Find your Photon**';
  const expectSaid = (...words: readonly string[]) => expect.poll(lines).toEqual([begin, ...words]);
  const found = happened({ type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] }, step('join-photon'));
  await sayEvents(page, found);
  const connecting = 'Connecting to Photon-K4WQ…';
  await expectSaid(connecting);
  await expect(page).toHaveTitle('Connecting to Photon-K4WQ – Photon Setup');

  await sayEvents(page, happened({ type: 'place-changed', place: 'photon' }, leave('join'), enter('inspect')));
  const joined = 'Connected to Photon-K4WQ. This computer is briefly offline.';
  await expectSaid(connecting, joined);

  const chosen = happened(
    { type: 'device-identified', device },
    { type: 'networks-heard', networks },
    leave('inspect'),
    enter('choose'),
    ask(chooseQuestion),
  );
  await sayEvents(page, chosen);
  const which = '**Which Wi-Fi should the Photon use?**';
  await expectSaid(connecting, joined, which);

  // What lasts no longer than a moment is not said: between two stages the one before would be said again.
  await sayEvents(page, happened({ type: 'question-answered', questionId: chooseQuestion.id }, leave('choose')));
  await sayEvents(page, happened(enter('commit'), step('configure-network')));
  const giving = 'Sending Wi-Fi details to the Photon…';
  await until(giving);
  await sayEvents(page, happened(step('configure-network', 2)));
  await until('Try 2 of 3');
  await sayEvents(
    page,
    happened({ type: 'connect-sent' }, leave('commit'), enter('give-back'), {
      type: 'place-changed',
      place: 'between',
    }),
  );
  await until('Reconnecting this computer…');
  await sayEvents(page, happened({ type: 'place-changed', place: 'own-network' }, leave('give-back'), enter('prove')));
  const home = 'This computer is back on your Wi-Fi. Waiting for the Photon to come online…';
  await until(home);
  await sayEvents(
    page,
    happened(end({ outcome: 'failed', error: setupError('photon-not-online'), deviceId: device.id })),
  );
  const next = 'Check what the Photon’s status LED shows.';
  await until(next);
  expect(await lines()).toEqual([
    begin,
    connecting,
    joined,
    which,
    '**Connecting your Photon**',
    giving,
    'Try 2 of 3',
    'Reconnecting this computer…',
    home,
    '**The Photon isn’t online yet**',
    next,
  ]);
});

test('whoever was away is told to be back, however soon the run ended then', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch) });
  const { lines, until } = await hear(page);
  await sayEvents(page, happened({ type: 'place-changed', place: 'photon' }, leave('join'), enter('inspect')));
  await until('briefly offline');
  const { id } = device;
  const online = end({ outcome: 'claimed', deviceId: id, name: undefined, tookMs: 1_000 });
  await sayEvents(
    page,
    happened(
      { type: 'device-identified', device },
      leave('inspect'),
      enter('give-back'),
      { type: 'place-changed', place: 'own-network' },
      leave('give-back'),
      enter('prove'),
      online,
    ),
  );
  const back = 'This computer is back on your Wi-Fi.';
  const result = '**Your Photon is online**';
  await until(back);
  await until(result);
  // Which is read first is the reader's choice: the heading has the focus, the other stands in a live region.
  expect((await lines()).slice(-2).toSorted()).toEqual([result, back].toSorted());
});

test('what came of a search is said: how many, how many not, or none', async ({ page }) => {
  const replies = { findDevices: [...found([facts], ['f'.repeat(24)]).findDevices, ...found([]).findDevices] };
  await openWindow(page, { snapshot: both, replies });
  await tile(page).click();
  const { lines, until } = await hear(page);
  await page.locator('textarea').fill('1'.repeat(24));
  await page.keyboard.press('Enter');
  await until('1 device ID not found');
  await page.locator('textarea').press('Enter');
  await until('No devices found.');
  const all = await lines();
  expect(all.filter((line) => /^(1 device|No devices)/.test(line))).toEqual([
    '1 device, 1 selected',
    '1 device ID not found',
    expect.stringContaining('No devices found.'),
  ]);
  expect(all.filter((line) => line.startsWith('UNHEARD'))).toEqual([]);
});

test('what failed at a device is read when it fails, and not again at the end', async ({ page }) => {
  await openWindow(page, { snapshot: both });
  await tile(page).click();
  const { lines, until } = await hear(page);
  for (const event of ended.slice(0, -1)) await say(page, 'deviceJobEvent', event);
  await until('Alert: ', 2);
  for (const event of ended.slice(-1)) await say(page, 'deviceJobEvent', event);
  await expect(heading(page, '0 of 2 devices reset')).toBeFocused();
  const all = await lines();
  expect(all.filter((line) => line.startsWith('Alert: '))).toHaveLength(2);
  expect(all.filter((line) => line.startsWith('UNHEARD'))).toEqual([]);
});

test('the written list finds what is missing, doubled, or in another place', () => {
  const list = written(
    '# L\n\n## One\n\n- **A**\n- (Joined {it}. Away.)\n- **B**\n- (Joined {it}. Away.)\n\n## Two\n\n- C\n',
    'One',
  );
  const joined = 'Joined P-1. Away.';
  const agrees = (...heard: readonly string[]) => asHeard(list, heard).join('|') === heard.join('|');
  expect(agrees('**A**', '**B**')).toBe(true);
  expect(agrees('**A**', joined, '**B**')).toBe(true);
  expect(agrees('**A**', '**B**', joined)).toBe(true);
  expect(agrees('**A**', joined, '**B**', joined)).toBe(false);
  expect(agrees('**A**')).toBe(false);
  expect(agrees('**A**', '**A**', '**B**')).toBe(false);
  expect(agrees('**B**', '**A**')).toBe(false);
  expect(agrees('**A**', '**B**', 'C')).toBe(false);
  // Two that come true within a moment are one text.
  const sending = asHeard([['(Joined {it}. Away.)', '(Sending…)']], [`${joined} Sending…`]);
  expect(sending).toEqual([`${joined} Sending…`]);
  expect(asHeard([['(Sending…)', '(Joined {it}. Away.)']], [`${joined} Sending…`])).toEqual([]);
});
