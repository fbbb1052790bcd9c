import path from 'node:path';
import { beingOnline } from '../../shared/applied.ts';
import { type Attempt, type AttemptFor, whyOfAnother } from '../../shared/attempt.ts';
import type { LineKind } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { PreflightLine } from '../../shared/line-event.ts';
import { mayBeginGolden } from '../../shared/preset.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readDeviceScan } from '../../shared/scan.ts';
import type { DeviceScan, Scan } from '../../shared/scan-kinds.ts';
import { isProven } from '../../shared/setup-events.ts';
import { functionCalled } from '../../shared/setup-steps.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudAccount, DeviceCalls } from '../cloud/cloud-port.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import type { ArrivedAttempt, AttemptRecord } from '../record/record-port.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import { beginRun } from '../runs/begin-run.ts';
import { hasNumberOf, type NumbersOf, numbersOf } from '../runs/held-number.ts';
import { recoverLease } from '../setup/lease.ts';
import type { Recipient, Surroundings, WithOwner } from '../setup/setup-world.ts';
import { admitListed, identifyListed, identifyNumbered, keepNumbered } from '../station/check-listed.ts';
import type { DeviceList } from '../station/device-list.ts';
import { goldenBefore } from '../station/golden-before.ts';
import { devicesSeen, whoSeesAll } from '../station/line-cloud.ts';
import type { CablesOfLine, LineOptions, LineWorld } from '../station/line-world.ts';
import { type PreflightWorld, preflight } from '../station/preflight.ts';
import type { Preset, PresetNetwork } from '../station/preset.ts';
import { type LookUpBudget, type SerialBook, serialBook } from '../station/serial-book.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import { appliedBy } from './applied-by.ts';
import { isWritable } from './station-files.ts';

export interface LineWhose {
  /** Whose the devices become; of several customers the first. */
  readonly recipient: Recipient;
  /** Single serial numbers, by a developer's account; undefined: there is none. */
  readonly lookUp: CloudAccount['lookUpSerialNumber'] | undefined;
}

/** What a face of the program opened for its line. */
export interface RealLineParts {
  readonly around: Surroundings & {
    readonly recovery: Pick<ComputerWifi, 'recover'>;
    /** In the place of `wifi`: what the system cannot do is a failure, and no task for somebody. */
    readonly handsFree: ComputerWifi;
  };
  readonly record: AttemptRecord;
  readonly sharedRecordFile: string;
  /** Other stations that share the record; undefined: none are known. `othersKnown`: what they did is known here, as far as it can be. */
  readonly others: SharedRecord | undefined;
  readonly othersKnown?: Promise<unknown>;
  /** Asked when the computer is home: an earlier line may have left it elsewhere, and whoever answers may ask the cloud. */
  whose(signal: AbortSignal): Promise<Result<LineWhose>>;
  readonly cloudUrl: string;
  readonly preset: Preset;
  /** Of one that is kept here: how often it was saved. */
  readonly presetRevision?: number | undefined;
  readonly networks: readonly PresetNetwork[];
  readonly list: DeviceList | undefined;
  readonly count?: number | undefined;
  /** Over cables; undefined: over Wi-Fi. */
  readonly cables?: CablesOfLine | undefined;
  /** What its devices are set up for; absent: production. */
  readonly kind?: LineKind | undefined;
  /** The batch or work order that they belong to. */
  readonly batch?: string | undefined;
  readonly operator?: string | undefined;
  readonly scans?: AsyncIterable<Scan> | undefined;
  /** Of look-ups, where more lines than this one have it. */
  readonly lookUps?: LookUpBudget | undefined;
  /** By a preset that asks for customers, where devices need no scan. The recipient is the first of them. */
  readonly customers?: AsyncIterable<Scan> | undefined;
  /** The Photon that passes first, as its sticker or its ID says; undefined: none. */
  readonly golden?: DeviceScan | undefined;
  /** Whether a run that is cancelled is so because the program ends. */
  programEnds(): boolean;
  /** From 0 up to 1. */
  random(): number;
  /** What was looked at before the first device. */
  told(looked: PreflightLine): void;
}

/** A line that may begin: nothing has been done to any device. */
export interface OpenedLine {
  readonly world: LineWorld;
  readonly options: LineOptions;
  /** Lets them show themselves. */
  readonly devices: DeviceCalls;
}

