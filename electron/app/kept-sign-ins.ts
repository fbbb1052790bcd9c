import * as v from 'valibot';
import { type Result, success } from '../../shared/result.ts';
import { isAccessToken } from '../cloud/cloud-input.ts';
import type { AccessToken } from '../cloud/cloud-port.ts';
import type { OAuthClient, Product } from '../cloud/product-port.ts';
import type { SecretKind, Vault } from '../vault/vault-port.ts';

export interface KeptAccount {
  readonly token: AccessToken;
  readonly userName: string | undefined;
}

export interface KeptProduct {
  readonly client: OAuthClient;
  readonly product: Product;
}

/** What a proxy takes, for no other host or port than its own. */
export interface KeptProxy {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly password: string;
}

/** One thing that can be kept for the cloud of now: the one that the settings name when it is called. */
export interface SecretSlot<Value> {
  /** Whether there is something to forget; needs no secret store. */
  holds(): Promise<boolean>;
  /** Never waits: what the disk refuses, the vault itself tells. */
  keep(value: Value): void;
  /** When a person asks for it alone; needs no secret store. Fails with `secrets-not-removed`. */
  forget(): Promise<Result<void>>;
  /** Undefined where nothing is kept for this cloud, or nothing that is understood. */
  read(): Promise<Value | undefined>;
}

export interface KeptSignIns {
  readonly account: SecretSlot<KeptAccount>;
  readonly product: SecretSlot<KeptProduct>;
  /** A client of the person's own, from the settings. */
  readonly client: SecretSlot<OAuthClient>;
  /** For every cloud: a proxy belongs to the network. */
  readonly proxies: SecretSlot<readonly KeptProxy[]>;
}

const client = v.object({ id: v.pipe(v.string(), v.maxLength(256)), secret: v.pipe(v.string(), v.maxLength(1024)) });
const account = v.object({
  token: v.pipe(
    v.string(),
    v.custom<AccessToken>((text) => typeof text === 'string' && isAccessToken(text)),
  ),
  userName: v.optional(v.pipe(v.string(), v.maxLength(512))),
});
const proxies = v.array(
  v.object({
    host: v.pipe(v.string(), v.maxLength(256)),
    port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    name: v.pipe(v.string(), v.maxLength(512)),
    password: v.pipe(v.string(), v.maxLength(1024)),
  }),
);
const product = v.object({
  client,
  product: v.object({
    id: v.pipe(v.number(), v.integer()),
    slug: v.string(),
    name: v.string(),
    platformId: v.optional(v.number()),
  }),
});

/** What the vault holds for the cloud of now, as values again. */
export function keptSignIns(vault: Vault, cloudUrl: () => string): KeptSignIns {
  function slot<Value>(
    kind: SecretKind,
    parse: (json: unknown) => Value | undefined,
    where = cloudUrl,
  ): SecretSlot<Value> {
    return {
      holds: () => vault.holds(kind, where()),
      keep: (value) => void vault.keep(kind, where(), JSON.stringify(value)),
      forget: () => vault.forget(kind, where()),
      async read() {
        const text = await vault.read(kind, where());
        return text === undefined ? undefined : parse(jsonOf(text));
      },
    };
  }

  return {
    account: slot('account', (json) => {
      const read = v.safeParse(account, json);
      return read.success ? { token: read.output.token, userName: read.output.userName } : undefined;
    }),
    product: slot('product', (json) => {
      const read = v.safeParse(product, json);
      if (!read.success) return undefined;
      const { id, slug, name, platformId } = read.output.product;
      return { client: read.output.client, product: { id, slug, name, platformId } };
    }),
    client: slot('oauth-client', (json) => {
      const read = v.safeParse(client, json);
      return read.success ? read.output : undefined;
    }),
    proxies: slot(
      'proxies',
      (json) => {
        const read = v.safeParse(proxies, json);
        return read.success ? read.output : undefined;
      },
      () => 'every cloud',
    ),
  };
}

/** Where nothing is kept, as in practice. */
export const nothingKept: SecretSlot<unknown> = {
  holds: async () => false,
  keep: () => undefined,
  forget: async () => success(undefined),
  read: async () => undefined,
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
