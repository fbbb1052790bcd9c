import * as esbuild from 'esbuild';
import { inProject } from './setup/project.mjs';

/** @type {Promise<string> | undefined} */
let written;

/**
 * In the place of `shared/ipc/names.ts` what it says: the page waits for whoever asks for a name, and for nothing else of
 * the contract.
 * @type {import('esbuild').Plugin}
 */
export const namesOfContract = {
  name: 'names-of-contract',
  setup(build) {
    build.onLoad({ filter: /[\\/]shared[\\/]ipc[\\/]names\.ts$/ }, async () => {
      written ??= writtenOut();
      return { contents: await written, loader: 'js' };
    });
  },
};

async function writtenOut() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject('shared/ipc/names.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const program = outputFiles[0]?.text ?? '';
  /** @type {typeof import('../shared/ipc/names.ts')} */
  const { requestNames, notificationNames } = await import(`data:text/javascript,${encodeURIComponent(program)}`);
  const list = (/** @type {readonly string[]} */ names) => `'${names.join(' ')}'.split(' ')`;
  return `export const requestNames = ${list(requestNames)};\nexport const notificationNames = ${list(notificationNames)};\n`;
}
