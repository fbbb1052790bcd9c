import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idRowReader } from '../../../electron/products/id-rows.ts';
import { type ImportSource, importFileLimitBytes, importText } from '../../../electron/products/import-text.ts';

const a = '1a2b3c4d5e6f708192a3b4c5';
const b = '00112233445566778899aabb';
const c = 'ffeeddccbbaa998877665544';

interface Reading {
  readonly ids: readonly string[];
  readonly unreadable: readonly string[];
  readonly error?: string;
}

async function read(source: ImportSource): Promise<Reading> {
  const reader = idRowReader();
  const rows = [];
  for await (const piece of importText(source)) {
    if (!piece.ok) return { ids: [], unreadable: [], error: piece.error.code };
    rows.push(...reader.read(piece.value));
  }
  rows.push(...reader.end());
  return {
    ids: rows.flatMap((row) => row.ids ?? []),
    unreadable: rows.flatMap((row) => (row.text === undefined ? [] : [row.text])),
  };
}

const text = (words: string) => read({ from: 'text', text: words });
const file = (bytes: Uint8Array, chunkSize = 7) =>
  read({
    from: 'file',
    bytes: Readable.from(
      Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
        bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
      ),
    ),
  });

describe('ids in a list', () => {
  it.each<[string, string]>([
    ['one a line', `${a}\n${b}\n`],
    ['in capitals, with blanks and empty lines', `\n  ${a.toUpperCase()} \n\n\t\n${b}`],
    ['with line ends of Windows', `${a}\r\n${b}\r\n`],
    ['with line ends of old Macs', `${a}\r${b}`],
    ['after a byte order mark', `\uFEFF${a}\n${b}`],
    ['in one line', `${a}, ${b}`],
    ['separated by blanks', `${a} ${b}`],
    ['under a header', `Device ID\n${a}\n${b}`],
    ['in a table of a spreadsheet', `name,id,place\nLamp,${a},"Hall, first floor"\nDoor,${b},"two\nlines"`],
    ['with semicolons', `id;name\n${a};Lamp\n${b};Door`],
    ['with tabs', `name\tdevice id\nLamp\t${a}\nDoor\t${b}`],
    ['quoted', `"id","name"\n"${a}","say ""hello"""\n"${b}","x"`],
    ['as formulas of a spreadsheet', `id\n="${a}"\n'${b}`],
  ])('%s', async (_, words) => {
    expect(await text(words)).toEqual({ ids: [a, b], unreadable: [] });
  });

  it('come from the column that is named for them, when another looks alike', async () => {
    expect(await text(`_id,device_id,name\n${c},${a},Lamp\n${c},${b},Door\n${c},,Bell`)).toEqual({
      ids: [a, b],
      unreadable: [`${c} Bell`],
    });
  });

  it('leave what is none to be reported, also in the first row', async () => {
    expect(await text(`1a2b3c4d5e6f708192a3b4\n${a}\n2.70034E+23\n${b}0\n=HYPERLINK("x")`)).toEqual({
      ids: [a],
      unreadable: ['1a2b3c4d5e6f708192a3b4', '2.70034E+23', `${b}0`, '=HYPERLINK("x")'],
    });
  });

  it('are not hidden by a quote that is never closed', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index.toString(16).padStart(24, '0'));
    const { ids } = await text(`"${a}\n${many.join('\n')}`);
    expect(ids).toEqual([a, ...many]);
  });

  it('may all stand in one long line', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index.toString(16).padStart(24, '0'));
    expect((await text(many.join(' '))).ids).toEqual(many);
    expect((await text(many.join(','))).ids).toEqual(many);
  });

  it('are found wherever a piece or a chunk ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('\n', '\r\n', ';', ', '),
        async (size, mark) => {
          const list = Array.from({ length: 40 }, (_, index) => (index * 7919).toString(16).padStart(24, 'a'));
          expect((await file(Buffer.from(list.join(mark)), size)).ids).toEqual(list);
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
    expect(await file(Buffer.alloc(0))).toEqual({ ids: [], unreadable: [] });
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
