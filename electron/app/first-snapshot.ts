import type { Snapshot, WindowStart } from '../../shared/ipc/snapshot.ts';
import { languageOf } from '../../shared/languages.ts';
import type { SettingsStore } from './settings-port.ts';

/** What a start was told before anything of it began. */
export interface StartFacts extends Pick<Snapshot, 'policy' | 'startProblem' | 'system'> {
  readonly settings: SettingsStore;
}

/** What of the state follows from that alone. */
export function knownFromStart({ settings, policy, startProblem, system }: StartFacts) {
  const { client, ...values } = settings.read();
  return {
    settings: { ...values, clientId: client.id },
    language: languageOf(values.language, system.languages),
    policy,
    startProblem,
    system,
  } satisfies Partial<Snapshot>;
}

/**
 * The state of an app that has looked at nothing yet: what the window draws first, while the rest is put together. Whoever
 * was signed in, a way home and an attempt that ended in the middle are found after it, and told as each change is. Its
 * number is below all others.
 */
export function firstStart(facts: StartFacts): WindowStart {
  const snapshot: Snapshot = {
    ...knownFromStart(facts),
    practice: undefined,
    session: { status: 'signed-out', userName: undefined, failedSignIns: 0, lockedUntil: undefined },
    product: undefined,
    importing: undefined,
    update: { status: 'after-first-claim' },
    recovery: undefined,
    unfinished: undefined,
    recordProblem: undefined,
    historyHeard: 0,
    historyWork: undefined,
    sharing: {
      state: 'off',
      waiting: 0,
      waitingSince: undefined,
      setAside: 0,
      nameIsTaken: false,
      heard: 0,
      trouble: undefined,
      awaySince: undefined,
      place: undefined,
    },
    secrets: { place: 'opening', problem: undefined },
    proxy: undefined,
    knownProducts: facts.settings.knownProducts(),
    rememberedWifi: [],
    plugged: [],
    wifi: facts.settings.read().joinBy === 'hand' ? 'manual' : 'automatic',
    running: false,
    closing: false,
  };
  return { number: -1, snapshot, events: [], line: undefined, deviceJob: [] };
}
