import { inflateSync } from 'node:zlib';

/** The texts that pdfkit drew in a PDF, in their order: hexadecimal strings of its packed streams, in WinAnsiEncoding. */
export function textOfPdf(file: Uint8Array): readonly string[] {
  const whole = Buffer.from(file).toString('latin1');
  return [...whole.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, packed = '']) => {
    const drawn = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    return [...drawn.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    );
  });
}
