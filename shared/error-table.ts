import type { LinkName } from './links.ts';

/**
 * What one error code means, in one row. Whoever has to decide by an error asks a predicate of `error-meaning.ts`, which
 * reads these columns; no list of codes stands anywhere else.
 */
export interface ErrorRow {
  /**
   * Exit code of the terminal face. Numbers are never reused, so scripts can rely on them. {@link endsNothing}: it is told and
   * ends no program, because a byte has no number left for those.
   */
  readonly exit: number;
  readonly area: ErrorArea;
  /** Nothing said "no": the same again in a moment may work. */
  readonly transient?: true;
  readonly cloud?: CloudWord;
  /** Said of one path of the API, to whoever may not use it: it says nothing of the token. */
  readonly onePath?: true;
  /** An order that ended like this may have been carried out all the same. */
  readonly fate?: 'unknown';
  readonly photon?: PhotonSign;
  readonly mend?: Mend;
  /** Where on its form it is said. */
  readonly field?: FormField;
  /** Refused over a cable, and open this way. */
  readonly otherWay?: 'wifi';
  /** An order over the cable may help that needs no hands: to listen. */
  readonly touch?: true;
  /** Where a person who is not signed in is taken. */
  readonly opens?: 'sign-in' | 'product';
  /** Where its next step is taken, when that is a page outside. */
  readonly link?: LinkName;
  /** What its `saw` is; `detail` where nothing stands here. */
  readonly saw?: Exclude<SawKind, 'note' | 'detail'> | 'bytes';
  /** The cloud counts it on the way to blocking this address. */
  readonly counted?: true;
  readonly proof?: ProofWord;
  /** `not`: the computer is not on its own network. `there`: it is, and something was left behind. */
  readonly home?: 'not' | 'there';
  /** What was to be noted is not in the history. */
  readonly unnoted?: true;
  /** As a notice: a run that worked leaves it to the person. */
  readonly leftToDo?: true;
  /** It is about this one device, though the Photon did not say so. */
  readonly ofDevice?: true;
  /** It is about this one customer, and says nothing of another one. */
  readonly ofCustomer?: true;
  /** A person chose this end. */
  readonly chosen?: true;
  /** The device was left as it is: nothing is to be done with it here. `has-another`: another station has it now. */
  readonly skips?: true | 'has-another';
  /** Most likely another station was first. */
  readonly another?: true;
  /** A line comes back to it when what it waits for has come. */
  readonly turn?: 'later';
  /** It was put right before it was told. */
  readonly over?: true;
}

export const endsNothing = 1;

export type ErrorArea =
  | 'program'
  | 'sign-in'
  | 'cloud'
  | 'photon'
  /** This computer's Wi-Fi: adapter, system, tools. */
  | 'wifi'
  /** What keeps this computer from the Photon although its Wi-Fi works. */
  | 'link'
  /** The network that the Photon is to join. */
  | 'network'
  | 'afterwards'
  | 'product'
  | 'device'
  | 'policy'
  | 'update'
  | 'secrets'
  | 'station';

export type CloudWord =
  /** Nobody who answers for the cloud said anything, because from here no way leads to it. */
  | 'no-way'
  /** Nobody who answers for the cloud said anything of what was asked. */
  | 'no-word'
  /** Its own word, which stays the same however often it is asked. */
  | 'final'
  /** Its own word, of a record or a list that may follow late. */
  | 'late'
  /** It has no such device for whoever asked. */
  | 'not-there'
  /** The same, of a list that may follow late. */
  | 'not-there-yet';

/** What is heard at the Photon's address, and of its network. */
export type PhotonSign =
  | 'nobody'
  /** Somebody was there. */
  | 'lost'
  | 'silence'
  /** This computer itself lets nothing through to it. */
  | 'barred'
  | 'stranger'
  | 'garbled'
  /** The computer is not on its network. */
  | 'away'
  /** It was told to connect, and its network stays. */
  | 'stays';

