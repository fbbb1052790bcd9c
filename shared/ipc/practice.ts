import * as v from 'valibot';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

/** What the practice session can rehearse; each is a world in which exactly this happens. */
export const practiceScenarios = [
  'everything-works',
  'wrong-password',
  'photon-set-up-before',
  'photon-stops-answering',
  'no-internet-behind-wifi',
  'router-answers',
] as const;
export type PracticeScenario = (typeof practiceScenarios)[number];

export interface PracticeSession {
  readonly scenario: PracticeScenario;
  /** The simulated networks a person can choose, with their passwords: nothing secret, all of it made up. */
  readonly networks: readonly { readonly ssid: string; readonly password: string | undefined }[];
  /** What opens the simulated product, to be typed or filled in; made up like the rest. */
  readonly product: { readonly clientId: string; readonly clientSecret: string; readonly product: string };
}

export const practiceRequests = {
  enterPractice: {
    sends: v.strictObject({ scenario: v.picklist(practiceScenarios) }),
    reply: is<Result<void>>(),
    behind: ['practise'],
    real: true,
  },
  leavePractice: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
