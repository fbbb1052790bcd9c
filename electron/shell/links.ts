import { shell } from 'electron';
import { type DevicePage, devicePath } from '../../shared/device-page.ts';
import { setupError } from '../../shared/errors.ts';
import type { LinkName } from '../../shared/links.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** The only addresses that are ever given to another program (Electron's security checklist, item 15). */
const links: Readonly<Record<LinkName, `https://${string}`>> = {
  'particle-console': 'https://console.particle.io/',
  'particle-status': 'https://status.particle.io/',
};

/** Opens a page of the table in the browser. Fails with `link-not-opened`, which tells its address. */
export function openLink(name: LinkName): Promise<Result<void>> {
  return open(links[name]);
}

/** The page of a device, below the console's address of the table; as {@link openLink}. */
export function openDevicePage(page: DevicePage): Promise<Result<void>> {
  return open(`${links['particle-console']}${devicePath(page)}`);
}

async function open(address: `https://${string}`): Promise<Result<void>> {
  try {
    await shell.openExternal(address);
    return success(undefined);
  } catch {
    return failure(setupError('link-not-opened', { details: { address } }));
  }
}
