import { MissingPiece } from './say.mjs';

/** The tools need this much: vite 8 and electron's downloader load ES modules with `require`, new in Node 20.19. */
const oldest = [20, 19];

export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new MissingPiece(
    `Photon Setup needs Node ${oldest.join('.')} or newer and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
  );
}
