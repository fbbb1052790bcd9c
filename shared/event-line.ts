import { plainText } from './plain-text.ts';
import type { ManualTask, SetupEvent } from './setup-events.ts';

/**
 * An event as a line for whoever helps: codes and names of steps, in English. Without names of networks, neighbours' among
 * them, and without e-mail addresses.
 */
export function eventLine(event: SetupEvent): string {
  const { type } = event;
  switch (type) {
    case 'stage-started':
    case 'stage-finished':
      return `${type} ${event.stage}`;
    case 'step-started':
      return `${type} ${event.step} (${event.attempt} of ${event.attempts}, at most ${event.timeLimitMs} ms)`;
    case 'step-finished':
      return `${type} ${event.step} (${event.tookMs} ms)`;
    case 'step-retried':
      return `${type} ${event.step}: ${event.error.code}`;
    case 'place-changed':
      return `${type} ${event.place}`;
    case 'network-remembered':
      return `${type}${event.keepsInternet ? ' (keeps internet)' : ''}`;
    case 'search-obstructed':
      return `${type} ${event.obstacle?.code ?? 'no more'}`;
    case 'hand-needed':
      return `${type} ${event.task.kind}${obstacleOf(event.task)}`;
    case 'photons-seen':
      return `${type} ${event.photons.length}`;
    case 'device-facts':
      return [type, event.transport ?? '', plainText(event.firmware ?? '', 32)].filter((one) => one !== '').join(' ');
    case 'networks-heard':
      return `${type} ${event.networks.length}`;
    case 'question-asked':
      return `${type} ${event.question.kind}`;
    case 'light-expected':
      return `${type} ${event.light}`;
    case 'plan-chosen':
      return `${type} ${event.plan}`;
    case 'noticed':
      return `${type} ${event.notice.code}`;
    case 'run-finished':
      return `${type} ${event.outcome.outcome === 'failed' ? event.outcome.error.code : event.outcome.outcome}`;
    default:
      return type;
  }
}

function obstacleOf(task: ManualTask): string {
  return task.kind === 'join-photon' && task.obstacle !== undefined ? ` (${task.obstacle.code})` : '';
}
