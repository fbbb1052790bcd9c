import { InvalidArgumentError } from 'commander';
import { parseSecurityName, type SecurityName, securityByName } from '../../shared/security-type.ts';
import type { Say } from './error-words.ts';

/** Reads a kind of security by its name, for an option. */
export function securityOption(text: string, t: Say): SecurityName {
  const name = parseSecurityName(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(t('commandLine.invalid.security', { known: Object.keys(securityByName) }));
}