/** What helps against it, beside the same again. */
export type Mend =
  /** Another answer to "which network". */
  | 'choosing'
  | 'sign-in'
  /** The buttons of the Photon. */
  | 'buttons'
  /** Joining by hand, and nothing else. */
  | 'hands'
  /** The person switches something on, or plugs it in, and then it goes on by itself. */
  | 'switching-on'
  /** Nothing that could be done meanwhile. */
  | 'nothing';

/** Fields of forms by their names there; two forms may have one of the same name. */
export type FormField =
  | 'name'
  | 'security'
  | 'password'
  | 'accessToken'
  | 'oneTimeCode'
  | 'clientSecret'
  /** The customer's e-mail address. */
  | 'customer';

/** What is known of the proof that a run waits for. */
export type ProofWord =
  /** The Photon is in listening mode: it joined none of its networks. */
  | 'listening'
  | 'of-another'
  /** Not seen so far; it may still come. */
  | 'open';

/** What stands behind an error, by what it is: only a server's words are an answer. */
export type SawKind =
  /** Words of the cloud, to be quoted. */
  | 'answer'
  /** What a person gave. */
  | 'entered'
  /** Names and codes of this computer, as of a file or a socket. */
  | 'detail'
  /** A sentence of our own about a value that does not do. */
  | 'note'
  | 'page'
  /** The status line of a web server, or nothing that can be told of it. */
  | 'web-server';

