import { setupError } from '../../shared/errors.ts';
import { securityByName } from '../../shared/security-type.ts';
import {
  ask,
  atChoose,
  atCommit,
  atJoin,
  atProve,
  chooseQuestion,
  claimed,
  device,
  end,
  happened,
  practiceSession,
  signedIn,
  snapshot,
} from '../support/window-states.ts';
import { asked, expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'result' });

const idle = { ...snapshot, session: signedIn };
const done = { snapshot: idle, events: happened(...atProve, end(claimed)) };
const failedWith = (error: ReturnType<typeof setupError>) => ({
  snapshot: idle,
  events: happened(...atProve, end({ outcome: 'failed', error, deviceId: device.id })),
});
const notOnline = setupError('photon-not-online', { details: { network: 'HomeNet' } });

test('success shows the device, takes a name, and shows the one that the cloud stored', async ({ page }) => {
  const stored = ['greenhouse', 'green_house'].map((name) => ({ ok: true, value: { name } }) as const);
  await openWindow(page, { ...done, replies: { renameDevice: stored } });
  await expect(page.getByRole('heading', { name: 'turtle_biscuit is online' })).toBeFocused();
  await expect(page.getByText(device.id)).toBeVisible();
  await expect(page.getByText(/Done in 41 sec/)).toBeVisible();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('');
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription('Enter a name.');
  await name.fill('greenhouse');
  await name.press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expectAsked(page, 'renameDevice').toEqual([
    { as: { who: 'account' }, deviceId: device.id, name: 'greenhouse' },
  ]);
  await name.fill('green house');
  await name.press('Enter');
  await expect(page.getByText(/The cloud shows the name as .*green_house/)).toBeVisible();
  await expect(name).toHaveValue('green_house');
});

test('the page where the next step is taken opens by name; without a browser its address is told', async ({ page }) => {
  const address = 'https://console.particle.io/';
  await openWindow(page, {
    ...failedWith(setupError('device-denied')),
    replies: {
      openLink: [
        { ok: false, error: setupError('link-not-opened', { details: { address } }) },
        { ok: true, value: undefined },
      ],
    },
  });
  const open = page.getByRole('button', { name: 'Open Particle console' });
  await open.click();
  const answer = page.getByText('The page couldn’t be opened. Open https://console.particle.io/ in a browser.');
  await expect(answer).toBeVisible();
  await open.click();
  await expect(answer).toBeHidden();
  await expectAsked(page, 'openLink').toEqual([{ link: 'particle-console' }, { link: 'particle-console' }]);
});

