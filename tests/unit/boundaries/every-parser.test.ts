import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allTargets } from '../../fuzz/targets/all.ts';
import foundInputs from '../../vectors/found-inputs.json' with { type: 'json' };

/** What reads something foreign, by the means that this project reads with. */
const readsForeign =
  /JSON\.parse|\bv\.(?:safeParse|parse|is|parseJson)\(|\.exec\(|\.match(?:All)?\(|createParser|\bPapa\b|decodeURIComponent|new URL\(|URL\.(?:canParse|parse)|fromDer|Number\.parse/;

/** Read in other ways, and tried in other places. */
const elsewhere: Readonly<Record<string, string>> = {
  'electron/shell/app-protocol.ts': 'addresses of the window alone; tests/e2e tries them in the app',
  'electron/shell/through-proxy.ts': 'addresses and errors of our own requests; tests/e2e tries them in the app',
  'electron/app/build-files.ts': 'files of our own package',
  'electron/app/kept-sign-ins.ts': 'what the vault unsealed; tests/unit/app/kept-sign-ins.test.ts',
  'electron/shell/system-secrets.ts': 'answers of the desktop’s own store of secrets',
  'electron/vault/vault-file.ts': 'tests/unit/vault tries files that are none',
  'electron/shell/update-engine.ts': 'addresses that a checked description gave',
  'electron/updates/update-files.ts': 'names of errors alone',
  'electron/shell/window-place.ts': 'tests/unit/shell/window-place.test.ts tries files that are none',
  'electron/shell/settings.ts': 'a store that only opens in Electron; tests/unit/shell/settings.test.ts',
  'shared/secret-search.ts':
    'finds and reads nothing; tests/unit/cloud/echoed-secrets.test.ts, and the redactor’s target',
  'electron/files/read-elsewhere.ts':
    'answers of our own process; tests/unit/files/read-elsewhere.test.ts sends others',
  'electron/files/reader-process.ts': 'orders of the app that started it',
  'electron/wifi/node-wifi/fence.ts': 'reads by the schemas of messages.ts, which are in the table',
  'electron/terminal/history-command.ts': 'days in options; tests/unit/terminal/history-command.test.ts tries others',
  'electron/record/sqlite-file.ts':
    'runs SQL of our own; what comes back is read by row-codec.ts, which is in the table',
  'electron/record/salvage.ts':
    'rows of a damaged file by their form; their events by row-codec.ts, which is in the table; tests/unit/record tries others',
  'electron/record/shared-record/device-lease.ts': 'a token and a name; tests/postgres tries them on a server',
  'electron/composition/shared-record-settings.ts':
    'a file of ours, by the schema of shared-record-place.ts, which is in the table; tests/unit/composition tries files that are none',
  'electron/composition/hook-ways.ts': 'the time of a row that this program has just written',
  'electron/app/shelved-file.ts':
    'a file of ours, by the schema of shared/preset.ts, which is in the table; tests/unit/app/preset-shelf.test.ts tries files that are none',
  'electron/app/label-handlers.ts':
    'what the window typed, by the schema of shared/label.ts, which shared/preset.ts in the table has in it; tests/unit/app/label-handlers.test.ts tries others',
  'electron/app/preset-shelf.ts': 'what the vault unsealed; tests/unit/app/preset-shelf.test.ts',
  'electron/simulator/device/simulated-device.ts': 'reads what the simulator itself answered',
};

const sources = ['shared', 'electron'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, String(file).replaceAll(path.sep, '/')))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
);
const readers = sources.filter((file) => readsForeign.test(readFileSync(file, 'utf8')));
const attacked = new Set(allTargets.flatMap(({ files }) => files));

describe('the table of parsers', () => {
  it('has every source that reads what others wrote', () => {
    expect(readers.length).toBeGreaterThan(30);
    expect(readers.filter((file) => !attacked.has(file) && !Object.hasOwn(elsewhere, file))).toEqual([]);
  });

  it('names only sources that are there, and excuses only those that need it', () => {
    expect([...attacked].filter((file) => !sources.includes(file))).toEqual([]);
    expect(Object.keys(elsewhere).filter((file) => !readers.includes(file) || attacked.has(file))).toEqual([]);
  });

  it('has each name once, and an attack for each input that was found', () => {
    const names = allTargets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(foundInputs.filter(({ target }) => !names.includes(target))).toEqual([]);
  });
});

describe('inputs that were found', () => {
  it.each(foundInputs)('do no harm any more: $was', async ({ target, input }) => {
    const attack = allTargets.find(({ name }) => name === target);
    if (attack === undefined || !('run' in attack)) throw new Error(`no attack is called ${target}`);
    await attack.run(input);
  });
});