/** Every way a setup can end short of its goal, once. Texts live in `shared/text/` under the same names. */
export const errorRows = {
  // The program and the person
  cancelled: { exit: 10, area: 'program', mend: 'nothing', chosen: true },
  'internal-error': { exit: 11, area: 'program', mend: 'nothing' },
  'invalid-input': { exit: 12, area: 'program', saw: 'entered' },
  'waited-too-long': { exit: 13, area: 'program' },
  'setup-already-running': { exit: 14, area: 'program' },
  'settings-not-saved': { exit: 15, area: 'program' },
  'settings-unreadable': { exit: 16, area: 'program' },
  // Signing in
  'sign-in-details-missing': { exit: 20, area: 'sign-in' },
  'sign-in-refused': { exit: 21, area: 'sign-in', field: 'password', saw: 'answer', counted: true },
  'one-time-code-refused': { exit: 22, area: 'sign-in', field: 'oneTimeCode', saw: 'answer', counted: true },
  'one-time-code-expired': { exit: 23, area: 'sign-in', saw: 'answer' },
  'sign-in-locked-out': { exit: 24, area: 'sign-in', saw: 'answer' },
  'access-token-invalid': {
    exit: 25,
    area: 'sign-in',
    cloud: 'final',
    mend: 'sign-in',
    field: 'accessToken',
    saw: 'answer',
  },
  'oauth-client-refused': {
    exit: 26,
    area: 'sign-in',
    cloud: 'final',
    mend: 'sign-in',
    field: 'clientSecret',
    saw: 'answer',
    counted: true,
  },
  'not-signed-in': { exit: 27, area: 'sign-in', mend: 'sign-in', opens: 'sign-in' },
  'attempt-of-another-account': { exit: 28, area: 'sign-in' },
  'attempt-of-another-cloud': { exit: 29, area: 'sign-in' },
  'attempt-owner-unknown': { exit: 18, area: 'sign-in' },
  'sign-out-not-done': { exit: 44, area: 'sign-in', saw: 'answer' },
  // Reaching and understanding the cloud
  'cloud-unreachable': { exit: 30, area: 'cloud', transient: true, cloud: 'no-way', fate: 'unknown' },
  'cloud-timed-out': { exit: 31, area: 'cloud', transient: true, cloud: 'no-way', fate: 'unknown', saw: 'answer' },
  'cloud-connection-not-secure': { exit: 32, area: 'cloud', cloud: 'no-way' },
  'computer-clock-wrong': { exit: 33, area: 'cloud', cloud: 'no-word' },
  'cloud-sign-in-page': { exit: 34, area: 'cloud', cloud: 'no-way', saw: 'page' },
  'cloud-answer-unreadable': {
    exit: 35,
    area: 'cloud',
    transient: true,
    cloud: 'no-word',
    fate: 'unknown',
    saw: 'bytes',
  },
  'cloud-refused': { exit: 36, area: 'cloud', saw: 'answer' },
  'cloud-forbidden': { exit: 37, area: 'cloud', onePath: true, saw: 'answer' },
  'cloud-not-found': { exit: 38, area: 'cloud', onePath: true, saw: 'answer' },
  'cloud-too-many-requests': { exit: 39, area: 'cloud', transient: true, cloud: 'no-word', saw: 'answer' },
  'cloud-server-error': {
    exit: 40,
    area: 'cloud',
    transient: true,
    cloud: 'no-word',
    fate: 'unknown',
    link: 'particle-status',
    saw: 'answer',
  },
  'device-not-answering': { exit: 41, area: 'device', cloud: 'no-word', fate: 'unknown', saw: 'answer' },
  'cloud-behind-another': { exit: 42, area: 'cloud', cloud: 'no-word', onePath: true },
  'list-incomplete': { exit: 43, area: 'cloud' },
  'device-name-taken': { exit: 45, area: 'device', saw: 'answer' },
  'device-limit-reached': { exit: 46, area: 'device', cloud: 'final', saw: 'answer' },
  'device-not-in-account': { exit: 47, area: 'device', cloud: 'not-there', saw: 'answer' },
  'device-name-refused': { exit: 48, area: 'device', saw: 'answer' },
  'function-not-found': { exit: 49, area: 'device', saw: 'answer' },
  'serial-number-unknown': { exit: 238, area: 'device', saw: 'answer' },
  'proxy-refuses': { exit: 215, area: 'cloud', cloud: 'no-way' },
  'proxy-unreachable': { exit: 237, area: 'cloud', transient: true, cloud: 'no-way' },
  // Finding and talking to the Photon
  'photon-not-found': { exit: 50, area: 'photon', mend: 'buttons' },
  'photon-not-reachable': { exit: 51, area: 'photon', transient: true, photon: 'nobody' },
  'photon-timed-out': { exit: 52, area: 'photon', transient: true, photon: 'silence', mend: 'buttons' },
  'photon-connection-lost': { exit: 53, area: 'photon', transient: true, photon: 'lost', mend: 'buttons' },
  'photon-answer-unreadable': {
    exit: 54,
    area: 'photon',
    transient: true,
    photon: 'garbled',
    mend: 'buttons',
    saw: 'bytes',
  },
  'photon-answer-too-large': { exit: 55, area: 'photon', mend: 'buttons' },
  'photon-request-refused': { exit: 56, area: 'photon', photon: 'garbled', mend: 'buttons' },
  'not-a-photon': { exit: 57, area: 'photon', transient: true, photon: 'stranger', saw: 'web-server' },
  'different-photon': { exit: 58, area: 'photon', mend: 'nothing' },
  'photon-key-missing': { exit: 59, area: 'photon', mend: 'buttons', saw: 'bytes' },
  'still-on-photon-network': { exit: 60, area: 'photon' },
  'photon-network-not-joined': { exit: 61, area: 'photon', photon: 'away', mend: 'buttons' },
  // The computer's own Wi-Fi
  'wifi-radio-off': { exit: 62, area: 'wifi', mend: 'switching-on' },
  'wifi-no-adapter': { exit: 63, area: 'wifi' },
  'wifi-not-permitted': { exit: 64, area: 'wifi' },
  'wifi-service-not-running': { exit: 65, area: 'wifi', mend: 'switching-on' },
  'wifi-tool-missing': { exit: 66, area: 'wifi', mend: 'hands' },
  'wifi-tool-unreadable': { exit: 67, area: 'wifi', mend: 'hands' },
  'wifi-adapter-without-2ghz': { exit: 68, area: 'wifi' },
  'wifi-adapter-not-managed': { exit: 69, area: 'wifi' },
  // Choosing the network
  'network-name-invalid': { exit: 70, area: 'network', mend: 'choosing', field: 'name' },
  'network-name-not-settable': { exit: 71, area: 'network', mend: 'choosing', field: 'name' },
  'network-password-missing': { exit: 72, area: 'network', mend: 'choosing', field: 'password' },
  'network-password-too-short': { exit: 73, area: 'network', mend: 'choosing', field: 'password' },
  'network-password-too-long': { exit: 74, area: 'network', mend: 'choosing', field: 'password' },
  'network-wep-key-invalid': { exit: 75, area: 'network', mend: 'choosing', field: 'password' },
  'network-security-unknown': { exit: 76, area: 'network', mend: 'choosing', field: 'security' },
  'network-security-misprint': { exit: 77, area: 'network', mend: 'choosing', field: 'security' },
  'enterprise-details-missing': { exit: 78, area: 'network', mend: 'choosing' },
  'enterprise-details-too-long': { exit: 79, area: 'network', mend: 'choosing' },
  'network-not-in-list': { exit: 80, area: 'network', mend: 'choosing', field: 'name' },
  'enterprise-details-not-settable': { exit: 81, area: 'network', mend: 'choosing' },
  'enterprise-key-unreadable': { exit: 82, area: 'network', mend: 'choosing' },
  'enterprise-key-passphrase-missing': { exit: 83, area: 'network', mend: 'choosing' },
  'enterprise-key-passphrase-wrong': { exit: 84, area: 'network', mend: 'choosing' },
  'enterprise-key-kind-refused': { exit: 85, area: 'network', mend: 'choosing' },
  'enterprise-certificate-unreadable': { exit: 86, area: 'network', mend: 'choosing' },
  'network-password-letters': { exit: 87, area: 'network', mend: 'choosing', field: 'password' },
  'network-password-not-hexadecimal': { exit: 88, area: 'network', mend: 'choosing', field: 'password' },
  'enterprise-key-of-another': { exit: 89, area: 'network', mend: 'choosing' },
  // By cable
  'cable-network-open': { exit: 19, area: 'network', mend: 'choosing', otherWay: 'wifi' },
  'cable-network-hidden': { exit: 8, area: 'network', mend: 'choosing', otherWay: 'wifi' },
  'cable-network-differs': { exit: 183, area: 'network', mend: 'choosing' },
  'cable-text-not-enterable': { exit: 99, area: 'network', mend: 'choosing' },
  'cable-port-busy': { exit: 118, area: 'link', transient: true, ofDevice: true },
  'cable-port-denied': { exit: 119, area: 'link' },
  'cable-gone': { exit: 123, area: 'link', fate: 'unknown', mend: 'switching-on', ofDevice: true },
  'cable-not-found': { exit: 124, area: 'link', mend: 'switching-on', ofDevice: true },
  'cable-several': { exit: 125, area: 'link' },
  'cable-unavailable': { exit: 128, area: 'link' },
  'cable-not-photon': { exit: 182, area: 'link', mend: 'switching-on' },
  'cable-in-dfu': { exit: 129, area: 'photon', mend: 'buttons' },
  'cable-not-listening': { exit: 148, area: 'photon', mend: 'buttons', touch: true },
  'cable-dialogue-open': { exit: 149, area: 'photon', mend: 'buttons', touch: true },
  'cable-drowned': { exit: 17, area: 'photon' },
  'cable-no-claim-code': { exit: 214, area: 'photon' },
  'cable-interrupted': { exit: 163, area: 'photon', fate: 'unknown', mend: 'buttons' },
  // What the Photon said to the network
  'claim-code-not-stored': { exit: 90, area: 'photon', transient: true, mend: 'buttons' },
  'acceptance-function': { exit: 235, area: 'photon' },
  'acceptance-variable': { exit: 234, area: 'photon' },
  'acceptance-firmware': { exit: 233, area: 'photon' },
  'enterprise-refused': { exit: 91, area: 'network', mend: 'choosing' },
  'enterprise-not-supported': { exit: 92, area: 'network', mend: 'choosing' },
  'network-not-heard': { exit: 93, area: 'network', mend: 'choosing', field: 'name' },
  'network-name-refused': { exit: 94, area: 'network', mend: 'choosing', field: 'name' },
  'network-password-length-refused': { exit: 95, area: 'network', mend: 'choosing', field: 'password' },
  'network-password-not-decrypted': { exit: 96, area: 'network', mend: 'buttons' },
  'network-not-stored': { exit: 97, area: 'network', transient: true, mend: 'buttons' },
  'photon-did-not-leave': { exit: 98, area: 'afterwards', photon: 'stays', mend: 'buttons' },
  // Getting onto the Photon's network and staying there
  'wifi-list-not-given': { exit: 100, area: 'wifi', mend: 'hands' },
  'photon-name-not-joinable': { exit: 101, area: 'wifi', mend: 'hands' },
  'photon-network-left': { exit: 102, area: 'photon' },
  'photon-gave-no-address': { exit: 103, area: 'link', mend: 'buttons' },
  'photon-address-taken': { exit: 104, area: 'link' },
  'vpn-in-the-way': { exit: 105, area: 'link' },
  'photon-connection-blocked': { exit: 108, area: 'link', photon: 'barred' },
  'photon-no-route': { exit: 109, area: 'link', transient: true, photon: 'barred' },
  // Afterwards
  'photon-network-kept': { exit: 106, area: 'afterwards', home: 'there', leftToDo: true },
  'home-network-asks-password': { exit: 107, area: 'afterwards', home: 'not', leftToDo: true },
  'home-network-not-back': { exit: 110, area: 'afterwards', home: 'not', leftToDo: true },
  'network-details-wrong': { exit: 111, area: 'afterwards', mend: 'choosing', field: 'password', proof: 'listening' },
  'photon-not-online': { exit: 112, area: 'afterwards', proof: 'open' },
  'photon-not-yours': { exit: 113, area: 'afterwards', saw: 'answer', proof: 'open' },
  'ownership-not-confirmed': { exit: 114, area: 'afterwards', chosen: true },
  'journal-not-written': { exit: 115, area: 'program' },
  'kept-networks-not-joined': { exit: 116, area: 'afterwards', proof: 'listening' },
  'photon-came-back-once': { exit: 117, area: 'afterwards', proof: 'listening' },
  // Several networks in one visit
  'networks-not-joined': { exit: 220, area: 'network', mend: 'choosing', proof: 'listening' },
  'network-second-enterprise': { exit: 221, area: 'network', mend: 'choosing' },
  'networks-too-many': { exit: 222, area: 'network', mend: 'choosing' },
  'photon-key-changed': { exit: 180, area: 'photon' },
  'photon-name-twice': { exit: 181, area: 'photon' },
  // Products and customers
  'not-signed-in-to-product': { exit: 130, area: 'product', mend: 'sign-in', opens: 'product' },
  'product-not-found': { exit: 131, area: 'product', link: 'particle-console', saw: 'answer' },
  'product-of-another-client': { exit: 132, area: 'product', link: 'particle-console', saw: 'answer' },
  'customer-name-invalid': { exit: 133, area: 'product', field: 'customer', saw: 'entered', ofCustomer: true },
  'customer-not-opened': { exit: 134, area: 'product', saw: 'answer', ofCustomer: true },
  'customer-token-of-another': { exit: 135, area: 'product', cloud: 'final' },
  'customer-not-found': { exit: 136, area: 'product', cloud: 'final', saw: 'answer', ofCustomer: true },
  'device-not-in-product': { exit: 137, area: 'product', cloud: 'not-there-yet' },
  'device-owned-outside-team': { exit: 138, area: 'product', skips: true },
  'device-unknown-to-product': { exit: 139, area: 'product', ofDevice: true },
  'device-denied': { exit: 140, area: 'product', link: 'particle-console', ofDevice: true },
  'device-quarantined': { exit: 141, area: 'product', link: 'particle-console', ofDevice: true },
  'device-not-customers': { exit: 142, area: 'product', cloud: 'late', proof: 'of-another' },
  'import-file-unreadable': { exit: 143, area: 'product' },
  'import-without-ids': { exit: 144, area: 'product' },
  'variable-not-found': { exit: 145, area: 'product' },
  'import-column-unclear': { exit: 146, area: 'product' },
  'import-several-sheets': { exit: 147, area: 'product' },
  'import-workbook-too-large': { exit: 230, area: 'product' },
  'import-file-changed': { exit: 231, area: 'product' },
  'device-has-owner': { exit: 232, area: 'product', proof: 'of-another' },
  // Bringing a device back
  'device-not-found': { exit: 150, area: 'device', saw: 'entered' },
  'device-offline': { exit: 151, area: 'device', saw: 'answer' },
  'device-owned-by-somebody-else': { exit: 152, area: 'device', cloud: 'final', saw: 'answer' },
  'tinker-refused': { exit: 153, area: 'device', saw: 'answer' },
  'change-not-seen': { exit: 154, area: 'device', saw: 'answer' },
  'work-already-running': { exit: 155, area: 'device' },
  'work-needs-product': { exit: 156, area: 'device' },
  'work-needs-account': { exit: 157, area: 'device' },
  'report-not-saved': { exit: 158, area: 'device' },
  'program-file-unreadable': { exit: 159, area: 'device' },
  'order-fate-unknown': { exit: 197, area: 'device', fate: 'unknown' },
  // What the owner of this computer decided
  'policy-unreadable': { exit: 185, area: 'policy' },
  'policy-not-trusted': { exit: 186, area: 'policy' },
  'closed-by-policy': { exit: 187, area: 'policy' },
  'profile-not-writable': { exit: 196, area: 'policy' },
  // Updates
  'update-server-unreachable': { exit: 188, area: 'update' },
  'update-not-offered': { exit: 189, area: 'update' },
  'update-not-signed': { exit: 190, area: 'update' },
  'update-unreadable': { exit: 191, area: 'update' },
  'update-damaged': { exit: 192, area: 'update' },
  'update-not-stored': { exit: 193, area: 'update' },
  'update-not-installed': { exit: 194, area: 'update' },
  'update-during-setup': { exit: 195, area: 'update' },
  'update-under-way': { exit: 198, area: 'update' },
  'app-closing': { exit: 205, area: 'program' },
  'link-not-opened': { exit: 184, area: 'program' },
  // Staying signed in
  'secret-store-missing': { exit: 170, area: 'secrets' },
  'secret-store-locked': { exit: 171, area: 'secrets' },
  'secrets-unreadable': { exit: 172, area: 'secrets' },
  'secrets-not-kept': { exit: 173, area: 'secrets' },
  'kept-sign-in-ended': { exit: 174, area: 'secrets' },
  'secrets-not-read': { exit: 175, area: 'secrets' },
  'secrets-not-removed': { exit: 176, area: 'secrets' },
  // A line of devices
  'preset-unreadable': { exit: 206, area: 'station' },
  'preset-newer': { exit: 207, area: 'station' },
  'preset-password-missing': { exit: 208, area: 'station' },
  'preset-name-taken': { exit: 236, area: 'station' },
  'preset-not-saved': { exit: 239, area: 'station' },
  'device-set-up-already': { exit: 209, area: 'station', skips: true },
  'device-not-on-list': { exit: 229, area: 'station', skips: true },
  'device-list-twice': { exit: 228, area: 'station' },
  'device-list-row-invalid': { exit: 227, area: 'station' },
  'device-list-unreadable': { exit: 226, area: 'station' },
  'preset-needs-serials': { exit: 225, area: 'station' },
  'device-set-up-elsewhere': { exit: 224, area: 'station', skips: true, another: true },
  'photon-left-untouched': { exit: 223, area: 'station', skips: true, another: true },
  'device-list-foreign': { exit: 199, area: 'station' },
  'serial-without-device': { exit: 200, area: 'station' },
  'serial-of-several-devices': { exit: 201, area: 'station' },
  'serial-of-another-device': { exit: 202, area: 'station' },
  'scan-unreadable': { exit: 203, area: 'station' },
  'scan-after-end': { exit: 216, area: 'station' },
  'scan-not-asked': { exit: 7, area: 'station' },
  'customer-not-scanned': { exit: 6, area: 'station' },
  'cable-same-or-another': { exit: 9, area: 'station' },
  'order-after-end': { exit: 179, area: 'station' },
  'line-device-not-there': { exit: 178, area: 'station' },
  'line-label-not-there': { exit: endsNothing, area: 'station' },
  'first-article-unconfirmed': { exit: 4, area: 'station' },
  'golden-first': { exit: 5, area: 'station', skips: true, turn: 'later' },
  'golden-failed': { exit: 127, area: 'station' },
  'golden-not-found': { exit: 126, area: 'station' },
  'device-not-scanned': { exit: 204, area: 'station', skips: true, turn: 'later' },
  'station-disk-not-writable': { exit: 218, area: 'station' },
  'station-clock-off': { exit: 219, area: 'station' },
  'label-too-small': { exit: 164, area: 'station' },
  'label-text-missing': { exit: 165, area: 'station' },
  'printer-not-found': { exit: 166, area: 'station' },
  'label-not-printed': { exit: 167, area: 'station' },
  'label-not-saved': { exit: 168, area: 'station' },
  'labels-need-window': { exit: 169, area: 'station' },
  // Worth saying, never the end of a run
  'scan-not-a-photon': { exit: endsNothing, area: 'station' },
  'scan-not-listed': { exit: endsNothing, area: 'station' },
  'scan-not-as-pattern': { exit: endsNothing, area: 'station' },
  'number-used-already': { exit: endsNothing, area: 'station' },
  'number-taken-over': { exit: endsNothing, area: 'station', transient: true },
  'scan-other-layout': { exit: endsNothing, area: 'station' },
  'scan-layout-untold': { exit: endsNothing, area: 'station' },
  'network-not-found-here': { exit: endsNothing, area: 'station' },
  'printer-out-of-paper': { exit: endsNothing, area: 'station' },
  'hook-failed': { exit: 217, area: 'station' },
  'record-not-read': { exit: endsNothing, area: 'program', transient: true },
  'record-gone': { exit: endsNothing, area: 'program', unnoted: true },
  'ledger-not-written': { exit: 160, area: 'program', unnoted: true },
  'journal-damaged': { exit: 161, area: 'program', over: true },
  'journal-unreadable': { exit: 242, area: 'program', transient: true },
  'record-damaged': { exit: 243, area: 'program', over: true },
  'record-newer': { exit: 244, area: 'program', unnoted: true },
  'record-not-opened': { exit: 245, area: 'program', unnoted: true },
  'record-disk-full': { exit: 246, area: 'program', unnoted: true },
  'record-not-forwarded': { exit: 247, area: 'program' },
  // The record that several stations share
  'shared-record-unreachable': { exit: 248, area: 'program', transient: true },
  'shared-record-not-postgres': { exit: 249, area: 'program' },
  'shared-record-not-trusted': { exit: 250, area: 'program' },
  'shared-record-no-tls': { exit: 251, area: 'program' },
  'shared-record-plain-outside': { exit: 177, area: 'program' },
  'shared-record-sign-in-refused': { exit: 252, area: 'program' },
  'shared-record-newer': { exit: 253, area: 'program' },
  'shared-record-not-made': { exit: 254, area: 'program' },
  'shared-record-full': { exit: 255, area: 'program' },
  'shared-record-no-password': { exit: 211, area: 'program' },
  'other-stations-not-asked': { exit: 212, area: 'program' },
  'device-taken-over': { exit: 213, area: 'program', skips: 'has-another' },
  'device-at-another-station': { exit: 240, area: 'program', skips: 'has-another' },
  'device-done-elsewhere': { exit: 241, area: 'program', skips: true },
  'photon-still-listening': { exit: 162, area: 'afterwards', proof: 'listening' },
  'customer-not-listed': { exit: 122, area: 'product', cloud: 'late', leftToDo: true },
  'network-signal-weak': { exit: 120, area: 'network' },
  'network-password-blank-edges': { exit: 121, area: 'network' },
} as const satisfies Readonly<Record<string, ErrorRow>>;

export type ErrorCode = keyof typeof errorRows;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorRows, text);
}
