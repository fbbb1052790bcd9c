import { expect, it } from 'vitest';
import { type StationParts, stationHandlers } from '../../../electron/app/station-handlers.ts';
import type { WantedLine } from '../../../electron/composition/lines.ts';
import { setupError } from '../../../shared/errors.ts';
import { checkPreset } from '../../../shared/preset.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const said = { name: 'lamps', networks: [{ ssid: 'HomeNet' }, { ssid: 'Guest', security: 'open' }, { ssid: 'Hall' }] };

function around(pinned = false, fields = {}) {
  const preset = checkPreset({ ...said, ...fields }, 'kept');
  if (!preset.ok) throw new Error(preset.problems[0].at);
  const known = new Map([['HomeNet', 'front-desk-4']]);
  const opened: WantedLine[] = [];
  const customers: (readonly [string, boolean])[] = [];
  const lamps = { product: { slug: 'lamps', id: 7 } };
  const at = {
    account: {},
    practising: false,
    whileRead: async (): Promise<void> => undefined,
    chooseFile: async () => '/a/preset.json',
  };
  const shelf = {
    async show(id: string) {
      if (id !== 'a') return failure(setupError('preset-unreadable', { saw: 'ENOENT' }));
      return success({ preset: preset.value, revision: 4, passwordsOf: [...known.keys()] });
    },
    async givePasswords(_id: string, passwords: ReadonlyMap<string, string>) {
      for (const [ssid, password] of passwords) known.set(ssid, password);
      return success(undefined);
    },
    async read() {
      await at.whileRead();
      const without = preset.value.networks.find(({ ssid, security }) => security !== 'open' && !known.has(ssid));
      if (without === undefined) {
        return success({
          networks: preset.value.networks.map(({ ssid }) => ({ ssid, security: undefined, password: known.get(ssid) })),
        });
      }
      return failure(setupError('preset-password-missing', { details: { network: without.ssid } }));
    },
  };
  let ids = 0;
  const parts = {
    clock: virtualClock(),
    newId: () => `id-${++ids}`,
    policy: { values: pinned ? { preset: preset.value } : {}, locked: [], problem: undefined },
    settings: { read: () => ({ cloudUrl: 'https://api.particle.io' }) },
    chooseFile: () => at.chooseFile(),
    stayAwake: () => undefined,
    presets: async () => shelf,
    account: () => at.account,
    product: () => ({
      current: () => lamps,
      async customer(email: string, make: boolean) {
        customers.push([email, make]);
        return success({ email });
      },
    }),
    lines: {
      readPreset: async () => failure(setupError('preset-unreadable')),
      readList: async () => success({ devices: [], columns: [] }),
      async open(wanted: WantedLine) {
        opened.push(wanted);
        return failure(setupError('cloud-unreachable'));
      },
    },
    recovery: { settled: async () => undefined },
    others: async () => undefined,
    realWorld: () => ({}),
    isPractising: () => at.practising,
    isOpenFor: () => true,
    mayBegin: () => success(undefined),
    closing: () => false,
    showLine: () => undefined,
    noted: () => undefined,
    changed: () => undefined,
  } as unknown as StationParts;
  return { ...stationHandlers(parts), opened, customers, known, at };
}

it('a line is begun by a preset that is kept here, with the passwords that it has and those that were missing', async () => {
  const { handlers, line, opened, known } = around();
  expect(await handlers.chooseKeptPreset({ id: 'b' })).toMatchObject({ error: { code: 'preset-unreadable' } });
  const chosen = await handlers.chooseKeptPreset({ id: 'a' });
  if (!chosen.ok) throw new Error(chosen.error.code);
  expect(chosen.value.networks).toEqual([
    { ssid: 'HomeNet', asksPassword: false },
    { ssid: 'Guest', asksPassword: false },
    { ssid: 'Hall', asksPassword: true },
  ]);
  const wanted = { preset: chosen.value.id, scans: false, list: false };
  expect(await handlers.beginLine({ ...wanted, passwords: [] })).toMatchObject({
    error: { code: 'preset-password-missing', details: { network: 'Hall' } },
  });
  expect(opened).toEqual([]);
  const typed = [{ ssid: 'Hall', password: 'front-desk-5' }];
  expect(await handlers.beginLine({ ...wanted, passwords: typed })).toMatchObject({ ok: true });
  await expect.poll(() => opened).toHaveLength(1);
  expect(opened[0]?.networks?.map(({ password }) => password)).toEqual(['front-desk-4', undefined, 'front-desk-5']);
  expect(known.get('Hall')).toBe('front-desk-5');
  expect(line.state()?.presetRevision).toBe(4);
});

it('by a preset that asks for customers begins with the first, and makes none', async () => {
  const { handlers, opened, customers } = around(false, { product: 'lamps', customer: { rule: 'asked' } });
  const chosen = await handlers.chooseKeptPreset({ id: 'a' });
  if (!chosen.ok) throw new Error(chosen.error.code);
  expect(chosen.value).toMatchObject({ customer: 'asked', needsList: false });
  const passwords = [{ ssid: 'Hall', password: 'front-desk-5' }];
  const wanted = { preset: chosen.value.id, scans: false, list: false, passwords };
  expect(await handlers.beginLine(wanted)).toMatchObject({ error: { code: 'customer-not-scanned' } });
  expect(await handlers.beginLine({ ...wanted, customer: 'ann@example.com' })).toMatchObject({ ok: true });
  await expect.poll(() => opened).toHaveLength(1);
  expect([opened[0]?.recipient.product?.customer, customers]).toEqual([
    'ann@example.com',
    [['ann@example.com', false]],
  ]);
});

