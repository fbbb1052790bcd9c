import { describe, expect, it } from 'vitest';
import { type CallBackParts, callBack } from '../../../electron/app/call-back.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { DeviceJobEvent } from '../../../shared/device-jobs.ts';
import { setupError } from '../../../shared/errors.ts';
import type { Outcome, SetupEvent } from '../../../shared/setup-events.ts';

const id = '2e0039000147343233323032' as DeviceId;

function open(changes: Partial<ReturnType<CallBackParts['settings']>> = {}, lookedAt = false, practice = false) {
  const told: unknown[] = [];
  const back = callBack({
    showProgress: (done) => void told.push(done ?? 'none'),
    isLookedAt: () => lookedAt,
    isPractice: () => practice,
    settings: () => ({ sound: 'off', notifications: 'on', ...changes }),
    notify: (end) => void told.push(end),
    beep: () => void told.push('beep'),
  });
  const end = (outcome: object) =>
    back.setUp({ at: 0, type: 'run-finished', outcome: outcome as Outcome } as SetupEvent);
  const job = (event: object) => back.devices({ at: 0, ...event } as DeviceJobEvent);
  return { told, back, end, job };
}

const claimed = { outcome: 'claimed', deviceId: id };

describe('the end of a set-up', () => {
  it('is shown on the way, and tells whoever looks elsewhere', () => {
    const { told, back, end } = open();
    back.setUp({ at: 0, type: 'run-started', runId: 'r', startedAt: 0 } as unknown as SetupEvent);
    back.setUp({ at: 0, type: 'stage-finished', stage: 'prepare' });
    back.setUp({ at: 0, type: 'stage-finished', stage: 'prove' });
    end(claimed);
    expect(told).toEqual([0, 1 / 7, 1, 'none', 'set-up']);
  });

  it('of practice is not told as if a Photon were online', () => {
    const { told, end } = open({ sound: 'on' }, false, true);
    end(claimed);
    expect(told).toEqual(['none', 'beep']);
  });

  it('says that it failed, and nothing where the person canceled', () => {
    const { told, end } = open({ sound: 'on' });
    end({ outcome: 'failed', error: setupError('photon-not-online') });
    end({ outcome: 'failed', error: setupError('cancelled') });
    expect(told).toEqual(['none', 'beep', 'set-up-failed', 'none']);
  });

  it('makes a sound for those who look as well, and notifies only those who do not and want it', () => {
    const [looking, quiet] = [open({ sound: 'on' }, true), open({ notifications: 'off' })];
    looking.end(claimed);
    quiet.end(claimed);
    expect([looking.told, quiet.told]).toEqual([['none', 'beep'], ['none']]);
  });
});

it('counts the actions on devices, and calls nobody back who stopped them', () => {
  const { told, job } = open();
  const started = { type: 'work-started', workId: 'w', deviceIds: [id, id], actions: ['unclaim'], hands: [] };
  job(started);
  job({ type: 'action-finished', deviceId: id, action: 'unclaim', result: { status: 'done' } });
  job({ type: 'work-finished', workId: 'w', stopped: false });
  job(started);
  job({ type: 'work-finished', workId: 'w', stopped: true });
  expect(told).toEqual([0, 0.5, 'none', 'devices', 0, 'none']);
});

it('shows how far an import is, and calls back whoever did not stop it', () => {
  const { told, back } = open();
  const statuses = [
    'choosing',
    'reading',
    'sending',
    'done',
    'done',
    'sending',
    'failed',
    'reading',
    'cancelled',
  ] as const;
  for (const status of statuses) back.importing({ status, read: 4, sent: status === 'sending' ? 1 : 0 });
  back.importing(undefined);
  expect(told).toEqual([0, 0.25, 'none', 'import', 0.25, 'none', 'import-failed', 0, 'none']);
});
