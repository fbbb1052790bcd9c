import { fieldOf, isMendedBy, proofIn } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { privateKeyIn } from '../../shared/pem.ts';
import { decodeSecurity, type SecurityName, securityByName } from '../../shared/security-type.ts';
import type { GivenNetwork, PreviousChoice, Question } from '../../shared/setup-events.ts';
import type { SetupState } from '../../shared/setup-state.ts';
import { checkNetworkChoice, type HeardNetwork, type SentOver } from '../../shared/wifi-network.ts';
import type { EnterpriseDraft } from '../state/drafts-slice.ts';

/** What the person has typed and chosen so far. */
export interface NetworkDraft extends EnterpriseDraft {
  /** Key of a heard network, `other`, or nothing yet. */
  readonly selected: string | undefined;
  readonly otherName: string;
  /** Chosen by hand for a network that is not in the list or whose security the Photon could not tell. */
  readonly security: SecurityName | '';
  readonly password: string;
  readonly useKeptPassword: boolean;
  /** The password, until the program ends. */
  readonly remember: boolean;
  readonly privateKey: string;
  readonly privateKeyPassphrase: string;
}

/** The securities offered by name; the others differ only in ciphers, which the device finds out by itself. */
export const offeredSecurities = [
  'wpa2-aes',
  'wpa2-mixed',
  'wpa-mixed',
  'wep',
  'open',
  'wpa2-enterprise-aes',
  'wpa-enterprise-mixed',
] as const satisfies readonly SecurityName[];

type Network = Pick<HeardNetwork, 'ssid' | 'security'>;

/** How the run before this one failed, when only another network or password can mend it. */
export function mendedByChoosing(failed: SetupError | undefined): SetupError | undefined {
  return failed !== undefined && isMendedBy(failed.code, 'choosing') ? failed : undefined;
}

/** It opens with a password of its own, and not with a person's. */
export function takesPassword(security: number): boolean {
  return ['wpa', 'wpa2', 'wep'].includes(decodeSecurity(security).class);
}

export function isAmong(networks: readonly Network[], one: Network): boolean {
  return networks.some((other) => networkKey(other) === networkKey(one));
}

/** Networks whose passwords the main process has. */
export function keptNetworks({
  previous,
  remembered = [],
}: Pick<Extract<Question, { kind: 'choose-network' }>, 'previous' | 'remembered'>): readonly Network[] {
  return previous?.passwordKept === true ? [previous, ...remembered] : remembered;
}

/** Two networks may share a name and differ in security. */
export function networkKey({ ssid, security }: Network): string {
  return `${security} ${ssid}`;
}

/** What goes with another network, and once it was handed over. */
export const noSecrets = { password: '', privateKey: '', privateKeyPassphrase: '' } as const;

/** The form for one more network. */
export const nothingChosen = {
  ...noSecrets,
  selected: undefined,
  otherName: '',
  security: '',
  useKeptPassword: false,
  remember: false,
} as const satisfies Partial<NetworkDraft>;

/** The draft a question starts with: what an earlier try chose, as far as it is known. */
export function firstDraft(
  networks: readonly HeardNetwork[],
  previous: PreviousChoice | undefined,
  enterprise: EnterpriseDraft,
  passwordInDoubt: boolean,
  remembered: readonly Network[] = [],
): NetworkDraft {
  const empty = { otherName: '', security: '', useKeptPassword: false, remember: false, ...noSecrets } as const;
  if (previous === undefined) return { ...enterprise, ...empty, selected: undefined };
  const heard = networks.find((network) => networkKey(network) === networkKey(previous));
  const chosenByPerson = heard === undefined || !tellsItsSecurity(heard);
  const security = offeredSecurities.find((name) => securityByName[name] === previous.security) ?? '';
  return {
    ...enterprise,
    ...empty,
    selected: heard === undefined ? 'other' : networkKey(heard),
    otherName: heard === undefined ? previous.ssid : '',
    security: chosenByPerson ? security : '',
    useKeptPassword: previous.passwordKept && !passwordInDoubt,
    remember: isAmong(remembered, previous),
  };
}

/** Whether the Photon's own scan says how a network is secured; where not, the person does. */
export function tellsItsSecurity(network: HeardNetwork): boolean {
  const { class: kind, misprint } = decodeSecurity(network.security);
  return kind !== 'unknown' && kind !== 'not-set' && !misprint;
}

