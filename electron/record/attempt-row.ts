import type { Attempt, AttemptFor } from '../../shared/attempt.ts';
import type { AttemptKind } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { verdictOfFailure } from '../../shared/error-meaning.ts';
import { isErrorCode } from '../../shared/error-table.ts';
import type { HistoryOutcome, Verdict } from '../../shared/history-outcome.ts';
import { assertNever } from '../../shared/result.ts';
import { isProven } from '../../shared/setup-events.ts';
import type { ends, RecordEvent } from './record-event.ts';

/** How far an attempt is, apart from how it ends; reserved: its id and number are given, and nothing was done yet. */
export const statuses = ['reserved', 'running', 'final'] as const;

/** An attempt as its events tell it. `null`: not known, never a value in its place. */
export interface AttemptRow {
  readonly attemptId: string;
  readonly stationId: string;
  /** Of the station: of the first and of the last event. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly program: string;
  readonly kind: AttemptKind;
  readonly previousAttemptId: string | null;
  readonly forWhom: AttemptFor['for'];
  readonly userName: string | null;
  readonly customer: string | null;
  readonly productId: number | null;
  readonly product: string | null;
  readonly cloudUrl: string | null;
  readonly deviceId: DeviceId | null;
  readonly serial: string | null;
  readonly name: string | null;
  readonly preset: string | null;
  readonly operator: string | null;
  readonly batch: string | null;
  readonly part: string | null;
  readonly revision: string | null;
  /** What its device had to show to pass (`shared/applied.ts`). */
  readonly required: string | null;
  readonly transport: string | null;
  readonly firmware: string | null;
  readonly networkName: string | null;
  readonly otherNetworks: readonly string[] | null;
  readonly plan: string | null;
  /** The last step begun of those that are noted, and the last stage that is over. */
  readonly step: string | null;
  readonly stage: string | null;
  readonly connectedAt: number | null;
  readonly status: (typeof statuses)[number];
  readonly verdict: Verdict | null;
  readonly outcome: (typeof ends)[number] | null;
  readonly code: string | null;
  /** Milliseconds by stage, of those that are over. */
  readonly stageMs: Readonly<Record<string, number>>;
  readonly retries: number | null;
  /** Of a failure: the stage that was under way, and how long by then in milliseconds. It is none of those that are over. */
  readonly failedStage: string | null;
  readonly failedStageMs: number | null;
  readonly marginal: boolean | null;
  readonly startedAt: number;
  readonly offsetMinutes: number | null;
  readonly endedAt: number | null;
  readonly tookMs: number | null;
  readonly appVersion: string | null;
}

/** Where an event stands: its station, and its place in the gapless sequence of that station. */
export interface Place {
  readonly stationId: string;
  readonly sequence: number;
}

/**
 * The row after one more event. What is said twice counts once; what is said of an attempt whose beginning is not there
 * is passed over (undefined). The end that was told last counts: a second look may find what the first did not.
 */
