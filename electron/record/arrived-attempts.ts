import { arrivedOutcomes } from '../../shared/setup-events.ts';
import { forWhomOf } from './attempt-row.ts';
import type { ArrivedAttempt, ArrivedOf } from './record-port.ts';
import type { RecordDatabase } from './record-store.ts';
import { readArrivedRow } from './row-codec.ts';

/** As `AttemptRecord.arrived`. Of as many as a factory makes, so that none of the long columns is read. */
export async function arrivedAttempts(database: RecordDatabase, of: ArrivedOf): Promise<readonly ArrivedAttempt[]> {
  const all = database
    .selectFrom('attempt')
    .select([
      'forWhom',
      'userName',
      'customer',
      'productId',
      'cloudUrl',
      'deviceId',
      'kind',
      'serial',
      'preset',
      'outcome',
    ])
    .where('outcome', 'in', arrivedOutcomes)
    .orderBy('rowId');
  const golden = database.selectFrom('attempt').select('deviceId').where('kind', '=', 'golden');
  const some =
    'deviceId' in of
      ? all.where('deviceId', '=', of.deviceId)
      : 'preset' in of
        ? all.where('preset', '=', of.preset)
        : 'serial' in of
          ? all.where('serial', '=', of.serial)
          : of.with === 'serial'
            ? all.where('serial', 'is not', null)
            : all.where('deviceId', 'in', golden);
  return (await some.execute()).flatMap((found) => {
    const row = readArrivedRow(found);
    if (row === undefined) return [];
    const { cloudUrl, deviceId, kind, serial, preset, outcome, ...whom } = row;
    return {
      forWhom: forWhomOf(whom),
      cloudUrl: cloudUrl ?? undefined,
      deviceId: deviceId ?? undefined,
      kind,
      serial: serial ?? undefined,
      preset: preset ?? undefined,
      outcome,
    };
  });
}
