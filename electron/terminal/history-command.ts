import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import { byteOrderMark, csvRows } from '../../shared/csv-rows.ts';
import { setupError } from '../../shared/errors.ts';
import { type HistoryRow, historyColumns, historyOutcomes } from '../../shared/history-row.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { Result } from '../../shared/result.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { replaceFile } from '../files/private-file.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { History, HistoryFilter } from '../record/history.ts';
import type { CommandFace } from './command-face.ts';
import { directWay } from './way-to-cloud.ts';

interface FilterOptions {
  readonly search?: string;
  readonly outcome?: HistoryFilter['outcome'];
  readonly since?: string;
  readonly until?: string;
  readonly product?: string;
  readonly preset?: string;
  readonly station?: string;
  readonly json?: true;
}

/** So many are listed for a person who does not say how many; a program gets all. */
const listedRows = 100;

/** Quoted of a text of a row. */
const shownLetters = 64;

const dayMs = 24 * 60 * 60 * 1000;

/** `history list|show|summary|export|forget`. */
export function addHistoryCommand(program: Command, face: CommandFace): void {
  const { terminal, line, refuse, words } = face;
  const { t } = words.person.translator;
  const history = program.command('history').description(t('commandLine.history.is'));

  const filters = (command: Command) =>
    command
      .option('--search <text>', t('commandLine.history.search'))
      .addOption(new Option('--outcome <name>', t('commandLine.history.outcome')).choices([...historyOutcomes]))
      .option('--since <day>', t('commandLine.history.since'))
      .option('--until <day>', t('commandLine.history.until'))
      .option('--product <id-or-slug>', t('commandLine.history.product'))
      .option('--preset <name>', t('commandLine.history.preset'))
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
        for await (const rows of found.all(filter)) {
          for (const row of rows.slice(0, limit - listed)) line(json ? JSON.stringify(row) : plainRow(row));
          listed += Math.min(rows.length, limit - listed);
          if (listed >= limit || terminal.signal.aborted) break;
        }
        if (json) return;
        const count = listed < limit ? listed : await found.count(filter);
        line(t('terminal.history.listed', { listed, count }));
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
        if (shown?.row === undefined) return refuse(setupError('invalid-input', { saw: attemptId }), json);
        const { row, events } = shown;
        if (json) return line(JSON.stringify({ ...row, events }));
        for (const column of historyColumns) {
          if (row[column] !== null) line(`${column}: ${plainText(cellOf(row, column), 320)}`);
        }
        for (const { type, at, ...event } of events) {
          const what = Object.entries(event).filter(([name, value]) => name !== 'attemptId' && value !== undefined);
          const told = what.map(
            ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
          );
          line(`${new Date(at).toISOString()} ${type} ${plainText(told.join(', '), 640)}`);
        }
      });
    });

  filters(history.command('summary').description(t('commandLine.history.summary')))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: FilterOptions) => {
      const filter = readFilter(options);
      if (filter === undefined) return;
      await look(options.json, async (found) => {
        const summary = await found.summary(filter);
        if (options.json) return line(JSON.stringify(summary));
        const { attempts, outcomes, devices, firstPass, finalPass, took, stages, codes, hours } = summary;
        line(t('terminal.history.attempts', { count: attempts }));
        for (const [outcome, count] of Object.entries(outcomes)) line(`  ${outcome}: ${count}`);
        line(t('terminal.history.yield', { devices, firstPass, finalPass }));
        if (took !== undefined) line(t('terminal.history.took', { median: took.medianMs, p95: took.p95Ms }));
        for (const [stage, { medianMs, p95Ms }] of Object.entries(stages)) {
          line(
            `  ${t('terminal.history.stage', { stage: plainText(stage, shownLetters), median: medianMs, p95: p95Ms })}`,
          );
        }
        for (const { code, count } of codes) line(`  ${plainText(code, shownLetters)}: ${count}`);
        for (const { from, attempts: count } of hours) line(`  ${new Date(from).toISOString()}: ${count}`);
      });
    });

  filters(history.command('export').description(t('commandLine.history.export')))
    .option('--csv <file>', t('commandLine.history.csv'))
    .option('--jsonl <file>', t('commandLine.history.jsonl'))
    .option('--bom', t('commandLine.history.bom'))
    .option('--json', t('commandLine.jsonObject'))
    .action(
      async (options: FilterOptions & { readonly csv?: string; readonly jsonl?: string; readonly bom?: true }) => {
        const { csv, jsonl, bom, json } = options;
        const file = csv ?? jsonl;
        if (file === undefined || (csv !== undefined && jsonl !== undefined)) {
          return program.error(t('commandLine.error.exportTo'));
        }
        const filter = readFilter(options);
        if (filter === undefined) return;
        await look(json, async (found) => {
          let rows = 0;
          async function* parts(): AsyncGenerator<string> {
            if (csv !== undefined) yield `${bom ? byteOrderMark : ''}${csvRows([historyColumns])}`;
            for await (const some of found.all(filter ?? {})) {
              terminal.signal.throwIfAborted();
              rows += some.length;
              yield csv === undefined
                ? `${some.map((row) => JSON.stringify(row)).join('\n')}\n`
                : csvRows(some.map((row) => historyColumns.map((column) => cellOf(row, column))));
            }
          }
          try {
            // Whole, or not at all: what was in its place stays until then.
            await replaceFile(file, (handle) => writeFile(handle, parts(), 'utf8'));
          } catch (error) {
            const why = terminal.signal.aborted ? 'cancelled' : 'report-not-saved';
            return refuse(setupError(why, { saw: error instanceof Error ? error.message : '' }), json);
          }
          line(json ? JSON.stringify({ exported: rows, file }) : t('terminal.history.exported', { count: rows, file }));
        });
      },
    );

  filters(history.command('forget').description(t('commandLine.history.forget')))
    .option('--keep <count>', t('commandLine.history.keep'), countOption)
    .option('--older-than <days>', t('commandLine.history.olderThan'), countOption)
    .option('--all', t('commandLine.history.all'))
    .option('--yes', t('commandLine.history.yes'))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: FilterOptions & { keep?: number; olderThan?: number; all?: true; yes?: true }) => {
      const { keep, olderThan, all, yes, json } = options;
      const filter = readFilter(options, olderThan);
      if (filter === undefined) return;
      const isFiltered = Object.values(filter).some((value) => value !== undefined);
      // Nobody deletes everything by leaving a word out.
      if ([all === true, keep !== undefined, isFiltered].filter(Boolean).length !== 1) {
        return program.error(t('commandLine.error.forgetWhat'));
      }
      await look(json, async (found) => {
        if (!yes) {
          const count = keep === undefined ? await found.count(filter) : Math.max(0, (await found.count({})) - keep);
          return line(json ? JSON.stringify({ wouldForget: count }) : t('terminal.history.wouldForget', { count }));
        }
        const forgotten = keep === undefined ? await found.forget(filter) : await found.keepNewest(keep);
        if (!forgotten.ok) return refuse(forgotten.error, json);
        const count = forgotten.value;
        line(json ? JSON.stringify({ forgotten: count }) : t('terminal.history.forgotten', { count }));
      });
    });

  /** With the record open. Without one there is nothing in it. */
  async function look(json: true | undefined, work: (found: History) => Promise<void>): Promise<void> {
    const { record } = composeProgram({ folder: terminal.dataFolder, way: directWay });
    const { historyOf, noHistory } = await import('../record/history.ts');
    const used: Result<unknown> = await record.use(async (store) => {
      await work(historyOf(store, record.isGone));
      return true;
    });
    if (!used.ok) refuse(used.error, json);
    else if (used.value === undefined) await work(noHistory);
    await record.close();
  }

  /** Undefined: a day that is none, which has been said. */
  function readFilter(options: FilterOptions, olderThanDays?: number): HistoryFilter | undefined {
    const { search, outcome, product, preset, station } = options;
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
    const before = olderThanDays === undefined ? until : systemClock.now() - olderThanDays * dayMs;
    return { search, outcome, since, until: before, product, preset, station };
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

function cellOf(row: HistoryRow, column: (typeof historyColumns)[number]): string {
  const value = row[column];
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const countOption = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
