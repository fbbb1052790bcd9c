import { failure, type Result, success } from '../../../shared/result.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { neverAborted } from '../../ground/never-aborted.ts';
import type { SharedRecordAddress } from '../shared-record-port.ts';
import { lookAtRights } from './make-schema.ts';
import { connectShared } from './postgres-connection.ts';
import { sharedTroubleOf } from './shared-trouble.ts';

/** Signs in and looks whether a station could work there; changes nothing. Fails as `sharedTroubleOf` says. */
export async function trySharedRecord(
  address: SharedRecordAddress,
  password: string,
  clock: Clock,
): Promise<Result<void>> {
  try {
    const connection = await connectShared(address, password, clock, neverAborted());
    try {
      await connection.call(lookAtRights);
      return success(undefined);
    } finally {
      await connection.close();
    }
  } catch (error) {
    return failure(sharedTroubleOf(error));
  }
}
