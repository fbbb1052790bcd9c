import { describe, expect, it } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { LineOutcome } from '../../../shared/line-event.ts';
import {
  failedOf,
  foldLine,
  isLineUnderWay,
  type LineState,
  type LineTold,
  lineRowsShown,
  mayRetry,
  othersOf,
} from '../../../shared/line-state.ts';

const begun: LineTold = { type: 'line-begun', at: 0, preset: 'lamps', operator: 'Ann', scans: false };
const started: LineTold = { type: 'line-started', at: 1, preset: 'lamps', done: 0, goesOn: 0 };

function folded(...told: readonly LineTold[]): LineState {
  const line = told.reduce<LineState | undefined>(foldLine, undefined);
  if (line === undefined) throw new Error('no line');
  return line;
}

const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;

function ended(number: number, outcome: LineOutcome, code?: ErrorCode): LineTold {
  const error = code === undefined ? {} : { error: setupError(code) };
  const row = {
    attemptId: `at-${number}`,
    photon: `Photon-${number}`,
    deviceId: idOf(number),
    outcome,
    ...error,
    attempts: 1,
    tookMs: 5,
  };
  return { type: 'device-finished', at: 100 + number, slot: number, row };
}

const taken = (slot: number): LineTold => ({
  type: 'device-taken',
  at: slot,
  slot,
  attemptId: `attempt-${slot}`,
  photon: `Photon-${slot}`,
});

