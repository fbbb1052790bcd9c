import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { importDevices, type ListChoice } from '../../../electron/products/import-devices.ts';
import { type ImportSource, importFileLimitBytes, importText } from '../../../electron/products/import-text.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { success } from '../../../shared/result.ts';

const a = '1a2b3c4d5e6f708192a3b4c5';
const b = '00112233445566778899aabb';
const c = 'ffeeddccbbaa998877665544';

interface Reading {
  /** What was sent to the cloud. */
  readonly ids: readonly string[];
  readonly unreadable: readonly string[];
  readonly header?: number;
  readonly error?: string;
}

/** What an import of the list sends, and what it says of the rest; `rows` is how many it accounts for. */
async function read(source: ImportSource, choice?: ListChoice): Promise<Reading & { readonly rows?: number }> {
  const sent: DeviceId[] = [];
  const product = {
    async importDevices(ids: readonly DeviceId[]) {
      sent.push(...ids);
      return success({ added: ids.slice(1), alreadyThere: ids.slice(0, 1), ownedByOthers: [], invalid: [] });
    },
  };
  const signal = neverAborted();
  const { state, ledger } = await importDevices(
    { product, clock: systemClock },
    source,
    () => undefined,
    signal,
    choice,
  );
  return Object.defineProperty(
    {
      ids: sent,
      unreadable: ledger.unreadable().map((bad) => bad.text),
      ...(state.counts.header === 0 ? {} : { header: state.counts.header }),
      ...(state.error === undefined ? {} : { error: state.error.code }),
    },
    'rows',
    { enumerable: false, value: Object.values(state.counts).reduce((sum, count) => sum + count, 0) },
  );
}

const text = (words: string, choice?: ListChoice) => read({ from: 'text', text: words }, choice);
const file = (bytes: Uint8Array, chunkSize = 7, choice?: ListChoice) =>
  read(
    {
      from: 'file',
      bytes: Readable.from(
        Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
          bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
        ),
      ),
    },
    choice,
  );

