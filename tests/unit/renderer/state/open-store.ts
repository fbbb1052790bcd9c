import { createWindowStore } from '../../../../renderer/state/store.ts';
import type { Snapshot } from '../../../../shared/ipc/snapshot.ts';
import { snapshot } from '../../../support/window-states.ts';
import { type Answers, scriptedBridge } from './scripted-bridge.ts';

/** A store that listens to a main process that the test plays. */
export function openStore(answers: Answers = {}) {
  const bridge = scriptedBridge(answers);
  const { store, intents, connect } = createWindowStore(bridge);
  const disconnect = connect();
  return { bridge, intents, disconnect, state: store.getState };
}

/** One that has its state. */
export async function openedStore(answers: Answers = {}, first: Snapshot = snapshot) {
  const opened = openStore(answers);
  await opened.bridge.answerState({ snapshot: first });
  return opened;
}
