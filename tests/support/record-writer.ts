import { writeSync } from 'node:fs';
import { recordPrograms } from './record-programs.ts';

// A program of its own that notes one attempt after the other, and says of each event that it is on the disk.
const [file = '', name = '', most = ''] = process.argv.slice(2);
const record = recordPrograms(file).start(name);
for (let one = 1; one <= Number(most || Number.MAX_SAFE_INTEGER); one += 1) {
  const attemptId = `${name}-${one}`;
  const at = 1_000 + one;
  const forWhom = { for: 'account', userName: 'ann@example.com' } as const;
  const events = [
    { type: 'started', attemptId, at, forWhom } as const,
    { type: 'stage', attemptId, at, step: 'connect', stage: 'join', ms: 5, networkName: 'HomeNet' } as const,
    { type: 'measurement', attemptId, at, name: 'photon-signal', value: -60.5, unit: 'dBm' } as const,
    { type: 'finished', attemptId, at, outcome: 'claimed', tookMs: 9 } as const,
  ];
  for (const event of events) {
    const written = await record.write(event);
    writeSync(
      1,
      `${written.ok ? `${attemptId} ${event.type}` : `refused ${written.error.code} ${written.error.saw}`}\n`,
    );
  }
}
await record.close();
