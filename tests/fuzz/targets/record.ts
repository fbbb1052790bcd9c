import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { appendOnlyLog } from '../../../electron/append-only-log/append-only-log.ts';
import type { ComputerLock } from '../../../electron/computer-lock/computer-lock.ts';
import { journalFile } from '../../../electron/journal/journal-file.ts';
import { foldEvent } from '../../../electron/record/attempt-row.ts';
import { eventOf } from '../../../electron/record/event-as-read.ts';
import { oldLine } from '../../../electron/record/old-ledger.ts';
import { columnsOf, eventColumns, readEvent, readRow } from '../../../electron/record/row-codec.ts';
import { readSharedRow } from '../../../electron/record/shared-record/other-stations.ts';
import { readSummedLine } from '../../../electron/record/summed-rows.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure } from '../../../shared/result.ts';
import { newFile } from '../engine/new-file.ts';
import { parsedOrUndefined } from '../engine/parsed-or-undefined.ts';
import { finite, fitForPeople, nothingPolluted, promise } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const free: ComputerLock = { take: async () => () => undefined };
const handle = JSON.stringify({ system: 'macos' });

/** Each line with the sum that it should have, unless it begins with `!`. */
function checkedLines(input: string): string {
  const line = (json: string) =>
    json.startsWith('!') ? json.slice(1) : `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
  return input.toWellFormed().split('\n').map(line).join('\n');
}

/** What a start of the program finds in a journal of these bytes. */
async function recovered(bytes: Uint8Array): Promise<RememberedNetwork | undefined> {
  const file = newFile();
  writeFileSync(file, bytes);
  let found: RememberedNetwork | undefined;
  await journalFile(file, free).recover(async (remembered) => {
    found = remembered;
    return failure(setupError('home-network-not-back'));
  });
  rmSync(file, { force: true });
  return found;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const foreign = fc.string({ unit: 'binary', maxLength: 40 });

export const recordTargets: readonly Target[] = [
  {
    name: 'lines of the journal',
    files: ['electron/journal/journal-file.ts', 'electron/append-only-log/append-only-log.ts'],
    seeds: [
      `{"type":"lease-taken","remembered":{"networkName":"HomeNet","handle":"x","adapter":"wlan0","keepsInternet":false}}`,
      '{"type":"lease-ended","handle":"x"}',
      '"damage-told"',
      '!ffffffff {}',
    ],
    words: ['\n', '{"type":"lease-ended","handle":"x"}', '"remembered":', '"__proto__":{"polluted":1},', '\0', '!'],
    limit: 64 * 1024,
    async run(input) {
      const found = await recovered(Buffer.from(checkedLines(input), 'utf8'));
      promise(found === undefined || typeof found.handle === 'string', 'a lease without a handle');
      nothingPolluted();
    },
  },
  {
    name: 'the journal, written and torn',
    files: ['electron/journal/journal-file.ts'],
    property: () =>
      fc.asyncProperty(
        foreign,
        foreign,
        fc.boolean(),
        fc.nat(),
        foreign,
        async (networkName, adapter, keepsInternet, cut, tail) => {
          const file = newFile();
          const remembered = { networkName, handle, adapter, keepsInternet };
          const note = await journalFile(file, free).begin(remembered);
          promise(note.ok && note.value.written, 'the journal could not be written');
          const whole = readFileSync(file);
          const back = await recovered(Buffer.concat([whole, Buffer.from(`\n${tail}`)]));
          // Half a pair cannot be written as UTF-8; JSON writes it as an escape.
          promise(back?.networkName === networkName && back.adapter === adapter, 'another network came back');
          promise(back.keepsInternet === keepsInternet && back.handle === handle, 'another handle came back');
          const torn = await recovered(whole.subarray(0, cut % whole.length));
          promise(torn === undefined || torn.networkName === networkName, 'a torn line was believed');
        },
      ),
  },
  {
    name: 'events of the record',
    files: [
      'electron/record/row-codec.ts',
      'electron/record/record-event.ts',
      'electron/record/attempt-row.ts',
      'electron/record/summed-rows.ts',
    ],
    seeds: [
      '2e0039000147343233323032\tproduction\tFAIL\tfailed\t"photon-not-online"\t9000\t1000\t1\t7\t1000\t\t"prove"\t{"join":812}',
      '2e0039000147343233323032\tproduction\tFAIL\tfailed\tp\t\t0\t1\t7\t0\t1\t\t{}',
      'started {"program":"p1","forWhom":{"for":"account","userName":"ann"},"offsetMinutes":60}',
      'stage {"stage":"join","ms":812,"retries":1,"networkName":"HomeNet","otherNetworks":["Office"]}',
      'measurement {"name":"photon-signal","value":-61,"unit":"dBm","marginal":true}',
      'finished {"outcome":"failed","code":"photon-not-online","tookMs":9000}',
    ],
    words: [
      '"__proto__":{"polluted":1},',
      '"stage":"__proto__"',
      '1e999',
      '\\u0000',
      '"forWhom":{"for":"product"}',
      'null',
    ],
    limit: 64 * 1024,
    run(input) {
      const place = { stationId: 'station', sequence: 1 };
      const begun = {
        type: 'started',
        attemptId: 'a',
        at: 1,
        program: 'p',
        kind: 'production',
        forWhom: { for: 'account' },
      } as const;
      const space = input.indexOf(' ');
      const told = readEvent({ attemptId: 'a', type: input.slice(0, space), at: 1, body: input.slice(space + 1) });
      // As it is written down.
      const event = told && readEvent(eventColumns(told));
      const before = foldEvent(undefined, begun, place);
      const row = event && foldEvent(event.type === 'started' ? undefined : before, event, place);
      if (row !== undefined) {
        finite(row.startedAt, 'the beginning');
        finite(row.connectedAt ?? undefined, 'the time of leaving');
        const read = readRow({ ...columnsOf(row), rowId: 1 });
        promise(read?.attemptId === 'a', 'what an event tells cannot be read again');
      }
      const columns = parsedOrUndefined(input.slice(space + 1));
      if (typeof columns === 'object' && columns !== null) {
        readRow(columns);
      }
      const summed = readSummedLine(input);
      for (const ms of Object.values(summed?.stageMs ?? {})) finite(ms, 'the time of a stage');
      nothingPolluted();
    },
  },
  {
    name: 'rows of other stations',
    files: ['electron/record/shared-record/other-stations.ts'],
    seeds: [
      'started {"program":"p1","forWhom":{"for":"account","userName":"ann"},"offsetMinutes":60}',
      'stage {"stage":"join","ms":812,"retries":1,"networkName":"HomeNet","otherNetworks":["Office"]}',
      'finished {"outcome":"claimed","name":"Bench light","tookMs":9000}',
    ],
    words: ['\\u001b[2J', '\\u202e', '"__proto__":{"polluted":1},', '1e999', '\\ud800', '"insteadOf":"a"', 'null'],
    limit: 64 * 1024,
    run(input) {
      const space = input.indexOf(' ');
      const row = readSharedRow({
        ...{
          stationId: 'station',
          sequence: '2',
          afterSequence: '1',
          attemptId: 'a',
          at: '1',
          sentAt: 1,
          receivedAt: 1,
        },
        ...{ type: input.slice(0, space), body: input.slice(space + 1), isSettled: false },
      });
      const event = row && eventOf(row);
      for (const text of textsIn(event)) fitForPeople(text, 'a text of another station');
      const columns = parsedOrUndefined(input.slice(space + 1));
      const read = readSharedRow(columns);
      if (read !== undefined) finite(read.receivedAt, 'the time of the server');
      nothingPolluted();
    },
  },
  {
    name: 'lines of the file before the record',
    files: ['electron/record/old-ledger.ts'],
    seeds: ['{"type":"begun","runId":"r","at":1,"program":"p1","forWhom":{"for":"account","userName":"ann"}}'],
    words: ['\n', '"insteadOf":"r",', '1e999', '"__proto__":{"polluted":1},', '"runId":"__proto__"'],
    limit: 64 * 1024,
    async run(input) {
      const file = newFile();
      writeFileSync(file, checkedLines(input));
      const { lines } = await appendOnlyLog(file, oldLine).read();
      rmSync(file, { force: true });
      for (const line of lines) finite(line.at, 'the time of a line');
      nothingPolluted();
    },
  },
];
