import type { DeviceId } from '../../shared/device-id.ts';
import type { Page } from '../../shared/read-pages.ts';
import type { Result } from '../../shared/result.ts';
import type { AccessToken, CloudAccount, CloudDevice, CloudEvent, CloudTime, DeviceCalls } from './cloud-port.ts';

/** A two-legged OAuth client of a product: it signs in as itself, no person does. The secret never leaves main memory. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

export interface Product {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** 6 for a Photon; undefined where the cloud does not tell. */
  readonly platformId: number | undefined;
}

/** A device as its product sees it. */
export interface ProductDevice extends CloudDevice {
  /** The customer's e-mail address in lower case; undefined: nobody's. */
  readonly owner: string | undefined;
  /** The version of the product's firmware it runs. */
  readonly firmwareVersion: number | undefined;
  readonly development: boolean;
  readonly quarantined: boolean;
  readonly denied: boolean;
}

/**
 * What became of the ids of one import. Read from the lists of the answer, because its status is 200 in every case
 * (Particle API reference, "Import devices into product"). Every id that was asked about is in exactly one list.
 */
export interface ImportAnswer {
  readonly added: readonly DeviceId[];
  readonly alreadyThere: readonly DeviceId[];
  /** Claimed by somebody outside the product's team. */
  readonly ownedByOthers: readonly DeviceId[];
  /** Unknown to the cloud, or of another platform. */
  readonly invalid: readonly DeviceId[];
  /** Of those in `invalid`: the answer does not name them at all. */
  readonly unnamed?: readonly DeviceId[];
}

/** Getting into a product. Common errors as in `CloudAuth`. */
export interface ProductAuth {
  /**
   * Signs in with client id and secret and reads the product by id or slug. Also: `sign-in-details-missing`,
   * `oauth-client-refused`, `product-not-found`, `product-of-another-client`, `sign-in-locked-out`.
   */
  openProduct(client: OAuthClient, product: string, signal: AbortSignal): Promise<Result<ProductCloud>>;
  /** A product that was opened before; nothing is sent before its first call, which asks for a token. */
  resumeProduct(client: OAuthClient, product: Product): ProductCloud;
}

/**
 * One product, seen with its own bearer token, which renews itself before it ends and once after a 401. Common errors as
 * in `CloudAuth`; `access-token-invalid` only when a fresh token is refused as well. Calls of a device are the product's own,
 * whoever owns it, and fail with `device-not-in-product`.
 */
export interface ProductCloud extends DeviceCalls {
  readonly product: Product;
  readonly clientId: string;
  /** One page of the product's devices, from 1; `perPage` at most 100. `deviceId` asks for that one alone. */
  listDevices(
    request: { readonly page: number; readonly perPage: number; readonly deviceId?: DeviceId },
    signal: AbortSignal,
  ): Promise<Result<Page<ProductDevice>>>;
  /** What time it is in the cloud; undefined when its answer carries no date. */
  readTime(signal: AbortSignal): Promise<Result<CloudTime | undefined>>;
  /** Fails with `device-not-in-product`. */
  getDevice(id: DeviceId, signal: AbortSignal): Promise<Result<ProductDevice>>;
  /** At most {@link importLimit} ids in one call. */
  importDevices(ids: readonly DeviceId[], signal: AbortSignal): Promise<Result<ImportAnswer>>;
  /** Takes the device from its customer; it stays in the product. */
  unclaimDevice(id: DeviceId, signal: AbortSignal): Promise<Result<void>>;
  /** Takes the device out of the product, and from its customer with it; `deny` keeps it from coming back. */
  removeDevice(id: DeviceId, options: { readonly deny: boolean }, signal: AbortSignal): Promise<Result<void>>;
  /** A development device gets no firmware of the product by force. */
  markAsDevelopment(id: DeviceId, on: boolean, signal: AbortSignal): Promise<Result<void>>;
  /** Customers that own a device; one without is not listed (community.particle.io, thread 30168). */
  listCustomers(
    request: { readonly page: number; readonly perPage: number },
    signal: AbortSignal,
  ): Promise<Result<Page<string>>>;
  /**
   * The customer of this e-mail address, made when there is none; it need not be a mailbox. Its token's scope is checked
   * before it is believed. Also: `customer-name-invalid`, `customer-not-opened`, `customer-token-of-another`.
   */
  openCustomer(email: string, signal: AbortSignal): Promise<Result<CustomerAccount>>;
  /** The same, but only when there is one that this client may act for; `customer-not-found`. Nothing is made. */
  findCustomer(email: string, signal: AbortSignal): Promise<Result<CustomerAccount>>;
  /** As `CloudAccount.events`, of all devices of the product, whoever owns them. */
  events(prefix: string, signal: AbortSignal): AsyncIterable<CloudEvent>;
  /** Deletes the customer with its tokens and waiting claim codes. */
  deleteCustomer(email: string, signal: AbortSignal): Promise<Result<void>>;
}

/**
 * A shadow customer: the calls of `CloudAccount`, with its own token, which renews itself like the product's. Its claim
 * codes are the product's (`POST /v1/products/P/device_claims`).
 */
export interface CustomerAccount extends CloudAccount {
  /** In lower case, as the cloud keeps it. */
  readonly email: string;
  /** Whether opening made it. */
  readonly isNew: boolean;
  /** For an app of the customer's own, on an explicit request of the person only. */
  revealToken(signal: AbortSignal): Promise<Result<AccessToken>>;
}
