import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import { stay } from './fields.ts';
import { is, type Topic } from './request-row.ts';

/** The product that is signed in; its secret stays in the main process. */
export interface OpenProduct {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
}

const productSignIn = v.strictObject({
  clientId: text(256),
  clientSecret: secret(1024),
  /** Id or slug. */
  product: text(128),
  stay,
});
export type ProductSignIn = Readonly<v.InferOutput<typeof productSignIn>>;

export const productRequests = {
  openProduct: { sends: productSignIn, reply: is<Result<OpenProduct>>(), behind: ['product', 'bring-back'] },
  closeProduct: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