export function foldEvent(row: AttemptRow | undefined, event: RecordEvent, place: Place): AttemptRow | undefined {
  if (event.type === 'started') return row ?? started(event, place);
  if (row === undefined) return undefined;
  const { sequence: lastSequence } = place;
  switch (event.type) {
    case 'stage': {
      const { stage, ms } = event;
      return {
        ...row,
        ...networksOf(event, row),
        lastSequence,
        status: row.status === 'reserved' && isAct(event) ? 'running' : row.status,
        kind: event.kind ?? row.kind,
        step: event.step ?? row.step,
        stage: stage ?? row.stage,
        stageMs: stage === undefined || ms === undefined ? row.stageMs : withStage(row.stageMs, stage, ms),
        retries: withRetries(row, event.retries),
        deviceId: event.deviceId ?? row.deviceId,
        serial: event.serial ?? row.serial,
        name: event.name ?? row.name,
        plan: event.plan ?? row.plan,
        required: event.required ?? row.required,
        transport: event.transport ?? row.transport,
        firmware: event.firmware ?? row.firmware,
        connectedAt: event.connectedAt ?? row.connectedAt,
      };
    }
    case 'measurement':
      return {
        ...row,
        lastSequence,
        marginal: event.marginal === undefined ? row.marginal : event.marginal || (row.marginal ?? false),
      };
    case 'note':
      // The notes stay with the events: whoever shows the row reads them there.
      return { ...row, lastSequence };
    case 'finished':
      return {
        ...row,
        lastSequence,
        customer: event.forNobody ? null : row.customer,
        status: 'final',
        outcome: event.outcome,
        verdict: ofKind(row.kind, verdictOf(event, row)),
        code: event.code ?? null,
        name: event.name ?? row.name,
        endedAt: event.at,
        tookMs: event.tookMs ?? null,
        retries: withRetries(row, event.failedStageRetries),
        failedStage: event.failedStage ?? null,
        failedStageMs: event.failedStageMs ?? null,
      };
    default:
      return assertNever(event);
  }
}

/**
 * What went wrong decides whose failure it is; an attempt that nobody brought to its end has been given up. A device that
 * nobody waited for has neither passed nor failed, unless it was told to connect: that is not left as it was.
 */
function verdictOf(
  { outcome, code, chosen }: Pick<Extract<RecordEvent, { type: 'finished' }>, 'outcome' | 'code' | 'chosen'>,
  { connectedAt }: AttemptRow,
): Verdict | null {
  if (outcome === 'handed-over') return null;
  if (chosen || outcome === 'forgotten' || outcome === 'started-again') return 'ABORTED';
  if (outcome !== 'failed') return 'PASS';
  // A code of a later version says nothing against the device.
  if (code === undefined || !isErrorCode(code)) return 'ERROR';
  return verdictOfFailure({ code }, connectedAt !== null);
}

/** What a device that is known to be good fails by is not its own. */
function ofKind(kind: AttemptKind, verdict: Verdict | null): Verdict | null {
  return kind === 'golden' && verdict === 'FAIL' ? 'ERROR' : verdict;
}

/** As those see it who look at the history; `isGone`: the program that began it is. */
export function shownOutcome(outcome: AttemptRow['outcome'], isGone: boolean): HistoryOutcome {
  if (outcome === null) return isGone ? 'interrupted' : 'under-way';
  return outcome === 'forgotten' || outcome === 'started-again' ? 'interrupted' : outcome;
}

/** As who goes on with an attempt knows it. */
export function attemptOf(row: AttemptRow): Attempt {
  return {
    runId: row.attemptId,
    startedAt: row.startedAt,
    forWhom: forWhomOf(row),
    cloudUrl: row.cloudUrl ?? undefined,
    deviceId: row.deviceId ?? undefined,
    networkName: row.networkName ?? undefined,
    otherNetworks: row.otherNetworks ?? undefined,
    ...(row.kind === 'production' ? {} : { kind: row.kind }),
    preset: row.preset ?? undefined,
    operator: row.operator ?? undefined,
    ...(row.batch === null ? {} : { batch: row.batch }),
    ...(row.part === null ? {} : { part: row.part }),
    ...(row.revision === null ? {} : { revision: row.revision }),
    serial: row.serial ?? undefined,
    plan: row.plan ?? undefined,
    reached: row.step ?? undefined,
    connectedAt: row.connectedAt ?? undefined,
    end:
      row.outcome === null || row.endedAt === null
        ? undefined
        : { at: row.endedAt, outcome: row.outcome, code: row.code ?? undefined, tookMs: row.tookMs ?? undefined },
  };
}

/**
 * A network that a device was given and came online through; with which password no row tells. Of several in one visit
 * nobody knows which one it was.
 */
export function networkJoined({ outcome, networkName, otherNetworks }: AttemptRow): string | undefined {
  const isSure = outcome !== null && isProven({ outcome }) && (otherNetworks ?? []).length === 0;
  return isSure ? (networkName ?? undefined) : undefined;
}

