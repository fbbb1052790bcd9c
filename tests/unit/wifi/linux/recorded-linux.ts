import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const folder = path.resolve(import.meta.dirname, '../../../vectors/wifi-commands/linux');
const index = v.array(
  v.strictObject({
    answer: v.string(),
    file: v.nullable(v.string()),
    command: v.array(v.string()),
    exitCode: v.number(),
  }),
);
const answers = v.parse(index, JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')));

export interface RecordedAnswer {
  readonly command: readonly string[];
  readonly exitCode: number;
  readonly output: Uint8Array;
}

/** A recorded answer by its name; see `tests/vectors/wifi-commands/linux/README.md`. */
export function recorded(name: string): RecordedAnswer {
  const found = answers.find(({ answer }) => answer === name);
  if (found === undefined) throw new Error(`no answer is called ${name}`);
  const { file, command, exitCode } = found;
  return { command, exitCode, output: file === null ? new Uint8Array() : readFileSync(path.join(folder, file)) };
}

export function recordedText(name: string): string {
  return Buffer.from(recorded(name).output).toString('utf8');
}
