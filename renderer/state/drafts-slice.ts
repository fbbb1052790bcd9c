import type { AttemptKind } from '../../shared/attempt-kind.ts';
import type { SliceParts } from './slice.ts';

/** What a person typed about an enterprise network, without its secrets, so that another try starts from it. */
export interface EnterpriseDraft {
  readonly kind: 'peap' | 'tls';
  readonly userName: string;
  readonly outerIdentity: string;
  readonly rootCertificate: string;
  readonly clientCertificate: string;
}

/** What was typed and outlives its screen; never a secret. */
export interface DraftsState {
  readonly userNameDraft: string;
  readonly enterpriseDraft: EnterpriseDraft;
  readonly customerDraft: string;
  /** Whose the next device of the product is to become. */
  readonly ownerDraft: 'customer' | 'nobody';
  /** What it counts as, until another is chosen. */
  readonly kindDraft: AttemptKind;
  /** Which one it is, until a run has begun with it. */
  readonly deviceIdDraft: string;
  /** A list of device ids, until its report is put away. */
  readonly pastedDraft: string;
  /** What is looked for in the list of customers, and the one to open beside it. */
  readonly customersDraft: { readonly filter: string; readonly email: string };
}

export interface DraftsIntents {
  draft(change: Partial<DraftsState>): void;
}

/** Nothing is typed for a product. */
export const noProductDrafts = {
  customerDraft: '',
  ownerDraft: 'customer',
  kindDraft: 'production',
  deviceIdDraft: '',
  pastedDraft: '',
  customersDraft: { filter: '', email: '' },
} as const satisfies Partial<DraftsState>;

export const firstDrafts: DraftsState = {
  userNameDraft: '',
  enterpriseDraft: { kind: 'peap', userName: '', outerIdentity: '', rootCertificate: '', clientCertificate: '' },
  ...noProductDrafts,
};

export function draftsIntents({ set }: SliceParts<DraftsState>): DraftsIntents {
  return { draft: (change) => set(change) };
}
