import { expect, it } from 'vitest';
import { verdictOfFailure } from '../../../shared/error-meaning.ts';

it.each([
  ['device-not-in-product', 'ERROR', 'FAIL'],
  ['device-has-owner', 'SKIPPED', 'FAIL'],
  ['device-denied', 'FAIL', 'FAIL'],
  ['cloud-unreachable', 'ERROR', 'ERROR'],
  ['cancelled', 'ABORTED', 'ABORTED'],
] as const)('%s is %s, and %s of a device that was told to connect', (code, before, after) => {
  expect([verdictOfFailure({ code }), verdictOfFailure({ code }, true)]).toEqual([before, after]);
});
