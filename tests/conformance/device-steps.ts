import { expect } from 'vitest';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { encryptWifiPassword, parsePublicKey, systemRandomBytes } from '../../shared/wifi-password.ts';
import { askTcp, happens } from './in-a-world.ts';

export interface Choice {
  readonly ssid: string;
  readonly sec: number;
  readonly password?: string;
}

export const home: Choice = { ssid: 'HomeNet', sec: 4_194_308, password: 'kitchen-window-7' };
/** configure-ap as any correct client sends it; the number it answers. */
export async function configure(world: SimulatedWorld, { ssid, sec, password }: Choice): Promise<number> {
  const key = parsePublicKey((JSON.parse(await askTcp(world, 'public-key')) as { b: string }).b);
  if (!key.ok) throw new Error(key.error.code);
  const pwd = password === undefined ? {} : { pwd: encryptWifiPassword(key.value, password, systemRandomBytes) };
  return (
    JSON.parse(await askTcp(world, 'configure-ap', JSON.stringify({ idx: 0, ssid, sec, ch: 6, ...pwd }))) as {
      r: number;
    }
  ).r;
}

export async function connect(world: SimulatedWorld): Promise<void> {
  const before = world.events.length;
  await askTcp(world, 'connect-ap', '{"idx":0}');
  await happens(world, 'device-left-listening', () => true, before);
}

export async function setClaimCode(world: SimulatedWorld, code: string): Promise<void> {
  expect(await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: code }))).toBe('\n\n{"r":0}');
}
