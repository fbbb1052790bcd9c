import type { LineRow } from '../../shared/line-event.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import type { LineBase } from './line-base.ts';
import type { LineDevices } from './line-devices.ts';

/** What people say of devices that have their row. */
export interface LineNotes {
  /**
   * A device that did not pass is set aside, or any gets a note; without its attempt it is the newest failure that nobody has
   * seen, as a printed code means it, else the device that ended last. False: there is no such device.
   */
  take(order: LineOrder): boolean;
  /** Somebody has seen what failed so far. */
  seen(): void;
}

export function lineNotes({ world, say, now }: LineBase, devices: LineDevices): LineNotes {
  let rowsSeen = 0;

  function lookedAt(): LineRow | undefined {
    const unseen = devices.rows
      .slice(rowsSeen)
      .findLast((row) => row.outcome === 'FAIL' && !row.setAside && !hasPassedSince(row));
    return unseen ?? devices.rows.at(-1);
  }

  function hasPassedSince({ deviceId, photon }: LineRow): boolean {
    return devices.rows.some(
      (row) => row.outcome === 'PASS' && (deviceId === undefined ? row.photon === photon : row.deviceId === deviceId),
    );
  }

  async function tell(attemptId: string, noted: Pick<LineRow, 'setAside'> & { note?: string }): Promise<void> {
    const { note, ...rest } = noted;
    const event = {
      type: 'note',
      attemptId,
      at: now(),
      ...rest,
      ...(note === undefined ? {} : { text: note }),
    } as const;
    const written = await world.noting?.record.write(event);
    say({ type: 'device-noted', attemptId, ...noted, ...(written?.ok === false ? { error: written.error } : {}) });
  }

  return {
    take({ command, note, attemptId = lookedAt()?.attemptId }) {
      const noted = command === 'set-aside' ? ({ setAside: true } as const) : note === undefined ? {} : { note };
      const isThere = attemptId !== undefined && Object.keys(noted).length > 0 && devices.note(attemptId, noted);
      if (isThere) void tell(attemptId, noted);
      return isThere;
    },
    seen() {
      rowsSeen = devices.rows.length;
    },
  };
}
