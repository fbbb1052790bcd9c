import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Half of a line, as a power cut leaves it. */
export function tearJournal(journal: string): void {
  mkdirSync(path.dirname(journal), { recursive: true });
  appendFileSync(journal, '\n3f2a11');
}
