import { expect, it } from 'vitest';
import { practiceHandsOf } from '../../../../renderer/state/practice-hands.ts';
import { firstRunState } from '../../../../renderer/state/run-slice.ts';
import type { PracticeScenario } from '../../../../shared/practice-scenarios.ts';
import { foldAll } from '../../../../shared/setup-state.ts';
import { atSearch, happened, practiceSession, snapshot } from '../../../support/window-states.ts';

const join = { type: 'hand-needed', task: { kind: 'join-photon' } } as const;
const back = { type: 'hand-needed', task: { kind: 'return-to-own-network' } } as const;
const seen = { type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] } as const;

function handsAfter(events: readonly (typeof join | typeof back | typeof seen)[], scenario?: PracticeScenario) {
  const practice = scenario === undefined ? undefined : { ...practiceSession, scenario };
  const setup = foldAll(happened(...atSearch, ...events));
  return practiceHandsOf({
    ...firstRunState,
    line: undefined,
    setup,
    snapshot: { ...snapshot, practice, running: true },
  });
}

it.each([
  ['everything-works', [], undefined],
  ['everything-works', [join], 'join-photon'],
  ['join-manually', [back], 'go-home'],
  ['no-photon', [], 'plug-in'],
  ['no-photon', [seen], undefined],
  ['no-photon', [join], 'join-photon'],
  ['by-cable', [], 'plug-in'],
  // What the hands are asked for in the real world is done there.
  [undefined, [join], undefined],
] as const)('in practice of %s after %o the hands can do: %s', (scenario, events, hands) => {
  expect(handsAfter(events, scenario)).toBe(hands);
});
