import { inProject, readJson } from './project.mjs';
import { say } from './say.mjs';
import { sourcesKey } from './sources-key.mjs';

/** @type {Promise<void> | undefined} */
let underWay;

/** Bundles when the sources changed since the last time. Stages that ask at the same time wait for one build. */
export function ensureBuild() {
  underWay ??= buildIfStale().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function buildIfStale() {
  const record = readJson(inProject('out/build.json'));
  if (typeof record === 'object' && record !== null && 'sources' in record && record.sources === sourcesKey()) return;
  say('Building the app.');
  const { bundle } = await import('../bundle.mjs');
  await bundle();
}
