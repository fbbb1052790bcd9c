import { type SetupError, setupError } from '../../../shared/errors.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { SchemaTrouble } from './make-schema.ts';
import { ServerTrouble } from './postgres-connection.ts';

/** What Node and OpenSSL say of a certificate that does not hold (Node 20 documentation, TLS, X509 certificate error codes). */
const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

/** What does not work on this computer, and says nothing of the server. */
export class OwnTrouble extends Error {
  readonly error: SetupError;
  constructor(error: SetupError) {
    super(error.code);
    this.error = error;
  }
}

/**
 * What a try to use the shared record ended with, as a coded error: `shared-record-unreachable`, `-not-postgres`,
 * `-not-trusted`, `-no-tls`, `-plain-outside`, `-sign-in-refused`, `-newer`, `-not-made` or `-full`. By SQLSTATE (PostgreSQL 14
 * documentation, appendix A) or the system's code, never by a text; {@link OwnTrouble} keeps its own.
 */
export function sharedTroubleOf(error: unknown): SetupError {
  const saw = error instanceof Error ? plainText(error.message, 200) : 'unknown';
  if (error instanceof OwnTrouble) return error.error;
  if (error instanceof SchemaTrouble) {
    return setupError(error.trouble === 'newer' ? 'shared-record-newer' : 'shared-record-not-made', { saw });
  }
  if (error instanceof ServerTrouble) {
    if (error.trouble === 'not-postgres') return setupError('shared-record-not-postgres', { saw });
    if (error.trouble === 'silent') return setupError('shared-record-unreachable', { saw });
    if (error.trouble === 'plain-outside') return setupError('shared-record-plain-outside', { saw });
    return setupError('shared-record-no-tls', { saw });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (certificateCodes.test(code)) return setupError('shared-record-not-trusted', { saw: `${code} ${saw}` });
  // invalid_authorization_specification, invalid_password; invalid_catalog_name: no such database.
  if (/^28|^3D000$/.test(code)) return setupError('shared-record-sign-in-refused', { saw });
  if (code === '53100') return setupError('shared-record-full', { saw });
  // insufficient_privilege, undefined_table and undefined_column, read_only_sql_transaction.
  if (/^(?:42|25006)/.test(code)) return setupError('shared-record-not-made', { saw });
  return setupError('shared-record-unreachable', { saw: code === '' ? saw : `${code} ${saw}` });
}
