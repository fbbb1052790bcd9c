import type { ErrorCode } from './errors.ts';

/** Pages outside that the app opens in the browser. The window says a name; only the main process knows addresses. */
export const linkNames = ['particle-console', 'particle-status'] as const;
export type LinkName = (typeof linkNames)[number];

/** Where the next step of an error is taken, when that is a page. */
export const linkAfter: Readonly<Partial<Record<ErrorCode, LinkName>>> = {
  'product-not-found': 'particle-console',
  'product-of-another-client': 'particle-console',
  'device-denied': 'particle-console',
  'device-quarantined': 'particle-console',
  'cloud-server-error': 'particle-status',
};
