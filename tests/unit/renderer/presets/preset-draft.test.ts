import { expect, it } from 'vitest';
import { labelTexts } from '../../../../electron/labels/make-label.ts';
import {
  draftOf,
  newNetwork,
  newPreset,
  newVariable,
  type PresetDraft,
  presetIn,
} from '../../../../renderer/presets/preset-draft.ts';
import { checkPreset, type PresetFile } from '../../../../shared/preset.ts';

function fileOf(said: object): PresetFile {
  const checked = checkPreset(said, 'kept');
  if (!checked.ok) throw new Error(checked.problems[0].at);
  return checked.value;
}

const whole = fileOf({
  name: 'lamps',
  networks: [
    { ssid: 'HomeNet', security: 'wpa2-aes', passwordEnv: 'WIFI' },
    { ssid: 'Guest', security: 'open' },
    { ssid: 'Any' },
  ],
  product: 'lamp-v100',
  part: 'LMP-100',
  revision: 'B',
  serialPattern: 'L-####',
  serialSample: 'L-0042',
  customer: { rule: 'fixed', email: 'ann@example.com' },
  namePattern: 'lamp-{n:4}',
  photonPrefix: 'Lamp',
  transport: 'either',
  until: 'accepted',
  acceptance: {
    firmware: { system: '2.3.1', product: 0 },
    variables: [
      { name: 'a', min: -1.5 },
      { name: 'b', equals: 12 },
      { name: 'c', equals: '12' },
      { name: 'd', equals: false },
      { name: 'e', equals: 'ready' },
      { name: 'f', equals: '"quoted"' },
    ],
    functions: [{ name: 'selfTest', returns: -1 }],
  },
  hooks: [
    { kind: 'folder', path: '/srv' },
    { kind: 'command', run: ['/usr/bin/lamp', '--row'] },
    { kind: 'web', url: 'https://example.com/', tokenEnv: 'TOKEN' },
  ],
  golden: '3B0021001747353236343033',
  firstArticle: true,
  measureSignal: true,
  stopAfter: 5,
  label: {
    widthMm: 57.5,
    heightMm: 32,
    code: { kind: 'qr', of: 'serial' },
    lines: ['{name}', '{preset}'],
    printer: 'Z',
  },
});

it('a preset that is opened and saved unchanged is the same', () => {
  expect(fileOf(presetIn(draftOf(whole)))).toEqual(whole);
  const least = fileOf({ name: 'a', networks: [{ ssid: 'b', security: 'open' }] });
  expect(fileOf(presetIn(draftOf(least)))).toEqual(least);
});

it('a text of a label that holds a line end stays one text, as it is printed', () => {
  const lines = ['1\n2', '3\r\n4', '5\n\n6', '7\n8'];
  const label = { widthMm: 57, heightMm: 32, lines };
  const device = { id: '3b0021001747353236343033', serial: undefined, name: undefined, number: undefined, at: 0 };
  const again = fileOf(presetIn(draftOf(fileOf({ ...whole, label }))));
  expect(again.label?.lines).toEqual(['1 2', '3 4', '5 6', '7 8']);
  const texts = (one: string[]) => labelTexts({ ...label, lines: one, textMm: 3, dotsPerInch: 203 }, device);
  expect(texts(again.label?.lines ?? [])).toEqual(texts(lines));
});

it('its label goes to a printer or a folder, has no code where none is chosen, and is none where none is wanted', () => {
  const labelOf = (change: object, given: Partial<PresetDraft> = {}) => {
    const { label, ...draft } = draftOf(whole);
    return checkPreset(presetIn({ ...draft, ...given, label: { ...label, ...change } }), 'kept');
  };
  const said = (change: object, given?: Partial<PresetDraft>) => {
    const checked = labelOf(change, given);
    return checked.ok ? checked.value.label : checked.problems.map(({ at }) => at);
  };
  expect(said({ goesTo: 'folder', folder: ' /srv ', kind: 'none' })).toEqual({
    widthMm: 57.5,
    heightMm: 32,
    lines: ['{name}', '{preset}'],
    textMm: 3,
    dotsPerInch: 203,
    folder: '/srv',
  });
  expect(said({ goesTo: 'last' })).not.toHaveProperty('printer');
  expect(said({}, { hasLabel: false })).toBeUndefined();
  expect(said({ kind: 'none', lines: ' \n' })).toEqual(['label']);
  expect(said({ widthMm: '9', heightMm: 'x', textMm: '' })).toEqual([
    'label.widthMm',
    'label.heightMm',
    'label.textMm',
  ]);
  expect(said({ lines: 'a\n\n{colour}' })).toEqual(['label.lines.1']);
  expect(said({ goesTo: 'folder', folder: ' ' })).toEqual(['label.folder']);
  const both = checkPreset({ ...whole, label: { ...whole.label, folder: '/srv' } }, 'kept');
  expect(both.ok || both.problems.map(({ at }) => at)).toEqual(['label.folder']);
});

