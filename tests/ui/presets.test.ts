import { setupError } from '../../shared/errors.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { keptPreset, openPresets, pinnedReplies, presetEntry, presetReplies } from './support/presets-scenes.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'presets' });

async function opened(page: Page, replies = presetReplies) {
  await openWindow(page, { replies });
  await openPresets(page);
}

test('a preset is made by keyboard alone, wrong fields are named, and its password is sent once', async ({ page }) => {
  const saved = { ok: true, value: { id: '00000000000e', name: 'Lamps', revision: 1 } } as const;
  const taken = { ok: false, error: setupError('preset-name-taken', { details: { name: 'Lamps' } }) } as const;
  await opened(page, { ...presetReplies, savePreset: [taken, saved] });
  // The heading has the focus: Enter is the primary action.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New preset' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Preset name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Enter a name/);
  await page.keyboard.type('Lamps');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Network name')).toHaveAccessibleDescription(/1 to 32/);
  await page.keyboard.type('HomeNet');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  const password = page.getByLabel('Wi-Fi password');
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/8/);
  expect(await asked(page, 'savePreset')).toEqual([]);
  await page.keyboard.type('-no-more');
  await page.getByLabel('Device names (optional)').fill('lamp-{n:4}');
  await expect(page.getByText(/Example: .*lamp-0001/)).toBeVisible();
  await page.keyboard.press('Enter');
  // Somebody has this name: it is said at its field, and nothing that was typed is lost.
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Another preset has this name/);
  await page.keyboard.type(' 2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Presets' })).toBeVisible();
  const sent = (await asked(page, 'savePreset')) as readonly { preset: string; passwords: object }[];
  expect(sent).toHaveLength(2);
  expect(sent[1]?.passwords).toEqual([{ ssid: 'HomeNet', password: 'short-no-more' }]);
  expect(JSON.parse(sent[1]?.preset ?? '')).toMatchObject({
    networks: [{ ssid: 'HomeNet', security: 'wpa2-aes' }],
    namePattern: 'lamp-{n:4}',
    until: 'online',
  });
  expect(sent[1]?.preset).not.toContain('short');
});

test('a preset is changed as a whole, and what is left without saving is asked about', async ({ page }) => {
  await opened(page);
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  const name = page.getByLabel('Preset name');
  await expect(name).toHaveValue('Greenhouse lamps');
  // Nothing was changed, but the second network has no password here.
  await page.getByRole('button', { name: 'Remove: Network 2' }).press('Enter');
  await expect(page.getByLabel('Network name')).toBeFocused();
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  // So it is when the program is closed.
  await expectAsked(page, 'noteUnsavedPreset').toEqual([{ unsaved: true }]);
  await say(page, 'closeAsked', undefined);
  const closing = page.getByRole('dialog', { name: 'Close Photon Setup?' });
  await expect(closing).toContainText('What you changed in this preset isn’t saved yet.');
  await page.keyboard.press('Enter');
  await expect(closing).toHaveCount(0);
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  await expectAsked(page, 'noteUnsavedPreset').toEqual([{ unsaved: true }, { unsaved: false }]);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  expect(sent).toMatchObject({ id: keptPreset.id, revision: 4, passwords: [] });
  const { acceptance, golden, hooks, label, networks } = JSON.parse(sent?.preset ?? '');
  expect([acceptance, golden, hooks, label]).toEqual([
    keptPreset.preset.acceptance,
    keptPreset.preset.golden,
    keptPreset.preset.hooks,
    keptPreset.preset.label,
  ]);
  expect(networks).toEqual(keptPreset.preset.networks.slice(0, 1));
});

