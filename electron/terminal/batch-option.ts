import { InvalidArgumentError } from 'commander';
import { readReference } from '../../shared/scan.ts';
import type { Say } from './error-words.ts';

/** Reads a batch or work order, for an option: no code of a device, which may have a secret behind it. */
export function batchOption(text: string, t: Say): string {
  const batch = readReference(text);
  if (batch !== undefined) return batch;
  throw new InvalidArgumentError(t('commandLine.invalid.batch'));
}
