import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { UpdateState } from '../../shared/update-state.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { OfferedUpdate, UpdateEngine } from './update-port.ts';

export interface Updater {
  state(): UpdateState;
  /** Something else began or ended: a run, work on devices, practice. Work stops a download, which begins anew after it. */
  workChanged(): void;
  /** A device was claimed. */
  claimed(): void;
  /** The settings changed: what was found by the old ones is forgotten. */
  settingsChanged(): void;
  /** Fails like the engine's check, or with `update-during-setup`. */
  look(): Promise<Result<void>>;
  /** Not now: a download stops, and nothing is asked again before the next start. */
  postpone(): void;
  /** Fails with `update-during-setup`, `update-not-installed`, `update-damaged` or, when there is nothing ready, `invalid-input`. */
  restart(): Promise<Result<void>>;
}

export interface UpdaterParts {
  /** Why there is nothing to look for; undefined: there is a server to ask. */
  readonly hindrance: () => Extract<UpdateState, { status: 'elsewhere' | 'off' | 'no-server' }> | undefined;
  /** Whether a device has ever been claimed here. */
  readonly hasClaimed: () => Promise<boolean>;
  /** Loaded when it is needed for the first time, and made anew after the settings changed. */
  readonly openEngine: () => Promise<UpdateEngine>;
  readonly busy: () => boolean;
  readonly clock: Clock;
  readonly changed: () => void;
}

/** Looks for updates when that disturbs nobody, fetches them, and asks before it restarts. */
export function updater(parts: UpdaterParts): Updater {
  const { clock } = parts;
  let engine: Promise<UpdateEngine> | undefined;
  let found: OfferedUpdate | undefined;
  /** What lies on the disk whole, whatever a later look meets. */
  let ready: OfferedUpdate | undefined;
  let postponed = false;
  let hasClaimed = false;
  let state = idle();
  let waiting = new AbortController();
  let wasBusy = false;
  /** What is being looked for or fetched now. */
  let work: AbortController | undefined;

  function tell(next: UpdateState): void {
    state = next;
    parts.changed();
  }

  /** The state that needs no engine. */
  function idle(): UpdateState {
    return (
      parts.hindrance() ??
      (hasClaimed ? { status: 'current', checkedAt: undefined, problem: undefined } : { status: 'after-first-claim' })
    );
  }

  function lookIn(ms: number): void {
    waiting.abort();
    const wait = new AbortController();
    waiting = wait;
    void clock.sleep(ms, wait.signal).then(async () => {
      if (wait.signal.aborted || parts.hindrance() !== undefined || !hasClaimed) return;
      lookIn(programLimits.nextUpdateLookMs);
      // While somebody works on a device nothing is looked for; the end of the work comes back here.
      if (!parts.busy() && state.status === 'current') await look();
    });
  }

  async function look(): Promise<Result<void>> {
    const hindrance = parts.hindrance();
    if (hindrance !== undefined || !hasClaimed) return failure(setupError('invalid-input', { saw: 'off' }));
    if (parts.busy()) return failure(setupError('update-during-setup'));
    if (work !== undefined || state.status === 'restarting') return success(undefined);
    const mine = new AbortController();
    work = mine;
    postponed = false;
    tell({ status: 'checking' });
    const result = await lookAndFetch(mine.signal).catch((bug) => {
      engine = undefined;
      return ofBug(bug);
    });
    // Settings that changed meanwhile have said already what holds now.
    if (work !== mine) return result;
    work = undefined;
    if (result.ok) return result;
    const stopped = result.error.code === 'cancelled';
    if (stopped && postponed && found !== undefined) tell({ status: 'postponed', version: found.version });
    else if (ready !== undefined)
      tell({ status: 'ready', version: ready.version, problem: stopped ? undefined : result.error });
    // Stopped by other work: the end of that looks again.
    else if (stopped) tell(idle());
    else tell({ status: 'current', checkedAt: clock.now(), problem: result.error });
    return result;
  }

  async function lookAndFetch(signal: AbortSignal): Promise<Result<void>> {
    engine ??= parts.openEngine();
    const { check, download } = await engine;
    const offered = await check(signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    if (!offered.ok) return offered;
    found = offered.value;
    if (found === undefined) {
      // A signed word, too: what was offered before is offered no more.
      ready = undefined;
      tell({ status: 'current', checkedAt: clock.now(), problem: undefined });
      return success(undefined);
    }
    const { version, size } = found;
    if (ready?.version === version) {
      tell({ status: 'ready', version, problem: undefined });
      return success(undefined);
    }
    // The engine keeps one file.
    ready = undefined;
    let shown = 0;
    tell({ status: 'downloading', version, received: 0, size });
    const fetched = await download((received) => {
      // A hundred steps are enough for an eye.
      if (signal.aborted || (received - shown) * 100 < size) return;
      shown = received;
      tell({ status: 'downloading', version, received, size });
    }, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    if (fetched.ok) {
      ready = found;
      tell({ status: 'ready', version, problem: undefined });
    }
    return fetched;
  }

  void begin();
  async function begin(): Promise<void> {
    // Who is not to be updated has no need to have the record read.
    if (parts.hindrance() !== undefined) return;
    if (await parts.hasClaimed()) started();
  }

  function started(): void {
    if (hasClaimed) return;
    hasClaimed = true;
    if (work === undefined) tell(idle());
    lookIn(programLimits.firstUpdateLookMs);
  }

  return {
    state: () => state,
    claimed: started,
    look,

    workChanged() {
      const busy = parts.busy();
      if (busy === wasBusy) return;
      wasBusy = busy;
      if (busy) work?.abort();
      else if (hasClaimed) lookIn(programLimits.firstUpdateLookMs);
    },

    settingsChanged() {
      work?.abort();
      work = undefined;
      engine = undefined;
      found = undefined;
      ready = undefined;
      tell(idle());
      if (hasClaimed) lookIn(programLimits.firstUpdateLookMs);
      else void begin();
    },

    postpone() {
      postponed = true;
      if (work !== undefined) work.abort();
      else if (state.status === 'ready') tell({ status: 'postponed', version: state.version });
    },

    async restart() {
      if (state.status !== 'ready' || engine === undefined) return failure(setupError('invalid-input'));
      if (parts.busy()) return failure(setupError('update-during-setup'));
      const { version } = state;
      tell({ status: 'restarting', version });
      // Nothing else begins while this says that it restarts.
      const installed = await engine.then(({ install }) => install()).catch(ofBug);
      const stay = (problem: SetupError) => tell({ status: 'ready', version, problem });
      if (!installed.ok && installed.error.code === 'update-damaged') {
        // It lies there no more: the next look fetches it anew.
        ready = undefined;
        tell({ status: 'current', checkedAt: clock.now(), problem: installed.error });
      } else if (!installed.ok) stay(installed.error);
      else
        void clock.sleep(programLimits.endMs).then(() => {
          // Still here: the installer of the system has not done its part, and this program is one to work with again.
          if (state.status === 'restarting') stay(setupError('update-not-installed'));
        });
      return installed;
    },
  };
}

function ofBug(bug: unknown): Result<void> {
  return failure(setupError('internal-error', { saw: bug instanceof Error ? bug.message : '' }));
}