describe('ids in a list', () => {
  it.each<[string, string, number?]>([
    ['one a line', `${a}\n${b}\n`],
    ['in capitals, with blanks and empty lines', `\n  ${a.toUpperCase()} \n\n\t\n${b}`],
    ['with line ends of Windows', `${a}\r\n${b}\r\n`],
    ['with line ends of old Macs', `${a}\r${b}`],
    ['after a byte order mark', `\uFEFF${a}\n${b}`],
    ['under a header', `Device ID\n${a}\n${b}`, 1],
    ['in a table of a spreadsheet', `name,id,place\nLamp,${a},"Hall, first floor"\nDoor,${b},"two\nlines"`, 1],
    ['with semicolons', `id;name\n${a};Lamp\n${b};Door`, 1],
    ['with tabs', `name\tdevice id\nLamp\t${a}\nDoor\t${b}`, 1],
    ['without a header', `Lamp,${a}\nDoor,${b}`],
    ['quoted', `"id","name"\n"${a}","say ""hello"""\n"${b}","x"`, 1],
    ['as formulas of a spreadsheet', `id\n="${a}"\n'${b}`, 1],
    ['as they were scanned', `]d1${a}\n${b}${b}\n`],
    ['at the end of addresses', `https://example.com/d/${a}\nhttps://example.com/d/${b}`],
    ['after the line that names the separator', `sep=;\r\nplace;device id\r\nHall;${a}\r\n"a, b";${b}`, 2],
    ['beside the numbers of a database', `_id,device_id,name\n${c},${a},Lamp\n${c},${b},Door`, 1],
    ['in the column of devices', `customer_id,email,device\n${c},x@example.com,${a}\n${c},y@example.com,${b}`, 1],
    ['in German', `Ort;Geräte-ID\nFlur;${a}\nBad;${b}`, 1],
  ])('%s', async (_, words, header) => {
    expect(await text(words)).toEqual({ ids: [a, b], unreadable: [], ...(header === undefined ? {} : { header }) });
  });

  it('come after a title as well, which is told as none', async () => {
    const table = `Devices of the spring\nplace;device\nHall;${a}`;
    expect(await text(table)).toEqual({ ids: [a], unreadable: ['Devices of the spring'], header: 1 });
    expect(await text(`sep=;\nThe list\ncustomer;device id\n${c};${a}`)).toMatchObject({ ids: [a], header: 2 });
  });

  it.each<[string, string]>([
    ['two columns without a header', `${c},${a}\n${c},${b}`],
    ['two columns of which one is only called id', `id,owner\n${a},${c}`],
    ['two columns with the same name', `device id,device id\n${a},${c}`],
    ['an id in another column than the name says', `device id,serial\nnone,${a}`],
    ['several in a line', `${a}, ${b}`],
    ['several with blanks between', `customer device\n${c} ${a}`],
    ['several with another separator between', `${a}|${c};x\n${b}|${c};y`],
  ])('are not sent while the column is unclear: %s', async (_, words) => {
    expect(await text(words)).toEqual({ ids: [], unreadable: [], error: 'import-column-unclear' });
  });

  it('come from the column that the person names, and no value of another is sent', async () => {
    const table = `id,owner\n${c},${a}\n${c},${b}\n${c},\n`;
    const right = { ids: [a, b], unreadable: [c], header: 1 };
    expect(await text(table, { columnNamed: 'Owner' })).toEqual(right);
    expect(await text(table, { columnNamed: '2' })).toEqual(right);
    expect(await text(table, { column: 1, headerRow: 0 })).toEqual(right);
    expect(await text(table, { columnNamed: 'place' })).toEqual({ ids: [], unreadable: [], error: 'invalid-input' });
    expect(await text(`${a}, ${b}\nx ${c}`, { columnNamed: 'all' })).toEqual({ ids: [a, b, c], unreadable: [] });
    expect(await text(`${a} ${b}\n${c} porch ${a}`, { columnNamed: 'all' })).toMatchObject({
      ids: [a, b, c],
      unreadable: ['porch'],
    });
  });

  it('leave what is none to be reported, also in the first row', async () => {
    expect(await text(`1a2b3c4d5e6f708192a3b4\n${a}\n2.70034E+23\n${b}0\n=HYPERLINK("x")`)).toEqual({
      ids: [a],
      unreadable: ['1a2b3c4d5e6f708192a3b4', '2.70034E+23', `${b}0`, '=HYPERLINK("x")'],
    });
    for (const rows of [
      ['2.7004E+23,Kitchen', `${a},Hall`],
      [`${a},Hall`, '2.7004E+23,Kitchen'],
      ['270036000347343000000000,Kitchen', `${a},Hall`],
    ]) {
      const { ids, unreadable, header } = await text(rows.join('\n'));
      expect([ids, unreadable.length, header]).toEqual([[a], 1, undefined]);
    }
  });

  it('are all accounted for, whatever their order: every row is counted once', async () => {
    const cell = fc.oneof(
      fc.constantFrom(a, b, c, a.toUpperCase(), `]d1${a}`, `${b}${b}`),
      fc.constantFrom('2.7004E+23', '270036000347343000000000', 'PHHMAB123456789', a.slice(1), `${a}0`, 'Kitchen', '?'),
      fc.stringMatching(/^[a-z0-9 ]{1,12}$/),
    );
    const row = fc.tuple(cell, fc.constantFrom('Hall', 'Lamp 2', '', '12'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('', 'sep=;\n', 'device id;place\n', 'Kitchen;Hall\n', 'sep=;\nid;name\n'),
        async (rows, head) => {
          const list = `${head}${rows.map((cells) => cells.join(';')).join('\n')}\n`;
          const filled = list.split('\n').filter((line) => line.replaceAll(';', '').trim() !== '').length;
          for (const choice of [undefined, { column: 0, headerRow: undefined }]) {
            const told = await read({ from: 'text', text: list }, choice);
            if (told.error === 'import-column-unclear') expect(told.ids).toEqual([]);
            else expect(told.rows).toBe(filled);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are not hidden by a quote that is never closed', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index.toString(16).padStart(24, '0'));
    const { ids } = await text(`"${a}\n${many.join('\n')}`, { columnNamed: 'all' });
    expect(ids).toEqual([a, ...many]);
  });

  it('may all stand in one long line', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index.toString(16).padStart(24, '0'));
    expect((await text(many.join(' '), { columnNamed: 'all' })).ids).toEqual(many);
    expect((await text(many.join(','), { columnNamed: 'all' })).ids).toEqual(many);
  });

  it('are found wherever a piece or a chunk ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('\n', '\r\n', ';', ', '),
        async (size, mark) => {
          const list = Array.from({ length: 40 }, (_, index) => (index * 7919).toString(16).padStart(24, 'a'));
          expect((await file(Buffer.from(list.join(mark)), size, { columnNamed: 'all' })).ids).toEqual(list);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a file', () => {
  const words = `id\r\n${a}\r\n${b}\r\n`;

  it.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${words}`)],
    ['UTF-16 as Excel writes it', Buffer.from(`\uFEFF${words}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(words, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16()],
    ['an old 8-bit encoding', Buffer.from(`${words}Tür\r\n`, 'latin1')],
  ])('in %s is read', async (_, bytes) => {
    expect((await file(bytes)).ids).toEqual([a, b]);
  });

  it('of two bytes or none has no ids', async () => {
    expect(await file(Buffer.from('x\n'))).toMatchObject({ ids: [] });
    expect(await file(Buffer.alloc(0))).toEqual({ ids: [], unreadable: [], error: 'import-without-ids' });
  });

  it('that is no text is not read', async () => {
    expect(await file(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]))).toMatchObject({
      error: 'import-file-unreadable',
    });
    expect(await text(`${a}\n\0\0`)).toMatchObject({ error: 'import-file-unreadable' });
  });

  it('that is too long is not read to its end', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 0x20);
    let given = 0;
    async function* endless() {
      for (; ; given += 1) yield mebibyte;
    }
    const reading = importText({ from: 'file', bytes: endless() });
    const errors = [];
    for await (const piece of reading) if (!piece.ok) errors.push(piece.error.code);
    expect(errors).toEqual(['import-file-unreadable']);
    expect(given).toBeLessThanOrEqual(importFileLimitBytes / mebibyte.length + 1);
  });

  it('that the system does not give says why without its path', async () => {
    async function* broken() {
      yield Buffer.from(a);
      throw Object.assign(new Error("EACCES: permission denied, open '/home/ann/ids.csv'"), { code: 'EACCES' });
    }
    const errors = [];
    for await (const piece of importText({ from: 'file', bytes: broken() })) if (!piece.ok) errors.push(piece.error);
    expect(errors).toEqual([{ code: 'import-file-unreadable', saw: 'EACCES' }]);
  });
});
