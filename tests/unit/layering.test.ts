import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImports } from '../../build/layering/read-imports.mjs';
import { rules } from '../../build/layering/rules.mjs';
import { findViolations } from '../../build/layering/violations.mjs';

const packages = {
  dependencies: new Set(['node-forge', 'react', 'electron-store']),
  devDependencies: new Set(['electron', 'vitest', '@playwright/test']),
};

/** The rules that are broken in a project of these files. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  return findViolations(new Map(Object.entries(files)), packages).map((violation) => violation.rule);
}

/** One file that imports another, both there. */
function importing(from: string, to: string): Readonly<Record<string, string>> {
  const up = '../'.repeat(from.split('/').length - 1) || './';
  return { [from]: `import type { Something } from '${up}${to}';`, [to]: 'export const something = 1;' };
}

const forbidden: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'shared-stands-alone': [
    importing('shared/a.ts', 'electron/setup/b.ts'),
    importing('shared/a.ts', 'electron/ground/clock-port.ts'),
    { 'shared/a.ts': "import { readFileSync } from 'node:fs';" },
    { 'shared/a.ts': "import fs from 'fs';" },
    { 'shared/a.ts': "import Store from 'electron-store';" },
  ],
  'components-know-no-store': [
    importing('renderer/components/a.tsx', 'renderer/state/store.ts'),
    importing('renderer/components/a.tsx', 'renderer/devices/b.tsx'),
  ],
  'renderer-knows-only-shared': [
    importing('renderer/a.tsx', 'electron/main.ts'),
    importing('renderer/start/a.tsx', 'electron/wifi/wifi-port.ts'),
    { 'renderer/a.tsx': "import path from 'node:path';" },
  ],
  'ground-carries-all': [importing('electron/ground/a.ts', 'electron/setup/step.ts')],
  'setup-asks-no-system': [{ 'electron/setup/a.ts': "import { createHash } from 'node:crypto';" }],
  'journal-keeps-to-itself': [importing('electron/journal/a.ts', 'electron/setup/lease.ts')],
  'computer-lock-stands-alone': [importing('electron/computer-lock/a.ts', 'electron/journal/b.ts')],
  'ports-hold-no-code': [
    { 'electron/cloud/cloud-port.ts': 'export const limit = 1;' },
    { 'electron/cloud/cloud-port.ts': 'export interface Cloud {}\nexport function read() {}' },
  ],
  'setup-knows-only-ports': [importing('electron/setup/a.ts', 'electron/softap/softap-client.ts')],
  'wifi-keeps-to-itself': [importing('electron/wifi/a.ts', 'electron/softap/softap-client.ts')],
  'softap-keeps-to-itself': [importing('electron/softap/a.ts', 'electron/cloud/particle-cloud.ts')],
  'serial-keeps-to-itself': [importing('electron/serial/a.ts', 'electron/softap/softap-client.ts')],
  'cloud-keeps-to-itself': [importing('electron/cloud/a.ts', 'electron/setup/set-up-device.ts')],
  'vault-keeps-to-itself': [importing('electron/vault/a.ts', 'electron/record/b.ts')],
  'labels-are-drawn-apart': [
    importing('electron/labels/a.ts', 'electron/app/window.ts'),
    { 'electron/labels/a.ts': "import { readFileSync } from 'node:fs';" },
  ],
  'runs-stand-between-faces-and-core': [importing('electron/runs/a.ts', 'electron/app/window.ts')],
  'station-drives-runs': [importing('electron/station/a.ts', 'electron/softap/softap-photon.ts')],
  'station-asks-no-system': [{ 'electron/station/a.ts': "import { readFileSync } from 'node:fs';" }],
  'record-keeps-to-itself': [importing('electron/record/a.ts', 'electron/app/window.ts')],
  'the-engine-is-loaded-late': [
    { 'electron/app/a.ts': "import { Kysely } from 'kysely';" },
    { 'electron/runs/a.ts': "const { DatabaseSync } = await import('@photostructure/sqlite');" },
  ],
  'usb-is-loaded-late': [
    { 'electron/app/a.ts': "import { SerialPortStream } from '@serialport/stream';" },
    { 'electron/serial/a.ts': "const { autoDetect } = await import('@serialport/bindings-cpp');" },
  ],
  'one-way-to-the-log': [
    { 'electron/app/a.ts': "import log from 'electron-log';" },
    { 'electron/diagnostics/report.ts': "const log = await import('electron-log/node');" },
  ],
  'diagnostics-keeps-to-itself': [importing('electron/diagnostics/a.ts', 'electron/app/window.ts')],
  'files-stands-alone': [importing('electron/files/a.ts', 'electron/append-only-log/b.ts')],
  'append-only-log-stands-alone': [importing('electron/append-only-log/a.ts', 'electron/ground/clock-port.ts')],
  'csv-stands-alone': [importing('electron/csv/a.ts', 'electron/ground/clock-port.ts')],
  'products-knows-only-ports': [importing('electron/products/a.ts', 'electron/cloud/product-cloud.ts')],
  'devices-knows-only-ports': [importing('electron/devices/a.ts', 'electron/products/b.ts')],
  'simulator-is-another-world': [
    importing('electron/simulator/a.ts', 'electron/cloud/particle-cloud.ts'),
    importing('electron/simulator/a.ts', 'electron/setup/set-up-device.ts'),
  ],
  'electron-stays-in-the-shell': [
    { 'electron/cloud/a.ts': "import { net } from 'electron';" },
    { 'electron/cli.ts': "const { app } = await import('electron');" },
    { 'electron/app/a.ts': "import { app } from 'electron';" },
    { 'electron/app/a.ts': "import Store from 'electron-store';" },
    { 'electron/setup/main.ts': "import type { App } from 'electron';" },
  ],
  'nobody-stands-on-the-shell': [
    importing('electron/app/a.ts', 'electron/shell/settings.ts'),
    importing('electron/composition/a.ts', 'electron/shell/window.ts'),
  ],
  'shipped-code-needs-no-tests': [importing('electron/simulator/a.ts', 'tests/support/b.ts')],
  'shipped-code-needs-no-development-package': [{ 'electron/a.ts': "import { it } from 'vitest';" }],
  resolvable: [
    { 'tests/unit/a.test.ts': "import './missing.ts';" },
    { 'tests/unit/a.test.ts': "import 'not-in-package-json';" },
  ],
  'languages-are-loaded': [
    importing('renderer/start/a.tsx', 'shared/text/en/start.ts'),
    importing('electron/terminal/a.ts', 'shared/text/en/terminal.ts'),
    { 'shared/text/catalogue.ts': "import { texts } from './en/start.ts';", 'shared/text/en/start.ts': '' },
  ],
  'imports-are-readable': [{ 'shared/a.ts': "const name = './b.ts'; export const b = await import(name);" }],
  'no-circles': [
    {
      'shared/a.ts': "import { b } from './b.ts'; export const a = b;",
      'shared/b.ts': "import { c } from './c.ts'; export const b = c;",
      'shared/c.ts': "import type { a } from './a.ts'; export const c = 1;",
    },
  ],
};

