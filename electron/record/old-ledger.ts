import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { DeviceId } from '../../shared/device-id.ts';
import { type AppendOnlyLog, appendOnlyLog } from '../append-only-log/append-only-log.ts';
import type { RecordEvent } from './record-event.ts';

const word = v.pipe(v.string(), v.maxLength(64));
const time = v.pipe(v.number(), v.finite());
const deviceId = v.custom<DeviceId>((value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value));

/** A line of the file in which versions before 0.2 kept their attempts. */
export const oldLine = v.variant('type', [
  v.object({
    type: v.literal('begun'),
    runId: word,
    at: time,
    program: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,32}$/)),
    forWhom: v.variant('for', [
      v.object({ for: v.literal('account'), userName: v.optional(v.string()) }),
      v.object({ for: v.literal('customer'), email: v.string(), productId: v.number() }),
      v.object({ for: v.literal('product'), productId: v.number() }),
    ]),
    cloudUrl: v.optional(v.string()),
    deviceId: v.optional(deviceId),
    insteadOf: v.optional(word),
  }),
  v.object({
    type: v.literal('reached'),
    runId: word,
    at: time,
    step: word,
    networkName: v.optional(v.string()),
    otherNetworks: v.optional(v.array(v.string())),
    connectedAt: v.optional(time),
  }),
  v.object({
    type: v.literal('learned'),
    runId: word,
    at: time,
    deviceId: v.optional(deviceId),
    plan: v.optional(word),
  }),
  v.object({
    type: v.literal('ended'),
    runId: word,
    at: time,
    outcome: v.picklist(['claimed', 'online-without-owner', 'handed-over', 'failed', 'forgotten']),
    code: v.optional(word),
    tookMs: time,
  }),
]);
type OldLine = v.InferOutput<typeof oldLine>;

/** What an older version left, oldest first. */
export interface OldLedger {
  readonly events: readonly RecordEvent[];
  /** A line was torn or changed, and nobody was told so far. */
  readonly corrupted: boolean;
  /** Out of the way under another name, so that it is not taken over again; nothing of it is deleted. */
  putAway(): Promise<void>;
}

/** `unreadable`: the system does not hand the file out (errno). */
export async function readOldLedger(file: string): Promise<OldLedger | { readonly unreadable: string }> {
  const files = [`${file}.before`, file];
  const parts = files.map((one): AppendOnlyLog<OldLine> => appendOnlyLog(one, oldLine));
  const read = await Promise.all(parts.map((part) => part.read()));
  const unreadable = read.find((part) => part.unreadable !== undefined)?.unreadable;
  if (unreadable !== undefined) return { unreadable };
  return {
    events: read.flatMap(({ lines }) => lines.map(eventOf)),
    corrupted: read.some(({ corrupted }) => corrupted),
    async putAway() {
      for (const one of files) await putAway(one);
    },
  };
}

async function putAway(file: string): Promise<void> {
  const taken = new Set(await readdir(path.dirname(file)));
  // An older version may have left such a file more than once.
  let name = `${file}.taken-over`;
  for (let one = 2; taken.has(path.basename(name)); one += 1) name = `${file}.taken-over-${one}`;
  await rename(file, name).catch(() => undefined);
}

function eventOf(line: OldLine): RecordEvent {
  const { runId: attemptId, at } = line;
  switch (line.type) {
    case 'begun': {
      const { program, forWhom, cloudUrl, deviceId: id, insteadOf } = line;
      return {
        type: 'started',
        attemptId,
        at,
        program,
        kind: 'production',
        forWhom,
        cloudUrl,
        deviceId: id,
        insteadOf,
      };
    }
    case 'reached': {
      const { step, networkName, otherNetworks, connectedAt } = line;
      return { type: 'stage', attemptId, at, step, networkName, otherNetworks, connectedAt };
    }
    case 'learned':
      return { type: 'stage', attemptId, at, deviceId: line.deviceId, plan: line.plan };
    default: {
      const { outcome, code, tookMs } = line;
      return { type: 'finished', attemptId, at, outcome, code, tookMs: Math.max(0, tookMs) };
    }
  }
}
