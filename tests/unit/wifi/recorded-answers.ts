import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const folder = path.resolve(import.meta.dirname, '../../vectors/wifi-commands');

const index = v.array(
  v.looseObject({
    file: v.string(),
    system: v.string(),
    command: v.string(),
    rebuiltFrom: v.nullable(v.string()),
    note: v.optional(v.string()),
    exitCode: v.optional(v.number(), 0),
    interfaces: v.optional(v.array(v.unknown())),
    networks: v.optional(v.array(v.unknown())),
    profiles: v.optional(v.array(v.string())),
    refusal: v.optional(v.string()),
    devices: v.optional(v.array(v.string())),
    preferred: v.optional(v.array(v.string())),
    summary: v.optional(v.unknown()),
    profiled: v.optional(v.unknown()),
    defaultDevice: v.optional(v.string()),
  }),
);

/** What `tests/vectors/wifi-commands/index.json` says of each recorded answer. */
export const recordedAnswers = v.parse(index, JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')));

export function recordedText(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
