/** Whose the device of a run becomes: a developer's, a customer's of a product, or nobody's, in a product. */
export type RunKind = 'developer' | 'customer' | 'without-owner';

export interface StepRow {
  /** The runs that have it; without a word, all of them. */
  readonly runs?: readonly RunKind[];
  /** It is left out where there is nothing to do. */
  readonly sometimes?: true;
  /** It is done while the computer is on the Photon's own network. */
  readonly onPhoton?: true;
  /**
   * The record notes it before it is done: it changes the world outside of the program, or tells how far a run got.
   * What is noted stands in files on the disk under the step's name.
   */
  readonly noted?: true;
  /** After it the Photon may keep what it was sent, whatever became of the answer. */
  readonly stores?: true;
}

/**
 * Every step that a run can be at, in the order of a run that meets no trouble; `set-up-device.ts` is that run. A step is
 * the smallest thing with its own time limit and its own retries: a row here, and a function in `electron/setup/`.
 */
export const setupSteps = {
  'read-cloud-time': { runs: ['without-owner'] },
  'get-claim-code': { runs: ['developer', 'customer'], noted: true },
  'read-product-devices': { runs: ['customer', 'without-owner'] },
  'find-photon': {},
  'remember-network': { noted: true },
  'join-photon': { noted: true },
  'read-device-id': { onPhoton: true },
  // By the cheapest of four plans; here that of a computer whose internet stays.
  'add-to-product': { runs: ['customer', 'without-owner'], noted: true },
  'read-public-key': { onPhoton: true },
  'confirm-ownership': { onPhoton: true, sometimes: true },
  'scan-networks': { onPhoton: true },
  'choose-network': { onPhoton: true },
  'check-same-photon': { onPhoton: true },
  'configure-network': { onPhoton: true, noted: true, stores: true },
  'set-claim-code': { runs: ['developer', 'customer'], onPhoton: true, noted: true, stores: true },
  connect: { onPhoton: true, noted: true },
  'give-network-back': { noted: true },
  'wait-online': { noted: true },
  'check-owner': { runs: ['customer', 'without-owner'] },
} as const satisfies Readonly<Record<string, StepRow>>;

export type StepId = keyof typeof setupSteps;

type Noted<Step extends StepId = StepId> = Step extends StepId
  ? (typeof setupSteps)[Step] extends { noted: true }
    ? Step
    : never
  : never;

/** Noted before a line calls the first function that its acceptance asks for: what is called may have been done, whatever comes after. */
export const functionCalled = 'call-function';

/** What the record notes of a run and of what a line does with its device, in order. */
export type NotedStep = Noted | typeof functionCalled;
export const notedSteps = [
  ...Object.entries<StepRow>(setupSteps).flatMap(([step, { noted }]) => (noted ? [step] : [])),
  functionCalled,
] as readonly NotedStep[];

export const rowOf = (step: StepId): StepRow => setupSteps[step];
