import { writeSync } from 'node:fs';
import { addressOf, openStation } from '../postgres/stations.ts';

// A program of its own that notes one attempt after the other and shares them, and says of each that it is on the disk.
const [file = '', port = '', database = '', computer = ''] = process.argv.slice(2);
const station = await openStation(file, addressOf(Number(port), database), computer, { computer });
for (;;) {
  const noted = await station.note(1);
  writeSync(1, `${noted[0]}\n`);
  await new Promise((resolve) => setTimeout(resolve, 25));
}
