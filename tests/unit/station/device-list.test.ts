import { describe, expect, it } from 'vitest';
import { readDeviceList } from '../../../electron/station/device-list.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import { roster } from '../../../electron/station/roster.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const idOf = (digit: string) => digit.repeat(24) as DeviceId;

function preset(fields: object = {}) {
  const read = readPreset(JSON.stringify({ name: 'a', networks: [{ ssid: 'b', security: 'open' }], ...fields }));
  if (!read.ok) throw new Error(read.error.saw);
  return read.value;
}

function list(table: string, fields: object = {}) {
  const rows = table.split('\n').map((line, index) => ({ row: index + 1, cells: line.split(',') }));
  const read = readDeviceList(rows, preset(fields));
  return read.ok ? read.value : { code: read.error.code, saw: read.error.saw, ...read.error.details };
}

function readable(table: string, fields: object = {}) {
  const read = list(table, fields);
  if ('code' in read) throw new Error(read.code);
  return read;
}

const ofCustomers = { product: 'lamp', customer: { rule: 'list' } };

describe('a list of devices', () => {
  it('is read by its header, whatever the order, and says which columns nobody uses', () => {
    expect(
      list(`Name,Device ID,Batch,Serial Number,E-Mail\nlamp,${'A'.repeat(24)},7,ph1,Ann@Example.com`, ofCustomers),
    ).toEqual({
      devices: [{ row: 2, serial: 'PH1', id: idOf('a'), customer: 'ann@example.com', name: 'lamp' }],
      namesDevices: true,
      unusedColumns: ['Batch'],
    });
    expect(list('sn\nL-1')).toMatchObject({ namesDevices: false, devices: [{ serial: 'L-1', id: undefined }] });
    // As a newer sticker is scanned into a spreadsheet.
    expect(list('sn\nphhm00000000001 SECRETSECRETSEC')).toMatchObject({ devices: [{ serial: 'PHHM00000000001' }] });
  });

  it('is refused with a serial number that does not fit the pattern, which it names', () => {
    const lamps = { serialPattern: 'L-##', serialSample: 'L-07' };
    expect(readable('serial\nL-01\nl-99', lamps).devices.map(({ serial }) => serial)).toEqual(['L-01', 'L-99']);
    const invalid = { code: 'device-list-row-invalid', row: 3 };
    expect(list('serial\nL-01\nL-1', lamps)).toMatchObject({ ...invalid, saw: 'L-1 ≠ L-##' });
    expect(list(`serial,id\nL-01,${idOf('a')}\nM-02,${idOf('b')}`, lamps)).toMatchObject({
      ...{ ...invalid, saw: 'M-02 ≠ L-##' },
    });
    // A row that has none is named by its ID.
    expect(readable(`serial,id\n,${idOf('a')}`, lamps).devices).toMatchObject([{ serial: undefined }]);
    // Behind the blank of a sticker's code is its secret, also where the blank was lost.
    const stickers = { serialPattern: 'PHHM###########', serialSample: 'PHHM00000000001' };
    const sticker = 'PHHM0000000000A';
    expect(list(`sn\nPHHM00000000001 SECRETSECRETSEC\n${sticker} SECRETSECRETSEC`, stickers)).toMatchObject({
      ...{ ...invalid, saw: `${sticker} ≠ PHHM###########` },
    });
    expect(list(`sn\nPHHM00000000001\n${sticker}SECRETSECRETSEC`, stickers)).toMatchObject({
      ...invalid,
      saw: undefined,
    });
  });

  it.each([
    ['', { code: 'device-list-unreadable' }],
    ['serial', { code: 'device-list-unreadable' }],
    ['batch\n7', { code: 'device-list-unreadable', saw: 'serial' }],
    ['serial,sn\n1,2', { code: 'device-list-unreadable', saw: 'serial, serial' }],
    // Everybody would get what the list gives to one.
    ['serial,customer\n1,ann@example.com', { code: 'device-list-unreadable', saw: 'customer' }],
    // Not shown: what stands behind a serial number may be its mobile secret.
    ['serial\n1\nPHXX00000000001 SECRETSECRETSEC', { code: 'device-list-row-invalid', row: 3, saw: undefined }],
    ['serial,name\n,lamp', { code: 'device-list-row-invalid', row: 2 }],
    ['serial,id\n1,abc', { code: 'device-list-row-invalid', row: 2, saw: 'abc' }],
    [`serial,id\n1,${idOf('a')}\n2,`, { code: 'device-list-row-invalid', row: 3 }],
    ['serial\n1,one too many', { code: 'device-list-row-invalid', row: 2, saw: undefined }],
    ['serial\nph1\n2\nPH1', { code: 'device-list-twice', before: 2, row: 4, saw: 'PH1' }],
    [`id\n${idOf('a')}\n${idOf('A')}`, { code: 'device-list-twice', before: 2, row: 3 }],
    ['serial,name\n1,lamp\n2,Lamp', { code: 'device-list-twice', before: 2, row: 3 }],
  ])('%j is refused as a whole', (table, refusal) => {
    expect(list(table)).toMatchObject(refusal);
  });

  it('names no customer where its devices are to be nobody’s', () => {
    const nobodys = { product: 'lamp', customer: { rule: 'none' } };
    expect(list('serial\nL-1', nobodys)).toMatchObject({ devices: [{ serial: 'L-1', customer: undefined }] });
    const refusal = { code: 'device-list-unreadable', saw: 'customer' };
    expect(list('serial,customer\n1,ann@example.com', nobodys)).toMatchObject(refusal);
  });

  it('has what its preset needs', () => {
    expect(list('serial\n1', ofCustomers)).toMatchObject({ code: 'device-list-unreadable', saw: 'customer' });
    expect(list('serial,customer\n1,', ofCustomers)).toMatchObject({ code: 'device-list-row-invalid', row: 2 });
    expect(list('serial,customer\n1,ann', ofCustomers)).toMatchObject({ code: 'device-list-row-invalid', saw: 'ann' });
    expect(list('name\nlamp', { namePattern: '{serial}' })).toMatchObject({ saw: 'serial' });
    // Which number such a device has the cloud tells.
    expect(list(`id\n${idOf('a')}`, { namePattern: '{serial}' })).toMatchObject({ devices: [{ id: idOf('a') }] });
    expect(list('serial,name\n1,lamp', { until: 'handed-over' })).toMatchObject({ saw: 'name' });
  });
});

