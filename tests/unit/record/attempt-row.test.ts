import { describe, expect, it } from 'vitest';
import { type AttemptRow, foldEvent } from '../../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import type { AttemptKind } from '../../../shared/attempt-kind.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

type Finished = Extract<RecordEvent, { type: 'finished' }>;
const common = { attemptId: 'one', at: 1 };

/** How an attempt is judged that ends like this. */
function verdict(
  end: Pick<Finished, 'outcome' | 'code' | 'chosen'>,
  { kind = 'production', connectedAt }: { readonly kind?: AttemptKind; readonly connectedAt?: number } = {},
): AttemptRow['verdict'] | undefined {
  const deviceId = '2e0039000147343233323032' as DeviceId;
  const events: readonly RecordEvent[] = [
    { type: 'started', ...common, program: 'a', kind, forWhom: { for: 'account' }, deviceId },
    { type: 'stage', ...common, step: 'connect', connectedAt },
    { type: 'finished', ...common, ...end },
  ];
  return events.reduce<AttemptRow | undefined>(
    (row, event, place) => foldEvent(row, event, { stationId: 's', sequence: place + 1 }),
    undefined,
  )?.verdict;
}

const told = { connectedAt: 1 };
describe('the verdict of an attempt', () => {
  it.each<[AttemptRow['verdict'], Finished['outcome'], string | undefined, object]>([
    ['PASS', 'claimed', undefined, told],
    ['PASS', 'online-without-owner', undefined, told],
    // Nobody has looked.
    [null, 'handed-over', undefined, told],
    ['ABORTED', 'forgotten', undefined, told],
    ['ABORTED', 'started-again', undefined, told],
    // What it failed by counts no more when a person gave it up.
    ['ABORTED', 'forgotten', 'photon-not-online', told],
    ['ABORTED', 'failed', 'cancelled', told],
    ['FAIL', 'failed', 'photon-not-online', told],
    ['FAIL', 'failed', 'photon-not-found', {}],
    ['ERROR', 'failed', 'cloud-unreachable', told],
    // A mistyped password.
    ['ERROR', 'failed', 'network-password-too-short', told],
    // By a later version, or by nothing that was said.
    ['ERROR', 'failed', 'of-a-later-version', told],
    ['ERROR', 'failed', undefined, told],
    // It is another's: only what was told to connect is not left as it was.
    ['SKIPPED', 'failed', 'device-has-owner', {}],
    ['FAIL', 'failed', 'device-has-owner', told],
    ['SKIPPED', 'failed', 'device-at-another-station', {}],
  ])('is %s for %s by %s after %j', (expected, outcome, code, before) => {
    expect(verdict({ outcome, code }, before)).toBe(expected);
  });

  it('is a person’s where that one chose the end, whatever its code says of what is left', () => {
    expect(verdict({ outcome: 'failed', code: 'cable-interrupted', chosen: true })).toBe('ABORTED');
    expect(verdict({ outcome: 'failed', code: 'photon-not-online', chosen: true }, told)).toBe('ABORTED');
  });

  it('never is that a device that is known to be good has failed', () => {
    const of = (kind: AttemptKind) => verdict({ outcome: 'failed', code: 'photon-not-online' }, { kind, ...told });
    expect([of('golden'), of('rework'), of('trial')]).toEqual(['ERROR', 'FAIL', 'FAIL']);
    expect(verdict({ outcome: 'failed', code: 'cancelled' }, { kind: 'golden' })).toBe('ABORTED');
    expect(verdict({ outcome: 'claimed' }, { kind: 'golden' })).toBe('PASS');
  });
});
