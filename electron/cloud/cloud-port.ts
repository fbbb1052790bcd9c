import type { ClaimCode } from '../../shared/claim-code.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Listed } from '../../shared/list-lack.ts';
import type { Result } from '../../shared/result.ts';

/** A secret that opens the account; never logged, shown, put in a URL or sent to the renderer. */
export type AccessToken = string & { readonly brand: 'AccessToken' };

export type SignInStep =
  | { readonly kind: 'signed-in'; readonly token: AccessToken }
  | { readonly kind: 'one-time-code-needed'; readonly mfaToken: string };

export interface CloudDevice {
  readonly id: DeviceId;
  readonly name: string | undefined;
  readonly online: boolean;
  /** Milliseconds since 1970 by the cloud's clock. */
  readonly lastHandshakeAt: number | undefined;
  readonly lastHeardAt: number | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  readonly firmware: string | undefined;
  /** The product it is in; undefined: none, so a developer device. The cloud then writes the platform's number there. */
  readonly productId: number | undefined;
  /** 6 for a Photon. */
  readonly platformId: number | undefined;
  /** As on its sticker. */
  readonly serialNumber: string | undefined;
}

export interface CloudEvent {
  readonly name: string;
  readonly data: string;
  readonly deviceId: DeviceId | undefined;
  /** Milliseconds since 1970 by the cloud's clock. */
  readonly publishedAt: number | undefined;
}

/**
 * Getting into an account. Common errors of every cloud call: `cloud-unreachable`, `cloud-timed-out`,
 * `cloud-connection-not-secure`, `computer-clock-wrong`, `cloud-sign-in-page`, `cloud-behind-another`, `proxy-refuses`,
 * `proxy-unreachable`, `cloud-answer-unreadable`, `cloud-refused`, `cloud-forbidden`, `cloud-not-found`,
 * `cloud-too-many-requests` (details.seconds), `cloud-server-error`, `cancelled`.
 */
export interface CloudAuth {
  /** Also: `sign-in-details-missing`, `sign-in-refused` (details.remaining), `sign-in-locked-out`, `oauth-client-refused`. */
  signIn(
    details: { readonly username: string; readonly password: string },
    signal: AbortSignal,
  ): Promise<Result<SignInStep>>;
  /** Also: `one-time-code-refused`, `one-time-code-expired`. */
  submitOneTimeCode(
    details: { readonly mfaToken: string; readonly code: string },
    signal: AbortSignal,
  ): Promise<Result<AccessToken>>;
  /** Whether the cloud answers at all, with anything that is the cloud's own; sends no token. */
  reach(signal: AbortSignal): Promise<Result<void>>;
  /** The calls of one account; nothing is sent yet. */
  account(token: AccessToken): CloudAccount;
}

/** What time it was by the cloud's clock, in milliseconds since 1970, when this computer's monotonic clock read `at`. */
export interface CloudTime {
  readonly date: number;
  readonly at: number;
}

/** What is asked of one device, by its owner or by its product. */
export interface DeviceCalls {
  /**
   * The name as the cloud has stored it, which may be another than the one it was given; undefined where it does not tell.
   * Fails with `device-name-taken` and `device-name-refused`.
   */
  renameDevice(id: DeviceId, name: string, signal: AbortSignal): Promise<Result<{ readonly name: string | undefined }>>;
  /** Lets the device's light show a rainbow, or stops that. */
  signalDevice(id: DeviceId, on: boolean, signal: AbortSignal): Promise<Result<void>>;
  /** Whether the device answers the cloud now. One that is not connected does not, and that is no failure. */
  pingDevice(id: DeviceId, signal: AbortSignal): Promise<Result<boolean>>;
  /** Also: `variable-not-found`, `device-offline`. */
  readVariable(id: DeviceId, variable: string, signal: AbortSignal): Promise<Result<string | number | boolean | null>>;
  /** Also: `function-not-found`, and `order-fate-unknown` as {@link flashTinker}. */
  callFunction(id: DeviceId, functionName: string, argument: string, signal: AbortSignal): Promise<Result<number>>;
}

/** The calls one access token opens. Also fails with `access-token-invalid` everywhere. */
export interface CloudAccount extends DeviceCalls {
  /** Checks the token and names its user; the name is undefined for tokens that may not read it. */
  check(signal: AbortSignal): Promise<Result<{ readonly userName: string | undefined }>>;
  /**
   * A fresh claim code, the ids this account owns already, and what time it was in the cloud then (undefined when the
   * answer carries no date).
   */
  createClaimCode(signal: AbortSignal): Promise<
    Result<{
      readonly claimCode: ClaimCode;
      readonly deviceIds: readonly DeviceId[];
      readonly cloudTime: CloudTime | undefined;
    }>
  >;
  listDevices(signal: AbortSignal): Promise<Listed<readonly CloudDevice[]>>;
  /**
   * The id of the device that bears this serial number on its sticker. The cloud answers 50 of them in an hour. Fails with
   * `serial-number-unknown`.
   */
  lookUpSerialNumber(serialNumber: string, signal: AbortSignal): Promise<Result<DeviceId>>;
  /** Fails with `device-not-in-account`, as every call about one device does. */
  getDevice(id: DeviceId, signal: AbortSignal): Promise<Result<CloudDevice>>;
  /**
   * Claims an online device that is nobody's, or mine already, by its id. Fails with `device-owned-by-somebody-else`,
   * `device-limit-reached`, and `device-offline` when it is not online or was never heard of.
   */
  claimDevice(id: DeviceId, signal: AbortSignal): Promise<Result<void>>;
  /** Gives a device of mine up. */
  releaseDevice(id: DeviceId, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Flashes the firmware that the cloud knows as Tinker. Fails with `tinker-refused` when this cloud does not know it
   * (then {@link flashFile}), `device-offline` when the device is not connected, and `order-fate-unknown` when the answer
   * was lost: it must not be given again before a look at the device.
   */
  flashTinker(id: DeviceId, signal: AbortSignal): Promise<Result<void>>;
  /** Flashes a compiled program. Fails with `device-offline` and `order-fate-unknown`, as {@link flashTinker}. */
  flashFile(id: DeviceId, program: Uint8Array, signal: AbortSignal): Promise<Result<void>>;
  /** Events of my devices whose name starts with `prefix`, re-connecting by itself; ends when `signal` aborts or the token is refused. */
  events(prefix: string, signal: AbortSignal): AsyncIterable<CloudEvent, SetupError | undefined>;
  /** Deletes the token in the cloud. */
  signOut(signal: AbortSignal): Promise<Result<void>>;
}
