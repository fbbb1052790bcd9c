import { expect, it } from 'vitest';
import { appliedBy } from '../../../electron/composition/applied-by.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import { beingOnline } from '../../../shared/applied.ts';
import { listOf } from '../../support/line-tests.ts';

const network = { ssid: 'HomeNet', security: 'wpa2-aes', passwordEnv: 'WIFI' };
const temperature = { name: 'temperature', min: 10, max: 40 };
const mode = { name: 'mode', equals: 'ready' };

function applied(fields: object = {}, list?: ReturnType<typeof listOf>) {
  const preset = readPreset(JSON.stringify({ name: 'lamps', networks: [network], namePattern: 'lamp-{n}', ...fields }));
  if (!preset.ok) throw new Error(`${preset.error.code} ${preset.error.saw}`);
  return appliedBy(preset.value, list, 4);
}
const accepted = (acceptance: object) => applied({ until: 'accepted', acceptance });

it('is the same for what devices get in the same way, and another for anything else', () => {
  const { presetHash, presetRevision } = applied();
  expect([presetHash, presetRevision]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), 4]);
  const hooks = [{ kind: 'web', url: 'https://example.com/?token=secret' }];
  for (const same of [{ name: 'lights' }, { hooks }, { networks: [{ ...network, passwordEnv: 'OTHER' }] }])
    expect(applied(same).presetHash).toBe(presetHash);
  const others = [
    ...[{ namePattern: 'lamp-{n:4}' }, { networks: [{ ...network, ssid: 'Hall' }] }, { stopAfter: 4 }],
    { label: { widthMm: 57, heightMm: 32, code: { kind: 'qr', of: 'id' }, lines: [] } },
    ...[{ part: 'LMP-100' }, { revision: 'B' }],
  ].map((fields) => applied(fields).presetHash);
  expect(new Set([presetHash, ...others]).size).toBe(7);
});

it('has the form of the label, and what its words are from, but not where it goes', () => {
  const form = { widthMm: 57, heightMm: 32, lines: ['{product}'], textMm: 3, dotsPerInch: 203 };
  const product = { product: 'lamp-v100', customer: { rule: 'none' } };
  const { presetHash } = applied({ ...product, label: form });
  for (const to of [{ printer: 'ZD421' }, { folder: '/srv/labels' }])
    expect(applied({ ...product, label: { ...form, ...to } })).toMatchObject({
      label: { form, namePattern: 'lamp-{n}', product: 'lamp-v100' },
      presetHash,
    });
  expect(applied().label).toBeUndefined();
});

it('tells lists by their devices', () => {
  const [one, other] = [listOf(['id', '3b0021001747353236343033']), listOf(['id', '2e0039000147343233323032'])];
  expect(applied({}, one).listHash).toMatch(/^[0-9a-f]{32}$/);
  expect(applied({}, one).listHash).not.toBe(applied({}, other).listHash);
  expect(applied().listHash).toBeUndefined();
});

it('asks for the same as long as a device has to show the same, however long that may take', () => {
  expect(applied().required).toBe(beingOnline);
  const { required } = accepted({ variables: [temperature, mode] });
  expect(required).toMatch(/^[0-9a-f]{32}$/);
  for (const same of [
    { variables: [mode, { max: 40, min: 10, name: 'temperature' }] },
    { variables: [{ ...temperature, withinSeconds: 60 }, mode] },
  ])
    expect(accepted(same).required).toBe(required);
  const others = [
    ...[{ variables: [mode] }, { variables: [{ ...temperature, max: 41 }, mode] }],
    { variables: [temperature, mode], functions: [{ name: 'selfTest', returns: 1 }] },
    { variables: [temperature, mode], firmware: { system: '2.3.1' } },
  ].map((acceptance) => accepted(acceptance).required);
  expect(new Set([required, ...others]).size).toBe(5);
});
