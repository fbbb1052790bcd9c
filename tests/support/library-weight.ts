import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Of the library of serial ports, packed, `root` the checkout: the largest of its native files that ships, and the chunk of the app that it is in. */
export async function libraryWeight(root: string): Promise<number> {
  const prebuilds = path.join(root, 'node_modules/@serialport/bindings-cpp/prebuilds');
  const natives = (await readdir(prebuilds, { recursive: true })).filter(
    (name) => /^(darwin|win32|linux)-.*\.node$/.test(name) && !name.includes('musl'),
  );
  const packed = async (file: string) => gzipSync(await readFile(file), { level: 9 }).length;
  const largest = Math.max(...(await Promise.all(natives.map((name) => packed(path.join(prebuilds, name))))));
  const out = path.join(root, 'out');
  for (const name of await readdir(out)) {
    const file = path.join(out, name);
    if (/^main-.*\.js$/.test(name) && (await readFile(file, 'utf8')).includes('`./serialport-'))
      return largest + (await packed(file));
  }
  throw new Error('no part of the app has the library');
}
