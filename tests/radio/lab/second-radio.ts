import { succeed } from './programs.ts';
import { waitFor } from './wait-for.ts';

/** The name of the second radio while it is plugged in. */
export const secondWifi = 'wlan1';
const readyLimitMs = 45_000;

/** Takes a Wi-Fi stick out of the drawer and plugs it in. Resolves when NetworkManager uses it. */
export async function plugInSecondRadio(): Promise<{ unplug(): Promise<void> }> {
  await succeed(['ip', 'netns', 'exec', 'drawer', 'iw', 'phy', 'phy1', 'set', 'netns', '1']);
  await waitFor('the second radio', readyLimitMs, async () => {
    const devices = await succeed(['nmcli', '-t', '-f', 'DEVICE,STATE', 'device']);
    return devices.split('\n').includes(`${secondWifi}:disconnected`) ? true : undefined;
  });
  return {
    unplug: async () => void (await succeed(['iw', 'phy', 'phy1', 'set', 'netns', 'name', 'drawer'])),
  };
}