test('its part number and revision are checked in their place, and are none where nothing is typed', async ({
  page,
}) => {
  const saved = { ok: true, value: { id: keptPreset.id, name: 'Greenhouse lamps', revision: 5 } } as const;
  await opened(page, { ...presetReplies, savePreset: [saved, saved] });
  const edit = () => page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await edit();
  await page.getByRole('button', { name: 'Remove: Network 2' }).press('Enter');
  const part = page.getByLabel('Part number (optional)');
  await expect(part).toHaveValue('LMP-100');
  // A sticker that was scanned into it: a mobile secret is behind its serial number.
  await part.fill('PHHMAB12CD34EF5 SECRETSECRETSEC');
  await page.keyboard.press('Enter');
  await expect(part).toBeFocused();
  await expect(part).toHaveAccessibleDescription(/Enter up to 64 characters, not the code of a device or command/);
  expect(await asked(page, 'savePreset')).toEqual([]);
  await part.fill('LMP-200');
  // Names and labels have them, as long as they are typed.
  const names = page.getByLabel('Device names (optional)');
  await expect(names).toHaveAccessibleDescription(/\{n:4\} \{part\} \{revision\}\./);
  await expect(page.getByLabel('Text lines (optional)')).toHaveAccessibleDescription(
    /\{preset\} \{part\} \{revision\} /,
  );
  await names.fill('{part}-{n:4}');
  await expect(page.getByText(/Example: .*LMP-200-0001/)).toBeVisible();
  await expectAsked(page, 'previewLabel').toContainEqual(
    expect.objectContaining({
      sample: expect.objectContaining({ name: 'LMP-200-0001', part: 'LMP-200', revision: 'B' }),
    }),
  );
  await part.focus();
  await page.keyboard.press('Tab');
  const revision = page.getByLabel('Revision (optional)');
  await expect(revision).toBeFocused();
  await expect(revision).toHaveAccessibleDescription(/Saved with each device/);
  await revision.fill(' ');
  await expect(names).toHaveAccessibleDescription(/\{n:4\} \{part\}\./);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Presets' })).toBeVisible();
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  const file = JSON.parse(sent?.preset ?? '') as object;
  expect(file).toMatchObject({ part: 'LMP-200', serialPattern: 'L-####', serialSample: 'L-0042' });
  expect(file).not.toHaveProperty('revision');
});

