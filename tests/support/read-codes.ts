import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture in shades of grey, a byte each, or with `channels` bytes a pixel of which the first counts. */
export interface GreyPicture {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
}

let ready: Promise<unknown> | undefined;

/** Its own file in the package: by itself the library would fetch that from a server. */
async function prepare(): Promise<void> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) =>
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
      fireImmediately: true,
    }),
  );
  await ready;
}

/** What a scanner reads in it: by somebody else's decoder (ZXing-C++). */
export async function readCodes(
  picture: GreyPicture,
): Promise<readonly { readonly format: string; readonly text: string }[]> {
  await prepare();
  const { width, height, data, channels } = picture;
  const rgba = new Uint8ClampedArray(width * height * 4);
  // A whole pixel at a time: by its four bytes this took longer than the decoder does.
  const pixels = new Uint32Array(rgba.buffer);
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = 0xff_00_00_00 | ((data[at * channels] ?? 255) * 0x01_01_01);
  const read = await readBarcodes({ data: rgba, width, height, colorSpace: 'srgb' } as ImageData, {
    tryHarder: true,
    formats: ['Code128', 'QRCode', 'DataMatrix'],
    textMode: 'Plain',
  });
  return read.map(({ format, text }) => ({ format, text }));
}
