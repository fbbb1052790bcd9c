import type { Attempt } from '../attempt.ts';
import type { ImportState } from '../device-import.ts';
import type { DeviceJobEvent } from '../device-jobs.ts';
import type { SetupError } from '../errors.ts';
import type { Spoken } from '../languages.ts';
import type { LineState } from '../line-state.ts';
import type { PluggedIn } from '../plugged-in.ts';
import type { Policy } from '../policy.ts';
import type { ProxyQuestion } from '../proxy-question.ts';
import type { SetupEvent, WifiMode } from '../setup-events.ts';
import type { UpdateState } from '../update-state.ts';
import type { Session } from './account.ts';
import type { PracticeSession } from './practice.ts';
import type { OpenProduct } from './product.ts';
import type { SettingsValues } from './settings.ts';
import type { SharingState } from './sharing.ts';

/** The systems whose menus and settings the words know. */
export type Platform = 'linux' | 'windows' | 'macos';

export interface Snapshot {
  readonly practice: PracticeSession | undefined;
  readonly session: Session;
  readonly product: OpenProduct | undefined;
  readonly importing: ImportState | undefined;
  readonly settings: SettingsValues;
  /** What the window speaks. */
  readonly language: Spoken;
  readonly update: UpdateState;
  /** What the owner of this computer decided; nothing is locked where there is no policy. */
  readonly policy: Policy;
  /** A start-up problem that the program works on with: `profile-not-writable` or `settings-unreadable`. */
  readonly startProblem: SetupError | undefined;
  /**
   * Runs before this start of the program ended in the middle: what became of the computer's network, of several the one
   * that needs the person most. `stays`: the computer is on a network that somebody chose since. `adapter-gone`: the
   * adapter that was with the Photon is not there any more.
   */
  readonly recovery:
    | {
        readonly status: 'under-way' | 'home' | 'stays' | 'adapter-gone' | 'failed';
        readonly networkName: string | undefined;
        readonly adapter?: string | undefined;
        readonly error?: SetupError;
      }
    | undefined;
  /** The newest attempt that ended in the middle, whose end the person has not decided yet. */
  readonly unfinished: Attempt | undefined;
  /**
   * A line of the journal or the record was torn (`journal-damaged`), or one of them could not be read
   * (`journal-unreadable`); until `dismissRecovery`.
   */
  readonly recordProblem: SetupError | undefined;
  /** Grows when another program of this computer has noted something, while the history is looked at. */
  readonly historyHeard: number;
  /** Rows of the record are being written or deleted; `of`: in all, 0 while they are counted. */
  readonly historyWork:
    | { readonly what: 'exporting' | 'forgetting'; readonly done: number; readonly of: number }
    | undefined;
  /** The record that several stations share. */
  readonly sharing: SharingState;
  /**
   * Where tokens and client secrets go that are to outlive this start: `memory` where they cannot. `problem`: why, or what
   * became of what was kept.
   */
  readonly secrets: {
    readonly place: 'opening' | 'encrypted' | 'memory';
    readonly problem: SetupError | undefined;
  };
  /** A proxy on the way to the cloud that wants a name and a password. */
  readonly proxy: ProxyQuestion | undefined;
  /** What was signed in to before at the cloud of now, the newest first; none in practice. */
  readonly knownProducts: readonly OpenProduct[];
  /** Networks whose passwords are remembered until the program ends. */
  readonly rememberedWifi: readonly string[];
  /** What is in this computer's USB sockets, while the window watches them. */
  readonly plugged: readonly PluggedIn[];
  readonly wifi: WifiMode;
  readonly running: boolean;
  /** The program was asked to end, and ends what is under way first. */
  readonly closing: boolean;
  readonly system: {
    readonly platform: Platform;
    /** What its person wants to read, best first (BCP 47). */
    readonly languages: readonly string[];
    readonly versions: {
      readonly app: string;
      readonly electron: string;
      readonly chromium: string;
      readonly node: string;
    };
    readonly build: BuildFacts;
  };
}

/** One state for a window to begin with: all that was told up to `number`, and nothing that was told after it. */
export interface WindowStart {
  /** 0: nothing has been told yet; -1: who tells is still being put together. */
  readonly number: number;
  readonly snapshot: Snapshot;
  /** Of the run under way, or of the last one. */
  readonly events: readonly SetupEvent[];
  /** The line that runs, or the last one until its end is read. */
  readonly line: LineState | undefined;
  /** Of the work on devices under way, or of the last one. */
  readonly deviceJob: readonly DeviceJobEvent[];
}

/** Where the running program comes from. */
export interface BuildFacts {
  /** Of the source, with `-dirty` where files differed from it; empty when run from the source. */
  readonly commit: string;
  readonly signed: boolean;
  /** `development`: packaged on an Electron that is for development and tests only. */
  readonly runtime: 'source' | 'release' | 'development';
}
