import { randomBytes } from 'node:crypto';

/** 12 hexadecimal digits that nobody can guess: the name of a run, a question or a program. */
export function newId(): string {
  return randomBytes(6).toString('hex');
}