/**
 * In the order that is safe: the computer home, whose the devices become, what is looked at first, which device bears which
 * serial number, and the list held against it. Fails as each of them does, and with `preset-needs-serials`, and where a
 * golden Photon, of now or before, is on the list with `device-list-row-invalid`.
 */
export async function openRealLine(parts: RealLineParts, signal: AbortSignal): Promise<Result<OpenedLine>> {
  const { record, cloudUrl, preset, networks, list, kind, batch, operator } = parts;
  const { recovery, handsFree, ...around } = parts.around;
  const whose = preset.customer;
  if (list === undefined && needsList(preset)) return failure(setupError('preset-needs-serials'));
  if (parts.golden !== undefined && !mayBeginGolden(whose.rule)) {
    return failure(setupError('preset-unreadable', { saw: 'golden' }));
  }
  const leases = { journal: around.journal, recovery };
  const home = (inner: AbortSignal) => bringHome(leases, inner);
  let wasAway = false;
  let lookUp: LineWhose['lookUp'];
  const begun = await beginRun<Recipient>({
    record,
    home: () =>
      bringHome(leases, signal, () => {
        wasAway = true;
      }),
    async whose() {
      const opened = await parts.whose(signal);
      if (!opened.ok) return opened;
      lookUp = opened.value.lookUp;
      return success(opened.value.recipient);
    },
    async userName(owner) {
      const checked = await owner.check(signal);
      return checked.ok ? checked.value.userName : undefined;
    },
  });
  if (!begun.ok) return begun;
  const { whose: recipient, forWhom, product: productName, joinedBefore } = begun.value;
  const product = recipient.product?.cloud;
  // What other stations have done is done here, too.
  await parts.othersKnown;
  const isGoingOn = wasAway && (await wasKilledNow(record, preset, around.clock.now()));
  const ready = await lookFirst(parts, recipient, !isGoingOn, signal);
  if (!ready.ok) return ready;
  /** Of the product, as far as it is known whole. */
  let members: ReadonlySet<DeviceId> | undefined;
  const book = serialBook({
    clock: around.clock,
    async list(inner) {
      const devices = await devicesSeen(recipient, inner);
      if (product !== undefined && devices.ok && devices.lack === undefined)
        members = new Set(devices.value.map(({ id }) => id));
      return devices;
    },
    lookUp,
    ...(parts.lookUps === undefined ? {} : { budget: parts.lookUps }),
  });
  const known = await book.load(signal);
  if (!known.ok) return known;
  const lookUpsLeft = book.lookUpsLeft();
  const asksSerials = parts.scans !== undefined || list?.devices.some(({ id }) => id === undefined);
  if (lookUpsLeft !== undefined && asksSerials) parts.told({ check: 'serials', lookUpsLeft });
  const golden = await goldenIn(parts.golden, book, signal);
  if (!golden.ok) return golden;
  const applied = appliedBy(preset, list, parts.presetRevision);
  const here = { forWhom, cloudUrl, kind, batch, required: applied.required };
  const before = await madeBefore(record, preset, here);
  if (!before.ok) return before;
  const { passed, numbered, judgedAnew, goldenBefore: passedAsGolden, ...madeOf } = before.value;
  const ofBenches = new Set([...passedAsGolden, ...(golden.value === undefined ? [] : [golden.value])]);
  const comesBack = kindOf(here) !== 'production';
  const checked = await checkListed(
    { list, ofBenches, book, numbered: comesBack ? numbered : undefined },
    product && { product, members },
    signal,
  );
  if (!checked.ok) return checked;
  const kept = checked.value && keepNumbered(checked.value, numbered, judgedAnew);
  return success({
    world: {
      ...around,
      wifi: handsFree,
      ...recipient,
      others: parts.others,
      ...madeMeanwhile(record, preset, here, passed),
      home,
      joinedBefore,
      cables: parts.cables,
      random: parts.others === undefined ? () => parts.random() : undefined,
      ...(product === undefined || (whose.rule !== 'list' && whose.rule !== 'asked')
        ? {}
        : { customer: (email: string, inner: AbortSignal) => asCustomer(product, email, whose.rule, inner) }),
      noting: { record, forWhom, cloudUrl, product: productName, programEnds: () => parts.programEnds() },
    },
    options: {
      preset,
      networks,
      count: parts.count,
      kind,
      batch,
      applied,
      operator,
      ...madeOf,
      // By a list of numbers that has not theirs they would get a second one.
      done: [...madeOf.done, ...(kept?.elsewhere ?? [])],
      judgedAnew,
      goldenBefore: passedAsGolden,
      golden: golden.value,
      list: kept?.list,
      book,
      scans: parts.scans,
      ...(whose.rule === 'asked' && recipient.product?.customer !== undefined
        ? { asks: { first: recipient.product.customer, scans: parts.customers } }
        : {}),
    },
    devices: whoSeesAll(recipient),
  });
}

