import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../../renderer/state/screen-of.ts';
import type { SetupEvent } from '../../../../shared/setup-events.ts';
import { foldAll } from '../../../../shared/setup-state.ts';
import { atChoose, happened, signedIn, snapshot, step } from '../../../support/window-states.ts';
import { openStore } from './open-store.ts';

/** Two looks for a Photon say the same, word for word. */
const obstructed = { type: 'step-retried', step: 'find-photon', error: { code: 'photon-not-found' }, waitMs: 0, at: 1 };
const same = obstructed as unknown as SetupEvent;
const run = happened(...atChoose, step('choose-network'));

describe('a window that is opened', () => {
  it('shows nothing before it has its state, and then the start', async () => {
    const { bridge, state } = openStore();
    expect(screenOf(state())).toBe('opening');
    bridge.tell('snapshotChanged', { ...snapshot, session: signedIn });
    expect(screenOf(state())).toBe('opening');
    await bridge.answerState({ snapshot: { ...snapshot, session: signedIn } });
    expect(screenOf(state())).toBe('start');
    expect(state().snapshot?.session).toEqual(signedIn);
  });
});

describe('a window that is loaded anew in the middle of a run', () => {
  it('is where the run is, and goes on with it', async () => {
    const { bridge, state } = openStore();
    await bridge.answerState({ snapshot: { ...snapshot, running: true }, events: run });
    expect(screenOf(state())).toBe('choose-network');
    bridge.tell('setupEvent', { type: 'stage-finished', stage: 'choose', at: 9 });
    expect(state().setup).toEqual(foldAll([...run, { type: 'stage-finished', stage: 'choose', at: 9 }]));
  });

  it.each([0, 1, 2, 3])(
    'counts events once that say the same, %s of 3 of them told before the state was read',
    async (before) => {
      const { bridge, state } = openStore();
      for (let told = 0; told < before; told += 1) bridge.tell('setupEvent', same);
      const said = { snapshot, events: [...run, ...Array(before).fill(same)] };
      const answered = bridge.answerState(said);
      for (let told = before; told < 3; told += 1) bridge.tell('setupEvent', same);
      await answered;
      expect(state().events).toEqual([...run, same, same, same]);
    },
  );

  it('keeps the newer snapshot and the newer work when the answer is overtaken', async () => {
    const { bridge, state } = openStore();
    const answered = bridge.answerState({ snapshot: { ...snapshot, running: true } });
    bridge.tell('snapshotChanged', snapshot);
    bridge.tell('setupEvent', { type: 'run-started', runId: 'run-1', wifi: 'manual', at: 1 });
    bridge.tell('deviceJobEvent', {
      type: 'work-started',
      at: 1,
      workId: 'w',
      actions: [],
      hands: [],
      deviceIds: [],
    } as never);
    expect(state().snapshot).toBeUndefined();
    await answered;
    expect(state().snapshot?.running).toBe(false);
    expect(state().setup.runId).toBe('run-1');
    expect(state().deviceJob).toMatchObject({ workId: 'w', running: true });
  });

  it('hears no more when it stops listening', async () => {
    const { bridge, state, disconnect } = openStore();
    await bridge.answerState({ snapshot });
    disconnect();
    bridge.tell('snapshotChanged', { ...snapshot, running: true });
    expect(state().snapshot?.running).toBe(false);
  });
});
