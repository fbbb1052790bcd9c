import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { simulatedSurroundings } from '../../electron/composition/simulated-surroundings.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { OtherStations } from '../../electron/record/shared-record-port.ts';
import { noted } from '../../electron/runs/begin-run.ts';
import { photonCable } from '../../electron/serial/photon-cable.ts';
import { setUpByCable } from '../../electron/setup/set-up-by-cable.ts';
import type { RunMemory, SetupOptions } from '../../electron/setup/setup-world.ts';
import { pendingQuestions } from '../../electron/setup/user-prompts.ts';
import type { AccountName } from '../../electron/simulator/cloud/owner.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import { startSimulatedWorld, type WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { withOpenKey } from '../../electron/softap/device-private-key.ts';
import type { Answer } from '../../shared/answer.ts';
import { bytesToBinaryText } from '../../shared/bytes.ts';
import { isClaimCode } from '../../shared/claim-code.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Outcome, Question, SetupEvent } from '../../shared/setup-events.ts';
import { devicePrivateKeyPem } from './device-key.ts';
import { jumpingClock } from './jumping-clock.ts';
import { untilQuiet } from './quiet.ts';
import { openProduct, withoutOwner } from './run-flow.ts';

/** The Photon on the cable. */
export const cableId = '3b0021001747353236343033';
export const home: NetworkChoice = {
  ssid: 'HomeNet',
  security: securityByName['wpa2-aes'],
  password: 'kitchen-window-7',
};
interface Driven {
  readonly choice?: NetworkChoice;
  /** Given before `choice`, so that it is tried after them. */
  readonly before?: readonly NetworkChoice[];
  /** What is answered when the first choice did not do. */
  readonly thenChoice?: NetworkChoice;
  readonly keeps?: boolean;
  /** Whether it is taken over; default: yes. */
  readonly confirms?: boolean;
  /** Questions that nobody answers. */
  leavesOpen?(question: Question): boolean;
  readonly options?: Partial<SetupOptions>;
  readonly port?: string;
  readonly memory?: RunMemory;
  readonly signal?: AbortSignal;
  /** Of a customer of the practice product, or of nobody; without it the developer's. */
  readonly customer?: string | null;
  /** Default: none are known. */
  readonly others?: OtherStations;
  onEvent?(event: SetupEvent): void;
}

/** A world whose one Photon is in a USB socket, in virtual time. `heard`: what its console says, before the program reads it. */
export async function openCables(options: Partial<WorldOptions> = {}, heard: (text: string) => void = () => undefined) {
  const clock = jumpingClock();
  const app = clock.hand();
  const simulation = await startSimulatedWorld({
    latencies: realisticLatencies,
    separateNetworks: true,
    ...options,
    clock: clock.hand(),
    device: { id: cableId, privateKeyPem: devicePrivateKeyPem },
  });
  const usb = simulatedUsb(simulation.cables);
  const touches: number[] = [];
  const opened: string[] = [];
  const typed: string[] = [];
  const cable = photonCable(
    {
      ...usb,
      async open(path, received) {
        opened.push(path);
        const port = await usb.open(path, (bytes) => {
          heard(bytesToBinaryText(bytes));
          received(bytes);
        });
        if (!port.ok) return port;
        const setBaudRate = (rate: number) => {
          touches.push(rate);
          return port.value.setBaudRate(rate);
        };
        const write = (bytes: Uint8Array) => {
          typed.push(bytesToBinaryText(bytes));
          return port.value.write(bytes);
        };
        return { ok: true, value: { ...port.value, setBaudRate, write } };
      },
    },
    app,
    withOpenKey,
  );
  let ids = 0;
  const { cloud, ...around } = simulatedSurroundings(simulation, {
    fetch,
    clock: app,
    newId: () => {
      ids += 1;
      return `question-${ids}`;
    },
  });
  const developer = {
    account: cloud.account(simulation.ready.account.accessToken as AccessToken),
    product: undefined,
  };
  const whoseIs = async (customer: string | null | undefined) =>
    customer === undefined
      ? developer
      : customer === null
        ? withoutOwner(simulation, app)
        : openProduct(simulation, customer, app);

  async function drive({
    choice = home,
    before = [],
    thenChoice,
    keeps = false,
    port,
    memory = { choice: undefined },
    ...driven
  }: Driven) {
    const questions = pendingQuestions();
    const whose = await whoseIs(driven.customer);
    const { signal = neverAborted(), others } = driven;
    const options = { runId: 'run', photonPrefix: 'Photon', prove: true, findLimitMs: 20_000, ...driven.options };
    const { runId } = options;
    const run = noted(
      (kept) => setUpByCable({ ...around, ...whose, prompts: questions, kept, cable, port }, options, memory, signal),
      { others, clock: app, runId, signal, memory, noting: undefined },
    );
    const events: SetupEvent[] = [];
    const answerTo = (question: Question): Answer => {
      if (question.kind === 'confirm-ownership')
        return { kind: 'confirm-ownership', confirmed: driven.confirms ?? true };
      if (keeps) return { kind: 'keep-networks' };
      const another = question.kind === 'choose-network' ? before[question.given?.length ?? 0] : undefined;
      if (another !== undefined) return { kind: 'choose-network', choice: another, andAnother: true };
      const isAgain = question.kind === 'choose-network' && question.problem !== undefined;
      return { kind: 'choose-network', choice: (isAgain ? thenChoice : undefined) ?? choice };
    };
    for (;;) {
      const turn = await run.next();
      if (turn.done) return { events, outcome: turn.value };
      events.push(turn.value);
      driven.onEvent?.(turn.value);
      if (turn.value.type !== 'question-asked') continue;
      const { question } = turn.value;
      if (driven.leavesOpen?.(question)) continue;
      // Nobody answers a question that came back with a problem.
      if (question.kind === 'choose-network' && question.problem !== undefined && thenChoice === undefined) {
        await run.return({ outcome: 'failed', error: question.problem });
        return { events, outcome: { outcome: 'failed', error: question.problem } as Outcome };
      }
      questions.give(question.id, answerTo(question));
    }
  }
  return {
    simulation,
    clock,
    app,
    touches,
    /** Names of ports, one after another. */
    opened,
    /** By the program, at whichever port. */
    typed,
    claim: (driven: Driven = {}) => clock.run(drive(driven), 30 * 60_000),
    atOnce: (all: readonly Driven[]) => clock.run(Promise.all(all.map(drive)), 30 * 60_000),
    /** Takes it out of listening mode by hand. */
    async leaveListening() {
      const console = await clock.run(cable.open('/dev/ttyACM0', neverAborted()), 60_000);
      if (!console.ok) throw new Error(console.error.code);
      await clock.run(console.value.leave(), 60_000);
      await console.value.close();
      await clock.pass(3_000);
      if (simulation.device.listening) throw new Error('still listening');
    },
    /** By another program, to somebody: it is online and theirs. */
    async giveTo(owner: AccountName) {
      const code = simulation.cloud.createClaimCode(owner);
      const give = async () => {
        const console = await cable.open('/dev/ttyACM0', neverAborted());
        if (!console.ok || !isClaimCode(code)) throw new Error('no console, or no claim code');
        await console.value.setClaimCode(code, neverAborted());
        const entered = await console.value.enterNetwork(home, neverAborted());
        if (!entered.ok || !(await entered.value.store(neverAborted())).ok) throw new Error('not entered');
        await console.value.close();
      };
      await clock.run(give(), 60_000);
      await clock.pass(30_000);
    },
    async quiet() {
      await untilQuiet();
      return app.sleepers();
    },
  };
}
