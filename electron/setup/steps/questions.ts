import type { Answer } from '../../../shared/answer.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import type { NetworkChoice } from '../../../shared/network-choice.ts';
import { failure, success } from '../../../shared/result.ts';
import type { DeviceIdentity, GivenNetwork, PreviousChoice, Question } from '../../../shared/setup-events.ts';
import type { HeardNetwork } from '../../../shared/wifi-network.ts';
import type { RunMemory, SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';
import type { Asks } from './ask.ts';

type Asking = Pick<SetupWorld, 'clock' | 'newId'>;

const questionToThePerson = { timeoutCode: 'waited-too-long', attempts: 1, pauseMs: 0 } as const;

/** Physical access counts as ownership of a developer Photon, so a claim code would move it silently: ask first. */
export function confirmOwnership(world: Asking, asks: Asks, device: DeviceIdentity, until: number): Step<void> {
  return {
    id: 'confirm-ownership',
    ...questionToThePerson,
    timeLimitMs: Math.max(0, until - world.clock.monotonic()),
    async run(signal, report) {
      const question: Question = { id: world.newId(), kind: 'confirm-ownership', device };
      const answer = await asks(question, ['confirm-ownership'], signal, report);
      return answer.kind === 'confirm-ownership' && answer.confirmed
        ? success(undefined)
        : failure(setupError('ownership-not-confirmed'));
    },
  };
}

const networkAnswers = [
  'choose-network',
  'rescan-networks',
  'keep-networks',
  'no-more-networks',
  'remove-network',
] as const satisfies readonly Answer['kind'][];

export type NetworkAnswer = Extract<Answer, { kind: (typeof networkAnswers)[number] }>;

/**
 * What the person answers about the networks. A kept password is filled in here, so that it never travels to the screen.
 */
export function chooseNetwork(
  world: Asking,
  asks: Asks,
  memory: RunMemory,
  networks: readonly HeardNetwork[],
  given: readonly GivenNetwork[],
  problem: SetupError | undefined,
  until: number,
): Step<NetworkAnswer> {
  return {
    id: 'choose-network',
    ...questionToThePerson,
    timeLimitMs: Math.max(0, until - world.clock.monotonic()),
    async run(signal, report) {
      const isGiven = given.some(({ ssid }) => ssid === memory.choice?.ssid);
      const previous = isGiven ? undefined : (previousChoice(memory) ?? lastNetworkHeard(memory, networks));
      const remembered = memory.remembered?.networks() ?? [];
      const question: Question = {
        id: world.newId(),
        kind: 'choose-network',
        networks,
        ...(previous === undefined ? {} : { previous }),
        ...(remembered.length === 0 ? {} : { remembered }),
        ...(given.length === 0 ? {} : { given }),
        ...(problem === undefined ? {} : { problem }),
      };
      const answer = await asks(question, networkAnswers, signal, report);
      if (!isNetworkAnswer(answer)) return failure(setupError('internal-error'));
      if (answer.kind !== 'choose-network' || !answer.usePreviousPassword) return success(answer);
      const { choice } = answer;
      const kept =
        (isSameNetwork(choice, memory.choice) ? memory.choice?.password : undefined) ?? memory.remembered?.of(choice);
      return success(kept === undefined ? answer : { ...answer, choice: { ...choice, password: kept } });
    },
  };
}

/** A password is for the network that it was typed for. */
function isSameNetwork(one: NetworkChoice, other: NetworkChoice | undefined): boolean {
  return one.ssid === other?.ssid && one.security === other.security;
}

function isNetworkAnswer(answer: Answer): answer is NetworkAnswer {
  return networkAnswers.some((kind) => kind === answer.kind);
}

/** The network of the Photon before, where this one hears it as well: another customer's may be nowhere near. */
function lastNetworkHeard(
  { lastNetwork, remembered }: RunMemory,
  networks: readonly HeardNetwork[],
): PreviousChoice | undefined {
  const here = networks.some(({ ssid, security }) => ssid === lastNetwork?.ssid && security === lastNetwork.security);
  return lastNetwork !== undefined && here
    ? { ...lastNetwork, passwordKept: remembered?.of(lastNetwork) !== undefined }
    : undefined;
}

function previousChoice({ choice, remembered }: RunMemory): PreviousChoice | undefined {
  if (choice === undefined) return undefined;
  return {
    ssid: choice.ssid,
    security: choice.security,
    ...(choice.channel === undefined ? {} : { channel: choice.channel }),
    passwordKept: (choice.password ?? remembered?.of(choice)) !== undefined,
  };
}
