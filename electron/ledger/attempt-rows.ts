import type { Attempt } from '../../shared/attempt.ts';
import { assertNever } from '../../shared/result.ts';
import { isProven } from '../../shared/setup-events.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** A row and the program that wrote it. */
export interface Row extends Attempt {
  readonly program: string;
}

/**
 * The rows, oldest first. Whatever is said twice counts once; what is said of an attempt whose beginning is not there any
 * more is passed over.
 */
export function attemptRows(entries: readonly LedgerEntry[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const entry of entries) {
    if (entry.type === 'begun') {
      endOf(rows, entry.insteadOf, entry.at);
      if (rows.has(entry.runId)) continue;
    }
    const row = rows.get(entry.runId);
    const next = entry.type === 'begun' ? begun(entry) : row && folded(row, entry);
    if (next !== undefined) rows.set(entry.runId, next);
  }
  return [...rows.values()];
}

/**
 * Networks that a device was given and came online through; with which password no row tells. Of several in one visit
 * nobody knows which one it was.
 */
export function networksJoined(attempts: readonly Attempt[]): readonly string[] {
  const joined = attempts.filter(
    ({ end, otherNetworks = [] }) => end !== undefined && isProven(end) && otherNetworks.length === 0,
  );
  return [...new Set(joined.flatMap(({ networkName }) => (networkName === undefined ? [] : [networkName])))];
}

function begun({ runId, at, program, forWhom, cloudUrl, deviceId }: Extract<LedgerEntry, { type: 'begun' }>): Row {
  return {
    runId,
    startedAt: at,
    program,
    forWhom,
    cloudUrl,
    deviceId,
    networkName: undefined,
    plan: undefined,
    reached: undefined,
    connectedAt: undefined,
    end: undefined,
  };
}

function folded(row: Row, entry: Exclude<LedgerEntry, { type: 'begun' }>): Row {
  switch (entry.type) {
    case 'reached':
      return {
        ...row,
        ...networksOf(entry, row),
        reached: entry.step,
        connectedAt: entry.connectedAt ?? row.connectedAt,
      };
    case 'learned':
      return { ...row, deviceId: entry.deviceId ?? row.deviceId, plan: entry.plan ?? row.plan };
    case 'ended': {
      const { at, outcome, code, tookMs } = entry;
      return { ...row, end: { at, outcome, code, tookMs } };
    }
    default:
      return assertNever(entry);
  }
}

interface Networks {
  readonly networkName?: string | undefined;
  readonly otherNetworks?: readonly string[] | undefined;
}

/** What the step tells of the networks; one that tells nothing leaves them as they were. */
function networksOf(told: Networks, before: Networks): Pick<Row, 'networkName' | 'otherNetworks'> {
  const isTold = told.networkName !== undefined || told.otherNetworks !== undefined;
  const { networkName, otherNetworks } = isTold ? told : before;
  return { networkName, otherNetworks: otherNetworks?.length === 0 ? undefined : otherNetworks };
}

function endOf(rows: Map<string, Row>, runId: string | undefined, at: number): void {
  const row = runId === undefined ? undefined : rows.get(runId);
  if (row === undefined || row.end !== undefined) return;
  rows.set(row.runId, { ...row, end: { at, outcome: 'started-again', code: undefined, tookMs: 0 } });
}