it('by a preset for nobody opens no customer, and begins with the product alone', async () => {
  const { handlers, opened, customers } = around(false, { product: 'lamps', customer: { rule: 'none' } });
  const chosen = await handlers.chooseKeptPreset({ id: 'a' });
  if (!chosen.ok) throw new Error(chosen.error.code);
  expect(chosen.value).toMatchObject({ customer: 'none', needsList: false });
  const passwords = [{ ssid: 'Hall', password: 'front-desk-5' }];
  const wanted = { preset: chosen.value.id, scans: false, list: false, passwords };
  // A sticker that was scanned into the field for the operator: a mobile secret is behind its serial number.
  const secret = { ...wanted, operator: 'PHHMAB12CD34EF5 SECRETSECRETSEC' };
  expect(await handlers.beginLine(secret)).toMatchObject({ error: { code: 'invalid-input' } });
  const inBatch = { ...wanted, batch: 'PHHMAB12CD34EF5 SECRETSECRETSEC' };
  expect(await handlers.beginLine(inBatch)).toMatchObject({ error: { code: 'invalid-input' } });
  const made = { operator: 'Ann', kind: 'rework', batch: 'WO 4711' } as const;
  expect(await handlers.beginLine({ ...wanted, ...made })).toMatchObject({ ok: true });
  await expect.poll(() => opened).toHaveLength(1);
  expect(opened[0]).toMatchObject(made);
  expect(opened[0]?.recipient).toEqual({
    account: undefined,
    product: { cloud: { product: { slug: 'lamps', id: 7 } }, customer: undefined },
  });
  expect(customers).toEqual([]);
});

it.each([
  ['ask', { kind: 'serial', serial: 'PHHMAB12CD34EF5' }],
  ['3b0021001747353236343033', { kind: 'device-id', id: '3b0021001747353236343033' }],
] as const)(
  'a line begins with the golden Photon that its preset wants, which it has to know (%s)',
  async (golden, named) => {
    const { handlers, opened } = around(false, { golden });
    const chosen = await handlers.chooseKeptPreset({ id: 'a' });
    if (!chosen.ok) throw new Error(chosen.error.code);
    expect(chosen.value.golden).toBe(golden);
    const passwords = [{ ssid: 'Hall', password: 'front-desk-5' }];
    const wanted = { preset: chosen.value.id, scans: false, list: false, passwords };
    if (golden === 'ask') expect(await handlers.beginLine(wanted)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(opened).toEqual([]);
    const begun = await handlers.beginLine(golden === 'ask' ? { ...wanted, golden: named } : wanted);
    expect(begun).toMatchObject({ ok: true });
    await expect.poll(() => opened.map((one) => one.golden)).toEqual([named]);
  },
);

it('no file is chosen where a policy pins a preset', async () => {
  expect(await around(true).handlers.choosePreset()).toMatchObject({ error: { code: 'closed-by-policy' } });
  expect(await around().handlers.choosePreset()).toMatchObject({ error: { code: 'preset-unreadable' } });
});

it.each(['practice', 'another account', 'end', 'another preset'])(
  'begins nothing where %s comes while the secret store is waited for',
  async (comes) => {
    const { handlers, opened, at, end } = around();
    const chosen = await handlers.chooseKeptPreset({ id: 'a' });
    if (!chosen.ok) throw new Error(chosen.error.code);
    at.whileRead = async () => {
      if (comes === 'practice') at.practising = true;
      if (comes === 'another account') at.account = {};
      if (comes === 'end') void end();
      if (comes === 'another preset') await handlers.chooseKeptPreset({ id: 'a' });
    };
    const passwords = [{ ssid: 'Hall', password: 'front-desk-5' }];
    const wanted = { preset: chosen.value.id, scans: false, list: false, passwords };
    expect(await handlers.beginLine(wanted)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(opened).toEqual([]);
  },
);

it('a list that is asked for is there, and is the one of its preset', async () => {
  const { handlers, opened, at } = around();
  const choose = async () => {
    const chosen = await handlers.chooseKeptPreset({ id: 'a' });
    if (!chosen.ok) throw new Error(chosen.error.code);
    return chosen.value.id;
  };
  await choose();
  let preset = '';
  at.chooseFile = async () => {
    preset = await choose();
    return '/a/list.csv';
  };
  expect(await handlers.chooseLineList()).toEqual({ ok: true, value: undefined });
  const passwords = [{ ssid: 'Hall', password: 'front-desk-5' }];
  const begin = () => handlers.beginLine({ preset, scans: false, list: true, passwords });
  expect(await begin()).toMatchObject({ error: { code: 'invalid-input' } });
  at.chooseFile = async () => '/a/list.csv';
  expect(await handlers.chooseLineList()).toMatchObject({ value: { name: 'list.csv' } });
  expect(await begin()).toMatchObject({ ok: true });
  await expect.poll(() => opened[0]?.list).toBeDefined();
});
