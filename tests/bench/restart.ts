import { fork } from 'node:child_process';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { restartedLine } from '../support/restarted-line.ts';
import { lineLatencies } from '../support/run-line.ts';

export const lineProcess = 'station-line';

/**
 * How long a line takes from `kill -9` of its process to the next device that it takes, by the computer's clock, at the latencies
 * of a bench. What of it the way home takes is told beside it.
 */
export async function benchRestart() {
  const program = process.argv[1] ?? '';
  const { devices, ...told } = await restartedLine(lineLatencies, othersFor(5, undefined, false), (folder) =>
    fork(program, [lineProcess, folder], { serialization: 'advanced' }),
  );
  return {
    ...told,
    wayHomeMs: lineLatencies.computerReturn,
    notClaimedOnce: devices.filter(({ claimed, owner }) => claimed !== 1 || owner !== 'me').length,
  };
}
