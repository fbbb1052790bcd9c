import { setupError } from '../../shared/errors.ts';
import { securityByName } from '../../shared/security-type.ts';
import {
  ask,
  atChoose,
  atProve,
  chooseQuestion,
  device,
  end,
  enter,
  happened,
  leave,
  networks,
  practiceSession,
  signedIn,
  snapshot,
  step,
} from '../support/window-states.ts';
import enterprise from '../vectors/enterprise.json' with { type: 'json' };
import { asked, expectAsked, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'choose-network' });

const running = { ...snapshot, session: signedIn, running: true };
const asking = { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) };
const wpa2 = securityByName['wpa2-aes'];

test('a network is chosen and its password handed over by keyboard alone', async ({ page }) => {
  await openWindow(page, asking);
  await expect(page.getByRole('heading', { name: 'Which Wi-Fi should the Photon use?' })).toBeFocused();
  const homeNet = page.getByRole('radio', { name: 'HomeNet', exact: true });
  await expect(homeNet).toHaveAccessibleDescription('WPA2 password · Strong signal');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(homeNet).toBeChecked();
  // Arrow keys go through the list and leave out what cannot be chosen.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Guests' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' päss word 8 ');
  await page.keyboard.press('Enter');
  await expectAsked(page, 'answerQuestion').toEqual([
    {
      questionId: 'q-network',
      answer: {
        kind: 'choose-network',
        choice: { ssid: 'HomeNet', security: wpa2, channel: 6, password: ' päss word 8 ' },
      },
    },
  ]);
  await expect(page.getByLabel('Wi-Fi password')).toHaveValue('');
});

test('without a choice nothing is sent, and that is said at once', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose a network from the list.' })).toBeVisible();
  expect(await asked(page, 'answerQuestion')).toEqual([]);
});

test('an open network has no password field and sends none', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'Guests' }).check();
  await expect(page.locator('input[type=password]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    {
      questionId: 'q-network',
      answer: { kind: 'choose-network', choice: { ssid: 'Guests', security: 0, channel: 6 } },
    },
  ]);
});

test('lengths are counted in bytes before anything is sent, and the field in trouble takes the focus', async ({
  page,
}) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  const password = page.getByLabel('Wi-Fi password');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/The Wi-Fi password is missing/);
  // 17 four-byte characters are 68 bytes.
  await password.fill('🔑'.repeat(17));
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(password).toHaveAccessibleDescription(/too long.*68 bytes/);
  await page.getByRole('radio', { name: 'Other network' }).check();
  await page.getByLabel('Network name').fill('Ü'.repeat(17));
  await page.getByLabel('Security').selectOption('wpa2-aes');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByLabel('Network name')).toHaveAccessibleDescription(/34 bytes/);
  expect(await asked(page, 'answerQuestion')).toEqual([]);
});

test('a name that cannot be set is shown with the reason and cannot be chosen', async ({ page }) => {
  await openWindow(page, asking);
  const quoted = page.getByRole('radio', { name: 'Jane’s "Wi-Fi"' });
  await expect(quoted).toBeDisabled();
  await expect(quoted).toHaveAccessibleDescription(/quotation mark/);
});

test('a hidden network is typed in with its security', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'Other network' }).check();
  await page.getByLabel('Network name').fill('  Hidden net ');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByLabel('Security')).toBeFocused();
  await page.getByLabel('Security').selectOption('WPA2, most networks');
  await page.getByLabel('Wi-Fi password').fill('12345678');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    {
      questionId: 'q-network',
      answer: { kind: 'choose-network', choice: { ssid: '  Hidden net ', security: wpa2, password: '12345678' } },
    },
  ]);
});

test('a network whose security the Photon cannot tell asks for it', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'Mystery' }).check();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByLabel('Security')).toHaveAccessibleDescription(/WPA3/);
});

