import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addedLanguage, inAddedLanguage, sourceWithLanguage } from '../../../support/added-language.ts';

/** The source with one language more; what the window says of it is in `tests/ui/adding-a-language.test.ts`. */
let source: Awaited<ReturnType<typeof sourceWithLanguage>>;

beforeAll(async () => {
  source = await sourceWithLanguage();
  // What the shell says, without Electron around it.
  writeFileSync(
    path.join(source.folder, 'electron/shell-says.ts'),
    `import { createTranslator } from '../shared/text/translator.ts';
     import { menuTemplate } from './shell/menu-template.ts';
     const translator = await createTranslator('${addedLanguage}', ['shell', 'frame']);
     const { t } = translator;
     const says = [menuTemplate(translator, true, () => {}), t('troubles.twice'), t('fileKinds.csv')];
     process.stdout.write(JSON.stringify(says));`,
  );
  const banner = "import { createRequire as own } from 'node:module';\nconst require = own(import.meta.url);";
  await build({
    absWorkingDir: source.folder,
    entryPoints: ['electron/cli.ts', 'electron/shell-says.ts'],
    outdir: path.join(source.folder, 'out'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: banner },
  });
}, 120_000);
afterAll(() => source.remove());

/** What a program of it prints, on both ways; the exit code does not matter here. */
async function printed(program: string, args: readonly string[] = []): Promise<string> {
  const env = { ...process.env, LC_ALL: `${addedLanguage}_ZZ.UTF-8` };
  const run = promisify(execFile)(process.execPath, [path.join(source.folder, 'out', program), ...args], { env });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

it('the help of the command line speaks it', async () => {
  const help = await printed('cli.js', ['claim', '--help']);
  expect(help).toContain(inAddedLanguage('network for the Photon to join'));
  expect(help).toContain(inAddedLanguage('Options:'));
  expect(help).toContain(inAddedLanguage('Exit codes:'));
  // Every description of its own is marked; names of options and their values are nobody's language.
  const described = help.split('\n').filter((line) => /^ {2}--?[a-z]/.test(line) && / {2,}\S/.test(line.trim()));
  for (const line of described) expect(line).toMatch(/ {2,}‹/);
  expect(described.length).toBeGreaterThan(10);
});

it('errors and misuse in the terminal speak it, and programs read English', async () => {
  expect(await printed('cli.js', ['claim'])).toContain('‹error: claim needs either --ssid or --keep-networks›');
  const device = '0123456789abcdef01234567';
  for (const [refused, note] of [
    [['device', 'unclaim', device], 'unclaim needs --yes, because it takes away access or replaces firmware.'],
    [['device', 'show', device, '--token-env', 'NO_TOKEN_HERE'], 'The environment variable NO_TOKEN_HERE is empty.'],
    [
      ['claim', '--ssid', 'x', '--eap', 'peap', '--user-name', 'u', '--root-ca', '/nowhere'],
      '--root-ca: the file can’t',
    ],
  ] as const) {
    expect(await printed('cli.js', refused)).toContain(`‹${note}`);
    const read = await printed('cli.js', [...refused, '--json']);
    expect(read).toContain(`"saw":"${note}`);
    expect(read).not.toContain('‹');
  }
  const wrong = ['device', 'show', '0123456789abcdef01234567', '--cloud', 'ftp://x'];
  expect(await printed('cli.js', wrong)).toMatch(/^‹.*›\n‹/);
  expect(await printed('cli.js', [...wrong, '--json'])).not.toContain('‹');
});

it('the menu and the dialogs of the system speak it', async () => {
  const says = await printed('shell-says.js');
  const labels = [...says.matchAll(/"label":"([^"]*)"/g)].map(([, label]) => label);
  expect(labels).toContain(inAddedLanguage('About Photon Setup'));
  for (const label of labels) expect(label).toMatch(/^‹.*›$/);
  expect(says).toContain(inAddedLanguage('The window stopped working twice'));
  expect(says).toContain(inAddedLanguage('CSV, for scripts'));
});
