import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import type { EnterpriseTls, NetworkChoice } from '../../shared/network-choice.ts';
import { certificatesIn, privateKeyIn } from '../../shared/pem.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { enterpriseLimits } from '../../shared/wifi-network.ts';

const refused = (code: ErrorCode, field = 'privateKey') => failure(setupError(code, { details: { field } }));

/**
 * The private key of an EAP-TLS network as a Photon takes it: DER, of PKCS#1 for RSA and of SEC 1 for P-256, which is what its
 * own serial console makes of a key (Device OS v1.5.2, system/src/system_setup.cpp:571-580). It takes no PEM
 * (wlan_hal.cpp:338-378), and no other curve was ever tried. Fails with the `enterprise-key-…` codes,
 * `enterprise-certificate-unreadable` and `enterprise-details-too-long`.
 */
export function devicePrivateKey(tls: EnterpriseTls): Result<Uint8Array> {
  const opened = openPrivateKey(tls);
  return opened.ok ? success(opened.value.der) : opened;
}

/** The same for the console, which takes PEM that is not encrypted. A network without a key is as it was. */
export function withOpenKey(choice: NetworkChoice): Result<NetworkChoice> {
  const { enterprise } = choice;
  if (enterprise?.kind !== 'tls') return success(choice);
  const opened = openPrivateKey(enterprise);
  if (!opened.ok) return opened;
  const { privateKeyPassphrase: _, ...tls } = enterprise;
  return success({ ...choice, enterprise: { ...tls, privateKey: opened.value.pem } });
}

function openPrivateKey({
  privateKey,
  privateKeyPassphrase = '',
  clientCertificate,
}: EnterpriseTls): Result<{ readonly der: Uint8Array; readonly pem: string }> {
  const text = privateKeyIn(privateKey);
  if (text === undefined) return refused('enterprise-key-unreadable');
  if (text.encrypted && privateKeyPassphrase === '') {
    return refused('enterprise-key-passphrase-missing', 'privateKeyPassphrase');
  }
  const key = open(text.pem, text.encrypted ? privateKeyPassphrase : undefined);
  if (key === undefined) {
    return text.encrypted
      ? refused('enterprise-key-passphrase-wrong', 'privateKeyPassphrase')
      : refused('enterprise-key-unreadable');
  }
  const type = typeOf(key);
  if (type === undefined) return refused('enterprise-key-kind-refused');
  const der = key.export({ type, format: 'der' });
  const limit = enterpriseLimits.privateKeyDer;
  if (der.length > limit) {
    const details = { field: 'privateKey', bytes: der.length, limit };
    return failure(setupError('enterprise-details-too-long', { details }));
  }
  const certificate = firstCertificate(clientCertificate);
  if (certificate === undefined) return refused('enterprise-certificate-unreadable', 'clientCertificate');
  if (!certificate.checkPrivateKey(key)) return refused('enterprise-key-of-another');
  return success({ der, pem: String(key.export({ type, format: 'pem' })) });
}

function open(pem: string, passphrase: string | undefined): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    // What OpenSSL says differs from one version to the next, and may quote the key.
    return undefined;
  }
}

function typeOf(key: KeyObject): 'pkcs1' | 'sec1' | undefined {
  if (key.asymmetricKeyType === 'rsa') return 'pkcs1';
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'sec1' : undefined;
}

function firstCertificate(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(certificatesIn(text) ?? '');
  } catch {
    return undefined;
  }
}