test('the device blinks when asked and stops when the person moves on', async ({ page }) => {
  await openWindow(page, done);
  await page.getByRole('button', { name: 'Signal (flash the LED)' }).click();
  await expect(page.getByRole('button', { name: 'Stop signaling' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up another Photon' }).click();
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  await expectAsked(page, 'signalDevice').toEqual([
    { as: { who: 'account' }, deviceId: device.id, on: true },
    { as: { who: 'account' }, deviceId: device.id, on: false },
  ]);
  await expectAsked(page, 'startSetup').toHaveLength(1);
});

test('variables are read one by one, and one that fails says why', async ({ page }) => {
  await openWindow(page, {
    ...done,
    replies: {
      readVariables: [
        {
          ok: true,
          value: [
            { name: 'temperature', type: 'double', reading: { ok: true, value: 21.5 } },
            { name: 'pump', type: 'bool', reading: { ok: false, error: setupError('device-not-answering') } },
          ],
        },
      ],
    },
  });
  await page.getByRole('button', { name: 'Read variables' }).click();
  await expect(page.getByRole('row', { name: 'temperature 21.5 double' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'pump The device didn’t respond bool' })).toBeVisible();
});

test('a device without variables says so', async ({ page }) => {
  await openWindow(page, { ...done, replies: { readVariables: [{ ok: true, value: [] }] } });
  await page.getByRole('button', { name: 'Read variables' }).click();
  await expect(
    page.getByText('The device reports no variables. Firmware offers them with Particle.variable.'),
  ).toBeVisible();
});

test('a failure says what happened and one thing to do, read once, and what was seen under Details', async ({
  page,
}) => {
  await openWindow(
    page,
    failedWith(setupError('not-a-photon', { saw: 'HTTP/1.0 401 Unauthorized Server: x <title>FRITZ!Box</title>' })),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another device responded, not the Photon');
  // A reader reads what takes the focus; an alert would say it twice. The next step follows politely.
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
  await expect(page.locator('.explanation').getByRole('heading', { level: 2 })).toHaveCount(2);
  await expect(page.getByText('Response: web page “FRITZ!Box”')).toBeHidden();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText('Response: web page “FRITZ!Box”')).toBeVisible();
  await expect(
    page.locator('.explanation').getByText('Unplug this computer’s network cable, then try again.'),
  ).toBeVisible();
});

test('checking again turns a failure into success when the device is online and mine', async ({ page }) => {
  await openWindow(page, {
    ...failedWith(notOnline),
    replies: {
      checkAgain: [
        { ok: true, value: { online: false, mine: true } },
        { ok: false, error: setupError('cloud-unreachable') },
        { ok: true, value: { online: true, mine: true } },
      ],
    },
  });
  const check = page.getByRole('button', { name: 'Check again' });
  await check.click();
  await expect(page.getByText('It isn’t online yet. A first start can take a few minutes.')).toBeVisible();
  await check.click();
  await expect(page.getByText('Can’t reach the Particle cloud')).toBeVisible();
  await check.click();
  await expect(page.getByRole('heading', { name: 'Your Photon is online' })).toBeFocused();
});

test('a name that was typed and not saved is neither lost nor sent by the next step', async ({ page }) => {
  const name = page.getByLabel('Name', { exact: true });
  const another = page.getByRole('button', { name: 'Set up another Photon' });
  const dialog = page.getByRole('dialog', { name: 'Save the name first?' });
  await openWindow(page, {
    ...done,
    replies: {
      renameDevice: [
        { ok: false, error: setupError('cloud-unreachable') },
        { ok: true, value: { name: 'greenhouse' } },
      ],
    },
  });
  await name.fill('greenhouse');
  await another.click();
  await expect(dialog).toContainText('greenhouse');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('greenhouse');
  expect(await asked(page, 'renameDevice')).toEqual([]);
  await another.click();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Can’t reach the Particle cloud')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  await expectAsked(page, 'renameDevice').toHaveLength(2);
});

test('a name that is not wanted stays unsaved, and a saved one asks nothing', async ({ page }) => {
  await openWindow(page, done);
  await page.getByLabel('Name', { exact: true }).fill('greenhouse');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Don’t save' }).click();
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeVisible();
  expect(await asked(page, 'renameDevice')).toEqual([]);
});

test('after Cancel behind connect-ap the Photon is looked for again, and given up where it came', async ({ page }) => {
  await openWindow(page, {
    ...failedWith(setupError('cancelled')),
    replies: {
      checkAgain: [{ ok: true, value: { online: true, mine: true, name: 'turtle_biscuit' } }],
      runDeviceJobs: [{ ok: true, value: { workId: 'work-1' } }],
    },
  });
  await expect(page.getByRole('heading', { name: 'Setup canceled' })).toBeFocused();
  await expect(page.getByText(/already has (the|your) Wi-Fi details. It may still come online/)).toBeVisible();
  // Enter is the step that the sentence names.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /turtle_biscuit/ })).toBeFocused();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('turtle_biscuit');
  const unclaim = page.getByRole('button', { name: 'Unclaim this Photon' });
  await unclaim.click();
  expect(await asked(page, 'runDeviceJobs')).toEqual([]);
  await unclaim.click();
  await expect(page.getByText('Unclaiming…')).toBeVisible();
  await expectAsked(page, 'runDeviceJobs').toEqual([{ deviceIds: [device.id], actions: ['unclaim'] }]);
  const at = 0;
  const deviceId = device.id;
  for (const event of [
    {
      type: 'work-started',
      at,
      workId: 'work-1',
      deviceIds: [deviceId],
      actions: ['unclaim'],
      hands: [],
      continues: false,
    },
    { type: 'action-finished', at, deviceId, action: 'unclaim', result: { status: 'done' } },
  ] as const) {
    await say(page, 'deviceJobEvent', event);
  }
  await expect(page.getByText(/Unclaimed. It keeps the Wi-Fi details/)).toBeVisible();
});

test('a failure lists the networks that the Photon keeps by then, and only those', async ({ page }) => {
  const lost = setupError('photon-connection-lost');
  const stored = (ssid: string) => ({ type: 'network-stored', ssid, security: securityByName['wpa2-aes'] }) as const;
  await openWindow(page, {
    snapshot: { ...snapshot, session: signedIn },
    events: happened(
      ...atChoose,
      stored('Workshop'),
      stored('HomeNet'),
      end({ outcome: 'failed', error: lost, deviceId: device.id }),
    ),
  });
  const kept = page.getByRole('region', { name: 'Networks saved by this setup' });
  await expect(kept.getByRole('listitem')).toHaveText(['HomeNet', 'Workshop']);
  await say(page, 'setupEvent', { type: 'run-started', at: 0, runId: 'next', wifi: 'automatic' });
  await sayEvents(page, happened(end({ outcome: 'failed', error: lost })));
  await expect(kept).toHaveCount(0);
});

test('a Photon that gave its id and went out of reach is told with one cause', async ({ page }) => {
  const left = { type: 'noticed', notice: setupError('photon-network-left') } as const;
  const lost = end({ outcome: 'failed', error: setupError('photon-network-not-joined'), deviceId: device.id });
  await openWindow(page, { snapshot: idle, events: happened(...atCommit, left, lost) });
  await expect(page.getByRole('heading', { name: 'The Photon stopped responding' })).toBeFocused();
  await expect(page.getByText(/device ID was read/)).toBeVisible();
  await expect(page.getByText(/This computer left|Couldn’t join|No Photon responded/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Check again' })).toHaveCount(0);
});

test('a cloud out of reach after connect-ap leaves it open whether the Photon is online', async ({ page }) => {
  await openWindow(page, failedWith(setupError('cloud-unreachable')));
  await expect(page.getByText(/may still come online/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
});

test('the light tells what is in the way', async ({ page }) => {
  await openWindow(page, failedWith(notOnline));
  await page.getByRole('radio', { name: 'Cyan, with 3 orange flashes' }).check();
  await expect(page.getByText(/TCP port 5683/)).toBeVisible();
});

test('the details can be copied and hold codes and times, no network names', async ({ page }) => {
  await openWindow(page, failedWith(notOnline));
  await page.getByText('Details', { exact: true }).click();
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const [copied] = (await asked(page, 'copyText')) as readonly { readonly text: string }[];
  expect(copied?.text).toContain('code: photon-not-online');
  expect(copied?.text).toContain('run: run-1');
  expect(copied?.text).toContain(`device: ${device.id}`);
  expect(copied?.text).toContain('run-finished photon-not-online');
  expect(copied?.text).not.toContain('HomeNet');
  expect(copied?.text).not.toContain('Photon-K4WQ');
});

test('an access token that ended leads to signing in, not around in circles', async ({ page }) => {
  await openWindow(page, failedWith(setupError('access-token-invalid')));
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Particle' })).toBeVisible();
});

test('a run that cannot begin says why', async ({ page }) => {
  await openWindow(page, {
    snapshot: idle,
    replies: { startSetup: [{ ok: false, error: setupError('setup-already-running') }] },
  });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByRole('heading', { name: 'Another setup is already running' })).toBeVisible();
});

test('practice is one click away, its scenario can be changed, and leaving it leads to the start', async ({ page }) => {
  await openWindow(page);
  await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  await expectAsked(page, 'enterPractice').toEqual([{ scenario: 'everything-works' }]);
  const inPractice = { ...idle, practice: practiceSession, wifi: 'simulated' } as const;
  await page.evaluate((value) => {
    (window as unknown as { fakeBridge: { say(name: string, value: unknown): void } }).fakeBridge.say(
      'snapshotChanged',
      value,
    );
  }, inPractice);
  await sayEvents(page, happened(...atJoin));
  await page.locator('.practice-controls select').selectOption('wrong-password');
  // Choosing changes nothing yet (WCAG 3.2.2).
  expect(await asked(page, 'enterPractice')).toHaveLength(1);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expectAsked(page, 'enterPractice').toHaveLength(2);
  await expectAsked(page, 'startSetup').toHaveLength(2);
  // What a person's hands do in the real world is done here, and not in the system's menu.
  await sayEvents(page, happened(...atJoin, { type: 'hand-needed', task: { kind: 'join-photon' } }));
  await say(page, 'snapshotChanged', { ...inPractice, running: true });
  await page.getByRole('button', { name: 'Join Photon-K4WQ' }).click();
  await expectAsked(page, 'lendPracticeHands').toEqual([{ hands: 'join-photon' }]);
  await page.getByRole('button', { name: 'Leave practice mode' }).click();
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeVisible();
});

test('a wrong password is typed again where the failure is told, by keyboard alone', async ({ page }) => {
  const wrong = setupError('network-details-wrong', { details: { network: 'HomeNet' } });
  const security = securityByName['wpa2-aes'];
  await openWindow(page, {
    snapshot: idle,
    events: happened(
      ...atProve,
      { type: 'network-stored', ssid: 'HomeNet', security },
      end({ outcome: 'failed', error: wrong, deviceId: device.id }),
    ),
    replies: { tryPassword: [{ ok: true, value: { runId: 'run-2' } }] },
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const password = page.getByLabel('Wi-Fi password');
  await expect(password).toBeInViewport({ ratio: 1 });
  // Enter on the heading is the primary action: nothing is typed yet, and the box takes the focus.
  await page.keyboard.press('Enter');
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/The Wi-Fi password is missing/);
  expect(await asked(page, 'tryPassword')).toEqual([]);
  await page.keyboard.type('kitchen-window');
  await page.getByLabel('Show password').check();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByLabel('Remember this password until I quit').check();
  await password.press('Enter');
  await expectAsked(page, 'tryPassword').toEqual([{ password: 'kitchen-window', remember: true }]);
  await expect(page.getByRole('heading', { level: 1, name: 'Find your Photon' })).toBeVisible();
  expect(await asked(page, 'startSetup')).toEqual([]);
});

test('another network is chosen the long way, and there the password is not taken for right', async ({ page }) => {
  const wrong = setupError('network-details-wrong', { details: { network: 'HomeNet' } });
  const stored = { type: 'network-stored', ssid: 'HomeNet', security: securityByName['wpa2-aes'] } as const;
  await openWindow(page, {
    snapshot: idle,
    events: happened(...atProve, stored, end({ outcome: 'failed', error: wrong, deviceId: device.id })),
  });
  await page.getByRole('button', { name: 'Choose another network' }).click();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account' }]);
});

test('from the success of one Photon to the setup of the next it is two clicks, the password remembered', async ({
  page,
}) => {
  const security = securityByName['wpa2-aes'];
  await openWindow(page, done);
  await page.getByRole('button', { name: 'Set up another Photon' }).click();
  const kept = { ssid: 'HomeNet', security };
  await say(page, 'snapshotChanged', { ...idle, running: true, rememberedWifi: ['HomeNet'] });
  await sayEvents(
    page,
    happened(...atChoose, ask({ ...chooseQuestion, previous: { ...kept, passwordKept: true }, remembered: [kept] })),
  );
  await expect(page.getByRole('radio', { name: 'HomeNet', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Use previous password' })).toBeChecked();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    {
      questionId: 'q-network',
      answer: {
        kind: 'choose-network',
        choice: { ...kept, channel: 6 },
        usePreviousPassword: true,
        remember: true,
      },
    },
  ]);
});