test('an enterprise network takes a user name and a password, or certificates', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'eduroam' }).check();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByLabel('User name', { exact: true })).toBeFocused();
  await page.getByLabel('User name', { exact: true }).fill('user@example.edu');
  await page.getByLabel('Password', { exact: true }).fill('secret');
  await page.getByLabel('Outer identity (optional)').fill('anonymous"');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByLabel('Outer identity (optional)')).toHaveAccessibleDescription(/quotation marks/);
  await page.getByLabel('Outer identity (optional)').fill('anonymous');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await page.getByRole('radio', { name: 'Certificate (EAP-TLS)' }).check();
  const connect = () => page.getByRole('button', { name: 'Connect the Photon' }).click();
  const certificate = page.getByLabel('Client certificate');
  await certificate.fill('client.pem');
  await connect();
  await expect(certificate).toBeFocused();
  await expect(certificate).toHaveAccessibleDescription(/BEGIN CERTIFICATE/);
  await certificate.fill(enterprise.rsa.certificate);
  const key = page.getByLabel('Private key', { exact: true });
  const passphrase = page.getByLabel('Passphrase of the private key');
  await key.fill(enterprise.rsa.privateKey);
  await expect(passphrase).toBeHidden();
  const locked = enterprise.rsa.privateKey.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE');
  await key.fill(locked);
  await connect();
  await expect(passphrase).toBeFocused();
  await passphrase.fill('of the key');
  await connect();
  const [peap, tls] = await asked(page, 'answerQuestion');
  const place = { ssid: 'eduroam', security: securityByName['wpa2-enterprise-aes'], channel: 6 };
  expect(peap).toMatchObject({
    answer: {
      choice: {
        ...place,
        enterprise: { kind: 'peap', userName: 'user@example.edu', password: 'secret', outerIdentity: 'anonymous' },
      },
    },
  });
  expect(tls).toMatchObject({
    answer: {
      choice: {
        ...place,
        enterprise: {
          kind: 'tls',
          clientCertificate: enterprise.rsa.certificate,
          privateKey: locked,
          privateKeyPassphrase: 'of the key',
          outerIdentity: 'anonymous',
        },
      },
    },
  });
});

test('a new scan keeps the list, the choice and what was typed', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  await page.getByLabel('Wi-Fi password').fill('half typed');
  await page.getByRole('button', { name: 'Scan again' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([{ questionId: 'q-network', answer: { kind: 'rescan-networks' } }]);
  await sayEvents(page, happened({ type: 'question-answered', questionId: 'q-network' }, step('scan-networks')));
  await expect(page.getByRole('button', { name: 'The Photon is scanning…' })).toBeVisible();
  const again = { ...chooseQuestion, id: 'q-2', networks: networks.slice(0, 2) };
  await sayEvents(
    page,
    happened(
      { type: 'networks-heard', networks: again.networks },
      { type: 'step-finished', step: 'scan-networks', tookMs: 3_000 },
      ask(again),
    ),
  );
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'HomeNet', exact: true })).toBeChecked();
  await expect(page.getByLabel('Wi-Fi password')).toHaveValue('half typed');
});

test('a computer that falls off the Photon goes back without taking anything from the person', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  await page.getByLabel('Wi-Fi password').fill('half typed');
  const word = page.locator('[aria-live]').filter({ hasText: 'Photon’s Wi-Fi' });
  await expect(word).toHaveCount(0);
  await sayEvents(
    page,
    happened(
      { type: 'noticed', notice: setupError('photon-network-left') },
      { type: 'place-changed', place: 'between' },
    ),
  );
  await expect(word).toContainText('We’ll reconnect automatically');
  await expect(page.getByLabel('Wi-Fi password')).toBeFocused();
  await sayEvents(page, happened({ type: 'place-changed', place: 'photon' }));
  await expect(word).toContainText('back on the Photon’s Wi-Fi');
  await expect(word).toContainText('Stay connected if your system asks');
  await expect(page.getByLabel('Wi-Fi password')).toHaveValue('half typed');
});

test('a computer that fell off is brought back by hand, and the choice can be sent meanwhile', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'Guests' }).check();
  await sayEvents(
    page,
    happened(
      { type: 'place-changed', place: 'between' },
      { type: 'hand-needed', task: { kind: 'join-photon', ssid: 'Photon-K4WQ' } },
    ),
  );
  await expect(page.getByRole('heading', { name: 'Which Wi-Fi should the Photon use?' })).toBeVisible();
  await expect(page.getByText('The Photon’s Wi-Fi is named Photon-K4WQ')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Guests' })).toBeChecked();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expectAsked(page, 'answerQuestion').toHaveLength(1);
  await sayEvents(page, happened({ type: 'hand-done' }, { type: 'place-changed', place: 'photon' }));
  await expect(page.getByText('The Photon’s Wi-Fi is named Photon-K4WQ')).toHaveCount(0);
});

