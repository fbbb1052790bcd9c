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
  /** Which one it is, until a run has begun with it. */
  readonly deviceIdDraft: string;
}

export interface DraftsIntents {
  draft(change: Partial<DraftsState>): void;
}

export const firstDrafts: DraftsState = {
  userNameDraft: '',
  enterpriseDraft: { kind: 'peap', userName: '', outerIdentity: '', rootCertificate: '', clientCertificate: '' },
  customerDraft: '',
  ownerDraft: 'customer',
  deviceIdDraft: '',
};

export function draftsIntents({ set }: SliceParts<DraftsState>): DraftsIntents {
  return { draft: (change) => set(change) };
}
