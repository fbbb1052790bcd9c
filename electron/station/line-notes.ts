import type { ErrorCode } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { readNote } from '../../shared/scan.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import type { LineBase } from './line-base.ts';
import type { LineDevices } from './line-devices.ts';

/** What people say of devices that have their row. */
export interface LineNotes {
  /**
   * A device that did not pass is set aside, or any gets a note; without its attempt it is the newest failure that nobody has
   * seen, as a printed code means it, else the device that ended last. Gives why nothing came of it.
   */
  take(order: LineOrder): ErrorCode | undefined;
  /** Somebody has seen what failed so far. */
  seen(): void;
}

export function lineNotes({ world, say, now }: LineBase, devices: LineDevices): LineNotes {
  let rowsSeen = 0;

  function lookedAt(): LineRow | undefined {
    const unseen = devices.rows
      .slice(rowsSeen)
      .findLast((row) => row.outcome === 'FAIL' && !row.setAside && !devices.isAside(row) && !hasPassedSince(row));
    return unseen ?? devices.rows.at(-1);
  }

  function hasPassedSince(row: LineRow): boolean {
    const { deviceId, photon } = row;
    const later = devices.rows.slice(devices.rows.indexOf(row) + 1);
    // Many devices come to one port, whose name is no device's.
    const isIt = (one: LineRow) =>
      deviceId === undefined ? world.cables === undefined && one.photon === photon : one.deviceId === deviceId;
    return later.some((one) => one.outcome === 'PASS' && isIt(one));
  }

  async function tell(
    { attemptId, photon, deviceId }: LineRow,
    noted: Pick<LineRow, 'setAside'> & { note?: string },
  ): Promise<void> {
    const { note, ...rest } = noted;
    const event = {
      type: 'note',
      attemptId,
      at: now(),
      ...rest,
      ...(note === undefined ? {} : { text: note }),
    } as const;
    const written = await world.noting?.record.write(event);
    say({
      type: 'device-noted',
      attemptId,
      ...(photon === undefined ? {} : { photon }),
      ...(deviceId === undefined ? {} : { deviceId }),
      ...noted,
      ...(written?.ok === false ? { error: written.error } : {}),
    });
  }

  return {
    take({ command, note: said = '', attemptId }) {
      const note = command === 'note' ? readNote(said) : undefined;
      if (command === 'note' && note === undefined) return 'scan-unreadable';
      const noted = note === undefined ? ({ setAside: true } as const) : { note };
      const row = attemptId === undefined ? lookedAt() : devices.rows.find((one) => one.attemptId === attemptId);
      if (row === undefined || !devices.note(row.attemptId, noted)) return 'line-device-not-there';
      void tell(row, noted);
      return undefined;
    },
    seen() {
      rowsSeen = devices.rows.length;
    },
  };
}