test('what the Photon refused is said at its field, with the choice kept', async ({ page }) => {
  const previous = { ssid: 'HomeNet', security: wpa2, passwordKept: true };
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  await page.getByLabel('Wi-Fi password').fill('12345678');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await sayEvents(
    page,
    happened(
      { type: 'question-answered', questionId: 'q-network' },
      leave('choose'),
      enter('commit'),
      leave('commit'),
      enter('choose'),
      ask({ ...chooseQuestion, id: 'q-2', previous, problem: setupError('network-password-length-refused') }),
    ),
  );
  await expect(page.getByRole('radio', { name: 'HomeNet', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Enter another password' })).toBeChecked();
  await expect(page.getByLabel('Wi-Fi password').last()).toHaveAccessibleDescription(/refused the Wi-Fi password/);
});

test('the password of an earlier try is used without travelling to the screen', async ({ page }) => {
  const previous = { ssid: 'HomeNet', security: wpa2, passwordKept: true };
  await openWindow(page, { snapshot: running, events: happened(...atChoose, ask({ ...chooseQuestion, previous })) });
  await expect(page.getByRole('radio', { name: 'Use previous password' })).toBeChecked();
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    {
      questionId: 'q-network',
      answer: {
        kind: 'choose-network',
        choice: { ssid: 'HomeNet', security: wpa2, channel: 6 },
        usePreviousPassword: true,
      },
    },
  ]);
});

test('after a wrong password the next run asks for it anew', async ({ page }) => {
  const error = setupError('network-details-wrong', { details: { network: 'HomeNet' } });
  await openWindow(page, {
    snapshot: { ...snapshot, session: signedIn },
    events: happened(...atProve, end({ outcome: 'failed', error, deviceId: device.id })),
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  const previous = { ssid: 'HomeNet', security: wpa2, passwordKept: true };
  await sayEvents(page, happened(...atChoose, ask({ ...chooseQuestion, previous })));
  await expect(page.getByText('The Photon couldn’t join HomeNet')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Enter another password' })).toBeChecked();
  await expect(page.getByLabel('Wi-Fi password').last()).toHaveValue('');
});

test('a password is not carried over to another network', async ({ page }) => {
  await openWindow(page, asking);
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  await page.getByLabel('Wi-Fi password').fill('of HomeNet');
  await page.getByRole('radio', { name: 'Büro 2. Stock – Besprechung' }).check();
  await expect(page.getByLabel('Wi-Fi password')).toHaveValue('');
});

test('the practice session says its made-up passwords and that nothing is real', async ({ page }) => {
  await openWindow(page, { ...asking, snapshot: { ...running, practice: practiceSession, wifi: 'simulated' } });
  await expect(page.getByText('Nothing here is real')).toBeVisible();
  await page.getByRole('radio', { name: 'HomeNet', exact: true }).check();
  await expect(page.getByLabel('Wi-Fi password')).toHaveAccessibleDescription(/correct horse/);
});

test('a name from outside is text: markup, placeholders and direction marks do nothing', async ({ page }) => {
  const strange = ['<b>bold</b>', '{{network}} $t(app.name)', 'left\u202Eright', 'רשת הבית'].map((ssid) => ({
    ssid,
    rssi: -50,
    channel: 1,
    security: 0,
    accessPoints: 1,
  }));
  await openWindow(page, {
    snapshot: running,
    events: happened(...atChoose, ask({ ...chooseQuestion, networks: strange })),
  });
  await expect(page.getByRole('radio', { name: '<b>bold</b>' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '{{network}} $t(app.name)' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'left□right' })).toBeVisible();
  await expect(page.getByText('רשת הבית')).toHaveJSProperty('tagName', 'BDI');
  const error = setupError('network-not-heard', { details: { network: '{{next}} $t(app.name) <i>' } });
  await sayEvents(page, happened(end({ outcome: 'failed', error })));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Photon can’t see {{next}} $t(app.name) <i>');
});

test('at twice the size the password comes under the row of its network, and into view', async ({ page }) => {
  await page.setViewportSize({ width: 520, height: 380 });
  await openWindow(page, asking);
  const row = page.getByRole('radio', { name: 'HomeNet', exact: true });
  await row.check();
  const password = page.getByRole('textbox', { name: 'Wi-Fi password' });
  await expect(password).toBeInViewport({ ratio: 1 });
  const [above, below] = [await row.boundingBox(), await password.boundingBox()];
  expect((below?.y ?? 0) - (above?.y ?? 0)).toBeLessThan(200);
  await row.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Guests' })).toBeFocused();
  await expect(page.getByText('Choose a network from the list.')).toHaveCount(0);
});
