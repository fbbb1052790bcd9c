import { describe, expect, it } from 'vitest';
import { type CallBack, type CallBackParts, callBack } from '../../../electron/app/call-back.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { ActionResult, DeviceJobEvent } from '../../../shared/device-jobs.ts';
import { setupError } from '../../../shared/errors.ts';
import { foldLine, type LineState, type LineTold } from '../../../shared/line-state.ts';
import type { Outcome, SetupEvent } from '../../../shared/setup-events.ts';

const id = '2e0039000147343233323032' as DeviceId;
const other = '3f0039000147343233323033' as DeviceId;

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

describe('the work on devices', () => {
  const started = { type: 'work-started', workId: 'w', deviceIds: [id, other], actions: ['unclaim'], hands: [] };
  const finished = { type: 'work-finished', workId: 'w', stopped: false };
  const did = (deviceId: DeviceId, result: ActionResult) => ({
    type: 'action-finished',
    deviceId,
    action: 'unclaim',
    result,
  });
  const refused: ActionResult = { status: 'failed', error: setupError('device-owned-by-somebody-else') };

  it('is counted by its actions, and calls nobody back who stopped it', () => {
    const { told, job } = open();
    job(started);
    job(did(id, { status: 'done' }));
    job(did(other, { status: 'not-needed' }));
    job(finished);
    job(started);
    job({ ...finished, stopped: true });
    expect(told).toEqual([0, 0.5, 1, 'none', 'devices', 0, 'none']);
  });

  it('is not told as finished where an action failed, until what was left of it is done', () => {
    const { told, job } = open();
    job(started);
    job(did(id, { status: 'done' }));
    job(did(other, refused));
    job(finished);
    job({ ...started, deviceIds: [other], continues: true });
    job(did(other, { status: 'done' }));
    job(finished);
    expect(told).toEqual([0, 0.5, 1, 'none', 'devices-open', 0, 1, 'none', 'devices']);
  });

  it('is not told as finished while a step of the hands is open', () => {
    const { told, job } = open();
    const byHand = { ...started, deviceIds: [id], hands: ['clear-networks'] };
    const ticked = { type: 'hand-ticked', deviceId: id, hand: 'clear-networks', done: true };
    job(byHand);
    job(did(id, { status: 'done' }));
    job(finished);
    job(byHand);
    job(did(id, { status: 'done' }));
    job(ticked);
    job(finished);
    expect(told).toEqual([0, 1, 'none', 'devices-open', 0, 1, 'none', 'devices']);
  });
});

