import { expect, it } from 'vitest';
import { answerCall } from '../../../../electron/simulator/cloud/api.ts';
import type { CloudParts } from '../../../../electron/simulator/cloud/call.ts';
import { newRecord } from '../../../../electron/simulator/cloud/devices.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';

it('refuses a name that another device of the account has, with the status and words of the cloud', () => {
  const [lamp, oven] = ['3b0021001747353236343033', '2e0039000147343233323032'].map((id) => ({
    ...newRecord(id as DeviceId, '2.3.1', 0),
    owner: 'me' as const,
  }));
  if (lamp === undefined || oven === undefined) throw new Error('no devices');
  oven.name = 'My_Kitchen';
  const parts = {
    words: {},
    accounts: { find: () => ({ kind: 'user', owner: 'me' }) },
    devices: { find: (id: string) => (id === lamp.id ? lamp : oven), ownedBy: () => [lamp, oven] },
    faults: { isOn: () => false },
    now: () => 0,
  } as unknown as CloudParts;
  const rename = (id: string, name: string) => {
    const path = ['v1', 'devices', id];
    const call = { method: 'PUT', path, fields: { name }, bearer: 't', basic: undefined, lists: {}, file: undefined };
    return answerCall(call, parts);
  };
  // particle-cli, issue 104 and pull request 30.
  expect(rename(lamp.id, 'my kitchen')).toMatchObject({ status: 403, body: { errors: ['Name already in use'] } });
  expect(lamp.name).toBeNull();
  expect(rename(oven.id, 'my kitchen')).toMatchObject({ status: 200, body: { name: 'my_kitchen' } });
});
