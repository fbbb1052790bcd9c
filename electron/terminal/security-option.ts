import { InvalidArgumentError } from 'commander';
import { parseSecurityName, type SecurityName, securityByName } from '../../shared/security-type.ts';

/** Reads a kind of security by its name, for an option. */
export function securityOption(text: string): SecurityName {
  const name = parseSecurityName(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Known are ${Object.keys(securityByName).join(', ')}.`);
}
