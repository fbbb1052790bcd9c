import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { manyCables } from '../support/many-cables.ts';

const photons = 8;
const root = path.resolve(import.meta.dirname, '..');

/**
 * What a claim over a cable costs beyond what it has to wait for, eight at once against the same ones over Wi-Fi one after
 * another, and what a package grows by. One JSON object on the standard output.
 */
export async function benchCable(): Promise<void> {
  const { atOnceMs, oneByOneMs, longestMs, claimed, ownWaitsMs, processorMs } = await manyCables(photons);
  const result = {
    photons,
    claimed,
    ownWaitsMs,
    /** With the simulator, which shares the process. */
    processorMsPerDevice: Math.round(processorMs),
    atOnceMs,
    longestMs,
    oneByOneOverWifiMs: oneByOneMs,
    timesAsFast: Math.round((oneByOneMs / atOnceMs) * 100) / 100,
    packageBytes: await packageBytes(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Of the library, packed: the largest of its native files that ships, and the chunk of the app that it is in. */
async function packageBytes(): Promise<number> {
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
