import { runLineApart } from '../support/restarted-line.ts';
import { benchCable } from './cable.ts';
import { benchHistoryWindow } from './history-window.ts';
import { longLine } from './long-line.ts';
import { benchRecord } from './record.ts';
import { lineProcess } from './restart.ts';
import { benchSharedRecord } from './shared-record.ts';
import { benchStation } from './station.ts';
import { benchWindow } from './window-changes.ts';
import { runWorldApart, worldProcess } from './world-apart.ts';

/**
 * `npm run bench [-- --json]`: the app against others, see `app.ts`. `npm run bench -- record`: the record alone, on this
 * disk, see `record.ts`; `-- sharing` the part of it that several stations share, see `shared-record.ts`. `npm run bench -- history`: the window
 * before 200 000 rows, see `history-window.ts`. `npm run bench -- window`: what a person waits for in the window, see `window-changes.ts`.
 * `npm run bench -- station [PART…]`: a line of devices, or some of its parts alone, see `station.ts`; `-- line` the part of it that tells what a thousand
 * devices cost, see `long-line.ts`, whose world starts this program anew. `npm run bench -- cable`: eight Photons on cables, see `cable.ts`.
 */
if (process.argv[2] === 'record') {
  await benchRecord();
  await benchSharedRecord();
} else if (process.argv[2] === 'sharing') await benchSharedRecord(process.argv.slice(3));
else if (process.argv[2] === 'history') await benchHistoryWindow();
else if (process.argv[2] === 'window') await benchWindow();
else if (process.argv[2] === 'station') await benchStation(process.argv.slice(3));
else if (process.argv[2] === 'line') process.stdout.write(`${JSON.stringify(await longLine())}\n`);
else if (process.argv[2] === worldProcess) {
  const [times = 1, since = 0, photons = 1] = process.argv.slice(3).map(Number);
  await runWorldApart(times, since, photons);
} else if (process.argv[2] === lineProcess) {
  await runLineApart(process.argv[3] ?? '');
} else if (process.argv[2] === 'cable') await benchCable();
else await import('./app.ts');
