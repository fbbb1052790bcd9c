import * as v from 'valibot';
import type { DeviceId } from '../device-id.ts';
import { text } from '../foreign-text.ts';

/** The sign-in is kept on this computer, locked by its secret store. */
export const stay = v.exactOptional(v.boolean());

export const email = text(320);

export const deviceId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{24}$/),
  v.transform((id) => id as DeviceId),
);

/** Who acts: the developer account, a customer of the product, or the product itself, whoever owns the device. */
export const actor = v.variant('who', [
  v.strictObject({ who: v.literal('account') }),
  v.strictObject({ who: v.literal('customer'), email }),
  v.strictObject({ who: v.literal('product') }),
]);
export type Actor = v.InferOutput<typeof actor>;
