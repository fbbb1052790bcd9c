import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { systemPolicy } from '../app/policy.ts';
import { type SharedRecordSaid, sharedAs } from '../app/shared-record-place.ts';
import type { Program } from '../composition/compose-program.ts';
import { expectSharing, openSharing } from '../composition/open-sharing.ts';
import { readSharedRecord } from '../composition/shared-record-settings.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import type { Terminal } from './command-face.ts';

type Files = Pick<Program, 'record' | 'station' | 'clock' | 'sharedRecordFile'>;

/** Where the record is shared, as the policy of this computer says it, or else this user. Fails with `settings-unreadable` and as a policy does. */
export async function whereShared({
  sharedRecordFile,
}: Pick<Files, 'sharedRecordFile'>): Promise<Result<SharedRecordSaid>> {
  const policy = systemPolicy();
  if (policy.problem !== undefined) return failure(policy.problem);
  return sharedAs(policy.values, await readSharedRecord(sharedRecordFile));
}

/** What is deleted is held against where it is to be shared by what is said now. Fails as {@link whereShared}, and as the record does. */
export async function expectSaid(program: Files): Promise<Result<unknown>> {
  const said = await whereShared(program);
  return said.ok ? expectSharing(program, said.value.settings) : said;
}

/** What a command of the terminal shares with other stations. Nothing of it can end a run. */
export interface TerminalSharing {
  /** Undefined: nothing is shared. */
  readonly others: SharedRecord | undefined;
  /** Why nothing is, although it was to be; said once. */
  readonly problem: SetupError | undefined;
  /** Resolves when what others did is known here, or the server does not tell in time. */
  ready(): Promise<void>;
  /** Hands over what was noted, as far as the server takes it in time; what it did not take, and why. */
  end(): Promise<SetupError | undefined>;
}

/** Begins to share, where that was said before: the password comes from the environment, and nobody is asked for it. */
export async function shareRecord(
  program: Files,
  { process: { env } }: Pick<Terminal, 'process'>,
  variable: string,
): Promise<TerminalSharing> {
  const said = await whereShared(program);
  const nothing = (problem: SetupError | undefined): TerminalSharing => ({
    others: undefined,
    problem,
    ready: async () => undefined,
    end: async () => undefined,
  });
  if (!said.ok) return nothing(said.error);
  const { settings } = said.value;
  if (settings === undefined) return nothing(undefined);
  const password = env[variable]?.replace(/\r?\n$|\r$/, '') ?? '';
  if (password === '') return nothing(setupError('shared-record-no-password', { details: { variable } }));
  const { record, station, clock } = program;
  const saidNow = async () => {
    const now = await whereShared(program);
    return now.ok ? success(now.value.settings) : now;
  };
  const others = await openSharing({
    ...{ record, station, clock, settings },
    said: saidNow,
    password: async () => success(password),
  });
  return {
    others,
    problem: undefined,
    ready: () => others.settle(sharedRecordLimits.settleMs),
    async end() {
      await others.settle(sharedRecordLimits.settleMs);
      const { state, trouble, waiting } = others.status();
      await others.close();
      return waiting > 0 || state === 'connecting' ? (trouble ?? setupError('shared-record-unreachable')) : undefined;
    },
  };
}
