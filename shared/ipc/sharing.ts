import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import type { SharedRecordSettings, SharedRecordStatus } from '../shared-record.ts';
import { is, type Topic } from './request-row.ts';

/** What is known of the sharing now. `off`: nothing is shared; `trouble` says why, where it was to be. */
export interface SharingState extends Omit<SharedRecordStatus, 'state'> {
  readonly state: 'off' | SharedRecordStatus['state'];
  /** Since when the server was not there, in milliseconds since 1970. */
  readonly awaySince: number | undefined;
  /** Where to, by the owner of this computer or this user. The certificates are long, and stay where they are. */
  readonly place: (Omit<SharedRecordSettings, 'ca'> & { readonly hasCa: boolean }) | undefined;
}

/** As `SharedRecordSettings` says; parsed again by what a file and a policy go through. */
const place = v.strictObject({
  host: text(512),
  port: v.pipe(v.number(), v.integer()),
  database: text(512),
  user: text(512),
  tls: v.picklist(['verify-full', 'off']),
  /** PEM; absent: those that there are stay; empty: those of this computer. */
  ca: v.exactOptional(text(65_536)),
  station: text(512),
});

const sharing = v.strictObject({
  /** Absent: where it is shared stays as it is, as a policy may say it. */
  place: v.exactOptional(place),
  /** Absent: the one that there is, for the same server, database and user. */
  password: v.exactOptional(secret(1024)),
});
export type SharingChange = Readonly<v.InferOutput<typeof sharing>>;

/** The record that several stations share. */
export const sharingRequests = {
  /**
   * From now on, and at each start: the place into this user's file, the password into the vault and nowhere else. What
   * the server says is told in `Snapshot.sharing`. `invalid-input`, `shared-record-plain-outside`, `shared-record-no-password`,
   * `closed-by-policy`, `settings-not-saved`.
   */
  shareHistory: { sends: sharing, reply: is<Result<void>>(), behind: 'nothing', real: true },
  /** Signs in to it and looks, and changes nothing, here or there. As `shareHistory`, and each way in which it is not found. */
  testSharing: { sends: sharing, reply: is<Result<void>>(), behind: 'nothing', real: true },
  /**
   * Nothing is shared from now on, and the password is forgotten; what was shared stays there. Where a policy says that it is
   * shared, the password alone is forgotten. `settings-not-saved`, `secrets-not-removed`.
   */
  stopSharing: { reply: is<Result<void>>(), behind: 'nothing', real: true },
  /** Asks the person for a file with certificates; undefined: none was chosen. `invalid-input`: there are none in it. */
  chooseCertificates: {
    reply: is<Result<{ readonly name: string; readonly ca: string } | undefined>>(),
    behind: 'nothing',
    real: true,
  },
} as const satisfies Topic;
