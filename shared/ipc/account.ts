import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import { stay } from './fields.ts';
import { is, type Topic } from './request-row.ts';

/** How many refused sign-ins in a row make the cloud block this address, and for how long (Particle API reference, OAuth). */
export const signInLimit = { failures: 10, blockMs: 30 * 60 * 1000 } as const;

export interface Session {
  readonly status: 'signed-out' | 'one-time-code-needed' | 'signed-in';
  /** E-mail address, or undefined for a token that may not read it. */
  readonly userName: string | undefined;
  /** Sign-ins refused in a row from this computer, and when the cloud lets it try again (ms since 1970). */
  readonly failedSignIns: number;
  readonly lockedUntil: number | undefined;
}

export const accountRequests = {
  signIn: {
    sends: v.strictObject({ username: text(512), password: secret(1024), stay }),
    reply: is<Result<'signed-in' | 'one-time-code-needed'>>(),
    behind: ['set-up', 'bring-back'],
    real: true,
  },
  submitOneTimeCode: {
    sends: v.strictObject({ code: secret(64) }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'bring-back'],
    real: true,
  },
  useAccessToken: {
    sends: v.strictObject({ token: secret(4096), stay }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'bring-back'],
    real: true,
  },
  signOut: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
