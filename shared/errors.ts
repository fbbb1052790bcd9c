import { plainText } from './plain-text.ts';

/**
 * Every way a setup can end short of its goal, once. The number is the exit code of the terminal face;
 * numbers are never reused, so scripts can rely on them. Texts live in `shared/text/` under the same names.
 */
export const errorCodes = {
  // The program and the person
  cancelled: 10,
  'internal-error': 11,
  'invalid-input': 12,
  'waited-too-long': 13,
  'setup-already-running': 14,
  'settings-not-saved': 15,
  'settings-unreadable': 16,
  'settings-not-saved-yet': 17,
  // Signing in
  'sign-in-details-missing': 20,
  'sign-in-refused': 21,
  'one-time-code-refused': 22,
  'one-time-code-expired': 23,
  'sign-in-locked-out': 24,
  'access-token-invalid': 25,
  'oauth-client-refused': 26,
  'not-signed-in': 27,
  'attempt-of-another-account': 28,
  'attempt-of-another-cloud': 29,
  'attempt-owner-unknown': 18,
  'sign-out-not-done': 44,
  // Reaching and understanding the cloud
  'cloud-unreachable': 30,
  'cloud-timed-out': 31,
  'cloud-connection-not-secure': 32,
  'computer-clock-wrong': 33,
  'cloud-sign-in-page': 34,
  'cloud-answer-unreadable': 35,
  'cloud-refused': 36,
  'cloud-forbidden': 37,
  'cloud-not-found': 38,
  'cloud-too-many-requests': 39,
  'cloud-server-error': 40,
  'device-not-answering': 41,
  'cloud-behind-another': 42,
  'list-incomplete': 43,
  'device-name-taken': 45,
  'device-limit-reached': 46,
  'device-not-in-account': 47,
  'device-name-refused': 48,
  'function-not-found': 49,
  'proxy-refuses': 215,
  'proxy-unreachable': 237,
  // Finding and talking to the Photon
  'photon-not-found': 50,
  'photon-not-reachable': 51,
  'photon-timed-out': 52,
  'photon-connection-lost': 53,
  'photon-answer-unreadable': 54,
  'photon-answer-too-large': 55,
  'photon-request-refused': 56,
  'not-a-photon': 57,
  'different-photon': 58,
  'photon-key-missing': 59,
  'still-on-photon-network': 60,
  'photon-network-not-joined': 61,
  // The computer's own Wi-Fi
  'wifi-radio-off': 62,
  'wifi-no-adapter': 63,
  'wifi-not-permitted': 64,
  'wifi-service-not-running': 65,
  'wifi-tool-missing': 66,
  'wifi-tool-unreadable': 67,
  'wifi-adapter-without-2ghz': 68,
  'wifi-adapter-not-managed': 69,
  // Choosing the network
  'network-name-invalid': 70,
  'network-name-not-settable': 71,
  'network-password-missing': 72,
  'network-password-too-short': 73,
  'network-password-too-long': 74,
  'network-wep-key-invalid': 75,
  'network-security-unknown': 76,
  'network-security-misprint': 77,
  'enterprise-details-missing': 78,
  'enterprise-details-too-long': 79,
  'network-not-in-list': 80,
  'enterprise-details-not-settable': 81,
  'enterprise-key-unreadable': 82,
  'enterprise-key-passphrase-missing': 83,
  'enterprise-key-passphrase-wrong': 84,
  'enterprise-key-kind-refused': 85,
  'enterprise-certificate-unreadable': 86,
  'network-password-letters': 87,
  'network-password-not-hexadecimal': 88,
  'enterprise-key-of-another': 89,
  // What the Photon said to the network
  'claim-code-not-stored': 90,
  'enterprise-refused': 91,
  'enterprise-not-supported': 92,
  'network-not-heard': 93,
  'network-name-refused': 94,
  'network-password-length-refused': 95,
  'network-password-not-decrypted': 96,
  'network-not-stored': 97,
  'photon-did-not-leave': 98,
  // Getting onto the Photon's network and staying there
  'wifi-list-not-given': 100,
  'photon-name-not-joinable': 101,
  'photon-network-left': 102,
  'photon-gave-no-address': 103,
  'photon-address-taken': 104,
  'vpn-in-the-way': 105,
  'photon-connection-blocked': 108,
  'photon-no-route': 109,
  // Afterwards
  'photon-network-kept': 106,
  'home-network-asks-password': 107,
  'home-network-not-back': 110,
  'network-details-wrong': 111,
  'photon-not-online': 112,
  'photon-not-yours': 113,
  'ownership-not-confirmed': 114,
  'journal-not-written': 115,
  'kept-networks-not-joined': 116,
  'photon-came-back-once': 117,
  // Several networks in one visit
  'networks-not-joined': 220,
  'network-second-enterprise': 221,
  'networks-too-many': 222,
  'photon-key-changed': 180,
  'photon-name-twice': 181,
  // Products and customers
  'not-signed-in-to-product': 130,
  'product-not-found': 131,
  'product-of-another-client': 132,
  'customer-name-invalid': 133,
  'customer-not-opened': 134,
  'customer-token-of-another': 135,
  'customer-not-found': 136,
  'device-not-in-product': 137,
  'device-owned-outside-team': 138,
  'device-unknown-to-product': 139,
  'device-denied': 140,
  'device-quarantined': 141,
  'device-not-customers': 142,
  'import-file-unreadable': 143,
  'import-without-ids': 144,
  'variable-not-found': 145,
  'import-column-unclear': 146,
  'import-several-sheets': 147,
  'import-workbook-too-large': 230,
  'import-file-changed': 231,
  // Bringing a device back
  'device-not-found': 150,
  'device-offline': 151,
  'device-owned-by-somebody-else': 152,
  'tinker-refused': 153,
  'change-not-seen': 154,
  'work-already-running': 155,
  'work-needs-product': 156,
  'work-needs-account': 157,
  'report-not-saved': 158,
  'program-file-unreadable': 159,
  'order-fate-unknown': 197,
  // What the owner of this computer decided
  'policy-unreadable': 185,
  'policy-not-trusted': 186,
  'closed-by-policy': 187,
  'profile-not-writable': 196,
  // Updates
  'update-server-unreachable': 188,
  'update-not-offered': 189,
  'update-not-signed': 190,
  'update-unreadable': 191,
  'update-damaged': 192,
  'update-not-stored': 193,
  'update-not-installed': 194,
  'update-during-setup': 195,
  'update-under-way': 198,
  'app-closing': 205,
  'link-not-opened': 184,
  // Staying signed in
  'secret-store-missing': 170,
  'secret-store-locked': 171,
  'secrets-unreadable': 172,
  'secrets-not-kept': 173,
  'kept-sign-in-ended': 174,
  'secrets-not-read': 175,
  'secrets-not-removed': 176,
  // Worth saying, never the end of a run
  'ledger-not-written': 160,
  'journal-damaged': 161,
  'photon-still-listening': 162,
  'customer-not-listed': 122,
  'network-signal-weak': 120,
  'network-password-blank-edges': 121,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * A coded error. `saw` is foreign text (a server's sentence, a first line of an unexpected answer): always one line,
 * at most 200 characters, control and bidi characters removed, and never a secret. Build with {@link setupError}.
 */
export interface SetupError {
  readonly code: ErrorCode;
  readonly saw?: string;
  /** Numbers and names for the message: seconds to wait, bytes counted, the network's name. */
  readonly details?: ErrorDetails;
}

/** A list is one of names. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** Builds a coded error; the only way foreign text enters one, so the only place it is cut and cleaned. */
export function setupError(
  code: ErrorCode,
  extra: { saw?: string | undefined; details?: ErrorDetails } = {},
): SetupError {
  const saw = extra.saw === undefined ? '' : plainText(extra.saw, 200);
  return {
    code,
    ...(saw === '' ? {} : { saw }),
    ...(extra.details === undefined ? {} : { details: extra.details }),
  };
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}
