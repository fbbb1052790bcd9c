import * as v from 'valibot';
import { type PracticeScenario, practiceScenarios } from '../practice-scenarios.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

export interface PracticeSession {
  readonly scenario: PracticeScenario;
  /** The simulated networks a person can choose, with their passwords: nothing secret, all of it made up. */
  readonly networks: readonly {
    readonly ssid: string;
    readonly password: string | undefined;
    /** Of an enterprise network. */
    readonly userName: string | undefined;
    readonly hidden: boolean;
  }[];
  /** The networks that the person moves the simulated computer between, where that is theirs to do. */
  readonly photonNetwork: string;
  readonly homeNetwork: string;
  /** What opens the simulated product, to be typed or filled in; made up like the rest. */
  readonly product: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly product: string;
    /** Of devices that were made and are in no product yet, and last of one that cannot be added. */
    readonly deviceIds: readonly string[];
  };
}

/** What a person does with their hands in the real world, to be done in the simulated one. */
export const practiceHands = ['join-photon', 'go-home', 'plug-in'] as const;
export type PracticeHands = (typeof practiceHands)[number];

export const practiceRequests = {
  enterPractice: {
    sends: v.strictObject({ scenario: v.picklist(practiceScenarios) }),
    reply: is<Result<void>>(),
    behind: ['practise'],
    real: true,
  },
  /** Nothing outside of the practice session moves. Errors: `photon-network-not-joined`, `home-network-not-back`. */
  lendPracticeHands: {
    sends: v.strictObject({ hands: v.picklist(practiceHands) }),
    reply: is<Result<void>>(),
    behind: 'nothing',
  },
  leavePractice: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
