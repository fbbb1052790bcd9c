import { access, constants, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { usbIdentity } from '../../shared/console/usb-identity.ts';
import type { UsbPort } from './usb-serial-port.ts';

/** Where the kernel shows its devices, and where the system keeps the nodes and names of groups. */
export interface LinuxPlaces {
  readonly sys: string;
  readonly dev: string;
  readonly groups: string;
}

export const linuxPlaces: LinuxPlaces = { sys: '/sys', dev: '/dev', groups: '/etc/group' };

/** Vendor. That of the Core is no more than lent to it: devices of many makers have it. */
const particlesOwn = '2b04';

/**
 * Particle's devices by the kernel's own files (Documentation/ABI/stable/sysfs-bus-usb): no program of udev is needed, which
 * small systems lack. A device that goes away meanwhile is left out, and so is one of others that cannot be read; rejects where
 * one of Particle's that is there cannot be.
 */
export async function linuxUsbPorts(places: LinuxPlaces = linuxPlaces): Promise<readonly UsbPort[]> {
  const folder = path.join(places.sys, 'bus/usb/devices');
  const names = await readdir(folder).catch(whereGone<string[]>([]));
  const ports = await Promise.all(
    names
      // An interface has a colon in its name, a device has none.
      .filter((name) => !name.includes(':'))
      .map((name) => portOf(folder, name, names, places)),
  );
  return ports.flatMap((port) => port ?? []);
}

async function portOf(
  folder: string,
  name: string,
  names: readonly string[],
  places: LinuxPlaces,
): Promise<UsbPort | undefined> {
  const fact = async (file: string, whereUnread: (error: NodeJS.ErrnoException) => string) =>
    (await readFile(path.join(folder, name, file), 'utf8').catch(whereUnread)).trim();
  const vendorId = await fact('idVendor', () => '');
  const whereUnread = vendorId === particlesOwn ? whereGone('') : () => '';
  const identity = usbIdentity({
    vendorId,
    productId: await fact('idProduct', whereUnread),
    serialNumber: await fact('serial', whereUnread),
  });
  if (identity === undefined) return undefined;
  // The console is on the first of its serial interfaces (Device OS v1.5.2, usbd_mcdc.c); others are the user program's.
  for (const one of names.filter((other) => other.startsWith(`${name}:`)).sort()) {
    const [terminal] = await readdir(path.join(folder, one, 'tty')).catch(whereGone<string[]>([]));
    if (terminal === undefined) continue;
    const node = path.join(places.dev, terminal);
    return { path: node, identity, socket: name, ...(await whyDenied(node, places.groups)) };
  }
  return { identity, socket: name };
}

/** Absent, or gone between two looks; what else keeps a file from being read says nothing of the device. */
function whereGone<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENODEV') return value;
    throw error;
  };
}

async function whyDenied(node: string, groups: string): Promise<Pick<UsbPort, 'denied'>> {
  const open = await access(node, constants.R_OK | constants.W_OK).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'EACCES',
  );
  return open ? {} : { denied: await groupOf(node, groups) };
}

/** Whose members may open it: `dialout` on Debian, `uucp` on Arch. */
export async function groupOf(node: string, groups = linuxPlaces.groups): Promise<{ readonly group?: string }> {
  const gid = await stat(node).then(
    (found) => String(found.gid),
    () => undefined,
  );
  const lines = (await readFile(groups, 'utf8').catch(() => '')).split('\n');
  const group = lines.map((line) => line.split(':')).find(([, , number]) => number === gid)?.[0];
  return group === undefined || group === '' || gid === '0' ? {} : { group };
}
