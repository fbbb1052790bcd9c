import type { VariableReading } from '../../shared/ipc/device.ts';
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
    yield { name, type, reading: await account.readVariable(id, name, signal) };
  }
}
