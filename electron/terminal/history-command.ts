import { type Command, InvalidArgumentError, Option } from 'commander';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import { setupError } from '../../shared/errors.ts';
import { historyOutcomes, verdicts } from '../../shared/history-outcome.ts';
import { cellOf, type HistoryRow, historyColumns, type ShownRow, timeWithOffset } from '../../shared/history-row.ts';
import { type HistorySummary, hoursHere } from '../../shared/history-summary.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { composeProgram, type Program } from '../composition/compose-program.ts';
import { replaceFile } from '../files/private-file.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { History } from '../record/history.ts';
import type { RecordFilter } from '../record/history-query.ts';
import type { RecordEvent } from '../record/record-event.ts';
import type { CommandFace } from './command-face.ts';
import { sayTo } from './error-words.ts';
import { addShareCommand } from './history-share-command.ts';
import { expectSaid } from './record-sharing.ts';
import { directWay } from './way-to-cloud.ts';

interface FilterOptions {
  readonly search?: string;
  readonly outcome?: RecordFilter['outcome'];
  readonly verdict?: RecordFilter['verdict'];
  readonly kind?: RecordFilter['kind'];
  readonly since?: string;
  readonly until?: string;
  readonly product?: string;
  readonly preset?: string;
  readonly batch?: string;
  readonly part?: string;
  readonly station?: string;
  readonly json?: true;
}

interface ForgetOptions extends FilterOptions {
  readonly keep?: number;
  readonly olderThan?: number;
  readonly all?: true;
  readonly alsoUnshared?: true;
  readonly yes?: true;
}

/** So many are listed for a person who does not say how many; a program gets all. */
const listedRows = 100;

/** How often a person is told how far an export is: some seconds apart. */
const toldRows = 10_000;

/** Quoted of a text of a row. */
const shownLetters = 64;

const dayMs = 24 * 60 * 60 * 1000;

