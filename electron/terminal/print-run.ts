import { describeError } from '../../shared/text/describe-error.ts';
import { assertNever } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';

export interface Output {
  readonly line: (text: string) => void;
}

/** One JSON object a line for programs; the outcome comes last, from {@link outcomeLine}. */
export function printJsonEvent(event: SetupEvent, { line }: Output): void {
  if (event.type !== 'run-finished') line(JSON.stringify(event));
}

export function outcomeLine(outcome: Outcome): string {
  if (outcome.outcome !== 'failed') return JSON.stringify(outcome);
  const { error, deviceId } = outcome;
  const { happened, next } = describeError(error);
  return JSON.stringify({
    outcome: 'failed',
    code: error.code,
    message: happened,
    ...(error.saw === undefined ? {} : { saw: error.saw }),
    next,
    ...(deviceId === undefined ? {} : { deviceId }),
  });
}

const stageWords = {
  prepare: 'Getting a claim code',
  join: 'Joining the Photon',
  inspect: 'Asking the Photon who it is and what it hears',
  choose: 'Choosing the network',
  commit: 'Handing the network over',
  'give-back': 'Returning to your own network',
  prove: 'Waiting for the Photon to come online',
} as const;

/** Short lines for people. */
export function printPlainEvent(event: SetupEvent, { line }: Output): void {
  switch (event.type) {
    case 'stage-started':
      return line(`${stageWords[event.stage]} …`);
    case 'step-retried':
      return line(`  ${describeError(event.error).title}; trying again`);
    case 'hand-needed': {
      if (event.task.kind === 'return-to-own-network') return line('  Choose your own network again in the Wi-Fi menu.');
      return line(
        event.task.obstacle === undefined
          ? '  Join the network Photon-XXXX in the Wi-Fi menu. The light on the Photon blinks blue.'
          : `  ${describeError(event.task.obstacle).title}. ${describeError(event.task.obstacle).next}`,
      );
    }
    case 'device-identified':
      return line(`  Photon ${event.device.id}${event.device.setUpBefore ? ', set up before' : ''}`);
    case 'networks-heard':
      return line(`  It hears ${event.networks.map((network) => network.ssid).join(', ') || 'no network'}`);
    case 'noticed': {
      const { title, next } = describeError(event.notice);
      return line(`  ${title}. ${next}`);
    }
    case 'run-started':
    case 'stage-finished':
    case 'step-started':
    case 'step-finished':
    case 'place-changed':
    case 'photons-seen':
    case 'hand-done':
    case 'question-asked':
    case 'question-answered':
    case 'light-expected':
    case 'run-finished':
      return;
    default:
      return assertNever(event);
  }
}

/** What a person reads at the end. */
export function plainOutcome(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'claimed':
      return `The Photon is online and yours: ${outcome.name ?? outcome.deviceId} (${(outcome.tookMs / 1000).toFixed(1)} s).`;
    case 'handed-over':
      return `The Photon ${outcome.deviceId} has your network and claim code. Nobody waited for it to come online.`;
    case 'failed': {
      const { title, happened, saw, next } = describeError(outcome.error);
      return [`${title}.`, happened, ...(saw === undefined ? [] : [saw]), next, `(${outcome.error.code})`].join('\n');
    }
    default:
      return assertNever(outcome);
  }
}