describe('a line as a person watches it', () => {
  it('says of a device what is noticed of it until its end, and what the history lacks beyond that', () => {
    const noticed = (code: ErrorCode): LineTold => ({ type: 'noticed', at: 1, slot: 1, notice: setupError(code) });
    const problemAfter = (code: ErrorCode) => folded(begun, started, taken(1), noticed(code), ended(1, 'PASS')).problem;
    expect(problemAfter('other-stations-not-asked')).toBeUndefined();
    expect(problemAfter('record-disk-full')).toEqual(setupError('record-disk-full'));
  });

  it('is nothing before one has begun', () => {
    expect(foldLine(undefined, started)).toBeUndefined();
  });

  it('is prepared, runs, ends and has ended', () => {
    expect(folded(begun).status).toBe('preparing');
    expect(folded(begun, started).status).toBe('running');
    const stop = { type: 'scanned', at: 2, command: 'stop' } as const;
    expect(folded(begun, started, stop).status).toBe('ending');
    const over = folded(begun, started, stop, { type: 'line-ended', at: 9, stoppedBy: undefined });
    expect([over.status, over.endedAt, isLineUnderWay(over)]).toEqual(['ended', 9, false]);
    const refused = folded(begun, { type: 'line-refused', at: 3, error: setupError('not-signed-in') });
    expect([refused.status, refused.error?.code]).toEqual(['refused', 'not-signed-in']);
  });

  it('has each device with its stage until it ends or waits for another try', () => {
    const some = folded(
      begun,
      started,
      taken(1),
      taken(2),
      { type: 'stage-started', at: 3, slot: 2, stage: 'join' },
      { type: 'device-identified', at: 3, slot: 2, deviceId: idOf(2) },
    );
    expect(some.inFlight.map(({ slot, stage, deviceId }) => [slot, stage, deviceId])).toEqual([
      [1, undefined, undefined],
      [2, 'join', idOf(2)],
    ]);
    const queued = foldLine(some, { type: 'device-queued', at: 4, slot: 1, error: setupError('cloud-unreachable') });
    expect(queued?.inFlight.map(({ slot }) => slot)).toEqual([2]);
    expect(foldLine(queued, ended(2, 'PASS'))?.inFlight).toEqual([]);
  });

  it('tells why a device comes again, until the next one has its end, and not what stops the line', () => {
    const some = folded(begun, started, taken(1), taken(2));
    const queue = (slot: number, code: ErrorCode): LineTold => ({
      type: 'device-queued',
      at: 4,
      slot,
      error: setupError(code),
    });
    expect(foldLine(some, queue(1, 'cloud-unreachable'))?.problem).toBeUndefined();
    expect(foldLine(some, queue(1, 'device-not-scanned'))?.problem).toBeUndefined();
    const queued = foldLine(some, queue(1, 'photon-network-not-joined'));
    expect(queued?.problem?.code).toBe('photon-network-not-joined');
    expect(foldLine(queued, taken(3))?.problem?.code).toBe('photon-network-not-joined');
    expect(foldLine(queued, ended(2, 'PASS'))?.problem).toBeUndefined();
  });

  it('tells of its golden Photon what is awaited of it, and counts it nowhere', () => {
    const golden = idOf(1);
    const awaits = folded(begun, { ...started, golden } as LineTold, taken(1), {
      type: 'device-queued',
      at: 3,
      slot: 1,
      error: setupError('golden-first'),
    });
    expect(awaits.golden).toEqual({ deviceId: golden, isAwaited: true, missing: undefined, others: 1, row: undefined });
    const missing = foldLine(awaits, { type: 'golden-not-found', at: 4, error: setupError('golden-not-found') });
    expect(missing?.golden?.missing?.code).toBe('golden-not-found');
    const found = [taken(2), { type: 'device-identified', at: 5, slot: 2, deviceId: golden } as const].reduce(
      foldLine,
      missing,
    );
    expect(found?.golden?.missing).toBeUndefined();
    const end = (outcome: LineOutcome): LineTold => {
      const told = ended(1, outcome);
      if (told.type !== 'device-finished') throw new Error('no row');
      return { type: 'golden-finished', at: 6, slot: 2, row: { ...told.row, kind: 'golden' } };
    };
    const failed = foldLine(found, end('ERROR'));
    expect(failed).toMatchObject({ golden: { isAwaited: true, row: { outcome: 'ERROR' } }, inFlight: [], rows: [] });
    const passed = foldLine(failed, end('PASS'));
    expect(passed).toMatchObject({ golden: { isAwaited: false }, lastPass: undefined, counts: { PASS: 0, ERROR: 0 } });
  });

  it('stays of one size over a thousand devices, and counts them all', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      index % 10 === 0 ? ended(index, 'FAIL', 'photon-not-online') : ended(index, 'PASS'),
    );
    const line = folded(begun, started, ...many);
    expect(line.counts).toEqual({ PASS: 900, FAIL: 100, ERROR: 0, ABORTED: 0, SKIPPED: 0 });
    expect(line.rows.map(({ number }) => number)).toEqual(
      Array.from({ length: lineRowsShown }, (_, index) => 1_000 - index),
    );
    expect([line.unseen.length, line.unseenCount]).toEqual([20, 100]);
    expect(line.reasons).toEqual({ 'photon-not-online': 100 });
    expect(JSON.stringify(line).length).toBeLessThan(40_000);
  });

  it('counts each device once for what passed at once: by its first end that is its own', () => {
    const again = (number: number, slot: number, outcome: LineOutcome) => {
      const told = ended(number, outcome);
      return told.type === 'device-finished' ? { ...told, slot } : told;
    };
    const first = (...told: readonly LineTold[]) => folded(begun, { ...started, count: 9 } as LineTold, ...told);
    expect([first().first, first().target, folded(begun, started).target]).toEqual([
      { passed: 0, judged: 0 },
      9,
      undefined,
    ]);
    // What was ours is no try of the device.
    const mended = first(
      ended(1, 'ERROR'),
      again(1, 11, 'PASS'),
      ended(2, 'PASS'),
      ended(3, 'SKIPPED'),
      ended(4, 'ABORTED'),
    );
    expect(mended.first).toEqual({ passed: 2, judged: 2 });
    const failed = first(
      ended(1, 'FAIL'),
      again(1, 11, 'ERROR'),
      again(1, 12, 'FAIL'),
      again(1, 13, 'PASS'),
      ended(2, 'PASS'),
    );
    expect(failed.first).toEqual({ passed: 1, judged: 2 });
    expect(first(ended(1, 'ERROR'), again(1, 11, 'FAIL'), again(1, 12, 'PASS')).first).toEqual({
      passed: 0,
      judged: 1,
    });
  });

  it('leaves a device that was tried before the line out of its first tries', () => {
    const told = ended(1, 'PASS');
    if (told.type !== 'device-finished') throw new Error('no row');
    const before: LineTold = { ...told, row: { ...told.row, triedBefore: true } };
    expect(folded(begun, started, before, ended(2, 'PASS'))?.first).toEqual({ passed: 1, judged: 1 });
  });

  it('counts a device that failed and passes later as passed', () => {
    const line = folded(begun, started, ended(1, 'FAIL', 'photon-not-online'), ended(2, 'PASS'), ended(1, 'PASS'));
    expect([line.counts.PASS, line.counts.FAIL, failedOf(line), line.unseenCount]).toEqual([2, 1, 0, 0]);
    const twice = folded(begun, started, ended(1, 'FAIL'), ended(1, 'FAIL'));
    expect(failedOf(twice)).toBe(1);
  });

  it('tells two devices apart whose Wi-Fi has one name', () => {
    const named = (number: number, outcome: LineOutcome): LineTold => {
      const row = { attemptId: 'at-0', photon: 'Photon-1', deviceId: idOf(number), outcome, attempts: 1, tookMs: 5 };
      return { type: 'device-finished', at: 9, slot: number, row };
    };
    const other = folded(begun, started, named(1, 'FAIL'), named(2, 'PASS'));
    expect([failedOf(other), other.unseenCount]).toEqual([1, 1]);
    const both = folded(begun, started, named(1, 'FAIL'), named(2, 'FAIL'));
    expect(failedOf(both)).toBe(2);
    expect(failedOf(folded(begun, started, named(1, 'FAIL'), named(2, 'FAIL'), named(1, 'PASS')))).toBe(1);
  });

  it('may try again what a cause of ours kept from its end, and counts it once', () => {
    const kept = folded(begun, started, ended(1, 'ERROR', 'cloud-unreachable'));
    expect([mayRetry(kept), failedOf(kept), othersOf(kept)]).toEqual([true, 0, 1]);
    const passed = foldLine(kept, ended(1, 'PASS')) ?? kept;
    expect([mayRetry(passed), passed.counts.PASS, othersOf(passed)]).toEqual([false, 1, 0]);
    expect(mayRetry(folded(begun, started, ended(1, 'SKIPPED', 'device-set-up-already')))).toBe(false);
  });

  it('counts a device that is set aside apart, keeps its row, and takes it for seen', () => {
    const aside: LineTold = { type: 'device-noted', at: 9, attemptId: 'at-1', setAside: true };
    const note: LineTold = { type: 'device-noted', at: 9, attemptId: 'at-2', note: 'bent' };
    const line = folded(begun, started, ended(1, 'FAIL', 'photon-not-online'), ended(2, 'ERROR'), aside, note);
    expect([failedOf(line), othersOf(line), line.aside, line.unseenCount, mayRetry(line)]).toEqual([0, 1, 1, 0, true]);
    expect(line.rows.map(({ setAside, notes }) => [setAside, notes])).toEqual([
      [undefined, ['bent']],
      [true, undefined],
    ]);
    const both = folded(begun, started, ended(1, 'ERROR'), aside);
    expect([failedOf(both), othersOf(both), both.aside, mayRetry(both)]).toEqual([0, 0, 1, false]);
    // Its sticker was scanned again.
    const back = folded(begun, started, ended(1, 'FAIL'), aside, ended(1, 'PASS'));
    expect([failedOf(back), back.aside, back.counts.PASS]).toEqual([0, 0, 1]);
    const unwritten = foldLine(line, { ...note, error: setupError('record-disk-full') });
    expect(unwritten?.problem?.code).toBe('record-disk-full');
  });

  it('a device is set aside once, by whichever of its rows, and none of them offers it any more', () => {
    const first: LineTold = { type: 'device-noted', at: 9, attemptId: 'at-1', setAside: true };
    const failed = ended(1, 'FAIL');
    if (failed.type !== 'device-finished') throw new Error('no row');
    const anew: LineTold = { ...failed, row: { ...failed.row, attemptId: 'at-1b' } };
    const line = folded(begun, started, failed, anew, { ...first, attemptId: 'at-1b' });
    expect(line.rows.map(({ setAside }) => setAside)).toEqual([true, true]);
    expect([failedOf(line), line.aside, line.unseenCount]).toEqual([0, 1, 0]);
    const twice = foldLine(line, first);
    expect([twice && failedOf(twice), twice?.aside, twice?.mended]).toEqual([0, 1, line.mended]);
  });

  it('has a label that was printed again, says what kept it back, and takes no failure for seen by that', () => {
    const scanned: LineTold = { type: 'scanned', at: 5, command: 'reprint' };
    const again = { type: 'label-reprinted', at: 6, attemptId: 'at-1' } as const;
    const error = setupError('label-not-printed');
    const before = [begun, started, ended(1, 'PASS'), ended(2, 'FAIL', 'photon-not-online'), scanned];
    const line = folded(...before, again, again);
    expect(line.rows.map(({ label, reprinted }) => [label, reprinted])).toEqual([
      [undefined, undefined],
      ['printed', 2],
    ]);
    expect([line.unseenCount, line.problem]).toEqual([1, undefined]);
    const kept = folded(...before, { ...again, error });
    expect([kept.problem, kept.rows.at(-1)?.reprinted]).toEqual([error, undefined]);
  });

  it('says no longer that a label was not printed when it is, and keeps what else is wrong', () => {
    const again = { type: 'label-reprinted', at: 6, attemptId: 'at-1' } as const;
    const failed = { ...again, error: setupError('label-not-printed') };
    const before = [begun, started, ended(1, 'PASS'), ended(2, 'PASS'), failed];
    const problemOf = (...told: readonly LineTold[]) => folded(...before, ...told).problem?.code;
    expect(problemOf({ type: 'line-ended', at: 9, stoppedBy: undefined })).toBe('label-not-printed');
    expect(problemOf(again, { type: 'line-ended', at: 9, stoppedBy: undefined })).toBeUndefined();
    // Another one's is no help to this one.
    expect(problemOf({ ...again, attemptId: 'at-2' })).toBe('label-not-printed');
    expect(problemOf({ ...again, attemptId: 'at-2' }, again)).toBeUndefined();
    expect(problemOf({ type: 'problem', error: setupError('hook-failed') }, again)).toBe('hook-failed');
    // What a device that is under way lacks is another label.
    const lacking: LineTold = { type: 'noticed', at: 7, slot: 3, notice: failed.error };
    expect(problemOf(taken(3), lacking, again)).toBe('label-not-printed');
  });

  it('over cables a port is nobody’s name: another device that comes to it is another', () => {
    const nameless = (number: number, outcome: LineOutcome): LineTold => {
      const told = ended(number, outcome);
      if (told.type !== 'device-finished') throw new Error('no row');
      return { ...told, row: { ...told.row, photon: '/dev/ttyACM0', deviceId: undefined } };
    };
    const overCables = { ...started, usb: true } as LineTold;
    const told = [nameless(1, 'FAIL'), nameless(2, 'PASS')] as const;
    const line = folded(begun, overCables, ...told);
    expect([failedOf(line), line.unseenCount]).toEqual([1, 1]);
    const inAir = folded(begun, started, ...told);
    expect([failedOf(inAir), inAir.unseenCount]).toEqual([0, 0]);
  });

  it('a command that was refused changes nothing but what is said', () => {
    const failed = folded(begun, started, ended(1, 'FAIL', 'photon-not-online'));
    const error = setupError('order-after-end');
    for (const command of ['seen', 'retry', 'stop'] as const) {
      const line = foldLine(failed, { type: 'scanned', at: 9, command, error });
      expect([line?.unseenCount, line?.status, line?.lastScan?.error?.code]).toEqual([1, 'running', 'order-after-end']);
    }
  });

  it.each(['seen', 'retry', 'go-on'] as const)('takes a failure for seen when somebody says “%s”', (command) => {
    const failed = folded(begun, started, ended(1, 'FAIL', 'photon-not-online'));
    expect(failed.unseenCount).toBe(1);
    const seen = foldLine(failed, { type: 'scanned', at: 9, command });
    expect([seen?.unseen, seen?.unseenCount, seen?.counts.FAIL]).toEqual([[], 0, 1]);
  });

  it.each(['test', 'note', 'stop'] as const)('leaves a failure unseen when somebody scans “%s”', (command) => {
    const failed = folded(begun, started, ended(1, 'FAIL', 'photon-not-online'));
    const scanned = foldLine(failed, { type: 'scanned', at: 9, command });
    expect([scanned?.unseen, scanned?.unseenCount]).toEqual([failed.unseen, 1]);
  });

  it('says why it has stopped until it goes on', () => {
    const stopped = folded(begun, started, { type: 'line-stopped', at: 3, passing: false, failures: 3 });
    expect(stopped.stopped).toEqual({ passing: false, failures: 3 });
    expect(foldLine(stopped, { type: 'line-resumed', at: 4 })?.stopped).toBeUndefined();
  });

  it('knows a device that failed before it told its ID by its Wi-Fi', () => {
    const row = {
      attemptId: 'at-0',
      photon: 'Photon-1',
      deviceId: undefined,
      outcome: 'FAIL',
      attempts: 1,
      tookMs: 5,
    } as const;
    const nameless: LineTold = { type: 'device-finished', at: 9, slot: 1, row };
    const line = folded(begun, started, nameless, ended(1, 'PASS'));
    expect([failedOf(line), line.unseen, line.unseenCount, line.unpassed]).toEqual([0, [], 0, []]);
    expect(failedOf(folded(begun, started, nameless, ended(1, 'FAIL')))).toBe(1);
    const again = folded(begun, started, ended(1, 'FAIL'), nameless);
    expect([failedOf(again), failedOf(folded(begun, started, ended(1, 'FAIL'), nameless, ended(1, 'PASS')))]).toEqual([
      1, 0,
    ]);
    expect(failedOf(folded(begun, started, nameless, ended(2, 'PASS')))).toBe(1);
  });

  it('a problem of a device ends with the device, and each when the line goes on', () => {
    const noticed: LineTold = { type: 'noticed', at: 3, slot: 1, notice: setupError('other-stations-not-asked') };
    expect(folded(begun, started, taken(1), noticed, ended(2, 'PASS')).problem).toBeDefined();
    expect(folded(begun, started, taken(1), noticed, ended(1, 'PASS')).problem).toBeUndefined();
    const problem: LineTold = { type: 'problem', error: setupError('hook-failed') };
    expect(folded(begun, started, taken(1), noticed, problem, ended(1, 'PASS')).problem?.code).toBe('hook-failed');
    expect(folded(begun, started, problem, { type: 'line-resumed', at: 4 }).problem).toBeUndefined();
  });
});

it('shows who is at it by the last badge that was taken', () => {
  const badge = { type: 'scanned', at: 1, command: 'operator' } as const;
  const at = foldLine(foldLine(undefined, begun), { ...badge, operator: 'Bob' });
  expect(at?.operator).toBe('Bob');
  expect(foldLine(at, { ...badge, error: setupError('scan-unreadable') })?.operator).toBe('Bob');
});
