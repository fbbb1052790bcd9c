import { describe, expect, it, vi } from 'vitest';
import { systemWifi } from '../../../electron/composition/computer-wifi.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';

/** As Node does for a user number that no list of users knows. */
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  userInfo: () => {
    throw new Error('uv_os_get_passwd returned ENOENT (no such file or directory)');
  },
}));

const startHelper = () => {
  throw new Error('nothing is started before it is used');
};

describe('the computer’s Wi-Fi', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('is there on %s for a user without a name', (platform) => {
    const made = systemWifi({ platform, startHelper, clock: systemClock });
    expect(made?.system.adapters).toBeTypeOf('function');
    made?.close();
  });

  it('is left to the person on a system that the app does not know', () => {
    expect(systemWifi({ platform: 'openbsd', startHelper, clock: systemClock })).toBeUndefined();
  });
});
