import type { SetupError } from '../../shared/errors.ts';
import { eventLine } from '../../shared/event-line.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { SetupState } from '../../shared/setup-state.ts';

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
    `for: ${setup.withoutOwner ? 'a product, without an owner' : setup.customer === undefined ? 'account' : 'a customer'}`,
    `device: ${setup.device?.id ?? 'none'}`,
    `started: ${start === 0 ? 'never' : new Date(start).toISOString()}`,
    `system: ${snapshot?.system.platform}, Wi-Fi ${setup.wifi ?? snapshot?.wifi}${snapshot?.practice ? ', practice' : ''}`,
    `versions: Photon Setup ${versions?.app}, Electron ${versions?.electron}, Chromium ${versions?.chromium}, Node ${versions?.node}`,
  ];
  const lines = events.map((event) => `+${((event.at - start) / 1000).toFixed(1)} s  ${eventLine(event)}`);
  return [...head, '', ...lines].join('\n').slice(0, limit);
}
