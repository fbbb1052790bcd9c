import { onTestFinished } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { type AttemptRow, foldEvent } from '../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../electron/record/record-event.ts';
import type { AttemptRecord, NewEvent } from '../../electron/record/record-port.ts';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import { readDeviceList } from '../../electron/station/device-list.ts';
import type { Preset } from '../../electron/station/preset.ts';
import { success } from '../../shared/result.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { checkedChoice } from './checked-choice.ts';
import { type LineBench, lineBench } from './run-line.ts';

/** A line on a simulated world, closed with its test. */
export async function openLine(...how: Parameters<typeof lineBench>): Promise<LineBench> {
  const made = await lineBench(...how);
  onTestFinished(() => made.close());
  return made;
}

/** What a file of devices holds, a line each. */
export function listOf(lines: readonly string[], rule = 'account') {
  const read = readDeviceList(
    lines.map((line, index) => ({ row: index + 1, cells: line.split(',') })),
    { customer: { rule } as Preset['customer'], pattern: undefined, until: 'online' },
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** A record of which all is kept that a line writes. */
export function writtenDown(made: LineBench) {
  const written: NewEvent[] = [];
  let attempts = 0;
  const record = {
    monotonic: () => made.clock.monotonic(),
    newAttemptId() {
      attempts += 1;
      return `attempt-${attempts}`;
    },
    async write(event: NewEvent) {
      written.push(event);
      return success(undefined);
    },
    noteName: async () => success(undefined),
  } as Partial<AttemptRecord> as AttemptRecord;
  return { record, written };
}

/** The rows that they tell, by attempt. */
export function rowsOf(written: readonly NewEvent[]): ReadonlyMap<string, AttemptRow | undefined> {
  const rows = new Map<string, AttemptRow | undefined>();
  for (const [sequence, event] of written.entries()) {
    const whole = { program: 'p', kind: 'production', ...event } as RecordEvent;
    rows.set(event.attemptId, foldEvent(rows.get(event.attemptId), whole, { stationId: 's', sequence }));
  }
  return rows;
}

/** What a scanner types, when it does. */
export function pieces() {
  const waiting: string[] = [];
  let wake: () => void = () => undefined;
  async function* all() {
    for (;;) {
      yield* waiting.splice(0);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (waiting.length > 0) resolve();
      });
    }
  }
  const send = (text: string) => {
    waiting.push(text);
    wake();
  };
  return { all: all(), send };
}

/** As another station beside this one does, for the developer or, where it does not claim, for nobody. */
export async function setUpElsewhere(
  made: LineBench,
  { tcp, http }: Pick<ReadyLine, 'tcp' | 'http'>,
  claims = true,
): Promise<void> {
  const { simulation, clock } = made;
  const signal = neverAborted();
  const photon = softapPhoton(
    { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
    { clock: clock.hand(), random: systemRandomBytes },
  );
  const key = await photon.publicKey(signal);
  const home = simulation.ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  const code = await made.world.account.createClaimCode(signal);
  if (!key.ok || !code.ok || home === undefined) throw new Error('the other station did not get on');
  if (claims) await photon.setClaimCode(code.value.claimCode, signal);
  await photon.configureNetwork(checkedChoice(home), key.value, signal);
  await photon.connect(signal);
}
