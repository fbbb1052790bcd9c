import { claimCodeLifetimeMs } from '../../shared/claim-code.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { RandomBytes } from '../../shared/wifi-password.ts';
import type { AccountName } from './cloud-accounts.ts';
import type { FaultSwitches } from './faults.ts';

export interface CloudRecord {
  readonly id: DeviceId;
  owner: AccountName | undefined;
  name: string | null;
  /** Whether the cloud ever saw it; one that it never saw is unknown. */
  seen: boolean;
  online: boolean;
  /** What `online` was before it last changed, and when that was, in milliseconds since 1970. */
  before: { readonly online: boolean; readonly until: number };
  lastHandshakeAt: number | undefined;
  lastHeardAt: number | undefined;
  readonly firmware: string;
}

export type ClaimOutcome = 'claimed' | 'code-not-valid' | 'protected-by-product';

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const keptClaimCodes = 1_000;

export interface CloudDevices {
  find(id: string): CloudRecord | undefined;
  ownedBy(owner: AccountName): readonly CloudRecord[];
  /** What the API tells about being online, which may lag. */
  reportsOnline(record: CloudRecord): boolean;
  setOnline(record: CloudRecord, online: boolean): void;
  createClaimCode(owner: AccountName): string;
  /**
   * A device came with a claim code. The code moves any device that is not in somebody else's product: holding the
   * board counts as owning it (community.particle.io threads 27282, 24235, 66578; particle-cli issues 114 and 363).
   */
  claimByCode(record: CloudRecord, claimCode: string): ClaimOutcome;
}

export function cloudDevices(
  records: readonly CloudRecord[],
  faults: FaultSwitches,
  now: () => number,
  connectedLagMs: number,
  random: RandomBytes,
): CloudDevices {
  const claimCodes = new Map<string, { readonly owner: AccountName; readonly createdAt: number }>();
  return {
    find: (id) => records.find((record) => record.id === id),
    ownedBy: (owner) => records.filter((record) => record.owner === owner),
    reportsOnline: (record) =>
      faults.isOn('connected-flag-lags') && now() < record.before.until + connectedLagMs
        ? record.before.online
        : record.online,
    setOnline(record, online) {
      if (record.online !== online) record.before = { online: record.online, until: now() };
      record.online = online;
      record.lastHeardAt = now();
    },
    createClaimCode(owner) {
      const code = Array.from(random(63), (byte) => base64Letters[byte % 64]).join('');
      claimCodes.set(code, { owner, createdAt: now() });
      for (const oldest of claimCodes.keys()) {
        if (claimCodes.size <= keptClaimCodes) break;
        claimCodes.delete(oldest);
      }
      return code;
    },
    claimByCode(record, claimCode) {
      const found = claimCodes.get(claimCode);
      const expired = found === undefined || found.createdAt + claimCodeLifetimeMs <= now();
      if (expired || faults.isOn('claim-code-expired')) return 'code-not-valid';
      if (faults.isOn('owned-by-others')) return 'protected-by-product';
      // One device each.
      claimCodes.delete(claimCode);
      record.owner = found.owner;
      return 'claimed';
    },
  };
}