export function forWhomOf({
  forWhom,
  userName,
  customer,
  productId,
}: Pick<AttemptRow, 'forWhom' | 'userName' | 'customer' | 'productId'>): AttemptFor {
  switch (forWhom) {
    case 'account':
      return { for: 'account', userName: userName ?? undefined };
    case 'customer':
      return { for: 'customer', email: customer ?? '', productId: productId ?? 0 };
    case 'product':
      return { for: 'product', productId: productId ?? 0 };
    default:
      return assertNever(forWhom);
  }
}

function started(event: Extract<RecordEvent, { type: 'started' }>, { stationId, sequence }: Place): AttemptRow {
  const { forWhom } = event;
  return {
    attemptId: event.attemptId,
    stationId,
    firstSequence: sequence,
    lastSequence: sequence,
    program: event.program,
    kind: event.kind,
    previousAttemptId: event.insteadOf ?? null,
    forWhom: forWhom.for,
    userName: forWhom.for === 'account' ? (forWhom.userName ?? null) : null,
    customer: forWhom.for === 'customer' ? forWhom.email : null,
    productId: forWhom.for === 'account' ? null : forWhom.productId,
    product: event.product ?? null,
    cloudUrl: event.cloudUrl ?? null,
    deviceId: event.deviceId ?? null,
    serial: event.serial ?? null,
    name: null,
    preset: event.preset ?? null,
    operator: event.operator ?? null,
    batch: event.batch ?? null,
    part: event.part ?? null,
    revision: event.revision ?? null,
    required: event.required ?? null,
    transport: null,
    firmware: null,
    networkName: null,
    otherNetworks: null,
    plan: null,
    step: null,
    stage: null,
    connectedAt: null,
    status: 'reserved',
    verdict: null,
    outcome: null,
    code: null,
    stageMs: {},
    retries: null,
    failedStage: null,
    failedStageMs: null,
    marginal: null,
    startedAt: event.at,
    offsetMinutes: event.offsetMinutes ?? null,
    endedAt: null,
    tookMs: null,
    appVersion: event.appVersion ?? null,
  };
}

/** A step that is about to be done, or a stage that is over; what was only learned is none. */
const isAct = ({ step, stage }: Extract<RecordEvent, { type: 'stage' }>) => step !== undefined || stage !== undefined;

const withRetries = ({ retries }: AttemptRow, more: number | undefined) =>
  more === undefined ? retries : (retries ?? 0) + more;

/** Names of every object, which no object of a file has for its own. */
const reservedNames: readonly string[] = ['__proto__', 'prototype', 'constructor'];

/** More than any run has: what another station tells of them fits its column (`row-codec.ts`). */
const mostStages = 32;

/** A stage that a run goes through twice, as with a second visit, took both times. */
function withStage(before: AttemptRow['stageMs'], stage: string, ms: number): AttemptRow['stageMs'] {
  const isNew = !Object.hasOwn(before, stage);
  if (reservedNames.includes(stage) || (isNew && Object.keys(before).length >= mostStages)) return before;
  const own = isNew ? 0 : (before[stage] ?? 0);
  return Object.fromEntries([...Object.entries(before).filter(([name]) => name !== stage), [stage, own + ms]]);
}

/** What an event tells of the networks; one that tells nothing leaves them as they were. */
function networksOf(
  told: Extract<RecordEvent, { type: 'stage' }>,
  before: AttemptRow,
): Pick<AttemptRow, 'networkName' | 'otherNetworks'> {
  const { networkName, otherNetworks } = told;
  if (networkName === undefined && otherNetworks === undefined) {
    return { networkName: before.networkName, otherNetworks: before.otherNetworks };
  }
  return { networkName: networkName ?? null, otherNetworks: otherNetworks?.length ? otherNetworks : null };
}