describe('the layering check', () => {
  for (const [rule, worlds] of Object.entries(forbidden)) {
    it(`finds what "${rule}" forbids`, () => {
      for (const world of worlds) expect(broken(world), JSON.stringify(world)).toContain(rule);
    });
  }

  it('has an example of a violation for every rule', () => {
    expect(Object.keys(forbidden).sort()).toEqual(
      [...rules.map((rule) => rule.name), 'no-circles', 'ports-hold-no-code'].sort(),
    );
  });

  it('lets each room use what it may use', () => {
    const world = {
      'shared/result.ts': "import forge from 'node-forge';",
      'electron/ground/clock-port.ts': '',
      'electron/setup/flow.ts': "import '../softap/photon-port.ts'; import '../ground/within.ts';",
      'electron/ground/within.ts': "import type { Clock } from './clock-port.ts';",
      'electron/softap/photon-port.ts':
        "import type { Result } from '../../shared/result.ts'; export interface Photon {} export type { Result };",
      'electron/softap/client.ts': "import './photon-port.ts'; import '../ground/clock-port.ts'; import 'node:net';",
      'electron/ground/system-clock.ts': "import './clock-port.ts';",
      'electron/simulator/photon.ts': "import '../ground/clock-port.ts'; import 'node:net';",
      'electron/simulator/program.ts': "import '../ground/system-clock.ts'; import './photon.ts';",
      'electron/shell/window.ts': "import { BrowserWindow } from 'electron';",
      'electron/main.ts': "import { app } from 'electron'; import './setup/flow.ts'; import './shell/window.ts';",
      'renderer/main.tsx': "import 'react'; import './main.css?inline'; import '../shared/result.ts';",
      'renderer/main.css': '',
      'tests/unit/flow.test.ts': "import { it } from 'vitest'; import '../../electron/setup/flow.ts';",
    };
    expect(findViolations(new Map(Object.entries(world)), packages)).toEqual([]);
  });

  it('leaves nothing but entry points at the root of electron/', () => {
    const root = readdirSync(path.resolve(import.meta.dirname, '../../electron'), { withFileTypes: true });
    const loose = root.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    expect(loose.sort()).toEqual(['cli.ts', 'main.ts', 'preload.ts', 'tsconfig.json']);
  });

  it('reads every way to import', () => {
    const source = `
      import plain from 'plain';
      import type { T } from 'type-import';
      export * from 'star';
      export type { X } from 'type-export';
      const later = await import('dynamic');
      type Inline = import('inline-type').Inline;
      const common = require('common');
      const element = <p>{later}</p>;
    `;
    expect(readImports('example.tsx', source)).toEqual([
      { specifier: 'plain', typeOnly: false },
      { specifier: 'type-import', typeOnly: true },
      { specifier: 'star', typeOnly: false },
      { specifier: 'type-export', typeOnly: true },
      { specifier: 'dynamic', typeOnly: false },
      { specifier: 'inline-type', typeOnly: true },
      { specifier: 'common', typeOnly: false },
    ]);
  });
});