/** The customers of its devices stand in a list alone. */
export function needsList({ customer }: Pick<Preset, 'customer'>): boolean {
  return customer.rule === 'list';
}

/** Which customer of the product a line begins with: by a list the first one tells whether the client may open any. */
export function firstCustomer(whose: Preset['customer'], list: DeviceList | undefined): string | undefined {
  return whose.rule === 'fixed' ? whose.email : whose.rule === 'list' ? list?.devices[0]?.customer : undefined;
}

/** A line of this preset that ended a moment ago with a Photon in its hands had its networks then: whoever waits for it again waits for no look around. */
async function wasKilledNow(record: AttemptRecord, { name }: Preset, now: number): Promise<boolean> {
  const open = await record.interrupted();
  return open.some(
    ({ preset, startedAt }) => preset === name && Math.abs(now - startedAt) < stationLimits.justKilledMs,
  );
}

async function lookFirst(
  { around, others, sharedRecordFile, cables, networks, told }: RealLineParts,
  recipient: Recipient,
  looksAround: boolean,
  signal: AbortSignal,
): Promise<Result<void>> {
  const shared = others && { shared: () => others.status() };
  const canWrite = () => isWritable(path.dirname(sharedRecordFile));
  const access = accessOf(recipient);
  const air = { wanted: networks.map(({ ssid }) => ssid), heard: around.wifi.networks?.bind(around.wifi) };
  const world = { access, clock: around.clock, canWrite, usb: cables?.usb, ...(looksAround && { networks: air }) };
  const run = preflight({ ...world, ...shared }, signal);
  for (;;) {
    const turn = await run.next();
    if (turn.done) return turn.value;
    told(turn.value);
  }
}

/** A claim code, as each device needs one, or without an owner the time in the cloud. */
function accessOf(recipient: Recipient): PreflightWorld['access'] {
  if (recipient.account === undefined) return recipient.product.cloud.readTime;
  const { createClaimCode } = recipient.account;
  return async (signal) => {
    const made = await createClaimCode(signal);
    return made.ok ? success(made.value.cloudTime) : made;
  };
}

async function goldenIn(
  asked: DeviceScan | undefined,
  book: SerialBook,
  signal: AbortSignal,
): Promise<Result<DeviceId | undefined>> {
  return asked?.kind === 'serial' ? book.deviceOf(asked.serial, signal) : success(asked?.id);
}

interface ListToCheck {
  readonly list: DeviceList | undefined;
  readonly ofBenches: ReadonlySet<DeviceId>;
  readonly book: SerialBook;
  /** Who got a number before, where its devices come back with it. */
  readonly numbered: readonly ArrivedAttempt[] | undefined;
}

/** Nothing is set up by a list with a device that is another's or is golden, or with a serial number of one. */
async function checkListed(
  { list, ofBenches, book, numbered }: ListToCheck,
  into: { readonly product: ProductCloud; readonly members: ReadonlySet<DeviceId> | undefined } | undefined,
  signal: AbortSignal,
): Promise<Result<DeviceList | undefined>> {
  if (list === undefined) return success(undefined);
  const byBook = await identifyListed(list, book, signal);
  const identified = byBook.ok && numbered !== undefined ? identifyNumbered(byBook.value, numbered) : byBook;
  if (!identified.ok) return identified;
  const both = identified.value.devices.find(({ id }) => id !== undefined && ofBenches.has(id));
  if (both !== undefined) {
    return failure(setupError('device-list-row-invalid', { saw: both.id, details: { row: both.row } }));
  }
  // Who is in it already is not known whole: then each run puts its own device into it.
  if (into?.members === undefined) return identified;
  const admitted = await admitListed(identified.value, into.members, into.product, signal);
  if (!admitted.ok) return admitted;
  const read = admitted.value === 0 ? success(undefined) : await book.load(signal);
  return read.ok ? identified : read;
}

