import { type AttemptLabels, labelsOf } from './attempt-kind.ts';
import type { DeviceId } from './device-id.ts';
import { type SetupError, setupError } from './errors.ts';

/** Whose a device was to become; `userName` is unknown for a token that may not read it. */
export type AttemptFor =
  | { readonly for: 'account'; readonly userName?: string | undefined }
  | { readonly for: 'customer'; readonly email: string; readonly productId: number }
  /** To be nobody's, in this product. */
  | { readonly for: 'product'; readonly productId: number };

/** One attempt to set up one device: a row of the record. Holds no password, claim code or token. */
export interface Attempt extends AttemptLabels {
  readonly runId: string;
  /** Milliseconds since 1970 by the computer's clock. */
  readonly startedAt: number;
  readonly forWhom: AttemptFor;
  /** The address of the cloud that it speaks to; undefined in rows that were written before rows named it. */
  readonly cloudUrl: string | undefined;
  /** Known beforehand, or told by the device. */
  readonly deviceId: DeviceId | undefined;
  /** The network that the device was last told to use; undefined: none yet, or those that it had. */
  readonly networkName: string | undefined;
  /** Networks that it was given beside that one, in the same visit. */
  readonly otherNetworks?: readonly string[] | undefined;
  /** A `ProductPlan`, where there is a product. */
  readonly plan: string | undefined;
  /** The `StepId` of the last step begun of those that are noted; undefined before the first. */
  readonly reached: string | undefined;
  /** When connect-ap was sent, by the cloud's clock; undefined: it was not. */
  readonly connectedAt: number | undefined;
  /** Undefined while it is under way, and when it ended in the middle. */
  readonly end: AttemptEnd | undefined;
}

/** A request for another attempt: the same, for the same device where it is known. */
export function requestOf({ forWhom, deviceId, ...attempt }: Pick<Attempt, 'forWhom' | 'deviceId'> & AttemptLabels) {
  const labels = withoutUnknown(labelsOf(attempt));
  if (forWhom.for === 'account') return { for: 'account', ...labels } as const;
  const known = { ...labels, ...(deviceId === undefined ? {} : { wantedId: deviceId }) };
  return forWhom.for === 'product'
    ? ({ for: 'product', ...known } as const)
    : ({ for: 'customer', email: forWhom.email, ...known } as const);
}

/** As a request sends it: what is not known is not there. */
function withoutUnknown<Labels extends object>(labels: Labels) {
  const known = Object.entries(labels).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Name in keyof Labels]?: NonNullable<Labels[Name]> };
}

export interface AttemptEnd {
  readonly at: number;
  /** `forgotten`, `started-again`: it ended in the middle, and this is what the person did about it. */
  readonly outcome: 'claimed' | 'online-without-owner' | 'handed-over' | 'failed' | 'forgotten' | 'started-again';
  /** Of a failure: an `ErrorCode`, perhaps one of a later version. */
  readonly code: string | undefined;
  /** From the first step to this end; undefined: not known, as where no program was at it for a while. */
  readonly tookMs: number | undefined;
}

/**
 * Why whoever is here must not go on with an attempt: `attempt-of-another-cloud` (details.cloud),
 * `attempt-of-another-account` (details.userName), or `attempt-owner-unknown` where it or the one who is here does not
 * tell. Undefined: they may. A customer's attempt names its customer, whose account is opened for it in any case; one of a
 * product needs that product, by its number.
 */
export function whyOfAnother(
  { forWhom, cloudUrl }: Pick<Attempt, 'forWhom' | 'cloudUrl'>,
  here: { readonly cloudUrl: string; readonly userName: string | undefined },
): SetupError | undefined {
  if (cloudUrl === undefined) return setupError('attempt-owner-unknown');
  if (cloudUrl !== here.cloudUrl) return setupError('attempt-of-another-cloud', { details: { cloud: cloudUrl } });
  if (forWhom.for !== 'account') return undefined;
  const { userName } = forWhom;
  if (userName === undefined || here.userName === undefined) return setupError('attempt-owner-unknown');
  if (userName.toLowerCase() === here.userName.toLowerCase()) return undefined;
  return setupError('attempt-of-another-account', { details: { userName } });
}
