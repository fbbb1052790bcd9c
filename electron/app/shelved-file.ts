import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import type { Shelved } from '../../shared/ipc/presets.ts';
import { plainText } from '../../shared/plain-text.ts';
import { checkPreset, type PresetFile, presetLimitCharacters, presetVersion } from '../../shared/preset.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { openRegularFile } from '../files/regular-file.ts';
import { laterVersion } from '../station/preset.ts';

/** The version of the form of a file on the shelf. */
export const shelfVersion = 1;

/** What stands in a file on the shelf, beside its name. */
const shelved = v.strictObject({
  version: v.literal(shelfVersion),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  changedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  preset: v.unknown(),
});

export interface Found extends Shelved {
  /** Milliseconds since 1970; undefined for one that is no file. */
  readonly changedAt: number | undefined;
  readonly preset: PresetFile;
}

/** In bytes; a preset and some numbers. More was not written by us. */
const sizeLimit = 4 * presetLimitCharacters;

/** As `newId` makes them: no path, and no name of another file. */
export const isShelfId = (id: string) => /^[0-9a-f]{12}$/.test(id);

/** Fails with `preset-unreadable` and `preset-newer`, of the file itself or of the preset in it. */
export function readShelved(id: string, text: string): Result<Found> {
  const json = jsonOf(text);
  const read = v.safeParse(shelved, json);
  const inside = read.success ? laterVersion(read.output.preset, presetVersion) : undefined;
  const later = laterVersion(json, shelfVersion) ?? inside;
  if (later !== undefined) return failure(setupError('preset-newer', { details: { version: later } }));
  if (!read.success) return unreadable(v.getDotPath(read.issues[0]) ?? 'JSON');
  const { revision, changedAt } = read.output;
  const checked = checkPreset(read.output.preset, 'kept');
  if (!checked.ok) return failure(checked.problems[0].error);
  return success({ id, name: checked.value.name, revision, changedAt, preset: checked.value });
}

/** The name in a file that is not understood, for a person who has to know which one it is. */
export function nameIn(text: string): string | undefined {
  const read = v.safeParse(v.object({ preset: v.object({ name: v.string() }) }), jsonOf(text));
  return read.success ? plainText(read.output.preset.name, 64) || undefined : undefined;
}

/** Fails with `preset-unreadable` (`saw`: what the system says). `followLink`: a person chose it. */
export async function textOf(file: string, { followLink = false } = {}): Promise<Result<string>> {
  try {
    const handle = await openRegularFile(file, { followLink });
    try {
      const { size } = await handle.stat();
      return size > sizeLimit ? unreadable(`${size} bytes`) : success(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(codeOf(error));
  }
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name of the system's error alone: its text may quote a path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function unreadable(saw: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw }));
}

/** There is no such file. */
export const gone = unreadable('ENOENT');