/** One that was misread or mistyped is not made. */
async function asCustomer(
  product: ProductCloud,
  email: string,
  rule: 'list' | 'asked',
  signal: AbortSignal,
): Promise<Result<WithOwner>> {
  const opened = await (rule === 'asked' ? product.findCustomer(email, signal) : product.openCustomer(email, signal));
  if (!opened.ok) return opened;
  return success({ account: opened.value, product: { cloud: product, customer: opened.value.email } });
}

/**
 * Of this preset, for whoever is here: what is done, having shown what it asks for now, and whose proof goes on, of what was made for the same alone. Nothing is done before
 * a line that its devices come back to on purpose, or what passed in the same batch as the same kind. `passed`: how often each device
 * had, as such a line counts it. A serial number is used up for every preset of the
 * product, or of whoever has none, and what has passed as a golden Photon, here or at another station, is in the air of all of
 * them each time that its line begins: no line takes it for a device of its own. Fails as `AttemptRecord.arrived`.
 */
export async function madeBefore(
  record: Pick<AttemptRecord, 'arrived' | 'interrupted'>,
  preset: Pick<Preset, 'name' | 'golden' | 'customer' | 'part' | 'revision'>,
  here: Here,
): Promise<Result<MadeBefore>> {
  const { name, customer, part, revision } = preset;
  const byPreset = await record.arrived({ preset: name });
  if (!byPreset.ok) return byPreset;
  const ofBenches = await record.arrived({ with: 'golden' });
  if (!ofBenches.ok) return ofBenches;
  const numbered = await record.arrived({ with: 'serial' });
  if (!numbered.ok) return numbered;
  const ofNumbers = numbered.value.filter((one) => hasNumberOf(one, here));
  const unproven = (await record.interrupted())
    // Its row, its label, its hooks and what is done in its batch tell of the line that it was begun in.
    .filter(
      (attempt) => isOurs(attempt, name, here) && kindOf(attempt) === kindOf(here) && attempt.batch === here.batch,
    )
    .filter((attempt) => attempt.part === part && attempt.revision === revision)
    // Who was to be nobody's becomes no customer's by a preset that was changed since, nor the other way round.
    .filter((attempt) => attempt.forWhom.for === here.forWhom.for)
    // Nor one customer's that of another.
    .filter(({ forWhom }) => customer.rule !== 'fixed' || customerOf(forWhom) === customerOf(here.forWhom))
    .flatMap(({ runId, deviceId, connectedAt, reached, networkName, serial, forWhom, otherNetworks = [] }) =>
      deviceId === undefined || connectedAt === undefined
        ? []
        : {
            runId,
            deviceId,
            connectedAt,
            serial,
            calledBefore: reached === functionCalled,
            customer: customerOf(forWhom),
            networkNames: networkName === undefined ? [] : [networkName, ...otherNetworks],
          },
    );
  const passed = passedOf(byPreset.value, name, here);
  const everPassed = passedOf(byPreset.value, name, { ...here, required: undefined });
  return success({
    done: beginsAnew(here) ? [] : [...passed.keys()],
    passed,
    judgedAnew: new Set([...everPassed.keys()].filter((id) => !passed.has(id))),
    goldenBefore: goldenBefore(ofBenches.value, goldenOf(preset)),
    unproven,
    serialsUsed: ofNumbers.flatMap(({ serial }) => serial ?? []),
    numbered: ofNumbers,
  });
}

/** Whoever is here, and what the devices of the line are set up for. */
interface Here extends NumbersOf, Pick<LineOptions, 'kind' | 'batch'> {
  /** What a device has to show to pass; undefined: whatever it was. */
  readonly required?: string | undefined;
}

/** How often devices have passed. */
type Passed = ReadonlyMap<DeviceId, number>;

interface MadeBefore
  extends Required<Pick<LineOptions, 'done' | 'judgedAnew' | 'goldenBefore' | 'unproven' | 'serialsUsed'>> {
  readonly passed: Passed;
  /** Who got a serial number out of the same row of them, oldest first. */
  readonly numbered: readonly ArrivedAttempt[];
}

