import type * as v from 'valibot';
import { expect, it } from 'vitest';
import { secretsIn } from '../../../../electron/app/secrets-in.ts';
import { accountRequests } from '../../../../shared/ipc/account.ts';
import { cableRequests } from '../../../../shared/ipc/cable.ts';
import { requests } from '../../../../shared/ipc/contract.ts';
import { deviceRequests } from '../../../../shared/ipc/device.ts';
import { devicesRequests } from '../../../../shared/ipc/devices.ts';
import { historyRequests } from '../../../../shared/ipc/history.ts';
import { keptRequests } from '../../../../shared/ipc/kept.ts';
import { labelRequests } from '../../../../shared/ipc/labels.ts';
import { requestNames } from '../../../../shared/ipc/names.ts';
import { practiceRequests } from '../../../../shared/ipc/practice.ts';
import { presetsRequests } from '../../../../shared/ipc/presets.ts';
import { productRequests } from '../../../../shared/ipc/product.ts';
import { programRequests } from '../../../../shared/ipc/program.ts';
import type { RequestRow } from '../../../../shared/ipc/request-row.ts';
import { setUpRequests } from '../../../../shared/ipc/set-up.ts';
import { settingsRequests } from '../../../../shared/ipc/settings.ts';
import { sharingRequests } from '../../../../shared/ipc/sharing.ts';
import { stationRequests } from '../../../../shared/ipc/station.ts';
import { updateRequests } from '../../../../shared/ipc/updates.ts';

const topics = {
  account: accountRequests,
  cable: cableRequests,
  device: deviceRequests,
  devices: devicesRequests,
  history: historyRequests,
  kept: keptRequests,
  labels: labelRequests,
  practice: practiceRequests,
  product: productRequests,
  program: programRequests,
  'set-up': setUpRequests,
  settings: settingsRequests,
  sharing: sharingRequests,
  presets: presetsRequests,
  station: stationRequests,
  updates: updateRequests,
};
const rows: readonly (readonly [string, RequestRow])[] = Object.entries(requests);

it('has every request of every topic once', () => {
  const all = Object.values(topics).flatMap((topic) => Object.keys(topic));
  expect(new Set(all).size).toBe(all.length);
  expect([...requestNames].sort()).toEqual(all.sort());
});

it('names the feature of each, for what names none nobody could do under a policy', () => {
  expect(rows.filter(([, { behind }]) => behind === undefined || behind.length === 0)).toEqual([]);
});

/** The parts of a schema that hold others, as valibot names them. */
interface Parts {
  readonly wrapped?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly (v.GenericSchema | string)[];
  readonly item?: v.GenericSchema;
}

/** Every text in a schema by the name that it stands under, and whether it is a secret there. */
function textsIn(schema: v.GenericSchema, name = ''): readonly { readonly name: string; readonly secret: boolean }[] {
  const { wrapped, entries = {}, options = [], item } = schema as Parts;
  const inner = [wrapped, item, ...options].flatMap((one) => (typeof one === 'object' ? textsIn(one, name) : []));
  const named = Object.entries(entries).flatMap(([key, one]) => textsIn(one, key));
  const own = schema.type === 'string' ? [{ name, secret: secretsIn(schema, 'text').length > 0 }] : [];
  return [...own, ...inner, ...named];
}

it('takes every field for a secret that is called like one, and no other', () => {
  const texts = rows.flatMap(([, { sends }]) => (sends === undefined ? [] : textsIn(sends)));
  expect(texts.length).toBeGreaterThan(40);
  const secrets = new Set(texts.flatMap(({ name, secret }) => (secret ? [name] : [])));
  const open = new Set(texts.flatMap(({ name, secret }) => (secret ? [] : [name])));
  expect([...secrets].sort()).toEqual([
    'clientSecret',
    'code',
    'password',
    'privateKey',
    'privateKeyPassphrase',
    'token',
  ]);
  expect([...open].filter((name) => /pass|secret|token|code|key|pin$/i.test(name))).toEqual([]);
});
