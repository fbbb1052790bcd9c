import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { presetHandlers } from '../../../electron/app/preset-handlers.ts';
import { secretsIn } from '../../../electron/app/secrets-in.ts';
import { presetsRequests } from '../../../shared/ipc/presets.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-preset-handlers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const preset = { name: 'lamps: A/B', networks: [{ ssid: 'HomeNet', security: 'wpa2-aes' }] };
const passwords = [{ ssid: 'HomeNet', password: 'canary-wifi-1' }];

function around() {
  const chosen: { file: string | undefined; asked: string | undefined } = { file: undefined, asked: undefined };
  const kept = new Map<string, string>();
  const work = presetHandlers({
    presetsFolder: path.join(folder, 'presets'),
    policy: { values: {}, locked: [], problem: undefined },
    clock: virtualClock(),
    learn: () => undefined,
    vault: {
      holds: async (_kind, id) => kept.has(id),
      read: async (_kind, id) => kept.get(id),
      async keep(_kind, id, secret) {
        kept.set(id, secret);
        return success(undefined);
      },
      async forget(_kind, id) {
        kept.delete(id);
        return success(undefined);
      },
    },
    chooseFile: async () => chosen.file,
    async chooseNewFile(name) {
      chosen.asked = name;
      return chosen.file;
    },
  });
  return { ...work, chosen, kept };
}

it('a preset is saved, listed, shown without its password, and deleted with it', async () => {
  const { handlers, shelf, kept } = around();
  const saved = await handlers.savePreset({ preset: JSON.stringify(preset), passwords });
  if (!saved.ok) throw new Error(saved.error.code);
  const { id } = saved.value;
  const shown = await handlers.showPreset({ id });
  expect(shown).toMatchObject({ value: { name: preset.name, passwordsOf: ['HomeNet'] } });
  expect(JSON.stringify([shown, await handlers.listPresets()])).not.toContain('canary');
  expect(await (await shelf()).read(id)).toMatchObject({ value: { networks: [{ password: 'canary-wifi-1' }] } });
  expect(await handlers.savePreset({ preset: '{', passwords })).toMatchObject({ error: { code: 'preset-unreadable' } });
  expect(await handlers.deletePreset({ id })).toMatchObject({ ok: true });
  expect(kept.size).toBe(0);
});

it('its passwords are among what the log learns to hide', () => {
  const sent = { preset: JSON.stringify(preset), passwords };
  expect(secretsIn(presetsRequests.savePreset.sends, sent)).toContain('canary-wifi-1');
  expect(secretsIn(presetsRequests.givePresetPasswords.sends, { id: 'a', passwords })).toContain('canary-wifi-1');
});

it('a preset goes out into a file that a person names, without its password, and comes in from one', async () => {
  const { handlers, chosen } = around();
  const saved = await handlers.savePreset({ preset: JSON.stringify(preset), passwords });
  if (!saved.ok) throw new Error(saved.error.code);
  expect(await handlers.exportPreset({ id: saved.value.id })).toEqual(success(undefined));
  expect(chosen.asked).toBe('lamps- A-B.json');
  expect(await handlers.importPreset()).toEqual(success(undefined));
  chosen.file = path.join(folder, 'out.json');
  expect(await handlers.exportPreset({ id: saved.value.id })).toEqual(success({ file: 'out.json' }));
  expect(await readFile(chosen.file, 'utf8')).not.toContain('canary');
  expect(await handlers.importPreset()).toMatchObject({ value: { name: 'lamps: A/B (2)', wanted: 'lamps: A/B' } });
  await writeFile(chosen.file, '{"name":"lamps"}');
  expect(await handlers.importPreset()).toMatchObject({ error: { code: 'preset-unreadable', saw: 'networks' } });
  chosen.file = path.join(folder, 'not', 'there.json');
  expect(await handlers.importPreset()).toMatchObject({ error: { saw: 'ENOENT' } });
  expect(await handlers.exportPreset({ id: saved.value.id })).toMatchObject({ error: { code: 'preset-not-saved' } });
  expect(await readdir(path.join(folder, 'presets'))).toHaveLength(2);
});
