import { setupError } from '../../shared/errors.ts';
import type { HistoryFilter } from '../../shared/history-filter.ts';
import type { historyRequests } from '../../shared/ipc/history.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { programLimits } from '../../shared/time-limits.ts';
import { replaceFile } from '../files/private-file.ts';
import type { History } from '../record/history.ts';
import type { RecordFilter } from '../record/history-query.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { HandlersOf } from './handlers.ts';
import type { SettingsStore } from './settings-port.ts';

export interface HistoryParts extends Pick<ControllerParts, 'record' | 'chooseNewFile' | 'clock' | 'log'> {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly changed: () => void;
  /** What the line that the window shows has done. */
  readonly lineAttempts: () => readonly string[];
  /** What is deleted is held against where the record is shared by now. */
  readonly expectSharing: () => Promise<Result<unknown>>;
}

export interface HistoryWork {
  readonly handlers: HandlersOf<typeof historyRequests>;
  readonly state: () => Snapshot['historyWork'];
  readonly heard: () => Snapshot['historyHeard'];
  /** Notes how much is to be kept, for the terminal, too. Deletes nothing: a person may still be typing. */
  retentionChanged(): Promise<void>;
  /** Deletes what the settings say is to be kept no longer; nothing, as long as they say nothing. */
  keep(): Promise<void>;
  busy(): boolean;
  end(): Promise<void>;
}

/** How often the window is told how far an export is: at most so often in all of it. */
const steps = 50;

/** The record, for those who look at it in the window. Nothing of it is loaded before somebody does. */
export function historyHandlers({
  record,
  chooseNewFile,
  clock,
  log,
  settings,
  changed,
  lineAttempts,
  expectSharing: expect,
}: HistoryParts): HistoryWork {
  let loaded: Promise<History> | undefined;
  const history = () => {
    loaded ??= import('../record/history.ts').then(({ historyOf }) => historyOf(record));
    return loaded;
  };
  const inRecord = ({ line = false, ...filter }: HistoryFilter): RecordFilter =>
    line ? { ...filter, attemptIds: lineAttempts() } : filter;
  /** What is asked anew answers the older question no more. */
  const asked = new Map<string, AbortController>();
  function anew(what: string): AbortSignal {
    asked.get(what)?.abort();
    const mine = new AbortController();
    asked.set(what, mine);
    return mine.signal;
  }

  let state: Snapshot['historyWork'];
  let stop: AbortController | undefined;
  let over: Promise<unknown> | undefined;

  /** One at a time: what is being written must not be deleted meanwhile. */
  async function alone<Value>(
    what: 'exporting' | 'forgetting',
    work: (signal: AbortSignal, tell: (done: number, of: number) => void) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    if (stop !== undefined) return failure(setupError('work-already-running'));
    const mine = new AbortController();
    stop = mine;
    let told = -1;
    const tell = (done: number, of: number) => {
      const step = of === 0 ? -1 : Math.floor((done / of) * steps);
      if (step === told && state !== undefined) return;
      told = step;
      state = { what, done, of };
      changed();
    };
    tell(0, 0);
    const doing = work(mine.signal, tell).finally(() => {
      state = undefined;
      stop = undefined;
      changed();
    });
    over = doing.catch(() => undefined);
    return doing;
  }

  let heard = 0;
  let watching: AbortController | undefined;

  /** As long as somebody looks. What was noted before the first look counts: the list may be older. */
  async function watch(signal: AbortSignal): Promise<void> {
    let before: Awaited<ReturnType<History['written']>> | undefined;
    while (!signal.aborted) {
      const now = await (await history()).written();
      if (signal.aborted) return;
      // A record that cannot be read now says so where it is looked at.
      if (now.ok && (before?.ok !== true || now.value.in !== before.value.in || now.value.by !== before.value.by)) {
        heard += 1;
        changed();
      }
      if (now.ok) before = now;
      await clock.sleep(programLimits.historyLookMs, signal);
    }
  }

  async function noteRetention() {
    const { historyDays: days, historyCount: count } = settings.read();
    const { retentionOf } = await import('../record/retention.ts');
    return retentionOf(record, { days, count });
  }

  async function keep(): Promise<void> {
    const said = await noteRetention();
    const all = said.ok && (said.value === undefined || (said.value.days === 0 && said.value.count === 0));
    // What is being exported is deleted after the next run.
    if (all || stop !== undefined) return;
    const { keepNewest } = await import('../record/retention.ts');
    const kept = said.ok
      ? await alone('forgetting', async (signal) =>
          keepNewest(record, await history(), { now: clock.now(), signal, expect }),
        )
      : said;
    if (!kept.ok) log.note('history', `not deleted: ${kept.error.code}`);
    else if (kept.value > 0) log.note('history', `${kept.value} deleted, as the settings say`);
  }

  async function end(): Promise<void> {
    for (const one of asked.values()) one.abort();
    watching?.abort();
    stop?.abort();
    const enough = new AbortController();
    // Where it writes to may not answer any more.
    await Promise.race([over, clock.sleep(programLimits.historyEndMs, enough.signal)]).finally(() => enough.abort());
  }

  const handlers: HistoryWork['handlers'] = {
    async listHistory({ filter, from, most }) {
      return (await history()).page(inRecord(filter), { from, most, signal: anew('list') });
    },

    async countHistory({ filter, deletable }) {
      return (await history()).count(inRecord(filter), { deletable, signal: anew('count') });
    },

    async countNewHistory({ filter, upTo }) {
      return (await history()).news(inRecord(filter), upTo, anew('news'));
    },

    async watchHistory({ on }) {
      watching?.abort();
      watching = on ? new AbortController() : undefined;
      if (watching !== undefined) void watch(watching.signal);
      return success(undefined);
    },

    async showAttempt({ attemptId }) {
      const shown = await (await history()).show(attemptId);
      return shown.ok ? success(shown.value?.attempt) : shown;
    },

    async sumHistory({ filter }) {
      return (await history()).summary(inRecord(filter), anew('sum'));
    },

    listHistoryChoices: async () => (await history()).choices(),

    async exportHistory({ filter: wanted, form, byteOrderMark: withByteOrderMark = false }) {
      if (stop !== undefined) return failure(setupError('work-already-running'));
      const filter = inRecord(wanted);
      const file = await chooseNewFile(`photon-setup-history.${form}`, form === 'csv' ? ['csv'] : ['jsonl']);
      if (file === undefined) return success(undefined);
      return alone('exporting', async (signal, tell) => {
        const found = await history();
        const counted = await found.count(filter, { signal });
        if (!counted.ok) return counted;
        const of = counted.value.count;
        const { exportHistory } = await import('../record/export-history.ts');
        return exportHistory(found, file, {
          replaceFile,
          filter,
          form,
          withByteOrderMark,
          signal,
          tell: (rows) => tell(rows, of),
        });
      });
    },

    forgetHistory: ({ filter, upTo, alsoUnshared: unshared }) =>
      alone('forgetting', async (signal) => {
        const expected = await expect();
        if (!expected.ok && unshared !== true) return expected;
        return (await history()).forget(inRecord(filter), { upTo, signal, unshared });
      }),

    async stopHistoryWork() {
      stop?.abort();
      return success(undefined);
    },
  };

  return {
    handlers,
    state: () => state,
    heard: () => heard,
    async retentionChanged() {
      const noted = await noteRetention();
      if (!noted.ok) log.note('history', `how much is kept was not noted: ${noted.error.code}`);
    },
    keep,
    busy: () => stop !== undefined,
    end,
  };
}
