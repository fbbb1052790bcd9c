import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { AccessToken } from '../../../electron/cloud/cloud-port.ts';
import { particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { json, scriptedServer } from '../../support/scripted-server.ts';

export const token = '254406f79c1999af65a7df4388971354f85cfee9' as AccessToken;

export const code = (result: { ok: boolean; error?: { code: ErrorCode } }) => (result.ok ? 'fine' : result.error?.code);

export function id(text: string) {
  const parsed = parseDeviceId(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
export const device = id('3b0021001747353236343033');

/** A cloud whose server answers as a test says, for all tests of the file that calls it. */
export function scriptedCloud() {
  let server: Awaited<ReturnType<typeof scriptedServer>>;
  beforeAll(async () => {
    server = await scriptedServer(json(200, {}));
  });
  beforeEach(() => server.seen.splice(0));
  afterAll(() => server.close());

  const cloud = () =>
    particleCloud({ baseUrl: server.url, fetch, clock: systemClock }, { id: 'particle-api', secret: 'particle-api' });
  return {
    get server() {
      return server;
    },
    cloud,
    account: () => cloud().account(token),
  };
}
