/**
 * A process that does nothing but open a record, from nothing to the first page: the engine is loaded, the file opened and
 * the page read. Says how long that took, by the clock and by the processor, in milliseconds, and its memory.
 */
const [file = '', most = ''] = process.argv.slice(2);
const since = performance.now();
const cpuSince = process.cpuUsage();
const [{ historyOf }, { recordPrograms }] = await Promise.all([
  import('../../electron/record/history.ts'),
  import('../support/record-programs.ts'),
]);
const record = recordPrograms(file).start('reader');
const page = await historyOf(record).page({}, { most: Number(most) });
if (!page.ok || page.value.rows.length !== Number(most)) throw new Error('no page');
const ms = performance.now() - since;
const { user, system } = process.cpuUsage(cpuSince);
const rssMb = process.memoryUsage.rss() / 1024 / 1024;
process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssMb })}\n`);
await record.close();

// A module of its own: it waits for its parts.
export {};
