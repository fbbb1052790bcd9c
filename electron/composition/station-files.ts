import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { NumberedCells } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import type { PresetFile } from '../../shared/preset.ts';
import { failure, type Result } from '../../shared/result.ts';
import { replaceFile } from '../files/private-file.ts';
import { newId } from '../ground/new-id.ts';
import { errorName } from '../products/import-text.ts';
import { numberedRows } from '../products/list-rows.ts';
import { type DeviceList, readDeviceList } from '../station/device-list.ts';
import { type Preset, parsePreset, presetOf } from '../station/preset.ts';

/** More are refused as a whole; they are not read to the end for that. */
const mostListRows = 200_000;

/**
 * Fails as `readPreset`, with `import-file-unreadable` (`saw`: what the system says), and with `closed-by-policy` where
 * another one is `pinned`; whoever reads it gives the passwords by whatever variables.
 */
export async function readPresetFile(file: string, pinned?: PresetFile): Promise<Result<Preset>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return failure(setupError('import-file-unreadable', { saw: errorName(error) }));
  }
  const read = parsePreset(text);
  if (!read.ok) return read;
  if (pinned !== undefined && !isDeepStrictEqual(withoutVariables(read.value), withoutVariables(pinned))) {
    return failure(setupError('closed-by-policy'));
  }
  return presetOf(fromFile(read.value, path.dirname(path.resolve(file))));
}

/** Paths in it go on from where it lies, whoever reads it. */
function fromFile(preset: PresetFile, place: string): PresetFile {
  const { label, hooks } = preset;
  const from = (to: string) => path.resolve(place, to);
  return {
    ...preset,
    ...(label?.folder === undefined ? {} : { label: { ...label, folder: from(label.folder) } }),
    hooks: hooks.map((hook) => (hook.kind === 'folder' ? { ...hook, path: from(hook.path) } : hook)),
  };
}

const withoutVariables = ({ networks, ...preset }: PresetFile) => ({
  ...preset,
  networks: networks.map(({ passwordEnv: _, ...network }) => network),
});

/** Without rows that are empty, as the import of a product reads them. */
export async function readListFile(file: string, preset: Preset): Promise<Result<DeviceList>> {
  const rows: NumberedCells[] = [];
  try {
    for await (const some of numberedRows({ from: 'file', bytes: createReadStream(file) })) {
      if (!some.ok) return some;
      rows.push(...some.value);
      if (rows.length > mostListRows) break;
    }
  } catch (error) {
    return failure(setupError('import-file-unreadable', { saw: errorName(error) }));
  }
  return readDeviceList(rows, preset);
}

/** Whether some hundred rows of a record can be written there; nothing stays. */
export async function isWritable(folder: string): Promise<boolean> {
  const file = path.join(folder, `.preflight-${newId()}`);
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(file, (handle) => handle.writeFile(Buffer.alloc(1024 * 1024)));
    await rm(file, { force: true });
    return true;
  } catch {
    return false;
  }
}
