import path from 'node:path';
import { setupError } from '../../shared/errors.ts';
import type { presetsRequests } from '../../shared/ipc/presets.ts';
import { failure, success } from '../../shared/result.ts';
import { replaceFile } from '../files/private-file.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { HandlersOf } from './handlers.ts';
import type { PresetShelf, PresetShelfParts } from './preset-shelf.ts';

export interface PresetParts
  extends Pick<PresetShelfParts, 'vault' | 'clock' | 'learn'>,
    Pick<ControllerParts, 'policy' | 'chooseFile' | 'chooseNewFile'> {
  readonly presetsFolder: string;
}

export interface PresetWork {
  readonly handlers: HandlersOf<typeof presetsRequests>;
  /** For a line: nothing of it is loaded before somebody asks. */
  shelf(): Promise<PresetShelf>;
}

/** The presets of the window. */
export function presetHandlers({
  presetsFolder,
  policy,
  chooseFile,
  chooseNewFile,
  ...parts
}: PresetParts): PresetWork {
  let loaded: Promise<PresetShelf> | undefined;
  const shelf = () => {
    loaded ??= import('./preset-shelf.ts').then(({ presetShelf }) =>
      presetShelf({ ...parts, folder: presetsFolder, pinned: policy.values.preset, environment: process.env }),
    );
    return loaded;
  };
  const byNetwork = (passwords: readonly { readonly ssid: string; readonly password: string }[]) =>
    new Map(passwords.map(({ ssid, password }) => [ssid, password]));

  return {
    shelf,
    handlers: {
      listPresets: async () => (await shelf()).list(),
      showPreset: async ({ id }) => (await shelf()).show(id),

      async savePreset({ preset: text, passwords, ...which }) {
        const { jsonOf } = await import('./shelved-file.ts');
        return (await shelf()).save({ ...which, preset: jsonOf(text), passwords: byNetwork(passwords) });
      },

      givePresetPasswords: async ({ id, passwords }) => (await shelf()).givePasswords(id, byNetwork(passwords)),
      duplicatePreset: async ({ id }) => (await shelf()).duplicate(id),
      deletePreset: async ({ id }) => (await shelf()).remove(id),

      async importPreset() {
        const file = await chooseFile();
        if (file === undefined) return success(undefined);
        const { textOf } = await import('./shelved-file.ts');
        const text = await textOf(file, { followLink: true });
        return text.ok ? (await shelf()).takeIn(text.value) : text;
      },

      async exportPreset({ id }) {
        const given = await (await shelf()).handOut(id);
        if (!given.ok) return given;
        const file = await chooseNewFile(`${fileNameOf(given.value.name)}.json`, ['json']);
        if (file === undefined) return success(undefined);
        try {
          await replaceFile(file, (handle) => handle.writeFile(given.value.text));
          return success({ file: path.basename(file) });
        } catch (error) {
          const saw = error instanceof Error && 'code' in error ? String(error.code) : '';
          return failure(setupError('preset-not-saved', { saw }));
        }
      },
    },
  };
}

/** Without what a system refuses in the name of a file, hides, or takes for a folder. */
function fileNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._()-]/gu, '-').replace(/^[. ]+/, '') || 'preset';
}
