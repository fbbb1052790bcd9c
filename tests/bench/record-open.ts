import { historyOf } from '../../electron/record/history.ts';
import { recordPrograms } from '../support/record-programs.ts';

/** A process that does nothing but open a record, from nothing to the first page; says how long that took and its memory. */
const [file = '', most = ''] = process.argv.slice(2);
const since = performance.now();
const record = recordPrograms(file).start('reader');
const page = await historyOf(record).page({}, { most: Number(most) });
if (!page.ok || page.value.rows.length !== Number(most)) throw new Error('no page');
const ms = performance.now() - since;
process.stdout.write(`${JSON.stringify({ ms, rssMb: process.memoryUsage.rss() / 1024 / 1024 })}\n`);
await record.close();
