import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import type { KeptPreset, PresetEntry, PresetList } from '../../../shared/ipc/presets.ts';
import { now, snapshot } from '../../support/window-states.ts';
import type { FakeWorld } from './fake-bridge.ts';
import { labelSvg } from './history-scenes.ts';
import type { Scene } from './scene.ts';

const entry: PresetEntry = {
  id: '00000000000a',
  name: 'Greenhouse lamps',
  revision: 4,
  changedAt: now,
  networks: ['HomeNet', 'Workshop-2.4GHz'],
  product: 'tempmon-v100',
  until: 'accepted',
  isPinned: false,
};

export const presetEntry = entry;

export const presetList: PresetList = {
  presets: [
    entry,
    { ...entry, id: '00000000000b', name: 'Porch', networks: ['Guest'], product: undefined, until: 'handed-over' },
  ],
  unreadable: [
    { id: '00000000000c', name: 'Old line', error: setupError('preset-newer', { details: { version: 3 } }) },
    { id: '00000000000d', name: undefined, error: setupError('preset-unreadable', { saw: 'until' }) },
  ],
};

export const keptPreset: KeptPreset = {
  ...entry,
  preset: {
    version: 1,
    name: entry.name,
    networks: [{ ssid: 'HomeNet', security: 'wpa2-aes' }, { ssid: 'Workshop-2.4GHz' }],
    product: 'tempmon-v100',
    part: 'LMP-100',
    revision: 'B',
    serialPattern: 'L-####',
    serialSample: 'L-0042',
    customer: { rule: 'fixed', email: 'ann@example.com' },
    namePattern: 'lamp-{id:-6}-{n:4}',
    photonPrefix: 'Photon',
    transport: 'wifi',
    until: 'accepted',
    acceptance: {
      firmware: { system: '2.3.1', product: 7, withinSeconds: 300 },
      variables: [{ name: 'temperature', min: 10, max: 40, withinSeconds: 30 }],
      functions: [{ name: 'selfTest', argument: 'all', returns: 1, withinSeconds: 60 }],
    },
    hooks: [
      { kind: 'folder', path: '/srv/results' },
      { kind: 'web', url: 'https://factory.example.com/photons', tokenEnv: 'HOOK_TOKEN' },
    ],
    golden: '2e0039000147343233323032',
    stopAfter: 3,
    label: {
      widthMm: 57,
      heightMm: 32,
      code: { kind: 'data-matrix', of: 'id' },
      lines: ['{name}', '{product}'],
      textMm: 3,
      dotsPerInch: 300,
      printer: 'ZD421',
    },
  },
  passwordsOf: ['HomeNet'],
};

const pinned = { ...entry, isPinned: true, changedAt: undefined };

export const presetReplies: FakeWorld['replies'] = {
  listPresets: [{ ok: true, value: presetList }],
  showPreset: [{ ok: true, value: keptPreset }],
  previewLabel: [{ ok: true, value: { svg: labelSvg } }],
  listPrinters: [{ ok: true, value: [{ name: 'ZD421', shownAs: 'Zebra ZD421' }] }],
};
export const pinnedReplies: FakeWorld['replies'] = {
  listPresets: [{ ok: true, value: { presets: [pinned], unreadable: [] } }],
  showPreset: [{ ok: true, value: { ...keptPreset, ...pinned } }],
};

export async function openPresets(page: Page): Promise<void> {
  await page.locator('.other-ways .tile-title').nth(1).click();
  await page.locator('button.presets-way').click();
  await page.locator('h1').waitFor();
}

const first = async (page: Page) => {
  await openPresets(page);
  await page.locator('.preset-list li').first().locator('button').first().click();
  await page.locator('form.preset-form').waitFor();
};
const world = { replies: presetReplies };

export const presetsScenes: readonly Scene[] = [
  { name: 'presets', world, act: openPresets },
  {
    name: 'presets-none',
    world: { replies: { listPresets: [{ ok: true, value: { presets: [], unreadable: [] } }] } },
    act: openPresets,
  },
  { name: 'presets-pinned', world: { replies: pinnedReplies }, act: openPresets },
  {
    name: 'presets-delete',
    world,
    act: async (page) => {
      await openPresets(page);
      await page.locator('.preset-list li').first().locator('button').last().click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  { name: 'preset', world, act: first },
  {
    name: 'preset-label',
    world,
    act: async (page) => {
      await first(page);
      await page.locator('.label-preview').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'preset-part',
    world,
    act: async (page) => {
      await first(page);
      const sample = page.locator('section:has(.code[autocapitalize]) input').last();
      await sample.fill('L-OO42');
      await page.locator('button[type=submit]').click();
      await page.locator('.field-error').first().waitFor();
      await sample.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'preset-label-small',
    world: {
      replies: {
        ...presetReplies,
        previewLabel: [{ ok: false, error: setupError('label-too-small', { details: { width: 57, height: 41 } }) }],
      },
    },
    act: async (page) => {
      await first(page);
      const lines = page.locator('form.preset-form textarea').first();
      await lines.fill('{colour}');
      await page.locator('button[type=submit]').click();
      await page.locator('.field-error').first().waitFor();
      await lines.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'preset-wrong',
    world: {
      ...world,
      snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-missing') } },
    },
    act: async (page) => {
      await first(page);
      // From the last: what asks for a firmware at all asks for its time as well.
      const inputs = await page.locator('form.preset-form input[type=text]').all();
      for (const input of inputs.reverse()) await input.fill('');
      await page.locator('form.preset-form input[type=url]').fill('http://x');
      await page.keyboard.press('Enter');
      await page.locator('.field-error').first().waitFor();
    },
  },
  {
    name: 'preset-unsaved',
    world,
    act: async (page) => {
      await first(page);
      await page.locator('form.preset-form input').first().fill('Porch lamps');
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'preset-pinned',
    world: { replies: pinnedReplies },
    act: first,
  },
];
