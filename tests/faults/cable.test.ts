import { describe, expect, it } from 'vitest';
import type { Firmware } from '../../electron/simulator/device/firmware.ts';
import { type FaultName, faultNames } from '../../electron/simulator/faults.ts';
import { type ConsolePrompt, nextConsoleMark } from '../../shared/console/console-marks.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Outcome } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { cableBench } from '../support/cable-bench.ts';
import { home } from '../support/open-cables.ts';

/** What may be told of each fault of the cable and the console, at whatever moment it strikes; `claimed` where it is met too late. */
const told: Readonly<Partial<Record<FaultName, readonly ('claimed' | ErrorCode)[]>>> = {
  'cable-busy': ['cable-port-busy', 'claimed'],
  'cable-denied': ['cable-port-denied', 'claimed'],
  // In the middle its port is no more there.
  'cable-in-dfu': ['cable-in-dfu', 'cable-gone', 'claimed'],
  'touch-ignored': ['claimed'],
  'console-stuck': ['cable-dialogue-open', 'claimed'],
  'console-stuck-at-digit': ['cable-dialogue-open', 'claimed'],
  'console-waits-for-file': ['claimed'],
  // One that falls between a letter and its echo.
  'console-chatter': ['claimed', 'cable-interrupted'],
  'console-broken-into': ['claimed', 'cable-interrupted', 'cable-not-listening', 'claim-code-not-stored'],
  'console-drowned': ['cable-drowned', 'cable-interrupted', 'claimed'],
  'console-floods': ['claimed', 'cable-interrupted', 'cable-not-listening'],
  'console-bytes-apart': ['claimed'],
  'console-asks-twice': ['claimed', 'cable-interrupted', 'claim-code-not-stored'],
  'console-asks-other': ['cable-interrupted', 'claimed'],
  'console-byte-lost': ['cable-interrupted', 'claimed'],
  'console-half-line': ['cable-not-listening', 'cable-interrupted', 'claimed'],
  'console-code-garbled': ['claim-code-not-stored', 'claimed'],
  'modem-manager-probes': ['claimed'],
  'console-storage-fails': ['network-not-stored', 'claimed'],
};

/** Those before them meet what is there from the beginning; the older dialogues differ in one of them alone. */
const steps: readonly StepId[] = ['set-claim-code', 'configure-network', 'connect', 'wait-online'];

/** What the dialogue with a network that it hears asks, with the claim code's before it. */
const questions: Readonly<Record<'0.4.4' | '0.6.4' | '2.3.1', readonly ConsolePrompt[]>> = {
  '0.4.4': ['name', 'security', 'password'],
  '0.6.4': ['claimCode', 'name', 'security', 'password'],
  '2.3.1': ['claimCode', 'name', 'password'],
};
const ofEnterprise: readonly ConsolePrompt[] = [
  ...(['claimCode', 'name', 'eap', 'userName'] as const),
  ...(['password', 'outerIdentity', 'rootCertificate'] as const),
];

const staff: NetworkChoice = {
  ssid: 'Staff',
  security: securityByName['wpa2-enterprise-mixed'],
  enterprise: { kind: 'peap', userName: 'visitor', password: 'front-desk-4', outerIdentity: 'anonymous' },
};

const passwordOf = ({ password, enterprise }: NetworkChoice) =>
  enterprise?.kind === 'peap' ? enterprise.password : password;

/** Those that differ by the question that they are met at. */
const atQuestions: readonly FaultName[] = ['console-asks-other', 'console-byte-lost', 'console-half-line'];

function fromQuestion(firmware: Firmware, fault: FaultName, wanted: number, choice = home): Struck {
  let count = 0;
  return {
    firmware,
    choice,
    onPrompt(_, { simulation }) {
      count += 1;
      if (count === wanted) simulation.setFault(fault, true);
    },
  };
}

const endOf = (outcome: Outcome) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);

interface Struck {
  readonly firmware: Firmware;
  readonly choice?: NetworkChoice;
  /** There from the beginning. */
  readonly faults?: readonly FaultName[];
  /** It is at work, and has to be made to listen. */
  readonly isDeaf?: true;
  onStep?(step: StepId, world: Awaited<ReturnType<typeof cableBench>>): void;
  /** A question of the console is on its way to the program. */
  onPrompt?(prompt: string, world: Awaited<ReturnType<typeof cableBench>>): void;
  readonly signal?: AbortSignal;
}

