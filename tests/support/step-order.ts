import type { StepId } from '../../shared/setup-events.ts';

/** What is done while the computer is on the Photon's own network, in this order. */
export const stepsOnPhoton = [
  'read-device-id',
  'read-public-key',
  'scan-networks',
  'choose-network',
  'check-same-photon',
  'configure-network',
  'set-claim-code',
  'connect',
] as const satisfies readonly StepId[];

/** Every step of a run for a developer's own account, in this order. */
export const developerSteps = [
  'get-claim-code',
  'find-photon',
  'remember-network',
  'join-photon',
  ...stepsOnPhoton,
  'give-network-back',
  'wait-online',
] as const satisfies readonly StepId[];
