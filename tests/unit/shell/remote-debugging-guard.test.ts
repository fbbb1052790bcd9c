import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardRemoteDebugging } from '../../../electron/shell/remote-debugging-guard.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'driven-'));
  await mkdir(path.join(folder, 'own'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** `used`: what Electron makes of the switch; the same without a word. */
function startedWith(switches: Readonly<Record<string, string>>, used = switches['user-data-dir'] || 'own') {
  const left = new Map(Object.entries(switches));
  const commandLine = {
    hasSwitch: (name: string) => left.has(name),
    getSwitchValue: (name: string) => left.get(name) ?? '',
    removeSwitch: (name: string) => void left.delete(name),
  };
  const refused = guardRemoteDebugging({
    commandLine,
    profile: path.resolve(folder, used),
    ownProfiles: [path.join(folder, 'none'), path.join(folder, 'own')],
  });
  return { refused, left: [...left.keys()] };
}

test('an ordinary start keeps its switches', () => {
  expect(startedWith({ 'cloud-url': 'https://example.com' })).toEqual({ refused: [], left: ['cloud-url'] });
});

test('a profile of its own may be driven, the first time and again', async () => {
  const profile = { 'user-data-dir': path.join(folder, 'other/deep') };
  await mkdir(profile['user-data-dir'], { recursive: true });
  expect(startedWith({ ...profile, 'remote-debugging-port': '0' }).refused).toEqual([]);
  await mkdir(path.join(profile['user-data-dir'], 'logs'));
  expect(startedWith({ ...profile, 'remote-debugging-port': '0' })).toEqual({
    refused: [],
    left: ['user-data-dir', 'remote-debugging-port'],
  });
});

test('the person’s own profile is not driven: unnamed, by its name, by a detour or by a link', async () => {
  await symlink(path.join(folder, 'own'), path.join(folder, 'link'));
  const detour = `${folder}/other/../own`;
  for (const profile of ['', path.join(folder, 'own'), `${folder}/own/`, detour, path.join(folder, 'link')]) {
    for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) {
      expect(startedWith({ 'user-data-dir': profile, [name]: '' }), profile).toEqual({
        refused: [name],
        left: ['user-data-dir'],
      });
    }
  }
});

test.each(['Local State', 'logs', 'vault.json'])(
  'a profile that an ordinary start has used (%s) is not driven, wherever the environment says that the own one lies',
  async (name) => {
    const used = path.join(folder, 'elsewhere');
    await mkdir(path.join(used, name), { recursive: true });
    expect(startedWith({ 'user-data-dir': used, 'remote-debugging-port': '0' })).toEqual({
      refused: ['remote-debugging-port'],
      left: ['user-data-dir'],
    });
  },
);

test('a profile that cannot be made leads to the person’s own, and is not driven', () => {
  const switches = { 'user-data-dir': '/proc/nowhere', 'remote-debugging-port': '0' };
  expect(startedWith(switches, 'own').refused).toEqual(['remote-debugging-port']);
});
