import { computerLock } from '../../electron/computer-lock/computer-lock.ts';

// A program of its own that takes the lock of a journal, says whether it got it, and stays.
const [journal = '', platform = ''] = process.argv.slice(2);
const letGo = await computerLock(journal, platform as NodeJS.Platform).take();
process.send?.(letGo !== undefined);
setInterval(() => undefined, 60_000);
