import { expect, it } from 'vitest';
import { type Operation, refusalOf } from '../../../electron/cloud/refused-operation.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure } from '../../../shared/result.ts';

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'cloud-refused',
  403: 'cloud-forbidden',
  404: 'cloud-not-found',
  500: 'cloud-server-error',
};

it.each<[Operation, number, string, ErrorCode]>([
  // particle-cli, pull request 30 and issue 104: with these words, or with none.
  ['rename', 403, 'Name already in use', 'device-name-taken'],
  ['rename', 400, 'Name already in use', 'device-name-taken'],
  ['rename', 403, 'HTTP 403', 'device-name-refused'],
  ['rename', 400, 'Name must not be empty', 'device-name-refused'],
  ['rename', 403, 'Permission Denied', 'device-not-in-account'],
  ['rename', 404, 'Device not found', 'device-not-in-account'],
  ['rename', 500, 'Name already in use', 'cloud-server-error'],
  ['claim', 403, 'That belongs to someone else. To request a transfer add …', 'device-owned-by-somebody-else'],
  ['claim', 400, 'The device belongs to someone else.', 'device-owned-by-somebody-else'],
  ['claim', 403, 'Permission Denied', 'device-owned-by-somebody-else'],
  ['claim', 403, 'HTTP 403', 'device-owned-by-somebody-else'],
  ['claim', 403, 'You have reached the limit of 100 devices', 'device-limit-reached'],
  ['claim', 403, 'Your account is suspended', 'cloud-forbidden'],
  ['claim', 404, 'Device is not online', 'device-offline'],
  ['claim', 400, 'id is missing', 'cloud-refused'],
  ['claim-code', 403, 'Maximum number of devices reached', 'device-limit-reached'],
  ['claim-code', 403, 'Permission Denied', 'cloud-forbidden'],
  ['claim-code', 404, 'HTTP 404', 'cloud-not-found'],
  ['import', 403, 'You have reached the limit of 100 devices in this product', 'device-limit-reached'],
  ['import', 403, 'Permission Denied', 'cloud-forbidden'],
  ['device', 403, 'Permission Denied', 'device-not-in-account'],
  ['device', 404, 'Device is not connected', 'device-not-in-account'],
  ['signal', 404, 'Device is not connected', 'device-offline'],
  ['signal', 404, 'Device not found', 'device-not-in-account'],
  ['variable', 404, 'Variable not found', 'variable-not-found'],
  ['variable', 404, 'Device is not connected', 'device-offline'],
  ['variable', 404, 'Device not found', 'device-not-in-account'],
  ['serial-number', 404, 'Serial number not found', 'serial-number-unknown'],
  ['serial-number', 403, 'Permission Denied', 'cloud-forbidden'],
  ['function', 404, 'Function led not found', 'function-not-found'],
])('%s, %i, "%s" is %s', (operation, status, saw, code) => {
  const error = setupError(byStatus[status] ?? 'internal-error', { saw });
  expect(refusalOf(operation, { ...failure(error), status })).toEqual(setupError(code, { saw }));
});

it('says nothing of what the cloud did not say itself', () => {
  const gateway = failure(setupError('cloud-behind-another', { saw: 'Permission Denied' }));
  expect(refusalOf('device', gateway)).toBe(gateway.error);
});
