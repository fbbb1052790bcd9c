import { open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { importDevices } from '../../electron/products/import-devices.ts';
import { importLedger } from '../../electron/products/import-ledger.ts';
import { reportFormOf, writeReport } from '../../electron/products/import-report.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { success } from '../../shared/result.ts';

/** Imports a file, as it comes from a disk, into a product that takes every device; tells what was read in it. */
export async function readList(bytes: Uint8Array) {
  const sent: string[] = [];
  const product = {
    async importDevices(ids: readonly DeviceId[]) {
      sent.push(...ids);
      return success({ added: ids, alreadyThere: [], ownedByOthers: [], invalid: [] });
    },
  };
  const source = { from: 'file', bytes: Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]) } as const;
  const signal = neverAborted();
  const { state, ledger } = await importDevices({ product, clock: systemClock }, source, () => undefined, signal);
  return { sent, header: state.counts.header, unreadable: ledger.unreadable(), error: state.error?.code };
}

/**
 * Keeps the report of an import in a file of this folder, in the form that its name asks for.
 * @returns the file
 */
export async function keepReport(
  folder: string,
  name: string,
  ids: readonly string[],
  unreadable: readonly string[],
): Promise<string> {
  const ledger = importLedger();
  ledger.addIds(ids as readonly DeviceId[]);
  for (const text of unreadable) ledger.addUnreadable({ text, problem: 'no-id' });
  const file = path.join(folder, name);
  const handle = await open(file, 'w');
  await writeReport(handle, reportFormOf(file), ledger);
  await handle.close();
  return file;
}
