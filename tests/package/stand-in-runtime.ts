import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What a program of Electron carries its fuses behind (Electron docs, tutorial "Electron Fuses"), all of them off. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('0'.repeat(9)),
]);

/**
 * A folder in the shape of Electron for Windows, around a program of Windows that a package carries. It runs nothing; it
 * shows what the packaging makes of a real one.
 */
export async function windowsStandIn(folder: string): Promise<void> {
  const program = createRequire(import.meta.url).resolve('electron-winstaller/vendor/rcedit.exe');
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  await copyFile(program, path.join(folder, 'electron.exe'));
  await writeFile(path.join(folder, 'electron.exe'), fuseWire, { flag: 'a' });
  for (const name of ['en-US', 'de', 'pt-BR']) await writeFile(path.join(folder, 'locales', `${name}.pak`), '');
  await writeFile(path.join(folder, 'LICENSES.chromium.html'), '');
  await writeFile(path.join(folder, 'LICENSE'), '');
  await writeFile(path.join(folder, 'version'), '45.0.0');
}

/** The same in the shape of Electron for macOS. */
export async function macosStandIn(folder: string): Promise<void> {
  const contents = path.join(folder, 'Electron.app/Contents');
  const frameworks = path.join(contents, 'Frameworks');
  await program(contents, 'Electron', 'com.github.Electron');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    await program(path.join(frameworks, `${name}.app/Contents`), name, `com.github.Electron.helper${kind}`);
  }
  const framework = path.join(frameworks, 'Electron Framework.framework');
  const version = path.join(framework, 'Versions/A');
  for (const language of ['en', 'de', 'pt_BR']) {
    for (const place of [path.join(contents, 'Resources'), path.join(version, 'Resources')]) {
      await mkdir(path.join(place, `${language}.lproj`), { recursive: true });
      await writeFile(path.join(place, `${language}.lproj/locale.pak`), '');
    }
  }
  await writeFile(path.join(version, 'Electron Framework'), fuseWire);
  await symlink('A', path.join(framework, 'Versions/Current'));
  await symlink('Versions/Current/Electron Framework', path.join(framework, 'Electron Framework'));
  await writeFile(path.join(folder, 'version'), '45.0.0');
}

async function program(contents: string, name: string, id: string): Promise<void> {
  await mkdir(path.join(contents, 'MacOS'), { recursive: true });
  await mkdir(path.join(contents, 'Resources'), { recursive: true });
  await writeFile(path.join(contents, 'MacOS', name), '', { mode: 0o755 });
  const entries = Object.entries({
    CFBundleExecutable: name,
    CFBundleIdentifier: id,
    CFBundleName: name,
    CFBundlePackageType: 'APPL',
  });
  await writeFile(
    path.join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${entries.map(([key, value]) => `<key>${key}</key><string>${value}</string>`).join('')}</dict></plist>
`,
  );
}
