import { setupError } from '../../shared/errors.ts';
import type { Session } from '../../shared/ipc/account.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkAccessToken } from '../cloud/cloud-input.ts';
import type { AccessToken, CloudAccount, CloudAuth, SignInStep } from '../cloud/cloud-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { type KeptAccount, nothingKept, type SecretSlot } from './kept-sign-ins.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/** Who is signed in. Holds the access token in memory; `stay`: it is kept for the next start as well. */
export interface AccountSession {
  state(): Session;
  account(): CloudAccount | undefined;
  signIn(
    details: { username: string; password: string },
    stay?: boolean,
  ): Promise<Result<'signed-in' | 'one-time-code-needed'>>;
  submitOneTimeCode(code: string): Promise<Result<void>>;
  useAccessToken(token: string, stay?: boolean): Promise<Result<void>>;
  /**
   * Goes on where the last start ended, unless somebody has signed in meanwhile, and asks the cloud then whether it still
   * takes the token. `ended`: it does not, and the token, which opens nothing any more, was removed.
   */
  resume(): Promise<'resumed' | 'nothing' | 'ended'>;
  /**
   * Deletes the token in the cloud and what was kept of it. This computer has forgotten it even where the cloud did not
   * (`sign-out-not-done`), but for a second try: the next sign-out asks the cloud once more. Also: `secrets-not-removed`.
   */
  signOut(): Promise<Result<void>>;
  /** Forgets the token without a word to the cloud: for a change to another one. */
  forget(): void;
}

export function accountSession(
  auth: () => CloudAuth,
  guard: SignInGuard,
  changed: () => void,
  kept: SecretSlot<KeptAccount> = nothingKept as SecretSlot<KeptAccount>,
): AccountSession {
  let current: CloudAccount | undefined;
  let userName: string | undefined;
  let mfaToken: string | undefined;
  /** Of a sign-in that still waits for its one-time code. */
  let wantsToStay = false;
  /** Signed out here, with a token that the cloud has not deleted. */
  let notEnded: CloudAccount | undefined;
  /** Counts who came and went: an answer that was asked for before belongs to nobody any more. */
  let generation = 0;

  /** The answer to a question of ours, or `cancelled` when the account it was for has been left meanwhile. */
  async function stillWanted<Value>(answer: Promise<Result<Value>>): Promise<Result<Value>> {
    const asked = generation;
    const result = await answer;
    return asked === generation ? result : failure(setupError('cancelled'));
  }

  /** The same for a token that the cloud makes: one that nobody waits for is deleted there, as far as it can be. */
  async function tokenWanted<Value>(
    at: CloudAuth,
    answer: Promise<Result<Value>>,
    tokenOf: (value: Value) => AccessToken | undefined,
  ): Promise<Result<Value>> {
    const [made, wanted] = await Promise.all([answer, stillWanted(answer)]);
    const token = made.ok && !wanted.ok ? tokenOf(made.value) : undefined;
    if (token !== undefined) void at.account(token).signOut(neverAborted());
    return wanted;
  }

  function enter(at: CloudAuth, token: AccessToken, name: string | undefined, stay: boolean): void {
    generation += 1;
    current = at.account(token);
    userName = name;
    mfaToken = undefined;
    guard.reset();
    // Without it nothing is deleted: what another sign-in asked to keep goes with a sign-out alone.
    if (stay) kept.keep({ token, userName: name });
    changed();
  }

  function countFailure<Value>(result: Result<Value>): Result<Value> {
    const counted = guard.count(result);
    if (!counted.ok) changed();
    return counted;
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
      notEnded = undefined;
      leave();
    },

    state: () => ({
      status: current !== undefined ? 'signed-in' : mfaToken !== undefined ? 'one-time-code-needed' : 'signed-out',
      userName,
      ...guard.state(),
    }),

    account: () => current,

    async signIn(details, stay = false) {
      const locked = guard.lockedOut();
      if (locked !== undefined) return locked;
      const at = auth();
      const tokenOf = (step: SignInStep) => (step.kind === 'signed-in' ? step.token : undefined);
      const step = countFailure(await tokenWanted(at, at.signIn(details, neverAborted()), tokenOf));
      if (!step.ok) return step;
      if (step.value.kind === 'one-time-code-needed') {
        mfaToken = step.value.mfaToken;
        userName = details.username.trim();
        wantsToStay = stay;
        changed();
        return success('one-time-code-needed');
      }
      enter(at, step.value.token, details.username.trim(), stay);
      return success('signed-in');
    },

    async submitOneTimeCode(code) {
      const locked = guard.lockedOut();
      if (locked !== undefined) return locked;
      if (mfaToken === undefined) return failure(setupError('one-time-code-expired'));
      const at = auth();
      const asked = at.submitOneTimeCode({ mfaToken, code }, neverAborted());
      const answer = countFailure(await tokenWanted(at, asked, (token) => token));
      if (!answer.ok) {
        // An aged token can only be had anew with the password.
        if (answer.error.code === 'one-time-code-expired') mfaToken = undefined;
        changed();
        return answer;
      }
      enter(at, answer.value, userName, wantsToStay);
      return success(undefined);
    },

    async useAccessToken(text, stay = false) {
      const pasted = checkAccessToken(text);
      if (!pasted.ok) return pasted;
      const at = auth();
      const checked = await stillWanted(at.account(pasted.value).check(neverAborted()));
      if (!checked.ok) return checked;
      enter(at, pasted.value, checked.value.userName, stay);
      return success(undefined);
    },

    async resume() {
      const asked = generation;
      const before = await kept.read();
      if (before === undefined || asked !== generation || current !== undefined || mfaToken !== undefined)
        return 'nothing';
      const account = auth().account(before.token);
      current = account;
      userName = before.userName;
      changed();
      const checked = await account.check(neverAborted());
      // Where the cloud is out of reach, the first use of the token will tell.
      if (checked.ok || checked.error.code !== 'access-token-invalid' || current !== account) return 'resumed';
      void kept.forget();
      leave();
      return 'ended';
    },

    async signOut() {
      const leaving = current ?? notEnded;
      notEnded = undefined;
      const removing = kept.forget();
      leave();
      const deleted = (await leaving?.signOut(neverAborted())) ?? success(undefined);
      const isOpen = !deleted.ok && deleted.error.code !== 'access-token-invalid';
      if (isOpen) notEnded ??= leaving;
      const removed = await removing;
      // Of what was not removed here the vault tells by itself.
      return isOpen ? failure(setupError('sign-out-not-done', { saw: deleted.error.saw })) : removed;
    },
  };
}
