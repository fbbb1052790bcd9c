import { describe, expect, it } from 'vitest';
import { accountSession } from '../../../electron/app/account-session.ts';
import { signInGuard } from '../../../electron/app/sign-in-guard.ts';
import type { AccessToken, CloudAccount, CloudAuth, SignInStep } from '../../../electron/cloud/cloud-port.ts';
import { setupError } from '../../../shared/errors.ts';
import { signInLimit } from '../../../shared/ipc/account.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const details = { username: 'anna@example.com', password: 'secret' };

/** A way in whose sign-ins answer when the test says so. */
function auth() {
  const answers: ((step: Result<SignInStep>) => void)[] = [];
  const opened: string[] = [];
  const signOuts: Result<void>[] = [];
  const ended: string[] = [];
  const cloud: CloudAuth = {
    signIn: () => new Promise((resolve) => answers.push(resolve)),
    submitOneTimeCode: async () => failure(setupError('one-time-code-refused')),
    reach: async () => success(undefined),
    account: (token) => {
      opened.push(token);
      const signOut = async () => {
        ended.push(token);
        return signOuts.shift() ?? success(undefined);
      };
      return { signOut } as unknown as CloudAccount;
    },
  };
  const answer = (step: Result<SignInStep>) => answers.shift()?.(step);
  const last = (step: Result<SignInStep>) => answers.pop()?.(step);
  return { cloud, opened, signOuts, ended, answer: Object.assign(answer, { last }) };
}

const signedIn = success<SignInStep>({ kind: 'signed-in', token: 'token' as AccessToken });
const refused = failure(setupError('sign-in-refused'));

describe('the account session', () => {
  it('drops the answer to a sign-in that was left meanwhile', async () => {
    const { cloud, answer, opened, ended } = auth();
    const session = accountSession(
      () => cloud,
      signInGuard(virtualClock(), () => 'one'),
      () => {},
    );
    const signingIn = session.signIn(details);
    session.forget();
    answer(signedIn);
    expect(await signingIn).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect([session.state().status, session.account()]).toEqual(['signed-out', undefined]);
    // The cloud made a token for it, which nobody else would ever delete.
    expect([opened, ended]).toEqual([['token'], ['token']]);
  });

  it('stays with who came in last, and ends the sign-in that came too late', async () => {
    const { cloud, answer, opened, ended } = auth();
    const session = accountSession(
      () => cloud,
      signInGuard(virtualClock(), () => 'one'),
      () => {},
    );
    const [slow, quick] = [session.signIn(details), session.signIn({ ...details, username: 'ben@example.com' })];
    answer.last(success({ kind: 'signed-in', token: 'of-ben' as AccessToken }));
    expect((await quick).ok).toBe(true);
    answer(success({ kind: 'signed-in', token: 'of-anna' as AccessToken }));
    expect(await slow).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(session.state().userName).toBe('ben@example.com');
    expect([opened, ended]).toEqual([['of-ben', 'of-anna'], ['of-anna']]);
  });

  it('keeps the account of the cloud it signed in to, whatever the settings say later', async () => {
    const [first, second] = [auth(), auth()];
    let now = first;
    const session = accountSession(
      () => now.cloud,
      signInGuard(virtualClock(), () => 'one'),
      () => {},
    );
    const signingIn = session.signIn(details);
    now = second;
    first.answer(signedIn);
    expect((await signingIn).ok).toBe(true);
    session.account();
    expect([first.opened, second.opened]).toEqual([['token'], []]);
  });

  it('says that the cloud did not end the token, and asks it again at the next try', async () => {
    const { cloud, answer, signOuts } = auth();
    const session = accountSession(
      () => cloud,
      signInGuard(virtualClock(), () => 'one'),
      () => {},
    );
    const signingIn = session.signIn(details);
    answer(signedIn);
    await signingIn;
    signOuts.push(failure(setupError('cloud-not-found', { saw: 'no such page' })), failure(setupError('cancelled')));
    expect(await session.signOut()).toEqual(failure(setupError('sign-out-not-done', { saw: 'no such page' })));
    expect([session.account(), session.state().status]).toEqual([undefined, 'signed-out']);
    expect(await session.signOut()).toMatchObject({ error: { code: 'sign-out-not-done' } });
    expect(await session.signOut()).toEqual(success(undefined));
    // There is nothing left to end.
    signOuts.push(failure(setupError('cloud-unreachable')));
    expect(await session.signOut()).toEqual(success(undefined));
  });

  it('takes a token that the cloud does not know any more for ended', async () => {
    const { cloud, answer, signOuts } = auth();
    const session = accountSession(
      () => cloud,
      signInGuard(virtualClock(), () => 'one'),
      () => {},
    );
    const signingIn = session.signIn(details);
    answer(signedIn);
    await signingIn;
    signOuts.push(failure(setupError('access-token-invalid')));
    expect(await session.signOut()).toEqual(success(undefined));
  });

  it('counts refusals, warns by what remains, locks at the limit and starts anew when the block is over', async () => {
    const { cloud, answer } = auth();
    const clock = virtualClock();
    const session = accountSession(
      () => cloud,
      signInGuard(clock, () => 'one'),
      () => {},
    );
    const tryOnce = () => {
      const turn = session.signIn(details);
      answer(refused);
      return turn;
    };
    expect(await tryOnce()).toMatchObject({ error: { details: { remaining: signInLimit.failures - 1 } } });
    // Signing out here changes nothing of what the cloud has counted.
    await session.signOut();
    expect(session.state().failedSignIns).toBe(1);
    for (let turn = 1; turn < signInLimit.failures; turn += 1) await tryOnce();
    expect(session.state()).toMatchObject({ failedSignIns: 10, lockedUntil: clock.now() + signInLimit.blockMs });
    expect(await session.signIn(details)).toMatchObject({
      error: { code: 'sign-in-locked-out', details: { seconds: 1800 } },
    });
    await clock.advance(signInLimit.blockMs);
    expect(await tryOnce()).toMatchObject({ error: { code: 'sign-in-refused', details: { remaining: 9 } } });
    expect(session.state().lockedUntil).toBeUndefined();
  });

  it('waits on for a cloud that somebody went away from and came back to', () => {
    let cloud = 'one';
    const guard = signInGuard(virtualClock(), () => cloud);
    for (let turn = 0; turn < signInLimit.failures; turn += 1) guard.count(failure(setupError('sign-in-refused')));
    expect(guard.lockedOut()).toBeDefined();
    cloud = 'another';
    expect([guard.lockedOut(), guard.state().failedSignIns]).toEqual([undefined, 0]);
    guard.reset();
    cloud = 'one';
    expect([guard.lockedOut()?.error.code, guard.state().failedSignIns]).toEqual(['sign-in-locked-out', 10]);
  });

  it.each([-5, 5])('locks as long as the cloud said, also when the clock is set by %i h meanwhile', async (hours) => {
    const clock = virtualClock();
    const guard = signInGuard(clock, () => 'one');
    guard.count(failure(setupError('sign-in-locked-out', { details: { seconds: 600 } })));
    clock.set(hours * 3_600_000);
    await clock.advance(599_000);
    expect(guard.lockedOut()).toMatchObject({ error: { details: { seconds: 1 } } });
    // What is told is a time of day, by the clock as it is now.
    expect(guard.state().lockedUntil).toBe(clock.now() + 1_000);
    await clock.advance(1_000);
    expect(guard.lockedOut()).toBeUndefined();
  });
});
