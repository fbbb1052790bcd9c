import type { SetupError } from './errors.ts';

/** What the window knows of updates. Only `ready` asks something of the person. */
export type UpdateState =
  /** Somebody else keeps this program current: the system's packages, whoever runs it from the source, or built it so. */
  | { readonly status: 'elsewhere'; readonly by: 'packages' | 'source' | 'build' }
  | { readonly status: 'off'; readonly by: 'policy' | 'person' }
  /** Nothing is looked for before the program has done once what it is for. */
  | { readonly status: 'after-first-claim' }
  | { readonly status: 'no-server' }
  /** `problem`: how the last look went wrong. */
  | { readonly status: 'current'; readonly checkedAt: number | undefined; readonly problem: SetupError | undefined }
  | { readonly status: 'checking' }
  /** Bytes. */
  | { readonly status: 'downloading'; readonly version: string; readonly received: number; readonly size: number }
  /** Stopped by the person, until they look again or the program starts again. */
  | { readonly status: 'postponed'; readonly version: string }
  | { readonly status: 'ready'; readonly version: string; readonly problem: SetupError | undefined }
  | { readonly status: 'restarting'; readonly version: string };
