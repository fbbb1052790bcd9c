import { expect, it } from 'vitest';
import { exportedPreset } from '../../../electron/app/preset-copies.ts';
import { checkPreset } from '../../../shared/preset.ts';

const networks = [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }];

it('an export says how devices are met only where that is not as without it, so that earlier versions read it', () => {
  const written = (json: object) => {
    const checked = checkPreset(json, 'named');
    if (!checked.ok) throw new Error('no preset');
    return JSON.parse(exportedPreset(checked.value));
  };
  expect(written({ name: 'lamps', networks })).not.toHaveProperty('transport');
  expect(written({ name: 'lamps', networks, transport: 'wifi' })).not.toHaveProperty('transport');
  expect(written({ name: 'lamps', networks, transport: 'either' })).toHaveProperty('transport', 'either');
  expect(written({ name: 'lamps', networks, golden: 'ASK' })).toHaveProperty('golden', 'ask');
});
