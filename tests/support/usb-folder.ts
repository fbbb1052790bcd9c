import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the kernel of Linux shows of a Photon whose serial port is at `port`, for `--usb-folder`. */
export async function plugIn(folder: string, serial: string, port: string): Promise<void> {
  const devices = path.join(folder, 'sys/bus/usb/devices');
  await mkdir(path.join(devices, '1-2:1.0/tty/ttyACM0'), { recursive: true });
  await mkdir(path.join(folder, 'dev'));
  await symlink(port, path.join(folder, 'dev/ttyACM0'));
  await mkdir(path.join(devices, '1-2'));
  for (const [file, value] of [
    ['idVendor', '2b04'],
    ['idProduct', 'c006'],
    ['serial', serial],
  ] as const)
    await writeFile(path.join(devices, '1-2', file), `${value}\n`);
}