type MadeMeanwhile = Required<Pick<LineWorld, 'isDone' | 'isOfBench' | 'isSerialGiven' | 'numbersOf'>> &
  Pick<LineWorld, 'isTriedBefore'>;

/** What the record says by now of one device or number, where another station may have been at it meanwhile; without the record nothing. */
function madeMeanwhile(record: AttemptRecord, preset: Preset, here: Here, before: Passed): MadeMeanwhile {
  const of = async (deviceId: DeviceId) => {
    const arrived = await record.arrived({ deviceId });
    return arrived.ok ? arrived.value : [];
  };
  return {
    numbersOf: numbersOf(here),
    async isSerialGiven(serial) {
      const arrived = await record.arrived({ serial });
      return arrived.ok ? success(arrived.value.some((one) => hasNumberOf(one, here))) : arrived;
    },
    async isDone(id) {
      const passed = passedOf(await of(id), preset.name, here).get(id) ?? 0;
      return passed > (beginsAnew(here) ? (before.get(id) ?? 0) : 0);
    },
    isOfBench: async (id) => goldenBefore(await of(id), goldenOf(preset)).includes(id),
    ...(kindOf(here) === 'production' ? { isTriedBefore: (attemptId: string) => record.isTriedBefore(attemptId) } : {}),
  };
}

function passedOf(arrived: readonly ArrivedAttempt[], preset: string, here: Here): Passed {
  const passed = new Map<DeviceId, number>();
  for (const attempt of arrived) {
    const { deviceId } = attempt;
    if (deviceId === undefined || !isProven(attempt) || !isOurs(attempt, preset, here) || !counts(attempt, here))
      continue;
    passed.set(deviceId, (passed.get(deviceId) ?? 0) + 1);
  }
  return passed;
}

const kindOf = ({ kind = 'production' }: Pick<Attempt, 'kind'>) => kind;

/** What was tried out is not made yet; what was mended is as good as what passed at once. To be mended, or tried out, is another thing. */
function counts(
  attempt: Pick<ArrivedAttempt, 'kind' | 'batch' | 'required'>,
  { kind = 'production', batch, required = beingOnline }: Here,
): boolean {
  // Whoever passed has been online; what an older version asked for nobody knows.
  const hasShown = required === beingOnline || attempt.required === undefined || attempt.required === required;
  if (!hasShown) return false;
  if (kind === 'production') return kindOf(attempt) !== 'trial';
  return kindOf(attempt) === kind && (batch === undefined || attempt.batch === batch);
}

/** Devices that have passed come back to it on purpose, and nothing says which of them came for this line and which for one before. */
const beginsAnew = ({ kind = 'production', batch }: Here) => kind !== 'production' && batch === undefined;

function isOurs(
  attempt: Pick<Attempt, 'preset' | 'kind' | 'forWhom' | 'cloudUrl'>,
  preset: string,
  { forWhom, cloudUrl }: NumbersOf,
): boolean {
  const userName = forWhom.for === 'account' ? forWhom.userName : undefined;
  return (
    attempt.preset === preset &&
    attempt.kind !== 'golden' &&
    productOf(attempt.forWhom) === productOf(forWhom) &&
    whyOfAnother(attempt, { cloudUrl, userName }) === undefined
  );
}

function goldenOf({ golden }: Pick<Preset, 'golden'>): DeviceId | undefined {
  const byPreset = readDeviceScan(golden ?? '');
  return byPreset?.kind === 'device-id' ? byPreset.id : undefined;
}

const customerOf = (whom: AttemptFor) => (whom.for === 'customer' ? whom.email : undefined);
const productOf = (whom: AttemptFor) => (whom.for === 'account' ? undefined : whom.productId);

/** What a run left behind is brought home; the last that is not home says why. `begins`: the computer was left elsewhere. */
async function bringHome(
  world: Parameters<typeof recoverLease>[0],
  signal: AbortSignal,
  begins: () => void = () => undefined,
): Promise<Result<void>> {
  let problem: SetupError | undefined;
  await recoverLease(
    world,
    {
      begins,
      ends: (_, back) => {
        problem = back.ok ? undefined : back.error;
      },
    },
    signal,
  );
  return problem === undefined ? success(undefined) : failure(problem);
}
