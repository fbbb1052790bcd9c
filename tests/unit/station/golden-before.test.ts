import { expect, it } from 'vitest';
import { goldenBefore } from '../../../electron/station/golden-before.ts';
import type { AttemptKind } from '../../../shared/attempt-kind.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

const one = '3b0021001747353236343033' as DeviceId;
const other = '3b0021001747353236343034' as DeviceId;

const attempt = (deviceId: DeviceId, kind?: AttemptKind) => ({ deviceId, kind });

it('counts what has passed as golden', () => {
  expect(goldenBefore([attempt(one, 'trial'), attempt(other, 'golden')], undefined)).toEqual([other]);
  expect(goldenBefore([attempt(one, 'golden')], undefined)).toEqual([one]);
});

it('forgets one that has passed as a device of production since, and no other', () => {
  const golden = attempt(one, 'golden');
  expect(goldenBefore([golden, attempt(one)], undefined)).toEqual([]);
  expect(goldenBefore([attempt(one), golden], undefined)).toEqual([one]);
  expect(goldenBefore([golden, attempt(one, 'trial')], undefined)).toEqual([one]);
});

it('has that of the preset in any case', () => {
  expect(goldenBefore([attempt(one)], one)).toEqual([one]);
});