/** One run, what is wrong about its end, and whether the next one works after what it asks for. */
async function play({ firmware, choice = home, faults = [], isDeaf, onStep, onPrompt, signal }: Struck) {
  let world: Awaited<ReturnType<typeof cableBench>> | undefined;
  let isOver = false;
  let text = '';
  const bench = await cableBench({ firmware, faults }, (more) => {
    if (onPrompt === undefined) return;
    text += more;
    for (let mark = nextConsoleMark(text); mark !== undefined; mark = nextConsoleMark(text)) {
      text = text.slice(mark.end);
      if (mark.kind === 'prompt' && world !== undefined && !isOver) onPrompt?.(mark.prompt, world);
    }
  });
  world = bench;
  const { simulation, clock, claim, quiet, leaveListening } = bench;
  if (isDeaf) await leaveListening();
  const { outcome, events } = await claim({
    choice,
    options: { findLimitMs: 5_000 },
    ...(signal === undefined ? {} : { signal }),
    onEvent: (event) => {
      if (event.type === 'step-started') onStep?.(event.step, bench);
    },
  });
  isOver = true;
  const ended = endOf(outcome);
  const wrong: string[] = [];
  const say = (problem: boolean, what: string) => problem && wrong.push(`${ended}: ${what}`);
  const sent = events.some(({ type }) => type === 'connect-sent');
  say(!sent && simulation.device.storedNetworks.length > 0, 'stored without a word');
  say(sent && ended === 'network-not-stored' && simulation.cloud.online, 'stored and told as not');
  const stored = simulation.device.storedNetworks[0];
  say(stored !== undefined && stored.password !== passwordOf(choice), `stored ${stored?.ssid} wrong`);
  say((await quiet()) > 0, 'something goes on');
  await clock.pass(60_000);
  const isMine = simulation.cloud.online && simulation.cloud.owner === 'me';
  say(ended === 'claimed' && !isMine, 'not claimed');
  say(ended !== 'claimed' && ended !== 'cancelled' && isMine, 'claimed all the same');
  if (ended === 'claimed') return { ended, wrong };
  for (const one of faultNames) simulation.setFault(one, false);
  simulation.cables[0]?.plugIn();
  // All that any sentence asks for.
  simulation.pressReset();
  await clock.pass(20_000);
  simulation.pressSetup();
  await clock.pass(5_000);
  const again = endOf((await claim({ choice, options: { findLimitMs: 20_000 } })).outcome);
  say(again !== 'claimed', `the next run ends as ${again}`);
  return { ended, wrong };
}

describe.each(['0.4.4', '0.6.4', '2.3.1'] as const)('Device OS %s on a cable', (firmware) => {
  for (const [name, ends] of Object.entries(told)) {
    const fault = name as FaultName;
    it(`with ${fault} from the beginning, from each step and from each question on`, async () => {
      const ways: Struck[] = [
        { firmware, faults: [fault] },
        ...(fault === 'console-floods' ? [] : questions[firmware]).map((_, index) =>
          fromQuestion(firmware, fault, index + 1),
        ),
        ...(firmware === '2.3.1' ? steps : (['configure-network'] as const)).map((moment) => ({
          firmware,
          onStep: (step: StepId, { simulation }: Awaited<ReturnType<typeof cableBench>>) => {
            if (step === moment) simulation.setFault(fault, true);
          },
        })),
      ];
      for (const [index, way] of ways.entries()) {
        const { ended, wrong } = await play(way);
        expect([index, wrong]).toEqual([index, []]);
        expect(ends, `way ${index}`).toContain(ended);
      }
    });
  }

  it('at work, and not to be made to listen by an order: SETUP is asked for', async () => {
    const { ended, wrong } = await play({ firmware, faults: ['touch-ignored'], isDeaf: true });
    expect([ended, wrong]).toEqual(['cable-not-listening', []]);
  });

  it('at work with a program that gives back what it gets: it is made to listen, or RESET is asked for', async () => {
    const { ended, wrong } = await play({ firmware, faults: ['program-echoes'], isDeaf: true });
    expect([ended, wrong]).toEqual([firmware === '0.4.4' ? 'cable-dialogue-open' : 'claimed', []]);
  });

  it('unplugged, with or without a word of the system, started anew under its name, or cancelled, at each question', async () => {
    const met = new Set<string>();
    for (let count = 1; count <= questions[firmware].length + 1; count += 1) {
      for (const act of ['unplug', 'unplug-untold', 'start-anew', 'cancel'] as const) {
        let prompts = 0;
        const stop = new AbortController();
        const { ended, wrong } = await play({
          firmware,
          faults: act === 'unplug-untold' ? ['cable-loss-untold'] : act === 'start-anew' ? ['cable-name-kept'] : [],
          signal: stop.signal,
          onPrompt(prompt, { simulation }) {
            prompts += 1;
            if (prompts !== count) return;
            met.add(prompt);
            if (act === 'cancel') stop.abort();
            else if (act === 'start-anew') simulation.pressReset();
            else simulation.cables[0]?.unplug();
          },
        });
        expect(wrong).toEqual([]);
        if (prompts >= count) expect(ended).toBe(act === 'cancel' ? 'cable-interrupted' : 'cable-gone');
        else expect(ended).toBe('claimed');
      }
    }
    expect([...met]).toEqual(questions[firmware]);
  });
});

describe('an enterprise network on a cable', () => {
  it.each(atQuestions)('with %s from each question on', async (fault) => {
    for (const [index] of ofEnterprise.entries()) {
      const { ended, wrong } = await play(fromQuestion('2.3.1', fault, index + 1, staff));
      expect([index, wrong]).toEqual([index, []]);
      expect(told[fault], `question ${index}`).toContain(ended);
    }
  });

  it('asks these questions, and nothing is stored where the cable is pulled at one of them', async () => {
    const met: string[] = [];
    await play({ firmware: '2.3.1', choice: staff, onPrompt: (prompt) => void met.push(prompt) });
    expect(met).toEqual(ofEnterprise);
    for (const wanted of ofEnterprise) {
      const { ended, wrong } = await play({
        firmware: '2.3.1',
        choice: staff,
        onPrompt: (prompt, { simulation }) => prompt === wanted && simulation.cables[0]?.unplug(),
      });
      expect([wanted, ended, wrong]).toEqual([wanted, 'cable-gone', []]);
    }
  });
});
