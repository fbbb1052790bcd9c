import type { FaultName } from '../../electron/simulator/faults.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Chance } from './chance.ts';

/** What goes wrong in one claim; `person-cancels` is no fault of the world. */
export type Trouble = FaultName | 'person-cancels';

export interface DrawnTrouble {
  readonly name: Trouble;
  /** It begins with the step of this number, counted from 0; a claim has 14 to 20. */
  readonly fromStep: number;
  /** It is over with the step of this number; a run that ends before ends it. */
  readonly untilStep: number;
}

const steps = 18;
const troublesPerClaim = 0.05;

/** Undefined for 19 claims of 20. */
export function drawTrouble({ number, below, one }: Chance): DrawnTrouble | undefined {
  if (number() >= troublesPerClaim) return undefined;
  const fromStep = below(steps);
  // A passing trouble, or one that stays: both are common.
  const untilStep = number() < 0.5 ? fromStep + 1 + below(3) : Number.POSITIVE_INFINITY;
  return { name: one(troubles), fromStep, untilStep };
}

/** A Photon that cannot be talked to, in the words of whichever step meets it first. */
const link: readonly ErrorCode[] = [
  'photon-not-reachable',
  'photon-timed-out',
  'photon-connection-lost',
  'photon-did-not-leave',
];
/** A Photon whose access point went away. */
const gone: readonly ErrorCode[] = [...link, 'photon-not-found', 'photon-network-not-joined', 'network-details-wrong'];
/** Where another customer has the device, the cloud tells that and not whether it is online. */
const notOnline: readonly ErrorCode[] = ['photon-not-online', 'photon-not-yours'];
/** Online, and still whoever's it was before. */
const notTheirs: readonly ErrorCode[] = ['device-not-customers', 'photon-not-yours', 'photon-not-online'];

/**
 * With which codes a run may end under each trouble, at whatever step it begins and however long it lasts; being claimed
 * is always allowed, because it may begin too late or be over soon enough. None: it must be claimed.
 */
export const belongsTo: Readonly<Partial<Record<Trouble, readonly ErrorCode[]>>> = {
  'person-cancels': ['cancelled'],

  'tcp-refused': link,
  'http-refused': [],
  'router-answers': ['not-a-photon', ...link],
  'device-hangs': link,
  'device-resets': link,
  'first-connection-stays-open': [],
  'early-close-spins': link,
  'half-answer': link,
  'slow-bytes': link,
  'late-answer': link,
  'garbage-answer': ['photon-answer-unreadable', 'photon-did-not-leave'],
  'wrong-types': ['photon-answer-unreadable', 'photon-did-not-leave'],
  'huge-answer': ['photon-answer-too-large', 'photon-did-not-leave'],
  'previous-answer': ['photon-answer-unreadable', 'photon-did-not-leave', 'different-photon'],
  'different-device': ['different-photon'],
  'key-missing': ['photon-key-missing', 'network-password-not-decrypted'],
  'set-refused': ['claim-code-not-stored'],
  'configure-refused-16640': ['network-password-not-decrypted'],
  'configure-refused-other': ['network-not-stored'],
  'connect-answer-lost': [],
  'never-leaves': ['photon-did-not-leave'],
  'crash-during-scan': gone,

  'wrong-password': ['network-details-wrong'],
  'no-dhcp': notOnline,
  'no-internet': notOnline,
  'cloud-blocked': notOnline,
  'key-mismatch': notOnline,
  'never-online': notOnline,
  'update-first': [],
  'online-not-claimed': notTheirs,
  'claim-code-expired': notTheirs,
  'owned-by-others': notTheirs,

  'wifi-join-fails': ['photon-network-not-joined'],
  'wifi-hops-back': [],
  'wifi-home-gone': ['home-network-not-back'],

  'cloud-refused': ['cloud-unreachable', ...notOnline],
  'cloud-hangs': ['cloud-timed-out', ...notOnline],
  'cloud-slow': ['cloud-timed-out', ...notOnline],
  'cloud-401': ['access-token-invalid'],
  'cloud-403': ['cloud-forbidden', ...notOnline],
  'cloud-404': ['cloud-not-found', ...notOnline],
  'cloud-429': ['cloud-too-many-requests', ...notOnline],
  'cloud-500': ['cloud-server-error', ...notOnline],
  'cloud-502-html': ['cloud-server-error', ...notOnline],
  'cloud-sign-in-page': ['cloud-sign-in-page'],
  'cloud-truncated': ['cloud-answer-unreadable', ...notOnline],
  'clock-skew': [],
  'token-revoked': ['access-token-invalid'],
  'connected-flag-lags': [],

  'customers-listed-late': [],
  'import-answers-as-before': [],
  'device-quarantined': ['device-quarantined', ...notTheirs],
  'device-denied': ['device-denied', ...notTheirs],
  'product-tokens-short': [],
  'product-tokens-end-early': [],
};

const [first = 'person-cancels', ...others] = Object.keys(belongsTo) as Trouble[];
const troubles: readonly [Trouble, ...Trouble[]] = [first, ...others];
