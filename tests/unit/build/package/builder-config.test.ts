import { expect, it } from 'vitest';
import { builderConfig } from '../../../../build/package/builder-config.mjs';

it('menus of Linux say in each language what the program is, and find it by words of that language', () => {
  const config = builderConfig({
    platform: 'linux',
    signed: false,
    appFolder: 'app',
    outFolder: 'dist',
    electronVersion: '45.4.1',
    electronFolder: undefined,
    suffix: '',
    maintainer: 'Maker <maker@example.org>',
    homepage: 'https://example.org',
    fast: false,
    linuxFiles: [],
    env: {},
  });
  const entry: Readonly<Record<string, string>> = config.linux?.desktop?.entry ?? {};
  for (const key of ['GenericName', 'Keywords', 'Comment']) {
    const said = ['de', 'es', 'fr', 'ja', 'zh_CN'].map((language) => entry[`${key}[${language}]`]);
    expect(said).not.toContain(undefined);
    expect(said).not.toContain(entry[key]);
    expect(new Set(said).size).toBe(said.length);
  }
  for (const [key, words] of Object.entries(entry))
    if (key.startsWith('Keywords')) expect(words).toMatch(/^([^;]+;)+$/);
});
