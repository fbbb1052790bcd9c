import { claimCodeLifetimeMs } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Owner } from './owner.ts';
import type { TokenGenerator } from './token-generator.ts';

export interface CloudRecord {
  readonly id: DeviceId;
  owner: Owner | undefined;
  name: string | null;
  /** Whether the cloud ever saw it; one that it never saw is unknown. */
  seen: boolean;
  online: boolean;
  /** What `online` was before it last changed, and when that was, in milliseconds since 1970. */
  before: { readonly online: boolean; readonly until: number };
  lastHandshakeAt: number | undefined;
  lastHeardAt: number | undefined;
  readonly firmware: string;
  /** The product it is in. */
  productId: number | undefined;
  development: boolean;
  quarantined: boolean;
  /** What runs on it. */
  program: 'practice' | 'tinker';
}

export type ClaimOutcome = 'claimed' | 'code-not-valid' | 'protected-by-product' | 'not-in-product' | 'kept-out';

const keptClaimCodes = 1_000;

/** How the ids of devices start that were made: of any number of them, without a list. */
export interface MadeIds {
  readonly unclaimed: string;
  /** Claimed by somebody outside the team. */
  readonly strangers: string;
}

export interface CloudDevices {
  find(id: string): CloudRecord | undefined;
  /** Also a device that was made and has not been here yet, known by the start of its id. */
  findOrMeet(id: DeviceId): CloudRecord | undefined;
  all(): readonly CloudRecord[];
  ownedBy(owner: Owner): readonly CloudRecord[];
  /** What the API tells about being online, which may lag. */
  reportsOnline(record: CloudRecord): boolean;
  setOnline(record: CloudRecord, online: boolean): void;
  /** For devices of that product alone, or for any that is in none. */
  createClaimCode(owner: Owner, productId?: number): string;
  forgetClaimCodes(owner: Owner, productId: number): void;
  /**
   * A device came with a claim code. The code moves any device that is not in somebody else's product, and within one
   * product from customer to customer: holding the board counts as owning it (community.particle.io threads 27282,
   * 24235, 66578; particle-cli issues 114 and 363). A product's code does nothing for a device that is not in it.
   * `keptOut`: denied, or waiting in quarantine.
   */
  claimByCode(record: CloudRecord, claimCode: string, keptOut: boolean): ClaimOutcome;
}

export function cloudDevices(
  records: Map<string, CloudRecord>,
  made: MadeIds,
  faults: FaultSwitches,
  now: () => number,
  connectedLagMs: number,
  generator: Pick<TokenGenerator, 'claimCode'>,
): CloudDevices {
  const claimCodes = new Map<
    string,
    { readonly owner: Owner; readonly productId: number | undefined; readonly createdAt: number }
  >();
  return {
    find: (id) => records.get(id),
    findOrMeet(id) {
      const known = records.get(id);
      const isStrangers = id.startsWith(made.strangers);
      if (known !== undefined || !(isStrangers || id.startsWith(made.unclaimed))) return known;
      const record = { ...newRecord(id, '2.3.1', now()), owner: isStrangers ? ('somebody-else' as const) : undefined };
      records.set(id, record);
      return record;
    },
    all: () => [...records.values()],
    ownedBy: (owner) => [...records.values()].filter((record) => record.owner === owner),
    reportsOnline: (record) =>
      faults.isOn('connected-flag-lags') && now() < record.before.until + connectedLagMs
        ? record.before.online
        : record.online,
    setOnline(record, online) {
      if (record.online !== online) record.before = { online: record.online, until: now() };
      record.online = online;
      record.lastHeardAt = now();
    },
    createClaimCode(owner, productId) {
      const code = generator.claimCode();
      claimCodes.set(code, { owner, productId, createdAt: now() });
      for (const oldest of claimCodes.keys()) {
        if (claimCodes.size <= keptClaimCodes) break;
        claimCodes.delete(oldest);
      }
      return code;
    },
    forgetClaimCodes(owner, productId) {
      for (const [code, found] of claimCodes) {
        if (found.owner === owner && found.productId === productId) claimCodes.delete(code);
      }
    },
    claimByCode(record, claimCode, keptOut) {
      const found = claimCodes.get(claimCode);
      const expired = found === undefined || found.createdAt + claimCodeLifetimeMs <= now();
      if (expired || faults.isOn('claim-code-expired')) return 'code-not-valid';
      if (faults.isOn('owned-by-others')) return 'protected-by-product';
      if (keptOut) return 'kept-out';
      if (found.productId !== undefined && record.productId === undefined) return 'not-in-product';
      if (found.productId !== record.productId) return 'protected-by-product';
      // One device each.
      claimCodes.delete(claimCode);
      record.owner = found.owner;
      return 'claimed';
    },
  };
}

/** A device that the cloud knows and that is nobody's. */
export function newRecord(id: DeviceId, firmware: string, now: number): CloudRecord {
  return {
    id,
    owner: undefined,
    name: null,
    seen: true,
    online: false,
    before: { online: false, until: now },
    lastHandshakeAt: undefined,
    lastHeardAt: undefined,
    firmware,
    productId: undefined,
    development: false,
    quarantined: false,
    program: 'practice',
  };
}
