import { setupError } from '../../shared/errors.ts';
import { type Session, signInLimit } from '../../shared/ipc.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkAccessToken } from '../cloud/cloud-input.ts';
import type { CloudAccount, CloudDoor } from '../cloud/cloud-port.ts';
import type { Clock } from '../setup/clock-port.ts';

/**
 * Who is signed in. Holds the access token, in memory only, and counts refused sign-ins, because the cloud blocks the
 * address after {@link signInLimit} of them in a row.
 */
export interface AccountSession {
  state(): Session;
  account(): CloudAccount | undefined;
  signIn(details: { username: string; password: string }): Promise<Result<'signed-in' | 'one-time-code-needed'>>;
  submitOneTimeCode(code: string): Promise<Result<void>>;
  useAccessToken(token: string): Promise<Result<void>>;
  /** Deletes the token in the cloud; this computer has forgotten it even where that fails. */
  signOut(): Promise<Result<void>>;
  /** Forgets the token without a word to the cloud, and the refusals with it: for a change to another cloud. */
  forget(): void;
}

export function accountSession(door: () => CloudDoor, clock: Pick<Clock, 'now'>, changed: () => void): AccountSession {
  let current: CloudAccount | undefined;
  let userName: string | undefined;
  let mfaToken: string | undefined;
  let failedSignIns = 0;
  let lockedUntil: number | undefined;
  /** Counts what was forgotten: an answer that was asked for before belongs to nobody any more. */
  let generation = 0;

  // Each request has its own time limit.
  const patience = () => new AbortController().signal;

  /** The answer to a question of ours, or `cancelled` when the account it was for has been left meanwhile. */
  async function stillWanted<Value>(answer: Promise<Result<Value>>): Promise<Result<Value>> {
    const asked = generation;
    const result = await answer;
    return asked === generation ? result : failure(setupError('cancelled'));
  }

  function enter(account: CloudAccount, name: string | undefined): void {
    current = account;
    userName = name;
    mfaToken = undefined;
    failedSignIns = 0;
    lockedUntil = undefined;
    changed();
  }

  function countFailure<Value>(result: Result<Value>): Result<Value> {
    if (result.ok) return result;
    if (result.error.code === 'sign-in-refused' || result.error.code === 'one-time-code-refused') {
      failedSignIns += 1;
      if (failedSignIns >= signInLimit.failures) lockedUntil = clock.now() + signInLimit.blockMs;
    }
    if (result.error.code === 'sign-in-locked-out') {
      lockedUntil = clock.now() + Number(result.error.details?.seconds ?? signInLimit.blockMs / 1000) * 1000;
    }
    changed();
    if (result.error.code !== 'sign-in-refused') return result;
    const remaining = Math.max(signInLimit.failures - failedSignIns, 0);
    return failure(setupError('sign-in-refused', { saw: result.error.saw, details: { remaining } }));
  }

  function lockedOut(): Result<never> | undefined {
    if (lockedUntil === undefined) return undefined;
    if (clock.now() >= lockedUntil) {
      // The block is over, and with it the row of failures that led to it.
      lockedUntil = undefined;
      failedSignIns = 0;
      return undefined;
    }
    const seconds = Math.ceil((lockedUntil - clock.now()) / 1000);
    return failure(setupError('sign-in-locked-out', { details: { seconds } }));
  }

  function leave(): void {
    generation += 1;
    current = undefined;
    mfaToken = undefined;
    userName = undefined;
    changed();
  }

  return {
    forget() {
      // Another cloud has not counted what this one refused.
      failedSignIns = 0;
      lockedUntil = undefined;
      leave();
    },

    state: () => ({
      status: current !== undefined ? 'signed-in' : mfaToken !== undefined ? 'one-time-code-needed' : 'signed-out',
      userName,
      failedSignIns,
      lockedUntil,
    }),

    account: () => current,

    async signIn(details) {
      const locked = lockedOut();
      if (locked !== undefined) return locked;
      const at = door();
      const step = countFailure(await stillWanted(at.signIn(details, patience())));
      if (!step.ok) return step;
      if (step.value.kind === 'one-time-code-needed') {
        mfaToken = step.value.mfaToken;
        userName = details.username.trim();
        changed();
        return success('one-time-code-needed');
      }
      enter(at.account(step.value.token), details.username.trim());
      return success('signed-in');
    },

    async submitOneTimeCode(code) {
      const locked = lockedOut();
      if (locked !== undefined) return locked;
      if (mfaToken === undefined) return failure(setupError('one-time-code-expired'));
      const at = door();
      const answer = countFailure(await stillWanted(at.submitOneTimeCode({ mfaToken, code }, patience())));
      if (!answer.ok) {
        // An aged token can only be had anew with the password.
        if (answer.error.code === 'one-time-code-expired') mfaToken = undefined;
        changed();
        return answer;
      }
      enter(at.account(answer.value), userName);
      return success(undefined);
    },

    async useAccessToken(text) {
      const pasted = checkAccessToken(text);
      if (!pasted.ok) return pasted;
      const account = door().account(pasted.value);
      const checked = await stillWanted(account.check(patience()));
      if (!checked.ok) return checked;
      enter(account, checked.value.userName);
      return success(undefined);
    },

    async signOut() {
      const leaving = current;
      leave();
      const deleted = (await leaving?.signOut(patience())) ?? success(undefined);
      return deleted.ok || deleted.error.code === 'access-token-invalid' ? success(undefined) : deleted;
    },
  };
}
