import { expect, it } from 'vitest';
import { goldenBefore } from '../../../electron/station/golden-before.ts';
import type { Attempt } from '../../../shared/attempt.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const one = '3b0021001747353236343033' as DeviceId;
const other = '3b0021001747353236343034' as DeviceId;

function attempt(deviceId: DeviceId, kind: Attempt['kind'], outcome?: NonNullable<Attempt['end']>['outcome']): Attempt {
  const end = outcome && { at: 2, outcome, code: undefined, tookMs: 1 };
  return { deviceId, kind, end } as Partial<Attempt> as Attempt;
}

it('counts what has passed as golden, and nothing that failed or was not over', () => {
  const attempts = [
    attempt(one, 'golden', 'failed'),
    attempt(one, 'golden'),
    attempt(one, 'trial', 'claimed'),
    attempt(other, 'golden', 'handed-over'),
  ];
  expect(goldenBefore(attempts, undefined)).toEqual([other]);
  expect(goldenBefore([attempt(one, 'golden', 'claimed')], undefined)).toEqual([one]);
});

it('forgets one that has passed as a device of production since, and no other', () => {
  const golden = attempt(one, 'golden', 'claimed');
  expect(goldenBefore([golden, attempt(one, undefined, 'claimed')], undefined)).toEqual([]);
  expect(goldenBefore([attempt(one, undefined, 'claimed'), golden], undefined)).toEqual([one]);
  expect(goldenBefore([golden, attempt(one, undefined, 'failed')], undefined)).toEqual([one]);
});

it('has that of the preset in any case', () => {
  expect(goldenBefore([attempt(one, undefined, 'claimed')], one)).toEqual([one]);
});