describe('a line', () => {
  const begun: LineTold = { type: 'line-begun', at: 0, preset: 'Lamp', operator: undefined, scans: false };
  const started: LineTold = { type: 'line-started', at: 0, preset: 'Lamp', done: 0, goesOn: 0 };
  const passed = (slot: number, left?: number): LineTold => ({
    type: 'device-finished',
    at: slot,
    slot,
    row: { attemptId: `a-${slot}`, photon: undefined, deviceId: id, outcome: 'PASS', attempts: 1, tookMs: 1 },
    ...(left === undefined ? {} : { left }),
  });
  const stopped = (passing: boolean): LineTold => ({ type: 'line-stopped', at: 9, passing, failures: 3 });
  const resumed: LineTold = { type: 'line-resumed', at: 10 };
  const over: LineTold = { type: 'line-ended', at: 20, stoppedBy: undefined };

  function tell(back: CallBack, ...told: readonly LineTold[]): void {
    let line: LineState | undefined;
    for (const one of told) {
      line = foldLine(line, one);
      back.line(line);
    }
    back.line(undefined);
  }

  it('has no measure without a list, and calls whoever looks elsewhere when it ends', () => {
    const { told, back } = open({ sound: 'on' });
    tell(back, begun, started, passed(1), passed(2), { type: 'line-closing' }, over);
    expect(told).toEqual(['busy', 'none', 'beep', 'line']);
  });

  it('of a list shows how much of it has passed', () => {
    const { told, back } = open();
    tell(back, begun, { ...started, left: 4 }, passed(1, 3), passed(2, 2), { type: 'line-closing' }, over);
    expect(told).toEqual(['busy', 0, 0.25, 0.5, 'none', 'line']);
  });

  it('calls whoever looks elsewhere each time it stops until somebody comes, without a sound beside its own', () => {
    const { told, back } = open({ sound: 'on' });
    tell(back, begun, started, stopped(false), passed(1), resumed, stopped(true), resumed, stopped(false));
    expect(told).toEqual(['busy', 'line-stopped', 'line-stopped', 'none']);
    const looking = open({}, true);
    tell(looking.back, begun, started, stopped(false));
    expect(looking.told).toEqual(['busy', 'none']);
  });

  it('that somebody ends while nothing is in flight calls nobody, and another one calls all the same', () => {
    const { told, back } = open({ sound: 'on' });
    const ends: LineTold = { type: 'scanned', at: 11, command: 'stop' };
    const taken: LineTold = { type: 'device-taken', at: 3, slot: 1, attemptId: 'a-1', photon: 'Photon-1' };
    const closing: LineTold = { type: 'line-closing' };
    tell(back, begun, started, stopped(false), ends, closing, { ...over, stoppedBy: setupError('golden-failed') });
    expect(told.splice(0)).toEqual(['busy', 'line-stopped', 'none']);
    tell(back, begun, started, taken, ends, passed(1), closing, over);
    tell(back, begun, started, ends, closing, over);
    tell(back, begun, started, closing, over);
    expect(told).toEqual(['busy', 'none', 'beep', 'line', 'busy', 'none', 'busy', 'none', 'beep', 'line']);
  });

  it('is shown again when other work beside it ends', () => {
    const { told, back, end, job } = open({ notifications: 'off' });
    let line: LineState | undefined;
    for (const one of [begun, { ...started, left: 4 }, passed(1, 3)]) {
      line = foldLine(line, one);
      back.line(line);
    }
    for (const status of ['reading', 'done'] as const) back.importing({ status, read: 4, sent: 0 });
    job({ type: 'work-started', workId: 'w', deviceIds: [id], actions: ['unclaim'], hands: [] });
    job({ type: 'work-finished', workId: 'w', stopped: true });
    end(claimed);
    expect(told).toEqual(['busy', 0, 0.25, 0, 0.25, 0, 0.25, 0.25]);
  });

  it('calls whoever looks elsewhere when its golden Photon is missing, or all that is left of it did not pass', () => {
    const { told, back } = open();
    const missing: LineTold = { type: 'golden-not-found', at: 2, error: setupError('golden-not-found') };
    tell(back, begun, { ...started, golden: id }, missing, missing, over);
    expect(told.splice(0)).toEqual(['busy', 'line-stopped', 'none', 'line']);
    const hands = (awaited: boolean): LineTold => ({ type: 'hands-awaited', at: 3, awaited });
    tell(back, begun, { ...started, left: 2 }, passed(1, 1), hands(true), passed(2, 1), hands(false), hands(true));
    expect(told).toEqual(['busy', 0, 0.5, 'line-stopped', 0.6666666666666666, 'line-stopped', 'none']);
  });

  it('that could not begin or go on is not told as ended, and one that a person stopped calls nobody', () => {
    const lines: readonly (readonly LineTold[])[] = [
      [begun, { type: 'line-refused', at: 1, error: setupError('cloud-unreachable') }],
      [begun, started, { type: 'line-closing' }, { ...over, stoppedBy: setupError('record-disk-full') }],
      [begun, { type: 'line-refused', at: 1, error: setupError('cancelled') }],
      [begun, started, { type: 'line-stopping' }, over],
    ];
    const heard = lines.map((told) => {
      const opened = open({ sound: 'on' });
      tell(opened.back, ...told);
      return opened.told;
    });
    const called = ['busy', 'none', 'beep', 'line-stopped'];
    expect(heard).toEqual([called, called, ['busy', 'none'], ['busy', 'none']]);
  });
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