/** `history list|show|summary|export|forget`. */
export function addHistoryCommand(program: Command, face: CommandFace): void {
  const { terminal, line, complain, refuse, words } = face;
  const { t } = words.person.translator;
  const history = program.command('history').description(t('commandLine.history.is'));

  function countOption(text: string): number {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(t('commandLine.invalid.count'));
    return Number(text);
  }

  addShareCommand(history, face);

  const filters = (command: Command) =>
    command
      .option('--search <text>', t('commandLine.history.search'))
      .addOption(new Option('--outcome <name>', t('commandLine.history.outcome')).choices([...historyOutcomes]))
      .addOption(new Option('--verdict <name>', t('commandLine.history.verdict')).choices([...verdicts]))
      .addOption(new Option('--kind <name>', t('commandLine.history.kind')).choices([...attemptKinds]))
      .option('--since <day>', t('commandLine.history.since'))
      .option('--until <day>', t('commandLine.history.until'))
      .option('--product <id-or-slug>', t('commandLine.history.product'))
      .option('--preset <name>', t('commandLine.history.preset'))
      .option('--batch <text>', t('commandLine.history.batch'))
      .option('--part <text>', t('commandLine.history.part'))
      .option('--station <name>', t('commandLine.history.station'));

  filters(history.command('list').description(t('commandLine.history.list')))
    .option('--limit <count>', t('commandLine.history.limit'), countOption)
    .option('--json', t('commandLine.jsonLines'))
    .action(async (options: FilterOptions & { readonly limit?: number }) => {
      const filter = readFilter(options);
      if (filter === undefined) return;
      const { json, limit = json ? Number.POSITIVE_INFINITY : listedRows } = options;
      await look(json, async (found) => {
        let listed = 0;
        const slices = found.all(filter, terminal.signal);
        while (listed < limit) {
          const turn = await slices.next();
          if (turn.done) {
            if (!turn.value.ok) return turn.value;
            break;
          }
          const rows = turn.value.slice(0, limit - listed);
          for (const row of rows) line(json ? JSON.stringify(row) : plainRow(row));
          listed += rows.length;
        }
        await slices.return(success(undefined));
        if (json) return success(undefined);
        const counted =
          listed < limit ? success({ count: listed }) : await found.count(filter, { signal: terminal.signal });
        if (!counted.ok) return counted;
        line(t('terminal.history.listed', { listed, count: counted.value.count }));
        return success(undefined);
      });
    });

  history
    .command('show')
    .description(t('commandLine.history.show'))
    .argument('<attempt-id>', t('commandLine.history.attempt'))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (attemptId: string, { json }: { readonly json?: true }) => {
      await look(json, async (found) => {
        const shown = await found.show(attemptId);
        if (!shown.ok) return shown;
        if (shown.value === undefined) {
          const note = sayTo(words, json)('terminal.history.notThere', { id: attemptId });
          return failure(setupError('invalid-input', { details: { note } }));
        }
        const { attempt, events } = shown.value;
        const { row, ...more } = attempt;
        if (json) line(JSON.stringify({ ...row, ...more, events }));
        else for (const told of plainAttempt(row, events)) line(told);
        return success(undefined);
      });
    });

  filters(history.command('summary').description(t('commandLine.history.summary')))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: FilterOptions) => {
      const filter = readFilter(options);
      if (filter === undefined) return;
      await look(options.json, async (found) => {
        const summed = await found.summary(filter, terminal.signal);
        if (!summed.ok) return summed;
        if (options.json) line(JSON.stringify(summed.value));
        else sayInWords(summed.value);
        return success(undefined);
      });
    });

  function sayInWords({
    attempts,
    outcomes,
    failures,
    devices,
    firstTried,
    firstPass,
    finalPass,
    stageYields,
    took,
    stages,
    codes,
    quarters,
  }: HistorySummary) {
    line(t('terminal.history.attempts', { count: attempts }));
    for (const [outcome, count] of Object.entries(outcomes)) {
      line(`  ${outcome}: ${count}`);
      if (outcome !== 'failed') continue;
      for (const [verdict, found] of Object.entries(failures)) line(`    ${verdict}: ${found}`);
    }
    line(
      firstTried === null || firstPass === null || finalPass === null
        ? t('terminal.history.noYield')
        : t('terminal.history.yield', { count: devices, firstTried, firstPass, finalPass }),
    );
    for (const [stage, { devices: count, firstPass: passed }] of Object.entries(stageYields)) {
      line(`  ${t('terminal.history.stageYield', { stage, count, firstPass: passed })}`);
    }
    if (took !== undefined) line(t('terminal.history.took', { median: took.medianMs, p95: took.p95Ms }));
    for (const [stage, { medianMs, p95Ms }] of Object.entries(stages)) {
      const name = plainText(stage, shownLetters);
      line(`  ${t('terminal.history.stage', { stage: name, median: medianMs, p95: p95Ms })}`);
    }
    for (const { code, count } of codes) line(`  ${plainText(code, shownLetters)}: ${count}`);
    // By the clock that the list goes by.
    for (const { from, attempts: count } of hoursHere(quarters)) {
      line(`  ${timeWithOffset(from, -new Date(from).getTimezoneOffset())}: ${count}`);
    }
  }

  filters(history.command('export').description(t('commandLine.history.export')))
    .option('--csv <file>', t('commandLine.history.csv'))
    .option('--jsonl <file>', t('commandLine.history.jsonl'))
    .option('--bom', t('commandLine.history.bom'))
    .option('--json', t('commandLine.jsonObject'))
    .action(
      async (options: FilterOptions & { readonly csv?: string; readonly jsonl?: string; readonly bom?: true }) => {
        const { csv, jsonl, bom = false, json } = options;
        const file = csv ?? jsonl;
        if (file === undefined || (csv !== undefined && jsonl !== undefined)) {
          return program.error(t('commandLine.error.exportTo'));
        }
        const filter = readFilter(options);
        if (filter === undefined) return;
        const form = csv === undefined ? 'jsonl' : 'csv';
        await look(json, async (found) => {
          const { exportHistory } = await import('../record/export-history.ts');
          let said = 0;
          const tell = (rows: number) => {
            if (json || rows < said + toldRows) return;
            said = rows - (rows % toldRows);
            complain(t('terminal.history.exporting', { count: rows }));
          };
          const what = { replaceFile, filter, form, withByteOrderMark: bom, signal: terminal.signal, tell } as const;
          const exported = await exportHistory(found, file, what);
          if (!exported.ok) return exported;
          const count = exported.value;
          line(json ? JSON.stringify({ exported: count, file }) : t('terminal.history.exported', { count, file }));
          return success(undefined);
        });
      },
    );

  filters(history.command('forget').description(t('commandLine.history.forget')))
    .option('--keep <count>', t('commandLine.history.keep'), countOption)
    .option('--older-than <days>', t('commandLine.history.olderThan'), countOption)
    .option('--all', t('commandLine.history.all'))
    .option('--also-unshared', t('commandLine.history.alsoUnshared'))
    .option('--yes', t('commandLine.history.yes'))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: ForgetOptions) => {
      const { keep, olderThan, all, yes, json, alsoUnshared: unshared = false } = options;
      const filter = readFilter(options, olderThan);
      if (filter === undefined) return;
      const isFiltered = Object.values(filter).some((value) => value !== undefined);
      // Nobody deletes everything by leaving a word out.
      if ([all === true, keep !== undefined, isFiltered].filter(Boolean).length !== 1) {
        return program.error(t('commandLine.error.forgetWhat'));
      }
      await look(json, async (found, composed) => {
        // By what is said now: nothing may have been shared since.
        const expected = await expectSaid(composed);
        if (!expected.ok && !unshared) return expected;
        const which = { kept: keep, signal: terminal.signal };
        const counted = await found.count(filter, { ...which, deletable: true });
        if (!counted.ok) return counted;
        const { count, upTo, staying = 0 } = counted.value;
        const tell = (what: object, words: string) => {
          line(json ? JSON.stringify({ ...what, staying }) : words);
          if (!json && staying > 0) line(t('terminal.history.staying', { count: staying }));
        };
        if (!yes) {
          tell({ wouldForget: count }, t('terminal.history.wouldForget', { count }));
          return success(undefined);
        }
        const forgotten = await found.forget(filter, { ...which, upTo, unshared });
        if (!forgotten.ok) return forgotten;
        const { value } = forgotten;
        tell({ forgotten: value }, t('terminal.history.forgotten', { count: value }));
        return success(undefined);
      });
    });

  async function look(
    json: true | undefined,
    work: (found: History, composed: Program) => Promise<Result<void>>,
  ): Promise<void> {
    const composed = composeProgram({ folder: terminal.dataFolder, way: directWay });
    const { record } = composed;
    const { historyOf } = await import('../record/history.ts');
    const looked = await work(historyOf(record), composed);
    if (!looked.ok) refuse(looked.error, json);
    await record.close();
  }

  /** Undefined: a day that is none, or words without a letter, which has been said. */
  function readFilter(options: FilterOptions, olderThanDays?: number): RecordFilter | undefined {
    const { search, outcome, verdict, kind, product, preset, batch, part, station } = options;
    // What is empty would fit everything: it is a variable of a script that nobody set.
    for (const [option, words] of Object.entries({ search, product, preset, batch, part, station })) {
      if (words?.trim() === '') {
        program.error(t('commandLine.error.blank', { option: `--${option}` }));
        return undefined;
      }
    }
    const since = options.since === undefined ? undefined : timeOf(options.since, 0);
    const until = options.until === undefined ? undefined : timeOf(options.until, 1);
    for (const [option, at] of [
      ['since', since],
      ['until', until],
    ] as const) {
      if (Number.isNaN(at)) {
        program.error(t('commandLine.error.day', { option: `--${option}` }));
        return undefined;
      }
    }
    const older = olderThanDays === undefined ? undefined : systemClock.now() - olderThanDays * dayMs;
    const before = older === undefined || until === undefined ? (older ?? until) : Math.min(older, until);
    return { search, outcome, verdict, kind, since, until: before, product, preset, batch, part, station };
  }

  const plainRow = ({ startedAt, outcome, deviceId, serial, name, customer, code, attemptId }: HistoryRow) =>
    [startedAt, outcome, deviceId, serial, name, customer, code, attemptId]
      .flatMap((cell) => (cell === null ? [] : [plainText(cell, shownLetters)]))
      .join('  ');
}

/** A day of the calendar here, from its beginning or (`days` 1) up to its end, or a time of ISO 8601; NaN: neither. */
function timeOf(text: string, days: number): number {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (day === null) return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  const [year = 0, month = 0, date = 0] = day.slice(1).map(Number);
  const at = new Date(year, month - 1, date);
  return at.getMonth() === month - 1 ? new Date(year, month - 1, date + days).getTime() : Number.NaN;
}

/** A row and its events for a person to read, a line each. */
function plainAttempt(row: ShownRow, events: readonly RecordEvent[]): readonly string[] {
  const cells = historyColumns.filter((column) => row[column] !== null);
  return [
    ...cells.map((column) => `${column}: ${plainText(cellOf(row, column), 320)}`),
    ...(row.unheardSince === undefined ? [] : [`unheardSince: ${new Date(row.unheardSince).toISOString()}`]),
    ...events.map(({ type, at, attemptId: _, ...event }) => {
      const told = Object.entries(event).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`],
      );
      return `${new Date(at).toISOString()} ${type} ${plainText(told.join(', '), 640)}`;
    }),
  ];
}
