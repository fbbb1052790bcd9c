import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { admitListed, identifyListed, identifyNumbered, keepNumbered } from '../../../electron/station/check-listed.ts';
import type { DeviceList } from '../../../electron/station/device-list.ts';
import { serialBook } from '../../../electron/station/serial-book.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type Result, success } from '../../../shared/result.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const idOf = (digit: string) => digit.repeat(24) as DeviceId;
const [one, two, three] = ['PHHM00000000001', 'PHHM00000000002', 'PHHM00000000003'] as const;

function list(...rows: readonly (readonly [serial: string | undefined, id?: DeviceId])[]): DeviceList {
  return {
    namesDevices: rows.some(([, id]) => id !== undefined),
    unusedColumns: [],
    devices: rows.map(([serial, id], index) => ({
      row: index + 2,
      serial,
      id,
      customer: undefined,
      name: undefined,
    })),
  };
}

async function identified(given: DeviceList) {
  const devices = [
    { id: idOf('a'), serialNumber: one },
    { id: idOf('b'), serialNumber: two },
  ];
  const book = serialBook({ clock: jumpingClock(), list: async () => success(devices) });
  await book.load(neverAborted());
  return told(await identifyListed(given, book, neverAborted()));
}

function told(result: Result<DeviceList | undefined>) {
  if (!result.ok) return { code: result.error.code, saw: result.error.saw, ...result.error.details };
  return { namesDevices: result.value?.namesDevices, ids: result.value?.devices.map(({ id }) => id) };
}

describe('a list of numbers that devices were given before', () => {
  const [a, b] = [idOf('a'), idOf('b')];
  const named = (arrived: readonly (readonly [DeviceId | undefined, string | undefined])[], ...serials: string[]) =>
    told(
      identifyNumbered(
        list(...serials.map((serial) => [serial] as const)),
        arrived.map(([deviceId, serial]) => ({ deviceId, serial })),
      ),
    );

  it('names the devices that have them now', () => {
    const arrived = [
      [a, 'L-9'],
      [b, 'L-2'],
      [a, 'L-1'],
      [a, one],
      [a, undefined],
      [undefined, 'L-2'],
    ] as const;
    expect(named(arrived, 'L-2', 'L-1')).toEqual({ namesDevices: true, ids: [b, a] });
    expect(named(arrived, 'L-2', 'L-9')).toMatchObject({ code: 'serial-without-device', serial: 'L-9' });
  });

  it('among numbers names those of devices that are judged anew, and tells who has one elsewhere', () => {
    const arrived = [
      [a, 'L-9'],
      [a, 'L-1'],
      [b, 'L-2'],
      [idOf('c'), 'L-3'],
      [idOf('d'), 'L-4'],
      [idOf('e'), 'L-4'],
    ] as const;
    const { list: kept, elsewhere } = keepNumbered(
      list(['L-1'], ['L-3'], ['L-4'], ['L-9']),
      arrived.map(([deviceId, serial]) => ({ deviceId, serial })),
      new Set([a, b, idOf('d')]),
    );
    expect(kept.devices.map(({ id }) => id)).toEqual([a, undefined, undefined, undefined]);
    expect([kept.namesDevices, elsewhere]).toEqual([false, [b, idOf('d')]]);
  });

  it('is refused for one that nobody was given, or several have', () => {
    expect(named([[a, 'L-1']], 'L-1', 'L-2')).toMatchObject({ code: 'serial-without-device', serial: 'L-2' });
    expect(named([[undefined, 'L-1']], 'L-1')).toMatchObject({ code: 'serial-without-device', serial: 'L-1' });
    expect(
      named(
        [
          [a, 'L-1'],
          [b, 'L-1'],
        ],
        'L-1',
      ),
    ).toMatchObject({ code: 'serial-of-several-devices', serial: 'L-1' });
  });
});

describe('a list of serial numbers as they stand on stickers', () => {
  it('names its devices', async () => {
    expect(await identified(list([two], [one]))).toEqual({ namesDevices: true, ids: [idOf('b'), idOf('a')] });
  });

  it('is refused for one that no device bears', async () => {
    expect(await identified(list([one], [three]))).toMatchObject({ code: 'serial-without-device', serial: three });
  });

  it('is left as it is where the numbers are somebody’s own', async () => {
    expect(await identified(list(['L-1'], ['L-2']))).toEqual({ namesDevices: false, ids: [undefined, undefined] });
  });

  it('is refused with one that is misread, which would make numbers for anybody of the others', async () => {
    expect(await identified(list([one], ['PHHM0000000000']))).toEqual({
      code: 'device-list-row-invalid',
      saw: undefined,
      row: 3,
    });
  });

  it('is refused where it gives a device the number of another', async () => {
    expect(await identified(list([one, idOf('a')], [one, idOf('b')]))).toMatchObject({
      code: 'serial-of-another-device',
      row: 3,
    });
    // Of a device that the cloud does not list nothing is known, and a number of one's own is none of a sticker.
    expect(await identified(list([three, idOf('c')], ['L-1', idOf('a')]))).toMatchObject({ namesDevices: true });
  });
});

describe('devices that are another product’s', () => {
  const admit = async (given: DeviceList, answer: Partial<ImportAnswer>, ...members: readonly DeviceId[]) => {
    const asked: (readonly DeviceId[])[] = [];
    const product = {
      async importDevices(ids: readonly DeviceId[]) {
        asked.push(ids);
        return success({ added: [], alreadyThere: [], ownedByOthers: [], invalid: [], ...answer });
      },
    };
    const result = await admitListed(given, new Set(members), product, neverAborted());
    return { asked: asked.map(({ length }) => length), refused: result.ok ? undefined : told(result) };
  };

  it('are refused by their row before anything is set up', async () => {
    const given = list([undefined, idOf('a')], [undefined, idOf('b')]);
    for (const where of ['invalid', 'ownedByOthers'] as const) {
      const { refused } = await admit(given, { [where]: [idOf('b')] });
      expect(refused).toMatchObject({ code: 'device-list-foreign', row: 3, saw: idOf('b') });
    }
    expect(await admit(given, { added: [idOf('a')], alreadyThere: [idOf('b')] })).toEqual({
      asked: [2],
      refused: undefined,
    });
  });

  it('are not asked about when they are in it: that would let in again who was put out', async () => {
    const given = list([undefined, idOf('a')], [undefined, idOf('b')]);
    expect((await admit(given, { added: [idOf('b')] }, idOf('a'))).asked).toEqual([1]);
    expect((await admit(given, {}, idOf('a'), idOf('b'))).asked).toEqual([]);
  });

  it('are asked about so many at a time as the cloud takes, and not at all where nobody knows who comes', async () => {
    const many = Array.from({ length: 600 }, (_, index) => String(index).padStart(24, '0') as DeviceId);
    expect((await admit(list(...many.map((id) => [undefined, id] as const)), {})).asked).toEqual([250, 250, 100]);
    expect((await admit(list(['L-1']), {})).asked).toEqual([]);
  });
});
