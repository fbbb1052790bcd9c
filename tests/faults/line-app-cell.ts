import { existsSync, readFileSync } from 'node:fs';
import { journalPath } from '../../electron/journal/journal-path.ts';
import type { Moment } from './fixture.ts';
import { openLineBench, type PhotonOfLine } from './line-bench.ts';
import { tearJournal } from './tear-journal.ts';

/** What happens to the program of a line, or to its computer, with one device in flight and one at each of its steps. */
export const lineAppFaults = [
  'ended',
  'ended at once',
  'kill',
  'power loss, journal torn',
  'ten minutes of sleep',
  'clock set forward',
  'clock set back',
] as const;
export type LineAppFault = (typeof lineAppFaults)[number];

const sleepMs = 10 * 60 * 1000;

/** Summer time, a battery that was empty, a virtual machine that was paused. */
const clockStepMs = 3 * 60 * 60 * 1000;

const kills: readonly LineAppFault[] = ['kill', 'power loss, journal torn'];

/** Each Photon has the one row that is told of it, over all starts of the program. */
export async function playLineAppCell(
  moment: Moment,
  fault: LineAppFault,
  told: Readonly<Record<PhotonOfLine, string>>,
) {
  const isKill = kills.includes(fault);
  const bench = await openLineBench({
    moment,
    // A code is asked for, and a proof, once the computer is home; it is on its way there before.
    isAtHome: false,
    strike() {
      if (isKill) return bench.kill();
      switch (fault) {
        case 'ended':
          return bench.stop();
        case 'ended at once':
          return bench.end();
        case 'ten minutes of sleep':
          bench.clock.suspend(bench.computerClock(), sleepMs);
          // It wakes at home, as far as its system is concerned.
          return bench.world.computer.hop();
        case 'clock set forward':
          return bench.computerClock().set(clockStepMs);
        case 'clock set back':
          return bench.computerClock().set(-clockStepMs);
        default:
          throw new Error(fault);
      }
    },
    onEvent(event) {
      if (event.type === 'device-finished' && bench.rows.length === 3) bench.stop();
    },
  });
  const wrong: string[] = [];
  const journal = journalPath(bench.folder);
  const startedAt = bench.clock.monotonic();
  let end = await bench.run();
  if (isKill) {
    if (end !== undefined) wrong.push('it was not killed');
    if (fault === 'power loss, journal torn') tearJournal(journal);
    end = await bench.run();
  }
  if (end?.stoppedBy !== undefined) wrong.push(`it stopped for ${end.stoppedBy.code}`);
  const tookMs = bench.clock.monotonic() - startedAt;
  for (const [which, its] of Object.entries(told)) {
    const ended = bench.endsOf(which as PhotonOfLine).join() || 'not met';
    if (ended !== its) wrong.push(`${which} ended as ${ended}`);
  }
  for (const { tookMs: ms } of bench.rows)
    if (!(ms >= 0 && ms <= tookMs)) wrong.push(`a row tells ${ms} ms of ${tookMs}`);
  if (existsSync(journal) && /lease-taken/.test(readFileSync(journal, 'utf8')))
    wrong.push('the note of the lease is still there');
  wrong.push(...(await bench.close()));
  return { ended: bench.endsOf('struck').join() || 'not met', tookMs, wrong };
}
