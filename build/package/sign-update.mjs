// Describes an installer to the computers that may take it, and signs that:
//   PHOTON_SETUP_UPDATE_KEY=<private key, PEM> node build/package/sign-update.mjs FILE --system linux-x64 \
//     [--version 0.2.0] [--channel stable] [--staging 10]
// FILE's folder gets CHANNEL-SYSTEM.json, to be published beside FILE. Published again with a higher --staging, more
// computers take it. A key: openssl genpkey -algorithm ed25519.
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MissingPiece, runCommand, say } from '../setup/say.mjs';
import { appVersion } from './build-info.mjs';

const systems = ['linux-x64', 'linux-arm64', 'windows-x64', 'windows-arm64', 'macos'];

/**
 * @param {object} update
 * @param {string} update.file
 * @param {string} update.system of `systems`
 * @param {string} update.version
 * @param {string} update.channel `stable` or `beta`
 * @param {number} [update.staging] per cent of all computers; all without it
 * @param {string} key the private key, PEM
 * @returns {Promise<string>} the description's path
 */
export async function signUpdate({ file, system, version, channel, staging }, key) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const signed = JSON.stringify({
    version,
    ...(staging === undefined ? {} : { stagingPercentage: staging }),
    file: { name: path.basename(file), size: statSync(file).size, sha512: hash.digest('base64') },
  });
  const name = `${channel}-${system}.json`;
  // The same bytes as `signedBytes` in electron/updates/update-metadata.ts.
  const bytes = Buffer.from(`photon-setup update ${name}\n${signed}`);
  const signature = sign(null, bytes, createPrivateKey(key)).toString('base64');
  const description = path.join(path.dirname(file), name);
  writeFileSync(description, `${JSON.stringify({ signed, signature })}\n`);
  return description;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        system: { type: 'string' },
        version: { type: 'string', default: appVersion() },
        channel: { type: 'string', default: 'stable' },
        staging: { type: 'string' },
      },
    });
    const [file] = positionals;
    const { system, version, channel } = values;
    const staging = values.staging === undefined ? undefined : Number(values.staging);
    const key = process.env.PHOTON_SETUP_UPDATE_KEY;
    if (key === undefined) throw new MissingPiece('PHOTON_SETUP_UPDATE_KEY holds no private key.');
    if (file === undefined) throw new MissingPiece('Name the file that is offered.');
    if (system === undefined || !systems.includes(system))
      throw new MissingPiece(`--system is one of ${systems.join(', ')}.`);
    if (channel !== 'stable' && channel !== 'beta') throw new MissingPiece('--channel is stable or beta.');
    if (staging !== undefined && !(staging >= 0 && staging <= 100))
      throw new MissingPiece('--staging is a percentage from 0 to 100.');
    say(await signUpdate({ file, system, version, channel, ...(staging === undefined ? {} : { staging }) }, key));
    return 0;
  });
}
