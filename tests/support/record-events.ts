import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { RecordFile } from '../../electron/record/record-file.ts';
import type { NewEvent } from '../../electron/record/record-port.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { recordPrograms } from './record-programs.ts';

export const device = '2e0039000147343233323032' as DeviceId;

export const started = (attemptId: string, more: object = {}): NewEvent =>
  ({
    type: 'started',
    attemptId,
    at: 1_000,
    forWhom: { for: 'account', userName: 'ann@example.com' },
    ...more,
  }) as NewEvent;
export const stage = (attemptId: string, more: object): NewEvent => ({ type: 'stage', attemptId, at: 2_000, ...more });
export const finished = (attemptId: string, outcome: 'claimed' | 'failed' | 'forgotten', code?: string): NewEvent => ({
  type: 'finished',
  attemptId,
  at: 3_000,
  outcome,
  code,
  tookMs: 2_000,
});

export async function write(record: RecordFile, ...events: readonly NewEvent[]): Promise<void> {
  for (const event of events) expect(await record.write(event)).toEqual({ ok: true, value: undefined });
}
export const ids = (attempts: readonly { readonly runId: string }[]) => attempts.map(({ runId }) => runId);
export const read = <Row>(record: RecordFile, query: string) =>
  record.use(async ({ database }) => (await sql.raw<Row>(query).execute(database)).rows);

/** A folder for the records of the tests of one file, and programs that are closed behind each test. */
export function recordFolder() {
  let folder = '';
  let files = 0;
  const opened: ReturnType<typeof recordPrograms>[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'record-'));
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.closeAll();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    newFile() {
      files += 1;
      return path.join(folder, `part-${files}`, 'attempts.db');
    },
    programs(...parts: Parameters<typeof recordPrograms>) {
      const made = recordPrograms(...parts);
      opened.push(made);
      return made;
    },
  };
}
