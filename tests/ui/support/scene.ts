import type { Page } from '@playwright/test';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { Platform } from '../../../shared/ipc/snapshot.ts';
import type { ManualTask } from '../../../shared/setup-events.ts';
import { device, end, practiceSession, signedIn, snapshot } from '../../support/window-states.ts';
import type { FakeWorld } from './fake-bridge.ts';

/** One picture of the window: the world behind it and what a person did in it. Labels are found in every language. */
export interface Scene {
  readonly name: string;
  readonly world: Partial<FakeWorld>;
  readonly act?: (page: Page) => Promise<void>;
}

export const running = { ...snapshot, session: signedIn, running: true };
export const practising = { ...running, practice: practiceSession, wifi: 'simulated' } as const;
export const automatic = { ...running, wifi: 'automatic' } as const;
export const on = (platform: Platform) => ({ ...automatic, system: { ...snapshot.system, platform } });
export const platforms = ['linux', 'windows', 'macos'] as const satisfies readonly Platform[];
export const manualTask = (task: ManualTask) => ({ type: 'hand-needed', task }) as const;
/** Of the network that its words speak of. */
export const named = (code: ErrorCode) =>
  setupError(code, {
    details: { network: code.startsWith('photon') ? 'Photon-K4WQ' : 'HomeNet', adapter: 'Ethernet' },
  });
export const failed = (error: ReturnType<typeof setupError>) => end({ outcome: 'failed', error, deviceId: device.id });