/** The security number of the draft; `undefined` as long as nobody knows it. */
export function draftSecurity(draft: NetworkDraft, heard: HeardNetwork | undefined): number | undefined {
  if (heard !== undefined && tellsItsSecurity(heard)) return heard.security;
  return draft.security === '' ? undefined : securityByName[draft.security];
}

/** The choice as it would be sent; a kept password is left out, the main process fills it in. */
export function draftChoice(draft: NetworkDraft, heard: HeardNetwork | undefined): NetworkChoice {
  const security = draftSecurity(draft, heard) ?? -1;
  const { class: kind, enterprise } = decodeSecurity(security);
  return {
    ssid: heard?.ssid ?? draft.otherName,
    security,
    ...(heard === undefined ? {} : { channel: heard.channel }),
    ...(enterprise
      ? { enterprise: enterpriseOf(draft) }
      : kind === 'open' || draft.useKeptPassword
        ? {}
        : { password: draft.password }),
  };
}

/** Whether the private key opens with a passphrase. */
export function asksPassphrase({ privateKey }: Pick<NetworkDraft, 'privateKey'>): boolean {
  return privateKeyIn(privateKey)?.encrypted ?? false;
}

function enterpriseOf(draft: NetworkDraft): NonNullable<NetworkChoice['enterprise']> {
  const { userName, password, clientCertificate, privateKey } = draft;
  const optional = {
    ...(draft.outerIdentity === '' ? {} : { outerIdentity: draft.outerIdentity }),
    ...(draft.rootCertificate === '' ? {} : { rootCertificate: draft.rootCertificate }),
  };
  return draft.kind === 'peap'
    ? { kind: 'peap', userName, password, ...optional }
    : {
        kind: 'tls',
        clientCertificate,
        privateKey,
        ...(asksPassphrase(draft) ? { privateKeyPassphrase: draft.privateKeyPassphrase } : {}),
        ...optional,
      };
}

/** What is wrong with the draft, before anything is sent. */
export function draftProblem(
  draft: NetworkDraft,
  heard: HeardNetwork | undefined,
  over: SentOver = 'air',
): SetupError | undefined {
  const checked = checkNetworkChoice(draftChoice(draft, heard), over);
  if (checked.ok) return undefined;
  return draft.useKeptPassword && checked.error.code === 'network-password-missing' ? undefined : checked.error;
}

/** A Photon has one user name or certificate for all its networks. */
export function secondEnterprise(
  given: readonly GivenNetwork[],
  { ssid, security }: NetworkChoice,
): SetupError | undefined {
  const isEnterprise = (value: number) => decodeSecurity(value).enterprise;
  const other = given.find((one) => one.ssid !== ssid && isEnterprise(one.security));
  return other !== undefined && isEnterprise(security)
    ? setupError('network-second-enterprise', { details: { network: other.ssid } })
    : undefined;
}

export type NetworkField =
  | 'name'
  | 'security'
  | 'password'
  | 'userName'
  | 'outerIdentity'
  | 'rootCertificate'
  | 'clientCertificate'
  | 'privateKey'
  | 'privateKeyPassphrase'
  | 'whole';

const ownFields = ['name', 'security', 'password'] as const;

const enterpriseFields = [
  'userName',
  'password',
  'outerIdentity',
  'rootCertificate',
  'clientCertificate',
  'privateKey',
  'privateKeyPassphrase',
] as const;

/** Where on the form a problem is said; `whole` when it belongs to no single field. */
export function networkFieldOf(problem: SetupError): NetworkField {
  const named = enterpriseFields.find((field) => field === problem.details?.field);
  const field = fieldOf(problem.code);
  return named ?? ownFields.find((one) => one === field) ?? 'whole';
}

/**
 * The one network of a run that ended because the Photon could not join it, where another password may be all it needs. Of
 * several nobody knows which one it is.
 */
export function networkToMend(error: SetupError, { stored, lastStored }: SetupState): Network | undefined {
  const mayBePassword = fieldOf(error.code) === 'password' && proofIn(error.code) === 'listening';
  const isOne = stored.length === 1 && lastStored !== undefined && takesPassword(lastStored.security);
  return mayBePassword && isOne ? lastStored : undefined;
}
