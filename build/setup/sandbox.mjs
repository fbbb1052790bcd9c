import { collect } from './program.mjs';
import { say } from './say.mjs';

/**
 * The switches that Electron needs to start here. Chromium's sandbox needs a user who is not root and who may make
 * namespaces (Ubuntu 24.04 and containers forbid it); without either it refuses to start at all.
 * @returns {Promise<readonly string[]>}
 */
export async function sandboxSwitches() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say("Running as root, so without the system's sandbox (--no-sandbox).");
    return ['--no-sandbox'];
  }
  const namespaces = await collect('unshare', ['--user', '--map-root-user', 'true'], { timeoutMs: 5_000 });
  if (namespaces.code === 0 || namespaces.code === 127) return [];
  say("This system forbids user namespaces, so without the system's sandbox (--no-sandbox).");
  return ['--no-sandbox'];
}
