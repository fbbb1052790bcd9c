import { inProject, readJson } from './project.mjs';
import { say } from './say.mjs';
import { sourcesKey } from './sources-key.mjs';

/** Bundles when the sources changed since the last time. */
export async function ensureBuild() {
  const record = readJson(inProject('out/build.json'));
  if (typeof record === 'object' && record !== null && 'sources' in record && record.sources === sourcesKey()) return;
  say('Building the app.');
  const { bundle } = await import('../bundle.mjs');
  await bundle();
}
