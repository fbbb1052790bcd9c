import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import type { Licence } from '../../shared/ipc/program.ts';
import { failure, type Result, success } from '../../shared/result.ts';

const buildInfo = v.object({
  version: v.fallback(v.pipe(v.string(), v.maxLength(64)), ''),
  commit: v.fallback(v.pipe(v.string(), v.maxLength(64)), ''),
  signed: v.fallback(v.boolean(), false),
  runtime: v.fallback(v.picklist(['source', 'release', 'development']), 'source'),
  /** Base64 of SPKI; empty: a build that no update can be signed for. */
  updateKey: v.fallback(v.pipe(v.string(), v.maxLength(256)), ''),
  /** Where updates lie, unless a person or a policy says otherwise; empty: nowhere. */
  updateServer: v.fallback(v.pipe(v.string(), v.maxLength(2048)), ''),
  /** Whose signature Windows must find on an installer. */
  publisherName: v.fallback(v.array(v.string()), []),
});

/** What the build wrote of itself (`build/package/build-info.mjs`). */
export type BuildInfo = v.InferOutput<typeof buildInfo>;

/** Read as untrusted like every file: what is missing says the least that can be said. */
export function readBuildInfo(out: string): BuildInfo {
  try {
    return v.parse(buildInfo, JSON.parse(readFileSync(path.join(out, 'build-info.json'), 'utf8')));
  } catch {
    return v.parse(buildInfo, {});
  }
}

const licences = v.array(v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }));

/** The packages whose code is in this program, with the texts of their licences, the program's own first. */
export async function readLicences(out: string): Promise<Result<readonly Licence[]>> {
  try {
    return success(v.parse(licences, JSON.parse(await readFile(path.join(out, 'licences.json'), 'utf8'))));
  } catch (error) {
    return failure(setupError('internal-error', { saw: error instanceof Error ? error.message : '' }));
  }
}
