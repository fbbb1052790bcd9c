import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
const shipped = ['electron', 'shared', 'renderer'].flatMap((folder) =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|css)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const code = new Map(shipped.map((file) => [file, withoutComments(readFileSync(path.join(project, file), 'utf8'))]));

/** Comments may name what the code must not hold; an address is none. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`])\/\/.*$/gm, '');
}

function filesWith(pattern: RegExp): readonly string[] {
  return [...code].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

/**
 * What the source alone can tell of Electron's security checklist (Electron documentation, tutorial "Security"), and of
 * the ways in which a text becomes a program. The attacks themselves stand in tests/e2e/locked-down/.
 */
describe('shipped code', () => {
  it('is read at all', () => {
    expect(code.size).toBeGreaterThan(200);
    expect(filesWith(/contextBridge\.exposeInMainWorld/)).toEqual(['electron/preload.ts']);
  });

  it.each<[what: string, pattern: RegExp, allowed?: readonly string[]]>([
    ['runs a text as a program', /\beval\s*\(|new Function\b|setTimeout\(\s*['"`]/],
    [
      'loads a program that a value names',
      /import\(\s*[^'")\s]/,
      // The words of a language; what reaches the name is held to the form of a language tag before.
      ['shared/text/load-texts.ts'],
    ],
    [
      'makes elements of a text',
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment|DOMParser|srcdoc/,
    ],
    [
      'starts a shell',
      /\bexecSync\b|\bspawnSync\b|childProcess\.exec\b|\{[^}]*\bexec\b[^}]*\} from 'node:child_process'|shell:\s*true/,
    ],
    [
      'starts other programs, outside the five places that do',
      /node:child_process/,
      [
        // The new version of itself, after an update.
        'electron/shell/update-engine.ts',
        'electron/terminal/forked-helper.ts',
        // What a preset names for the final rows of a line.
        'electron/composition/hook-ways.ts',
        'electron/wifi/node-wifi/process.ts',
        'electron/wifi/run-command.ts',
      ],
    ],
    // Item 15.
    ['gives an address to another program', /openExternal/, ['electron/shell/links.ts']],
    ['opens files with another program', /openPath|showItemInFolder/],
    // For the end of long work, where a person has switched it on.
    ['makes sounds', /shell\.beep/, ['electron/shell/compose.ts']],
    // Items 2 to 4, 6 and 8 to 10: what is not set is Electron's own, safe value.
    [
      'weakens the window',
      /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|no-sandbox|ignore-certificate-errors/,
    ],
    [
      'answers for certificates',
      /certificate-error|setCertificateVerifyProc|rejectUnauthorized(?!: true)|NODE_TLS_REJECT/,
    ],
    // Items 11 and 12.
    ['has a webview', /webview/i, ['electron/shell/lock-down.ts', 'electron/shell/main-window.ts']],
    // Item 18.
    ['loads files', /loadFile\(|file:\/\//],
    // Item 20.
    ['reaches the main process but through the bridge', /ipcRenderer/, ['electron/preload.ts']],
    ['runs scripts in the window from outside', /executeJavaScript|insertCSS/],
    [
      'shows notifications of the system, whose texts would be foreign',
      /new Notification\(/,
      // How long work ended: three sentences of the catalogue, with nothing put into them.
      ['electron/shell/compose.ts'],
    ],
  ])('never %s', (_what, pattern, allowed = []) => {
    expect(new Set(filesWith(pattern))).toEqual(new Set(allowed));
  });

  it('names no address without TLS but names of forms and the simulator’s own', () => {
    const addresses = [...code]
      .filter(([file]) => !file.startsWith('electron/simulator/'))
      .flatMap(([file, text]) => [...text.matchAll(/http:\/\/[^\s'"`]+/g)].map(([address]) => `${file} ${address}`));
    // Names of file formats, never fetched.
    expect(addresses).toEqual([
      'electron/labels/label-picture.ts http://www.w3.org/2000/svg',
      'electron/wifi/windows/profile-xml.ts http://www.microsoft.com/networking/WLAN/profile/v1',
    ]);
  });
});
