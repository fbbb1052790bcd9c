import { type SetupError, setupError } from '../../shared/errors.ts';
import type { VariableReading } from '../../shared/ipc.ts';
import { failure } from '../../shared/result.ts';
import type { CloudAccount, CloudDevice } from '../cloud/cloud-port.ts';

/**
 * Every variable that the device names, one after another because it answers one question at a time. One that cannot be
 * read is told with its reason (`variable-not-found`, common cloud errors), and the others are read all the same; after an
 * abort none is asked for.
 */
export async function* readVariables(
  account: Pick<CloudAccount, 'readVariable'>,
  { id, variables }: Pick<CloudDevice, 'id' | 'variables'>,
  signal: AbortSignal,
): AsyncGenerator<VariableReading> {
  for (const [name, type] of Object.entries(variables)) {
    if (signal.aborted) return;
    const reading = await account.readVariable(id, name, signal);
    yield { name, type, reading: reading.ok ? reading : failure(reasonOf(reading.error)) };
  }
}

/** The device was there a moment ago: what the cloud does not find is the variable (Particle API reference, "Get a variable value"). */
function reasonOf(error: SetupError): SetupError {
  return error.code === 'cloud-not-found' ? setupError('variable-not-found', { saw: error.saw }) : error;
}
