import { expect, it } from 'vitest';
import { closingLoss, type UnderWay } from '../../../shared/closing-loss.ts';
import { setupError } from '../../../shared/errors.ts';
import { deviceProgress, idleSetup, type SetupState } from '../../../shared/setup-state.ts';

function lossOf(changes: Partial<Omit<UnderWay, 'setup'>> & { readonly setup?: Partial<SetupState> }) {
  const setup = { ...idleSetup, ...changes.setup };
  const nothing = { deviceJob: { running: false }, line: undefined, importing: undefined, isPresetUnsaved: false };
  return closingLoss({ ...nothing, ...changes, setup });
}

const run = { runId: 'r' };

it('asks from the first thing that a Photon keeps until it is proven, and for nothing else of a run', () => {
  expect(deviceProgress.map((progress) => lossOf({ setup: { ...run, progress } }))).toEqual([
    undefined,
    undefined,
    'partly-set-up',
    'told-to-connect',
    undefined,
  ]);
  const progress = 'told-to-connect';
  expect(lossOf({ setup: { ...run, progress, withoutOwner: true } })).toBe('told-to-connect-without-owner');
  expect(lossOf({ setup: { ...run, progress: 'online', withoutOwner: true } })).toBe('online');
});

it('asks of a line from its beginning until it has ended', () => {
  const states = ['preparing', 'running', 'ending', 'ended', 'refused'] as const;
  expect(states.map((status) => lossOf({ line: { status } }))).toEqual(['line', 'line', 'line', undefined, undefined]);
});

it('asks nothing of a run that has ended', () => {
  const outcome = { outcome: 'failed', error: setupError('photon-not-online') } as const;
  expect(lossOf({ setup: { ...run, progress: 'told-to-connect', outcome } })).toBeUndefined();
});

it('asks while results are made that no file has yet', () => {
  expect(lossOf({ deviceJob: { running: true } })).toBe('devices');
  const statuses = ['choosing', 'reading', 'sending', 'done', 'cancelled', 'failed'] as const;
  expect(statuses.filter((status) => lossOf({ importing: { status } }) === 'import')).toEqual(['reading', 'sending']);
});

it('asks of a preset that is not saved, behind all that runs', () => {
  expect(lossOf({ isPresetUnsaved: true })).toBe('preset');
  expect(lossOf({ isPresetUnsaved: true, line: { status: 'running' } })).toBe('line');
});