describe('what is left of a list', () => {
  const nobody = { ids: new Set<DeviceId>(), serials: new Set<string>() };

  it('gives each serial number to one device, and back when that fails', () => {
    const made = roster(readable('serial\n1\n2\n3'), { ...nobody, serials: new Set(['1']) });
    const [first, second] = [made.hold(undefined), made.hold(undefined)];
    expect([first?.serial, second?.serial, made.hold(undefined)]).toEqual(['2', '3', undefined]);
    if (first === undefined || second === undefined) throw new Error('nothing held');
    made.giveBack(first);
    made.confirm(second);
    expect([made.isSpent(), made.left().map(({ serial }) => serial), made.next()?.serial]).toEqual([false, ['2'], '2']);
    // What a device had before a crash it has again, and no other.
    const again = made.hold(idOf('a'), '2');
    expect([again?.serial, made.next()]).toEqual(['2', undefined]);
    if (again !== undefined) made.confirm(again);
    expect([made.isSpent(), made.left()]).toEqual([true, []]);
  });

  it('waits for the device that a row names, and for no other', () => {
    const table = `id\n${idOf('a')}\n${idOf('b')}\n${idOf('c')}`;
    const made = roster(readable(table), { ...nobody, ids: new Set([idOf('c')]) });
    expect([made.hold(idOf('d')), made.hold(idOf('c')), made.hold(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const [a, b] = [made.hold(idOf('a')), made.hold(idOf('b'))];
    if (a === undefined || b === undefined) throw new Error('nothing held');
    expect(made.hold(idOf('a'))).toBeUndefined();
    made.giveBack(a);
    made.confirm(b);
    // Its device failed: nothing more comes by itself, and a second try is possible, for which somebody may be there.
    expect(made.isSpent(true)).toBe(false);
    expect([made.isSpent(), made.left().map(({ id }) => id), made.hold(idOf('a'))?.id]).toEqual([
      true,
      [idOf('a')],
      idOf('a'),
    ]);
  });
});
