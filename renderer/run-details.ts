import type { SetupError } from '../shared/errors.ts';
import type { Snapshot } from '../shared/ipc.ts';
import type { HandTask, SetupEvent } from '../shared/setup-events.ts';
import type { SetupState } from '../shared/setup-state.ts';

/** The most characters `copyText` takes. */
const limit = 16_384;

/**
 * A failed run as lines for whoever helps: codes, times and names of steps. Network names stay out, because neighbours'
 * are among them; secrets never are in an event. In English, so that a report reads the same everywhere.
 */
export function runDetails(
  error: SetupError,
  { setup, events, snapshot }: { setup: SetupState; events: readonly SetupEvent[]; snapshot: Snapshot | undefined },
): string {
  const start = setup.startedAt ?? events[0]?.at ?? 0;
  const versions = snapshot?.system.versions;
  const head = [
    `code: ${error.code}`,
    ...(error.saw === undefined ? [] : [`saw: ${error.saw}`]),
    `run: ${setup.runId ?? 'none'}`,
    `for: ${setup.customer === undefined ? 'account' : 'a customer'}`,
    `device: ${setup.device?.id ?? 'none'}`,
    `started: ${start === 0 ? 'never' : new Date(start).toISOString()}`,
    `system: ${snapshot?.system.platform}, Wi-Fi ${setup.wifi ?? snapshot?.wifi}${snapshot?.practice ? ', practice' : ''}`,
    `versions: Photon Setup ${versions?.app}, Electron ${versions?.electron}, Chromium ${versions?.chromium}, Node ${versions?.node}`,
  ];
  const lines = events.map((event) => `+${((event.at - start) / 1000).toFixed(1)} s  ${eventLine(event)}`);
  return [...head, '', ...lines].join('\n').slice(0, limit);
}

function obstacleOf(task: HandTask): string {
  return task.kind === 'join-photon' && task.obstacle !== undefined ? ` (${task.obstacle.code})` : '';
}

function eventLine(event: SetupEvent): string {
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
