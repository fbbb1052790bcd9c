import { expect } from 'vitest';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../electron/cloud/particle-cloud.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { noJournal } from '../../electron/journal/no-journal.ts';
import type { OtherStations } from '../../electron/record/shared-record-port.ts';
import { noted } from '../../electron/runs/begin-run.ts';
import { finishSetUp } from '../../electron/setup/finish-set-up.ts';
import type { Recipient, RunMemory } from '../../electron/setup/setup-world.ts';
import { pendingQuestions } from '../../electron/setup/user-prompts.ts';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { type FlowOptions, openProduct, runFlow, withoutOwner } from './run-flow.ts';

/** For whom a run without an owner is. */
export const nobody = Symbol();

/** Runs until connect-ap was sent and answered; then nobody follows it any more, as after a kill. */
export async function stopAfterConnect(
  simulation: SimulatedWorld,
  customer?: string | typeof nobody,
  wrap?: FlowOptions['wrap'],
): Promise<number> {
  const memory: RunMemory = { choice: undefined };
  await runFlow(simulation, {
    memory,
    ...(wrap === undefined ? {} : { wrap }),
    ...(customer === nobody ? { withoutOwner: true } : customer === undefined ? {} : { customer }),
    onEvent: (event) => {
      if (event.type === 'stage-started' && event.stage === 'give-back') throw new Error('killed');
    },
  }).catch(() => undefined);
  if (memory.connectedAt === undefined) throw new Error('connect-ap was not sent');
  // The next program begins when the computer is home.
  await expect.poll(() => simulation.computer.place).toBe('own-network');
  return memory.connectedAt;
}

/** The next program, which looks for the proof. */
export async function finish(
  simulation: SimulatedWorld,
  connectedAt: number,
  customer?: string | typeof nobody,
  signal = neverAborted(),
  wrap: (run: AsyncGenerator<SetupEvent, Outcome>) => AsyncGenerator<SetupEvent, Outcome> = (plain) => plain,
  others?: OtherStations,
) {
  const { tcp, http, cloud: address, account } = simulation.ready;
  const cloud = particleCloud({ baseUrl: address.url, fetch, clock: systemClock }, defaultOAuthClient);
  const recipient: Recipient =
    customer === nobody
      ? await withoutOwner(simulation)
      : customer === undefined
        ? { account: cloud.account(account.accessToken as AccessToken) }
        : await openProduct(simulation, customer);
  const world = {
    clock: systemClock,
    ...recipient,
    photon: softapPhoton(
      { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
      { clock: systemClock, random: systemRandomBytes },
    ),
    wifi: simulatedWifi(simulation),
    journal: noJournal,
    newId: () => 'id',
  };
  const unproven = { runId: 'run', deviceId: simulation.ready.device.id, connectedAt, networkNames: ['HomeNet'] };
  const events: SetupEvent[] = [];
  const memory: RunMemory = { choice: undefined };
  const run = noted((kept) => finishSetUp({ ...world, prompts: pendingQuestions(), kept }, unproven, memory, signal), {
    others,
    clock: systemClock,
    runId: unproven.runId,
    signal,
    memory,
    noting: undefined,
  });
  for await (const event of wrap(run)) events.push(event);
  const { outcome } = foldAll(events);
  return { events, outcome };
}
