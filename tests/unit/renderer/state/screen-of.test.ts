import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../renderer/state/failure-of.ts';
import { atFindDevices, atStart, type Route } from '../../../../renderer/state/route.ts';
import { bigStepOf, type ScreenName, screenOf } from '../../../../renderer/state/screen-of.ts';
import { createWindowStore, type WindowState } from '../../../../renderer/state/store.ts';
import { setupError } from '../../../../shared/errors.ts';
import { foldAll, idleSetup } from '../../../../shared/setup-state.ts';
import {
  ask,
  atChoose,
  atCommit,
  atGiveBack,
  atProve,
  atSearch,
  chooseQuestion,
  claimed,
  device,
  end,
  happened,
  snapshot,
  type UntimedEvent,
  withoutOwner,
} from '../../../support/window-states.ts';
import { startedWithoutOwner } from '../../../ui/support/product-worlds.ts';
import { scriptedBridge } from './scripted-bridge.ts';

const first = createWindowStore(scriptedBridge()).store.getState();
const inRun: Route = { at: 'run', back: atStart };
const shown = (part: Partial<WindowState>) => screenOf({ ...first, snapshot, route: inRun, ...part });
const told = (...events: readonly UntimedEvent[]) => ({ setup: foldAll(happened(...events)) });
const problem = setupError('photon-not-found');
const failed = end({ outcome: 'failed', error: problem });
const owned = ask({ id: 'q', kind: 'confirm-ownership', device });

describe('the screen', () => {
  it.each<[ScreenName, string, Partial<WindowState>]>([
    ['opening', 'before the main process has answered', { snapshot: undefined }],
    ['start', 'at the start', { route: atStart }],
    ['devices', 'among devices', { route: atFindDevices }],
    ['product', 'in a product', { route: { at: 'product', page: { page: 'home' }, back: atStart } }],
    ['sign-in', 'on the way to an account', { route: { at: 'sign-in', back: atFindDevices } }],
    ['find', 'in a run that has just begun', {}],
    ['find', 'while a Photon is looked for', told(...atSearch)],
    ['ownership', 'when a Photon is somebody’s', told(...atSearch, owned)],
    ['choose-network', 'with a list', told(...atChoose, ask(chooseQuestion))],
    ['choose-network', 'while the list is read anew', told(...atChoose)],
    ['progress', 'while the Photon is told', told(...atCommit)],
    ['progress', 'on the way home', told(...atGiveBack)],
    ['progress', 'while the cloud is asked', told(...atProve)],
    ['progress', 'after Cancel', { ...told(...atSearch), stopping: true }],
    ['success', 'with the proof', told(...atProve, end(claimed))],
    ['success', 'with a proof that needs no owner', told(startedWithoutOwner, end(withoutOwner))],
    ['failure', 'without it', told(...atProve, failed)],
    ['success', 'after a second look found it', { ...told(...atProve, failed), foundOnline: { name: undefined } }],
    ['failure', 'when a run could not begin', { startProblem: problem }],
    ['start', 'at the start, also while a run is told', { route: atStart, ...told(...atProve) }],
  ])('%s %s', (screen, _when, part) => {
    expect(shown(part)).toBe(screen);
  });

  it('of a program that ends is the run, as long as that goes on', () => {
    const closing = { snapshot: { ...snapshot, closing: true } };
    expect(shown({ ...closing, route: atStart })).toBe('closing');
    expect(shown({ ...closing, route: atStart, ...told(...atProve) })).toBe('progress');
    expect(shown({ ...closing, ...told(...atProve, end(claimed)) })).toBe('closing');
  });

  it('belongs to one of three steps in a run, and to none elsewhere', () => {
    const screens: readonly ScreenName[] = ['find', 'ownership', 'choose-network', 'progress', 'success', 'start'];
    expect(screens.map(bigStepOf)).toEqual([0, 0, 1, 2, undefined, undefined]);
  });
});

describe('what went wrong', () => {
  it('is why a run could not begin, before how the last one ended', () => {
    const startProblem = setupError('setup-already-running');
    expect(failureOf({ ...first, setup: idleSetup })).toBeUndefined();
    expect(failureOf({ ...first, ...told(...atProve, end(claimed)) })).toBeUndefined();
    expect(failureOf({ ...first, ...told(...atProve, failed) })).toEqual(problem);
    expect(failureOf({ ...first, ...told(...atProve, failed), startProblem })).toEqual(startProblem);
  });
});
