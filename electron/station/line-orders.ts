import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readOperator } from '../../shared/scan.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import { fitsSerialPattern, shapeBeside } from '../../shared/serial-pattern.ts';
import type { LineBase } from './line-base.ts';
import type { LineCustomers } from './line-customers.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineLabels } from './line-labels.ts';
import type { LineNotes } from './line-notes.ts';
import type { LineRecipients } from './line-recipients.ts';
import { whyUnread, whyUnsure } from './line-scans.ts';

export interface ToldToLine {
  /** No other device is to be taken. */
  stop(): void;
  /** Somebody has looked at why it stopped. `goes`: and says to go on, rather than to try again. */
  seen(goes: boolean): void;
  /** Nobody says anything any more. */
  alone(): void;
}

type NoCommand = Exclude<Scan, { kind: 'command' }>;

export interface LinePeople {
  readonly base: LineBase;
  readonly devices: LineDevices;
  readonly notes: LineNotes;
  readonly labels: Pick<LineLabels, 'again'>;
  readonly customers: LineCustomers;
  readonly recipients: LineRecipients;
}

/** Listens to what is scanned and asked of a line until it ends. */
export function listenToOrders(
  { base, devices, notes, labels, customers, recipients }: LinePeople,
  told: ToldToLine,
): void {
  const { options, gate, list, golden, ofBenches, say, changed, stop, ended } = base;
  /** Its scans are the numbers of the list, each for one device. */
  const givesNumbers = options.scans !== undefined && options.list?.namesDevices === false;
  const { serialPattern } = options.preset;
  /** Where a list gives the numbers of its devices, they were held against the pattern with it, and a sticker tells which device it is. */
  const isListed = options.list?.devices.some(({ serial }) => serial !== undefined) ?? false;
  void Promise.all([scans(), commands()]).then(told.alone);

  async function scans(): Promise<void> {
    const scanned = options.scans ?? options.asks?.scans;
    if (scanned === undefined) return;
    let taken: Promise<void> = Promise.resolve();
    for await (const scan of scanned) {
      if (ended.aborted) return;
      // A sheet that ends the line waits for no look-up of a serial number before it.
      if (scan.kind === 'command') obey(scan);
      else if (scan.kind === 'serial' || scan.kind === 'device-id') taken = taken.then(() => takeScan(scan));
      else {
        const before = taken;
        taken = customers.settle(() => before.then(() => takeScan(scan)));
      }
    }
    await taken;
    list?.endScans();
    changed.tell();
  }

  async function commands(): Promise<void> {
    for await (const order of options.commands ?? []) {
      if (ended.aborted) return;
      obey(order);
    }
  }

  async function takeScan(scan: NoCommand): Promise<void> {
    if (ended.aborted) return;
    if (scan.kind === 'serial' || scan.kind === 'device-id') return takeSticker(scan);
    if (scan.kind === 'customer' && options.asks !== undefined) return takeCustomer(scan.email);
    if (scan.kind === 'foreign') {
      const id = options.list?.devices.find(({ serial }) => serial === scan.text)?.id;
      if (options.scans !== undefined && id !== undefined) return takeSticker({ kind: 'device-id', id }, scan.text);
      if (givesNumbers) return takeNumber(scan.text);
    }
    // The beginning of a sticker's code is no customer.
    if (scan.kind !== 'half') customers.lose();
    say({ type: 'scanned', error: setupError(whyNoCode(scan)) });
  }

  function whyNoCode({ kind }: NoCommand): ErrorCode {
    // Of one that is another code nothing is looked up.
    if (kind === 'other-layout' || (kind === 'foreign' && options.scans !== undefined))
      return whyUnread(kind) ?? 'scan-unreadable';
    if (options.asks === undefined) return 'scan-unreadable';
    if (kind === 'no-customer') return 'customer-name-invalid';
    if (kind === 'unended') return 'customer-not-scanned';
    if (options.scans !== undefined) return 'scan-unreadable';
    return kind === 'half' ? 'scan-not-asked' : 'customer-not-scanned';
  }

  /** The newest Photon that is heard is its own, or the next one that comes. */
  function takeNumber(serial: string): void {
    if (serialPattern !== undefined && !fitsSerialPattern(serialPattern, serial)) {
      say({ type: 'scanned', error: notAsPattern(serialPattern, shapeBeside(serialPattern, serial)) });
      return;
    }
    const taken = stop.aborted ? undefined : list?.scanNumber(serial);
    // What is on no list may be anything.
    if (taken === 'not-listed') {
      say({ type: 'scanned', error: setupError('scan-not-listed') });
      return;
    }
    const code = taken === undefined ? 'scan-after-end' : taken === 'used' ? 'number-used-already' : undefined;
    say({
      type: 'scanned',
      ...(taken === undefined ? {} : { serial }),
      ...(code === undefined ? {} : { error: setupError(code, { details: { serial } }) }),
    });
    changed.tell();
  }

  async function takeCustomer(customer: string): Promise<void> {
    const error = stop.aborted ? setupError('order-after-end') : await customers.scan(customer, recipients.of);
    say({ type: 'scanned', customer, ...(error === undefined ? {} : { error }) });
  }

  /** `own`: the number of somebody's own that it has, where that was scanned. */
  async function takeSticker(scan: Extract<Scan, { kind: 'serial' | 'device-id' }>, own?: string): Promise<void> {
    const serial = scan.kind === 'serial' ? scan.serial : (own ?? options.book?.serialOf(scan.id));
    const told = serial === undefined ? {} : { serial };
    const customer = customers.of({});
    const isCustomerMissing = options.asks !== undefined && customer === undefined;
    if (options.scans === undefined || isCustomerMissing) {
      const id = scan.kind === 'device-id' ? { deviceId: scan.id } : {};
      const error = setupError(options.scans === undefined ? 'scan-not-asked' : 'customer-not-scanned');
      return say({ type: 'scanned', ...id, ...told, error });
    }
    if (scan.kind === 'serial' && serialPattern !== undefined && !isListed && !mayBear(scan.serial, serialPattern)) {
      return say({ type: 'scanned', ...told, error: notAsPattern(serialPattern, scan.serial) });
    }
    const leftBefore = options.book?.lookUpsLeft();
    const found =
      scan.kind === 'device-id'
        ? success(scan.id)
        : options.book !== undefined
          ? await gate.ask(async () => options.book?.deviceOf(scan.serial, ended) ?? unread(), ended)
          : unread();
    const lookUpsLeft = options.book?.lookUpsLeft();
    // It shows where one was spent, and where none is left.
    const budget =
      scan.kind === 'serial' && lookUpsLeft !== undefined && (lookUpsLeft !== leftBefore || lookUpsLeft === 0)
        ? { lookUpsLeft }
        : {};
    if (!found.ok) return say({ type: 'scanned', ...told, ...budget, error: found.error });
    const deviceId = found.value;
    // Nothing would become of it, and its row stays as it is for the next line.
    if (stop.aborted) return say({ type: 'scanned', deviceId, ...told, error: setupError('scan-after-end') });
    // Whoever brings it may scan it like any other.
    if (golden.isAwaited && deviceId === golden.id) return say({ type: 'scanned', deviceId, ...told });
    const isInFlight = [...devices.inFlight].some(({ device }) => device.deviceId === deviceId);
    const taken = ofBenches.has(deviceId) ? 'used' : list?.scan(deviceId, serial, customer, isInFlight);
    // Scanned again, one that did not pass is met anew, also where it has told no ID and so is still awaited.
    if (taken === 'taken' || (taken === 'again' && list?.isOpenFor(deviceId))) {
      devices.takeBack(deviceId, taken === 'again');
      changed.tell();
    }
    const code = taken === 'used' ? 'device-set-up-already' : taken === 'not-listed' ? 'device-not-on-list' : undefined;
    const error = code === undefined ? {} : { error: setupError(code, { details: { id: deviceId } }) };
    say({ type: 'scanned', deviceId, ...told, ...budget, ...error });
  }

  /** What is known to be good is none of the devices that the pattern is for. */
  function mayBear(serial: string, pattern: string): boolean {
    const isGolden = golden.id !== undefined && options.book?.serialOf(golden.id) === serial;
    return isGolden || fitsSerialPattern(pattern, serial);
  }

  const notAsPattern = (pattern: string, scanned: string) =>
    setupError('scan-not-as-pattern', { details: { scanned, pattern } });

  function unread(): Result<DeviceId> {
    return failure(setupError('scan-unreadable'));
  }

  function whyRefused(order: LineOrder): ErrorCode | undefined {
    const { command } = order;
    if (command === 'test') return whyUnsure(order);
    if (command === 'operator' && readOperator(order.operator ?? '') === undefined) return 'scan-unreadable';
    if (command === 'set-aside' || command === 'note') return notes.take(order);
    if (command === 'reprint') return reprint(order);
    // It takes no device any more, whoever asks.
    return stop.aborted && (command === 'retry' || command === 'go-on' || command === 'operator')
      ? 'order-after-end'
      : undefined;
  }

  /** Of the device that passed last, where none is named; one that did not pass has none. */
  function reprint({ attemptId }: LineOrder): ErrorCode | undefined {
    const isMeant = (row: LineRow) => (attemptId === undefined ? row.outcome === 'PASS' : row.attemptId === attemptId);
    const row = devices.rows.findLast(isMeant);
    if (row === undefined) return 'line-label-not-there';
    const { attemptId: of, photon, deviceId } = row;
    const isBegun = labels.again(of, (error) => {
      if (error === undefined) devices.reprinted(of);
      say({
        type: 'label-reprinted',
        attemptId: of,
        ...(photon === undefined ? {} : { photon }),
        ...(deviceId === undefined ? {} : { deviceId }),
        ...(error === undefined ? {} : { error }),
      });
    });
    return isBegun ? undefined : 'line-label-not-there';
  }

  function obey(order: LineOrder): void {
    const { command } = order;
    const refused = whyRefused(order);
    const operator = command === 'operator' ? readOperator(order.operator ?? '') : undefined;
    const taken = refused === undefined ? (operator === undefined ? {} : { operator }) : { error: setupError(refused) };
    say({ type: 'scanned', command, ...taken });
    if (refused !== undefined) return;
    if (operator !== undefined) base.atIt.operator = operator;
    if (command === 'stop') told.stop();
    // Whoever did not pass, by its own fault or ours, and is still heard is met anew.
    if (command === 'retry') {
      devices.forget((device) => (device.outcome === 'FAIL' || device.outcome === 'ERROR') && !devices.isAside(device));
    }
    if (command === 'retry' || command === 'go-on' || command === 'seen') notes.seen();
    if (command === 'go-on' || command === 'retry') told.seen(command === 'go-on');
    changed.tell();
  }
}
