import * as v from 'valibot';
import { text } from '../foreign-text.ts';
import type { FeatureName } from '../policy.ts';
import type { Result } from '../result.ts';
import { actor, deviceId, email } from './fields.ts';
import { is, type Topic } from './request-row.ts';

export interface VariableReading {
  readonly name: string;
  readonly type: string;
  readonly reading: Result<string | number | boolean | null>;
}

/** A device's own words, as plain text. */
export interface DeviceEvent {
  readonly deviceId: string | undefined;
  readonly name: string;
  readonly data: string;
  /** Milliseconds since 1970 by the cloud's clock. */
  readonly publishedAt: number | undefined;
}

/** Behind each of them there are devices. */
const whereDevicesAre: readonly FeatureName[] = ['set-up', 'product', 'bring-back'];

export const deviceRequests = {
  renameDevice: {
    sends: v.strictObject({ as: actor, deviceId, name: text(256) }),
    /** The name as the cloud has stored it; undefined where it does not tell. */
    reply: is<Result<{ readonly name: string | undefined }>>(),
    behind: whereDevicesAre,
  },
  signalDevice: {
    sends: v.strictObject({ as: actor, deviceId, on: v.boolean() }),
    reply: is<Result<void>>(),
    behind: whereDevicesAre,
  },
  /** Whether the device answers the cloud now. */
  pingDevice: {
    sends: v.strictObject({ as: actor, deviceId }),
    reply: is<Result<{ readonly online: boolean }>>(),
    behind: whereDevicesAre,
  },
  /** Its page in the Particle console; `inProduct`: that of the product that is signed in. */
  openDevicePage: {
    sends: v.strictObject({ deviceId, inProduct: v.boolean() }),
    reply: is<Result<void>>(),
    behind: whereDevicesAre,
    acts: false,
  },
  readVariables: {
    sends: v.strictObject({ as: actor, deviceId }),
    reply: is<Result<readonly VariableReading[]>>(),
    behind: whereDevicesAre,
  },
  callFunction: {
    sends: v.strictObject({ as: actor, deviceId, functionName: text(64), argument: text(1024) }),
    reply: is<Result<number>>(),
    behind: whereDevicesAre,
  },
  /** Events of all devices of an actor, told as `deviceEvent`; one watch at a time. */
  watchEvents: { sends: v.strictObject({ as: actor }), reply: is<Result<void>>(), behind: whereDevicesAre },
  stopWatching: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
  /** Straight to the clipboard; the token itself never travels to the window. */
  copyCustomerToken: { sends: v.strictObject({ email }), reply: is<Result<void>>(), behind: ['product'] },
} as const satisfies Topic;
