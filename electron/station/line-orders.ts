import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import type { LineBase } from './line-base.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineNotes } from './line-notes.ts';

export interface ToldToLine {
  /** No other device is to be taken. */
  stop(): void;
  /** Somebody has looked at why it stopped. `goes`: and says to go on, rather than to try again. */
  seen(goes: boolean): void;
  /** Nobody says anything any more. */
  alone(): void;
}

/** Listens to what is scanned and asked of a line until it ends. */
export function listenToOrders(
  { options, gate, list, say, changed, stop, ended }: LineBase,
  devices: LineDevices,
  notes: LineNotes,
  told: ToldToLine,
): void {
  void Promise.all([scans(), commands()]).then(told.alone);

  async function scans(): Promise<void> {
    if (options.scans === undefined) return;
    let taken: Promise<void> = Promise.resolve();
    for await (const scan of options.scans) {
      if (ended.aborted) return;
      // A sheet that ends the line waits for no look-up of a serial number before it.
      if (scan.kind === 'command') obey(scan);
      else taken = taken.then(() => take(scan));
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

  async function take(scan: Exclude<Scan, { kind: 'command' }>): Promise<void> {
    if (ended.aborted) return;
    const serial =
      scan.kind === 'serial' ? scan.serial : scan.kind === 'device-id' ? options.book?.serialOf(scan.id) : undefined;
    const told = serial === undefined ? {} : { serial };
    const found =
      scan.kind === 'device-id'
        ? success(scan.id)
        : scan.kind === 'serial' && options.book !== undefined
          ? await gate.ask(async () => options.book?.deviceOf(scan.serial, ended) ?? unread(), ended)
          : unread();
    if (!found.ok) return say({ type: 'scanned', ...told, error: found.error });
    const deviceId = found.value;
    // Nothing would become of it, and its row stays as it is for the next line.
    if (stop.aborted) return say({ type: 'scanned', deviceId, ...told, error: setupError('scan-after-end') });
    const taken = list?.scan(deviceId, serial);
    // Scanned again, one that did not pass is met anew, also where it has told no ID and so is still awaited.
    if (taken === 'taken' || (taken === 'again' && list?.isOpenFor(deviceId))) {
      devices.takeBack(deviceId, taken === 'again');
      changed.tell();
    }
    const code = taken === 'used' ? 'device-set-up-already' : taken === 'not-listed' ? 'device-not-on-list' : undefined;
    const error = code === undefined ? {} : { error: setupError(code, { details: { id: deviceId } }) };
    say({ type: 'scanned', deviceId, ...told, ...error });
  }

  function unread(): Result<DeviceId> {
    return failure(setupError('scan-unreadable'));
  }

  function whyRefused(order: LineOrder): ErrorCode | undefined {
    const { command } = order;
    if (command === 'set-aside' || command === 'note') return notes.take(order);
    // It takes no device any more, whoever asks.
    return stop.aborted && (command === 'retry' || command === 'go-on') ? 'order-after-end' : undefined;
  }

  function obey(order: LineOrder): void {
    const { command } = order;
    const refused = whyRefused(order);
    say({ type: 'scanned', command, ...(refused === undefined ? {} : { error: setupError(refused) }) });
    if (refused !== undefined) return;
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
