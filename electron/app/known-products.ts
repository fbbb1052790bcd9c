import * as v from 'valibot';
import type { OpenProduct } from '../../shared/ipc/product.ts';

/** A product that was signed in to, at the cloud of this address: what its sign-in asks for, without the secret. */
export interface KnownProduct extends OpenProduct {
  readonly cloudUrl: string;
}

/** More than anybody works with; the ones that were signed in to longest ago go. */
export const knownProductLimit = 20;

const known = v.object({
  cloudUrl: v.pipe(v.string(), v.maxLength(2048)),
  id: v.pipe(v.number(), v.safeInteger()),
  slug: v.pipe(v.string(), v.maxLength(128)),
  name: v.pipe(v.string(), v.maxLength(512)),
  clientId: v.pipe(v.string(), v.maxLength(256)),
});

/** What the disk holds of them; what is not understood is left out. */
export function readKnownProducts(json: unknown): readonly KnownProduct[] {
  if (!Array.isArray(json)) return [];
  const read = json.map((one) => v.safeParse(known, one)).flatMap((one) => (one.success ? [one.output] : []));
  return read.slice(0, knownProductLimit);
}

/** With this one first, as it is called now. */
export function withProduct(all: readonly KnownProduct[], product: KnownProduct): readonly KnownProduct[] {
  return [product, ...withoutProduct(all, product)].slice(0, knownProductLimit);
}

export function withoutProduct(
  all: readonly KnownProduct[],
  { cloudUrl, id, clientId }: Pick<KnownProduct, 'cloudUrl' | 'id' | 'clientId'>,
): readonly KnownProduct[] {
  return all.filter((one) => one.cloudUrl !== cloudUrl || one.id !== id || one.clientId !== clientId);
}
