import { isContactLost, proofIn } from './error-meaning.ts';
import type { ErrorCode, SetupError } from './errors.ts';
import type { DeviceProgress, SetupState } from './setup-state.ts';

/** Endings that are told in words of their own (`endings` in the texts), because the run proves more than its code. */
export const endings = [
  'canceled-before-contact',
  'canceled-nothing-changed',
  'canceled-partly-set-up',
  'canceled-told-to-connect',
  'canceled-told-to-connect-without-owner',
  'canceled-online',
  'contact-lost',
  'contact-lost-told-to-connect',
  'not-home-told-to-connect',
] as const;
export type Ending = (typeof endings)[number];

/** What a run's events prove about its end. A sentence on a screen may say this and no more. */
export interface ProvenEnd {
  readonly ending: Ending | undefined;
  /** The Photon was told to connect, and nothing says that it could not. */
  readonly mayComeOnline: boolean;
}

const canceled: Readonly<Record<DeviceProgress, Ending>> = {
  'not-reached': 'canceled-before-contact',
  reached: 'canceled-nothing-changed',
  'partly-set-up': 'canceled-partly-set-up',
  'told-to-connect': 'canceled-told-to-connect',
  online: 'canceled-online',
};

/** The computer no longer gets to the Photon; without a device id it never did, and the code says so itself. */
const contactLost: Readonly<Partial<Record<DeviceProgress, Ending>>> = {
  reached: 'contact-lost',
  'partly-set-up': 'contact-lost',
  'told-to-connect': 'contact-lost-told-to-connect',
};

export function provenEnd({ code }: SetupError, setup: Pick<SetupState, 'progress' | 'withoutOwner'>): ProvenEnd {
  const { progress } = setup;
  // The Photon is known to wait in listening mode, or its owner is known to be another.
  const proof = proofIn(code);
  const isVerdict = proof !== undefined && proof !== 'open';
  return {
    ending: endingOf(code, setup),
    mayComeOnline: (progress === 'told-to-connect' || progress === 'online') && !isVerdict,
  };
}

/** What a run would be told to have come to if it were canceled now. */
export const endingIfCanceled = ({ progress, withoutOwner }: Pick<SetupState, 'progress' | 'withoutOwner'>) =>
  withoutOwner && progress === 'told-to-connect' ? 'canceled-told-to-connect-without-owner' : canceled[progress];

function endingOf(code: ErrorCode, setup: Pick<SetupState, 'progress' | 'withoutOwner'>): Ending | undefined {
  const { progress } = setup;
  if (code === 'cancelled') return endingIfCanceled(setup);
  if (isContactLost(code)) return contactLost[progress];
  return code === 'home-network-not-back' && progress === 'told-to-connect' ? 'not-home-told-to-connect' : undefined;
}
