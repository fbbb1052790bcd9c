import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import type { PlaceName } from '../../renderer/state/screen-of.ts';
import { copiedSource } from '../support/copied-source.ts';
import { installFakeBridge } from './support/fake-bridge.ts';
import { sceneOfEachPlace } from './support/scene-of-each-place.ts';
import { serveWindow } from './support/serve-window.ts';
import { world } from './support/worlds.ts';

const project = path.resolve(import.meta.dirname, '../..');

// @ts-expect-error a screen without a scene does not build
const lacking: Readonly<Record<Exclude<PlaceName, 'opening'> | 'lending', string>> = sceneOfEachPlace;

test('a screen is its kind of route, its file and its part; without the part it does not build', async ({ page }) => {
  test.setTimeout(180_000);
  expect(lacking).not.toHaveProperty('lending');
  const source = await copiedSource('added-screen');
  // The compiler goes on from what it knows already.
  const known = path.join(project, '.cache/types');
  if (existsSync(known)) cpSync(known, path.join(source.folder, '.cache/types'), { recursive: true });
  const change = (file: string, from: string, to: string) => {
    const at = path.join(source.folder, 'renderer', file);
    const text = readFileSync(at, 'utf8');
    expect(text).toContain(from);
    writeFileSync(at, text.replace(from, to));
  };
  const errors = async () => {
    const tsc = path.join(project, 'node_modules/typescript/bin/tsc');
    const checked = promisify(execFile)(process.execPath, [tsc, '-b', 'renderer', '--pretty', 'false'], {
      cwd: source.folder,
    });
    return checked.then(
      () => '',
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
  };
  try {
    change('state/route.ts', "readonly at: 'sign-in' | 'run';", "readonly at: 'sign-in' | 'run' | 'lending';");
    // The way to it: here the window opens with it.
    change('state/store.ts', '{ route: atStart } : run', "{ route: { at: 'lending', back: atStart } as const } : run");
    mkdirSync(path.join(source.folder, 'renderer/lending'));
    writeFileSync(
      path.join(source.folder, 'renderer/lending/lending-screen.tsx'),
      `import { Screen } from '../components/screen.tsx';
       import { useIntents } from '../state/window-context.ts';
       export function LendingScreen() {
         return <Screen title="Lend a Photon" onEscape={useIntents().goBack} />;
       }`,
    );
    // Everything else builds, and that one place asks for the rest.
    expect(await errors()).toMatch(/^renderer.app\.tsx\(.*"lending".*\n( .*\n)*$/);

    change(
      'app.tsx',
      'const proxyQuestion =',
      `const lending = part([], async () => (await import('./lending/lending-screen.tsx')).LendingScreen);
       const proxyQuestion =`,
    );
    change(
      'app.tsx',
      "case 'devices':",
      "case 'lending':\n      return <ShowPart part={lending} />;\n    case 'devices':",
    );

    const outDir = path.join(source.folder, 'out');
    await build({
      configFile: path.join(project, 'build/vite.config.mjs'),
      root: path.join(source.folder, 'renderer'),
      logLevel: 'error',
      build: { outDir },
    });
    await installFakeBridge(page, world);
    await page.goto(await serveWindow(outDir));
    await expect(page.getByRole('heading', { name: 'Lend a Photon' })).toBeFocused();
    await expect(page.locator('html')).toHaveAttribute('data-place', 'lending');
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('data-place', 'start');
  } finally {
    await source.remove();
  }
});
