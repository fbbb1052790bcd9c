import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine, readLines, type SerialLine } from '../../../../../electron/simulator/device/console/serial-line.ts';

/** A line fed with everything at once; `left` is what nobody has read. */
function fed(input: string) {
  let inbox = [...input].map((letter) => letter.charCodeAt(0));
  let printed = '';
  const line: SerialLine = {
    async print(text) {
      printed += text;
    },
    echo(text) {
      printed += text;
    },
    next: async () => inbox.shift(),
    discard: () => {
      inbox = [];
    },
  };
  return { line, printed: () => printed, left: () => String.fromCharCode(...inbox) };
}

async function read(input: string, limit = 32) {
  const { line, printed, left } = fed(input);
  return { text: await readLine(line, limit), printed: printed(), left: left() };
}

describe('a line of the console', () => {
  it('echoes every byte and ends with CR or LF, after which all that has come is dropped', async () => {
    expect(await read('HomeNet\n')).toEqual({ text: 'HomeNet', printed: 'HomeNet\r\n', left: '' });
    expect(await read('HomeNet\r\nx')).toEqual({ text: 'HomeNet', printed: 'HomeNet\r\n', left: '' });
  });

  it('at the limit the next byte ends it, unseen, a backspace too', async () => {
    expect(await read('1234x', 4)).toEqual({ text: '1234', printed: '1234\r\n', left: '' });
    expect(await read('1234\b5', 4)).toEqual({ text: '1234', printed: '1234\r\n', left: '' });
    expect(await read('3\n', 1)).toMatchObject({ text: '3', printed: '3\r\n' });
  });

  it('a backspace takes one byte back and is echoed; with nothing to take there is silence', async () => {
    expect(await read('\b\x7fab\bc\n')).toMatchObject({ text: 'ac', printed: 'ab\bc\r\n' });
  });

  it('ends as a text at a zero byte, and takes every other byte as it is', async () => {
    expect((await read('ab\0cd\n')).text).toBe('ab');
    expect((await read('\x01\xe9"\\\x1b\n')).text).toBe('\x01\xe9"\\\x1b');
  });

  it('is never longer than its limit and what was echoed is what is taken', async () => {
    const typed = fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(typed, fc.integer({ min: 1, max: 64 }), async (bytes, limit) => {
        const { text, printed } = await read(`${String.fromCharCode(...bytes)}\n\n`, limit);
        expect(text?.length).toBeLessThanOrEqual(limit);
        expect(printed.endsWith('\r\n')).toBe(true);
        if (!/[\b\x7f]/.test(printed)) expect(printed).toBe(`${text}\r\n`);
      }),
    );
  });

  it('lines end with an empty one, each with CR and LF; one of 256 bytes is not kept', async () => {
    const inLines = async (input: string, limit = 4095) => {
      // Lines come one after another: what comes with the end of one is dropped.
      const parts = input.split('\n').map((one) => `${one}\n`);
      let inbox: number[] = [];
      const line: SerialLine = {
        print: async () => undefined,
        echo: () => undefined,
        async next() {
          if (inbox.length === 0) inbox = [...(parts.shift() ?? '')].map((letter) => letter.charCodeAt(0));
          return inbox.shift();
        },
        discard: () => undefined,
      };
      return readLines(line, limit);
    };
    expect(await inLines('one\ntwo\n\n')).toBe('one\r\ntwo\r\n');
    expect(await inLines('\n')).toBe('');
    expect(await inLines(`${'x'.repeat(256)}\ntwo\n\n`)).toBe('two\r\n');
    expect(await inLines('one\n')).toBe('one\r\n');
  });
});
