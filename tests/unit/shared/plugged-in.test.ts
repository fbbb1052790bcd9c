import { expect, it } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { offeredFor, type PluggedIn } from '../../../shared/plugged-in.ts';

it('while one is wanted no other is offered, but one that does not say which it is', () => {
  const photon = (port: string, id?: string): PluggedIn => ({
    kind: 'photon',
    name: 'Photon',
    port,
    ...(id === undefined ? {} : { id: id as DeviceId }),
  });
  const wanted = photon('COM3', '3b0021001747353236343033');
  const all = [wanted, photon('COM4', 'bb0021001747353236343033'), photon('COM5')];
  expect(offeredFor(all, ' 3B0021001747353236343033 ')).toEqual([wanted, all[2]]);
  for (const nobody of [undefined, '', ' ']) expect(offeredFor(all, nobody)).toEqual(all);
});
