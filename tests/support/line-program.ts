import { runLineApart } from './restarted-line.ts';

// A line in a process of its own, which a test kills.
await runLineApart(process.argv[2] ?? '');