test('the pattern of its serial numbers is made by keyboard alone, with a number that has to fit it', async ({
  page,
}) => {
  const saved = { ok: true, value: { id: '00000000000e', name: 'Lamps', revision: 1 } } as const;
  await opened(page, { ...presetReplies, savePreset: [saved] });
  const keys = new ByKeyboard(page);
  await keys.use(page.getByRole('button', { name: 'New preset' }));
  await keys.write(page.getByLabel('Preset name'), 'Lamps');
  await keys.write(page.getByLabel('Network name'), 'HomeNet');
  await keys.write(page.getByLabel('Wi-Fi password'), 'correct horse');
  const sample = page.getByLabel('Serial number that fits');
  await expect(sample).toHaveCount(0);
  const pattern = page.getByLabel('Serial number pattern (optional)');
  await expect(pattern).toHaveAccessibleDescription(/# stands for a digit, @ for a letter/);
  // The number itself in the place of a pattern: it would fit one device alone.
  await keys.write(pattern, 'l-0042');
  await keys.press('Enter');
  await expect(pattern).toBeFocused();
  await expect(pattern).toHaveAccessibleDescription(/Use #, @, or \? at least once, and no spaces/);
  await keys.write(pattern, 'l-####');
  await keys.press('Enter');
  await expect(sample).toBeFocused();
  await expect(sample).toHaveAccessibleDescription(/Enter a serial number that fits the pattern/);
  await keys.write(sample, 'L-OO42');
  await keys.press('Enter');
  await expect(sample).toHaveAccessibleDescription(/Enter a serial number that fits the pattern/);
  expect(await asked(page, 'savePreset')).toEqual([]);
  await keys.write(sample, 'l-0042');
  await expect(sample).not.toHaveAccessibleDescription(/Enter a serial number/);
  // Names are shown with a number like those of the preset.
  await keys.write(page.getByLabel('Device names (optional)'), 'lamp-{serial}');
  await expect(page.getByText(/Example: .*lamp-L-0042/)).toBeVisible();
  await keys.press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  expect(JSON.parse(sent?.preset ?? '')).toMatchObject({ serialPattern: 'l-####', serialSample: 'l-0042' });
});

test('its golden Photon is none, asked for, or one whose ID is checked in its place', async ({ page }) => {
  await opened(page);
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await page.getByRole('button', { name: 'Remove: Network 2' }).press('Enter');
  const id = page.getByLabel('ID of the reference Photon');
  await id.fill('3b00');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expect(id).toBeFocused();
  await expect(id).toHaveAccessibleDescription(/24 characters/);
  const golden = page.getByLabel('Reference Photon', { exact: true });
  await golden.selectOption('Named when the line starts');
  await expect(golden).toHaveAccessibleDescription(/shows that this bench works/);
  await expect(id).toHaveCount(0);
  // Customers of a list: nobody knows whose it would become.
  await page.getByLabel('Devices are claimed to').selectOption('Customers of a device list');
  await expect(golden).toHaveCount(0);
  await page.getByLabel('Devices are claimed to').selectOption('One customer of a product');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  expect(JSON.parse(sent?.preset ?? '').golden).toBe('ask');
});

test('its golden Photon is chosen and named by keyboard alone', async ({ page }) => {
  await opened(page);
  const keys = new ByKeyboard(page);
  await keys.press('Enter');
  await keys.write(page.getByLabel('Preset name'), 'Lamps');
  await keys.write(page.getByLabel('Network name'), 'HomeNet');
  await keys.write(page.getByLabel('Wi-Fi password'), 'long enough');
  const golden = page.getByLabel('Reference Photon', { exact: true });
  await keys.tabTo(golden);
  await keys.press('End');
  await expect(golden).toHaveValue('fixed');
  await keys.press('Tab');
  const id = page.getByLabel('ID of the reference Photon');
  await expect(id).toBeFocused();
  await page.keyboard.type('3b00');
  await keys.press('Enter');
  await expect(id).toBeFocused();
  await expect(id).toHaveAccessibleDescription(/24 characters/);
  expect(await asked(page, 'savePreset')).toEqual([]);
  await page.keyboard.type('21001747353236343033');
  await keys.press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  expect(JSON.parse(sent?.preset ?? '').golden).toBe('3b0021001747353236343033');
});

test('its label is made by keyboard alone, seen as it is typed, and refused where it is wrong', async ({ page }) => {
  const tooSmall = setupError('label-too-small', { details: { width: 57, height: 41 } });
  const seen = presetReplies.previewLabel?.[0];
  if (seen === undefined) throw new Error('no picture');
  await opened(page, { ...presetReplies, previewLabel: [seen, { ok: false, error: tooSmall }, seen] });
  const keys = new ByKeyboard(page);
  await keys.press('Enter');
  await keys.write(page.getByLabel('Preset name'), 'Lamps');
  await keys.write(page.getByLabel('Network name'), 'HomeNet');
  await keys.write(page.getByLabel('Wi-Fi password'), 'long enough');
  await keys.use(page.getByLabel('Print a label for each device that passes'), 'Space');
  const picture = page.getByRole('img', { name: 'Picture of the label' });
  await expect(picture).toBeVisible();
  await keys.tabTo(page.getByLabel('Width (mm)'));
  await keys.press('ArrowRight');
  await page.keyboard.type('0');
  // What it needs is said where the picture was, and read to whoever does not see it.
  await expect(picture).toHaveCount(0);
  await expect(page.getByText(/label is too small.*57 × 41 mm/)).toBeVisible();
  await keys.press('Enter');
  const width = page.getByLabel('Width (mm)');
  await expect(width).toBeFocused();
  await expect(width).toHaveAccessibleDescription(/10 to 300/);
  await keys.write(width, '90');
  await expect(picture).toBeVisible();
  await keys.tabTo(page.getByLabel('Code', { exact: true }));
  await keys.press('Home');
  await expect(page.getByLabel('Content of the code')).toHaveCount(0);
  const lines = page.getByLabel('Text lines (optional)');
  await keys.write(lines, '');
  await keys.press('Delete');
  await keys.use(page.getByRole('button', { name: 'Save preset' }));
  const code = page.getByLabel('Code', { exact: true });
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription('Choose a code or enter a text line.');
  await keys.press('ArrowDown');
  await keys.write(lines, 'Hall 2\n{id:-6} {customer}');
  await keys.use(page.getByRole('button', { name: 'Save preset' }));
  await expect(lines).toBeFocused();
  await expect(lines).toHaveAccessibleDescription(
    'Placeholders are {serial} {id} {name} {date} {n} {preset}. This preset can’t fill line 2. Use the placeholders below.',
  );
  await keys.write(lines, 'Hall 2\n{id:-6}');
  await keys.tabTo(page.getByLabel('Printer', { exact: true }));
  await keys.press('ArrowDown');
  expect(await asked(page, 'savePreset')).toEqual([]);
  await keys.use(page.getByRole('button', { name: 'Save preset' }));
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  const label = {
    widthMm: 90,
    heightMm: 32,
    code: { kind: 'code-128', of: 'id' },
    lines: ['Hall 2', '{id:-6}'],
    textMm: 3,
    dotsPerInch: 203,
  };
  expect(JSON.parse(sent?.preset ?? '').label).toEqual({ ...label, printer: 'ZD421' });
  const previews = (await asked(page, 'previewLabel')) as readonly { label: string; sample: object }[];
  expect(JSON.parse(previews.at(-1)?.label ?? '')).toEqual({ ...label, printer: 'ZD421' });
  expect(previews.at(-1)?.sample).toEqual({ preset: 'Lamps', at: expect.any(Number) });
});

test('its label says which text is too long, and that names have to come from a list', async ({ page }) => {
  const nameless = setupError('label-text-missing', { details: { field: 'name' } });
  await opened(page, { ...presetReplies, previewLabel: [{ ok: false, error: nameless }] });
  await page.getByRole('button', { name: 'New preset' }).press('Enter');
  await page.getByLabel('Print a label for each device that passes').check();
  await expect(page.getByText('This preset gives no names. The line needs a device list with names.')).toBeVisible();
  await page.getByLabel('Device names (optional)').fill('lamp-{n:4}');
  await expect(page.getByText('The device has no value for name')).toBeVisible();
  const previews = (await asked(page, 'previewLabel')) as readonly { sample: object }[];
  expect(previews.map(({ sample }) => sample)).toEqual([
    expect.not.objectContaining({ name: expect.anything() }),
    expect.objectContaining({ name: 'lamp-0001', number: 1 }),
  ]);
  const lines = page.getByLabel('Text lines (optional)');
  await lines.fill(`a\n\n${'x'.repeat(129)}`);
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expect(lines).toHaveAccessibleDescription(/Shorten line 3 to 128 characters\.$/);
});

test('its label may go into a folder, and that of a printer that is not plugged in stays', async ({ page }) => {
  await opened(page, { ...presetReplies, listPrinters: [{ ok: true, value: [] }] });
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await page.getByRole('button', { name: 'Remove: Network 2' }).press('Enter');
  const to = page.getByLabel('Printer', { exact: true });
  await expect(to.getByRole('option', { selected: true })).toHaveText('ZD421');
  await to.selectOption('PDF files in a folder');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  const folder = page.getByRole('region', { name: 'Label' }).getByLabel('Path of the folder');
  await expect(folder).toBeFocused();
  // Nobody knows from where it would go on.
  await page.keyboard.type('labels');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expect(folder).toHaveAccessibleDescription('Enter the full path of a folder.');
  await folder.fill('/srv/labels');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  const { printer: _, ...label } = keptPreset.preset.label ?? {};
  expect(JSON.parse(sent?.preset ?? '').label).toEqual({ ...label, folder: '/srv/labels' });
});

test('its devices may stay without an owner, in a product that is named all the same', async ({ page }) => {
  await opened(page);
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await page.getByRole('button', { name: 'Remove: Network 2' }).press('Enter');
  await page.getByLabel('Devices are claimed to').selectOption('Nobody: without an owner');
  await expect(page.getByLabel('Reference Photon', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Email of the customer')).toHaveCount(0);
  const product = page.getByLabel('Product', { exact: true });
  await product.fill('');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expect(product).toBeFocused();
  await product.fill('tempmon-v100');
  await page.getByRole('button', { name: 'Save preset' }).press('Enter');
  await expectAsked(page, 'savePreset').toHaveLength(1);
  const [sent] = (await asked(page, 'savePreset')) as readonly { preset: string }[];
  const { product: slug, customer } = JSON.parse(sent?.preset ?? '');
  expect([slug, customer]).toEqual(['tempmon-v100', { rule: 'none' }]);
});

test('leaving unsaved is possible, and an unchanged preset is left at once', async ({ page }) => {
  await opened(page);
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await page.getByRole('button', { name: 'Add network' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Network 3' }).getByLabel('Network name')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Presets' })).toBeVisible();
  await page.getByRole('button', { name: /Edit.*Greenhouse lamps/ }).press('Enter');
  await expect(page.getByLabel('Preset name')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Presets' })).toBeVisible();
  expect(await asked(page, 'savePreset')).toEqual([]);
});

test('presets are duplicated, exported, imported and deleted, and each is told', async ({ page }) => {
  const made = { id: '00000000000f', revision: 1 } as const;
  await opened(page, {
    ...presetReplies,
    duplicatePreset: [{ ok: true, value: { ...made, name: 'Porch (2)', wanted: 'Porch' } }],
    exportPreset: [
      { ok: true, value: undefined },
      { ok: true, value: { file: 'Porch.json' } },
    ],
    importPreset: [
      { ok: false, error: setupError('preset-unreadable', { saw: 'networks.0.ssid' }) },
      { ok: true, value: { ...made, name: 'Porch (3)', wanted: 'Porch' } },
    ],
  });
  const { length } = await asked(page, 'listPresets');
  await page.getByRole('button', { name: /Duplicate.*Porch/ }).press('Enter');
  await expect(page.getByText(/Duplicated as.*Porch \(2\)/)).toBeVisible();
  await expectAsked(page, 'listPresets').toHaveLength(length + 1);
  await page.getByRole('button', { name: /Export.*Porch/ }).press('Enter');
  await expect(page.getByText(/Duplicated as/)).toBeHidden();
  await page.getByRole('button', { name: /Export.*Porch/ }).press('Enter');
  await expect(page.getByText(/Exported to.*Porch\.json.*without passwords/)).toBeVisible();
  await page.getByRole('button', { name: 'Import' }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/The preset can’t be used/);
  await page.getByRole('button', { name: 'Import' }).press('Enter');
  await expect(page.getByText(/Porch.*is taken, so this one is.*Porch \(3\)/)).toBeVisible();
  await page.getByRole('button', { name: /Delete.*Old line/ }).press('Enter');
  // Enter keeps it.
  await page.keyboard.press('Enter');
  expect(await asked(page, 'deletePreset')).toEqual([]);
  await page.getByRole('button', { name: /Delete.*Greenhouse lamps/ }).press('Enter');
  await page.getByRole('button', { name: 'Delete preset' }).press('Enter');
  await expect(page.getByText(/Deleted.*Greenhouse lamps/)).toBeVisible();
  await expect(page.locator('h1')).toBeFocused();
  await expectAsked(page, 'deletePreset').toEqual([{ id: presetEntry.id }]);
});

test('a preset of the policy takes passwords, and nothing else', async ({ page }) => {
  await opened(page, pinnedReplies);
  await expect(page.getByText(/administrator chose this preset/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'New preset' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Delete|Duplicate|Edit/ })).toHaveCount(0);
  await page.getByRole('button', { name: /Enter passwords/ }).press('Enter');
  await expect(page.getByLabel('Preset name')).toHaveCount(0);
  await page.getByRole('group', { name: 'Network 2' }).getByLabel('Wi-Fi password').fill('front-desk-4');
  await page.keyboard.press('Enter');
  const passwords = [{ ssid: 'Workshop-2.4GHz', password: 'front-desk-4' }];
  await expectAsked(page, 'givePresetPasswords').toEqual([{ id: presetEntry.id, passwords }]);
  expect(await asked(page, 'savePreset')).toEqual([]);
});