it('its devices may be nobody’s, in a product alone', () => {
  const nobodys = fileOf({ ...whole, customer: { rule: 'none' } });
  expect(fileOf(presetIn(draftOf(nobodys)))).toEqual(nobodys);
  const alone = checkPreset(presetIn({ ...draftOf(nobodys), product: '' }), 'kept');
  expect(alone.ok || alone.problems.map(({ at }) => at)).toEqual(['product']);
});

it('its golden Photon is an ID, asked for, or none, and a word in the place of the ID is refused there', () => {
  const goldenOf = (change: object) => {
    const checked = checkPreset(presetIn({ ...draftOf(whole), ...change }), 'kept');
    return checked.ok ? checked.value.golden : checked.problems.map(({ at }) => at);
  };
  expect(goldenOf({})).toBe('3b0021001747353236343033');
  expect(goldenOf({ goldenIs: 'ask' })).toBe('ask');
  expect(goldenOf({ goldenIs: 'none' })).toBeUndefined();
  for (const golden of ['', 'ask', '3b00', 'PHHTAB12CD34E56']) expect(goldenOf({ golden })).toEqual(['golden']);
  expect(goldenOf({ rule: 'none' })).toBe('3b0021001747353236343033');
  // Whose it would be no list of customers says.
  expect(goldenOf({ rule: 'list' })).toBeUndefined();
  expect(draftOf(fileOf(presetIn({ ...draftOf(whole), goldenIs: 'ask' })))).toMatchObject({
    goldenIs: 'ask',
    golden: '',
  });
});

it('odd values come back as they were', () => {
  const odd = ['', 'a\nb', 'a\r', '"all"', '"', '  ', '1,000', '1e-7', 'true', '\u2028', '{"a":"b"}', '\\n'];
  const equals = [...odd, 1e-7, 1e21, -0.5, 1e-7 + 1, 12, true, 'TRUE', '-1E5', '01', ' ready '];
  const file = fileOf({
    ...whole,
    acceptance: {
      variables: [
        ...equals.map((value, index) => ({ name: `v${index}`, equals: value })),
        { name: 'least', min: 1e-7, max: 1e21 },
      ],
      functions: [{ name: 'selfTest', argument: 'a\nb', returns: -1 }],
    },
    hooks: [{ kind: 'command', run: ['/usr/bin/lamp', ...odd] }],
  });
  expect(fileOf(presetIn(draftOf(file)))).toEqual(file);
});

it('what another choice hides is not saved', () => {
  const handedOver = { ...draftOf(whole), until: 'handed-over', rule: 'account' } as const;
  const saved = fileOf(presetIn(handedOver));
  expect(saved).toMatchObject({ until: 'handed-over', customer: { rule: 'account' } });
  for (const hidden of ['acceptance', 'namePattern', 'product']) expect(saved).not.toHaveProperty(hidden);
  const opened = {
    ...newPreset,
    name: 'a',
    networks: [{ ...newNetwork, ssid: 'b', security: 'open', passwordEnv: 'X' }],
  };
  expect(fileOf(presetIn(opened as typeof newPreset)).networks).toEqual([{ ssid: 'b', security: 'open' }]);
});

it('a number that is none is refused in its place, and a comma is a point', () => {
  const variable = { ...newVariable, name: 'a', min: '1,5' };
  const draft = { ...newPreset, name: 'a', networks: [{ ...newNetwork, ssid: 'b' }], until: 'accepted' } as const;
  expect(fileOf(presetIn({ ...draft, variables: [variable] })).acceptance?.variables[0]?.min).toBe(1.5);
  const placeOf = (change: object) => {
    const checked = checkPreset(presetIn({ ...draft, variables: [variable], ...change }), 'kept');
    return checked.ok ? 'ok' : checked.problems[0].at;
  };
  // A thousand, or one.
  expect(placeOf({ variables: [{ ...variable, min: '1,000' }] })).toBe('acceptance.variables.0.min');
  expect(placeOf({ stopAfter: 'three' })).toBe('stopAfter');
  expect(placeOf({ stopAfter: '' })).toBe('stopAfter');
  expect(placeOf({ variables: [{ ...variable, min: 'x' }] })).toBe('acceptance.variables.0.min');
  expect(placeOf({ variables: [{ ...variable, seconds: '0' }] })).toBe('acceptance.variables.0.withinSeconds');
});
