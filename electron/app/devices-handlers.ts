import { isAbsolute } from 'node:path';
import type { ImportState } from '../../shared/device-import.ts';
import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import { setupError } from '../../shared/errors.ts';
import type { devicesRequests, FileKind } from '../../shared/ipc/devices.ts';
import { listed } from '../../shared/list-lack.ts';
import { readDeviceIds, readSerialNumber } from '../../shared/read-device-ids.ts';
import { readPages } from '../../shared/read-pages.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { DeviceAccess } from '../devices/device-facts.ts';
import { runDeviceJobs } from '../devices/device-jobs.ts';
import { findDevices } from '../devices/find-devices.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { HandlersOf } from './handlers.ts';
import { importManager } from './import-manager.ts';
import { jobRunner } from './job-runner.ts';
import { readProgram } from './program-file.ts';
import type { WhoActs } from './who-acts.ts';

export interface DevicesHandlerParts extends Pick<WhoActs, 'account' | 'product' | 'customer'> {
  readonly clock: Clock;
  /** Fails while nothing may begin. */
  readonly mayBegin: () => Result<void>;
  readonly changed: () => void;
  /** Work on devices or an import began or ended. */
  readonly productChanged: () => void;
  readonly showDeviceJobEvent: (event: DeviceJobEvent) => void;
  readonly newId: () => string;
  readonly chooseFile: () => Promise<string | undefined>;
  readonly chooseNewFile: (name: string, kinds?: readonly FileKind[]) => Promise<string | undefined>;
}

export interface DevicesWork {
  readonly handlers: HandlersOf<typeof devicesRequests>;
  importing(): ImportState | undefined;
  deviceJobEvents(): readonly DeviceJobEvent[];
  busy(): boolean;
  /** Ends what is under way and forgets what it left. */
  end(): Promise<void>;
}

const started = (result: Result<void>): Result<boolean> => (result.ok ? success(true) : result);

/** What can be done with many devices: lists of them into a product, finding them, and taking them back. */
export function devicesHandlers(parts: DevicesHandlerParts): DevicesWork {
  const { clock } = parts;
  const access = (): DeviceAccess => ({ account: parts.account(), product: parts.product().current() });
  const imports = importManager(clock, parts.changed, parts.productChanged);
  const jobs = jobRunner(parts.showDeviceJobEvent, parts.newId, clock.now, parts.productChanged);

  /** Firmware on its way to a device. */
  const uploads = new Set<Promise<Result<void>>>();

  const handlers: DevicesWork['handlers'] = {
    async importDevices(source) {
      const cloud = access().product;
      if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
      if (imports.running()) return failure(setupError('work-already-running'));
      const path = source.from === 'text' ? undefined : await parts.chooseFile();
      if (source.from !== 'text' && path === undefined) return success(false);
      return started(await imports.open(source.from === 'text' ? { text: source.text } : { path: path ?? '' }));
    },

    async importDroppedList({ path }) {
      if (access().product === undefined) return failure(setupError('not-signed-in-to-product'));
      if (imports.running()) return failure(setupError('work-already-running'));
      // What is on no disk has no path.
      return isAbsolute(path) ? imports.open({ path }) : failure(setupError('import-file-unreadable'));
    },

    async sendImport({ column, headerRow }) {
      const cloud = access().product;
      if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
      const may = parts.mayBegin();
      return may.ok ? imports.send(cloud, { column, headerRow }) : may;
    },

    async cancelImport() {
      await imports.cancel();
      return success(undefined);
    },

    async saveImportReport() {
      if (!imports.hasReport()) return failure(setupError('invalid-input'));
      const path = await parts.chooseNewFile('device-import.xlsx', ['workbook', 'csv']);
      return path === undefined ? success(false) : started(await imports.saveReport(path));
    },

    async dismissImport() {
      await imports.cancel();
      imports.forget();
      parts.changed();
      return success(undefined);
    },

    async listCustomers() {
      const cloud = access().product;
      if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
      const list = await readPages(
        (request) => cloud.listCustomers(request, neverAborted()),
        { keyOf: (email) => email },
        neverAborted(),
      );
      return list.ok ? listed([...list.value.keys()], list.lack) : list;
    },

    async listDevices({ as }) {
      const query = as.who === 'customer' ? ({ by: 'customer', email: as.email } as const) : { by: as.who };
      const found = await findDevices(access(), query, neverAborted());
      return found.ok ? listed(found.value.devices, found.lack) : found;
    },

    async findDevices(query) {
      if (query.by !== 'ids') return findDevices(access(), query, neverAborted());
      const read = readDeviceIds(query.text);
      const bad = read.flatMap((one) => one.bad ?? []);
      if (bad.length > 0) return failure(setupError('invalid-input', { saw: bad.map(({ text }) => text).join(', ') }));
      return findDevices(access(), { by: 'ids', ids: read.flatMap((one) => one.id ?? []) }, neverAborted());
    },

    async lookUpSerialNumber({ text }) {
      const serialNumber = readSerialNumber(text);
      if (serialNumber === undefined) return failure(setupError('invalid-input', { saw: text }));
      const found = await access().account?.lookUpSerialNumber(serialNumber, neverAborted());
      if (found === undefined) return failure(setupError('work-needs-account'));
      return found.ok ? success({ serialNumber, deviceId: found.value }) : found;
    },

    async runDeviceJobs({ deviceIds, actions, hands, continues, customer: email }) {
      const may = parts.mayBegin();
      if (!may.ok) return may;
      const customer = email === undefined ? undefined : await parts.customer(email, true);
      if (customer?.ok === false) return customer;
      const who = { ...access(), customer: customer?.value };
      return jobs.start(
        (workId, signal) => runDeviceJobs(who, { workId, deviceIds, actions, hands, continues }, clock, signal),
        continues,
      );
    },

    tickHand: async ({ deviceId, hand, done }) => jobs.tick(hand, deviceId, done),

    async stopDeviceJob() {
      await jobs.stop();
      return success(undefined);
    },

    async flashFile({ deviceId }) {
      const mine = access().account;
      if (mine === undefined) return failure(setupError('work-needs-account'));
      const path = await parts.chooseFile();
      if (path === undefined) return success(false);
      const program = await readProgram(path);
      if (!program.ok) return program;
      const may = parts.mayBegin();
      if (!may.ok) return may;
      const upload = mine.flashFile(deviceId, program.value, neverAborted());
      uploads.add(upload);
      parts.changed();
      const flashed = await upload;
      uploads.delete(upload);
      parts.changed();
      return started(flashed);
    },
  };

  return {
    handlers,
    importing: () => imports.state(),
    deviceJobEvents: () => jobs.events(),
    busy: () => imports.running() || jobs.running() || uploads.size > 0,
    async end() {
      // Half an upload is none: it has its own limit.
      await Promise.all([imports.cancel(), jobs.stop(), ...uploads]);
      imports.forget();
      jobs.forget();
    },
  };
}
