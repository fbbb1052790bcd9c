import { expect, it } from 'vitest';
import type { CableEnd, UsbCable } from '../../../electron/simulator/device/console/usb-cable.ts';
import { simulatedUsb } from '../../../electron/simulator/simulated-usb.ts';

/** A device that can be taken off the bus, without a word to whoever has its port open. */
function socket(serialNumber: string) {
  const at = { isThere: true, end: undefined as CableEnd | undefined };
  const cable: Pick<UsbCable, 'descriptor' | 'open'> = {
    descriptor: () =>
      at.isThere
        ? { vendorId: '2b04', productId: 'c006', serialNumber, manufacturer: 'Particle', product: 'Photon' }
        : undefined,
    open(end) {
      at.end = end;
      return { write: () => undefined, setBaudRate: () => undefined, close: () => undefined };
    },
  };
  const setThere = (isThere: boolean, itsName: 'free' | 'kept' = 'free') => {
    at.isThere = isThere;
    if (!isThere) at.end?.gone?.(itsName);
  };
  return { cable, setThere };
}

it('a device that comes back while its lost port is open has a port of another name, until that is closed', async () => {
  const [first, second] = [socket('3b0021001747353236343033'), socket('bb0021001747353236343033')];
  const usb = simulatedUsb([first.cable, second.cable]);
  const paths = async () => {
    const listed = await usb.list();
    return listed.ok ? listed.value.map(({ path }) => path) : [];
  };
  expect(await paths()).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
  const opened = await usb.open('/dev/ttyACM0', () => undefined);
  if (!opened.ok) throw new Error(opened.error.code);
  first.setThere(false);
  expect(await paths()).toEqual(['/dev/ttyACM1']);
  first.setThere(true);
  expect(await paths()).toEqual(['/dev/ttyACM2', '/dev/ttyACM1']);
  expect(await usb.open('/dev/ttyACM0', () => undefined)).toMatchObject({ error: { code: 'cable-gone' } });
  await opened.value.close();
  const again = await usb.open('/dev/ttyACM2', () => undefined);
  if (!again.ok) throw new Error(again.error.code);
  // Back before anybody looks.
  first.setThere(false);
  first.setThere(true);
  await again.value.close();
  expect(await paths()).toEqual(['/dev/ttyACM0', '/dev/ttyACM1']);
  const last = await usb.open('/dev/ttyACM0', () => undefined);
  if (!last.ok) throw new Error(last.error.code);
  first.setThere(false);
  first.setThere(true);
  await last.value.close();
  expect(await paths()).toEqual(['/dev/ttyACM2', '/dev/ttyACM1']);
});

it('where names are kept it has the same one, which is busy as long as the lost port is open', async () => {
  const { cable, setThere } = socket('3b0021001747353236343033');
  const usb = simulatedUsb([cable]);
  const opened = await usb.open('/dev/ttyACM0', () => undefined);
  if (!opened.ok) throw new Error(opened.error.code);
  setThere(false, 'kept');
  setThere(true);
  expect(await usb.list()).toMatchObject({ value: [{ path: '/dev/ttyACM0' }] });
  expect(await usb.open('/dev/ttyACM0', () => undefined)).toMatchObject({ error: { code: 'cable-port-busy' } });
  await opened.value.close();
  expect(await usb.open('/dev/ttyACM0', () => undefined)).toMatchObject({ ok: true });
});
