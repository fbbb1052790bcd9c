import { benchRecord } from './record.ts';
import { benchSharedRecord } from './shared-record.ts';

/**
 * `npm run bench [-- --json]`: the app against others, see `app.ts`. `npm run bench -- record`: the record alone, on this
 * disk, see `record.ts`.
 */
if (process.argv[2] === 'record') {
  await benchRecord();
  await benchSharedRecord();
} else await import('./app.ts');
