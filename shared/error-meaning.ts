import { type ErrorRow, errorRows, type FormField, type Mend, type ProofWord } from './error-table.ts';
import type { ErrorCode, SetupError } from './errors.ts';
import type { LinkName } from './links.ts';

/** The questions that decisions ask about an error. Each is answered by the row of its code and by nothing else. */
const rowOf = (code: ErrorCode): ErrorRow => errorRows[code];

/** The same again in a moment may work: a lost packet, a busy device, half an answer, a server in trouble. */
export function isTransient(code: ErrorCode): boolean {
  return rowOf(code).transient ?? false;
}

export function isMendedBy(code: ErrorCode, mend: Mend): boolean {
  return rowOf(code).mend === mend;
}

/** It is about this computer's own Wi-Fi: the same try in the same second would only hear it again. */
export function isOfThisWifi(code: ErrorCode): boolean {
  return rowOf(code).area === 'wifi';
}

/** Nobody who answers for the cloud has said anything: of a device, a product or an account that says nothing. */
export function isCloudSilent(code: ErrorCode): boolean {
  const { cloud } = rowOf(code);
  return cloud === 'no-way' || cloud === 'no-word';
}

/** From where the computer is, the cloud cannot be reached. */
export function hasNoWayToCloud(code: ErrorCode): boolean {
  return rowOf(code).cloud === 'no-way';
}

/** The cloud's own word that does not change while this program waits, or asks with the same token or client. */
export function isFinalWord(code: ErrorCode): boolean {
  return rowOf(code).cloud === 'final';
}

/** The cloud says that whoever asked has no such device, and tells strangers no more, whoever's it is. */
export function isNotThere(code: ErrorCode): boolean {
  const { cloud } = rowOf(code);
  return cloud === 'not-there' || cloud === 'not-there-yet';
}

/** Another look may see it: a record or a list that follows a moment later. */
export function mayFollowLate(code: ErrorCode): boolean {
  const { cloud } = rowOf(code);
  return cloud === 'late' || cloud === 'not-there-yet';
}

/** Asked again a little later, or from another network, the cloud may answer otherwise. */
export function mayAnswerOtherwise(code: ErrorCode): boolean {
  return isCloudSilent(code) || mayFollowLate(code);
}

/** A refusal of one path, which a token that is good for others may get. */
export function isRefusalOfPath(code: ErrorCode): boolean {
  return rowOf(code).onePath ?? false;
}

/** Nobody knows whether an order that ended like this was carried out: it was on its way, and no answer came. */
export function isFateUnknown(code: ErrorCode): boolean {
  return rowOf(code).fate === 'unknown';
}

/** A refused sign-in that the cloud counts before it blocks this address. */
export function isCountedRefusal(code: ErrorCode): boolean {
  return rowOf(code).counted ?? false;
}

/** Nobody is at the Photon's address, which is the usual thing on any other network. */
export function isNobodyThere(code: ErrorCode): boolean {
  const { photon } = rowOf(code);
  return photon === 'nobody' || photon === 'lost';
}

/** Nothing left this computer, so that nobody at the Photon's address can have heard it. */
export function wasNotHeard(code: ErrorCode): boolean {
  const { photon } = rowOf(code);
  return photon === 'nobody' || photon === 'barred';
}

/** It was sent, and no answer came that could be read. */
export function isAnswerLost(code: ErrorCode): boolean {
  const { photon } = rowOf(code);
  return photon === 'lost' || photon === 'silence' || photon === 'garbled';
}

/** What an address that does not answer, or nobody, looks like from a network that is not the Photon's. */
export function isPhotonSilent(code: ErrorCode): boolean {
  return hasLostTouch(code) && rowOf(code).photon !== 'stranger';
}

/**
 * What speaks for a computer that is no longer with the Photon, or for a Photon that went and came back. A router at the
 * Photon's address answers as soon as the computer is home.
 */
export function hasLostTouch(code: ErrorCode): boolean {
  const { photon } = rowOf(code);
  return photon !== undefined && photon !== 'garbled' && isTransient(code);
}

/** The computer does not get to the Photon, or not any more. */
export function isContactLost(code: ErrorCode): boolean {
  return isNobodyThere(code) || rowOf(code).photon === 'away';
}

/** A sign of the air or of the link. After connect-ap the cloud may have the device all the same. */
export function isSaidByAir(code: ErrorCode): boolean {
  const { photon } = rowOf(code);
  return photon !== undefined && photon !== 'barred';
}

/** What this computer itself has against the connection. */
export function isBarredHere(code: ErrorCode): boolean {
  return rowOf(code).photon === 'barred';
}

/** Why the computer cannot be with the Photon, in words that say what to change; what only hands get around is no such. */
export function saysWhatToChange(code: ErrorCode): boolean {
  const { area } = rowOf(code);
  return area === 'link' || (area === 'wifi' && !isMendedBy(code, 'hands'));
}

/** What is known of the proof that a run waits for; undefined: it says nothing of the device. */
export function proofIn(code: ErrorCode): ProofWord | undefined {
  return rowOf(code).proof;
}

/** It is about the network that the Photon is to join. */
export function isOfNetwork(code: ErrorCode): boolean {
  return rowOf(code).area === 'network';
}

/** It is about this one device, though the Photon did not say so. */
export function isOfDevice(code: ErrorCode): boolean {
  return rowOf(code).ofDevice ?? false;
}

/** It is about this one customer, and says nothing of another one. */
export function isOfCustomer(code: ErrorCode): boolean {
  return rowOf(code).ofCustomer ?? false;
}

/** The computer is not on its own network. */
export function isNotHome(code: ErrorCode): boolean {
  return rowOf(code).home === 'not';
}

/** The computer is on its own network, and something of the Photon's was left behind. */
export function isHomeAllTheSame(code: ErrorCode): boolean {
  return rowOf(code).home === 'there';
}

/** What a run that worked leaves to the person. */
export function isLeftToDo(code: ErrorCode): boolean {
  return rowOf(code).leftToDo ?? false;
}

/** What was to be noted is not in the history, whatever becomes of the device. */
export function isUnnoted(code: ErrorCode): boolean {
  return rowOf(code).unnoted ?? false;
}

/** Another station has the device now, which says nothing of the device or of this bench. */
export function isHadByAnother(code: ErrorCode): boolean {
  return rowOf(code).skips === 'has-another';
}

/** Another station was most likely at this device before us. */
export function showsAnother(code: ErrorCode): boolean {
  return rowOf(code).another ?? false;
}

/** A line has left it as it is, and comes back to it: that was no try. */
export function waitsForTurn(code: ErrorCode): boolean {
  return rowOf(code).turn === 'later';
}

/** A person chose this end. */
export function isChosen(code: ErrorCode): boolean {
  return rowOf(code).chosen ?? false;
}

/** What a cancel left behind: its code says what that needs, and a person chose this end all the same. */
export const byCancel = { by: 'cancel' } as const;

export function isByCancel({ details }: Pick<SetupError, 'details'>): boolean {
  return details?.by === byCancel.by;
}

/** Where on its form it is said; undefined when it belongs to no single field. */
export function fieldOf(code: ErrorCode): FormField | undefined {
  return rowOf(code).field;
}

/** What is refused over a cable, and open over Wi-Fi. */
export function isOpenOverWifi(code: ErrorCode): boolean {
  return rowOf(code).otherWay === 'wifi';
}

/** A Photon on a cable may answer once it was told to listen. One in the middle of a question is not harmed by that. */
export function mayHelpToTouch(code: ErrorCode): boolean {
  return rowOf(code).touch ?? false;
}

/** Where a person is taken who is not signed in. */
export function signInFor(code: ErrorCode): 'sign-in' | 'product' | undefined {
  return rowOf(code).opens;
}

/** Where the next step is taken, when that is a page outside. */
export function linkAfter(code: ErrorCode): LinkName | undefined {
  return rowOf(code).link;
}

/** It is told for the person's information: what it is about has been put right. */
export function isMendedAlready(code: ErrorCode): boolean {
  return rowOf(code).over ?? false;
}

/**
 * Whose failure the end of an attempt is: FAIL the device's, ABORTED a person's choice, SKIPPED a device that is
 * another's or done already, ERROR all that says nothing against the device, such as this computer, the cloud or mistyped Wi-Fi details.
 * What was told to connect is not left as it was: that it is another's then, or nowhere to be found, is its own failure.
 */
export function verdictOfFailure(
  error: Pick<SetupError, 'code' | 'details'>,
  isToldToConnect = false,
): 'FAIL' | 'ERROR' | 'ABORTED' | 'SKIPPED' {
  const { code } = error;
  const { area, proof, mend, chosen, skips } = rowOf(code);
  if (chosen || isByCancel(error)) return 'ABORTED';
  if (isToldToConnect && (proof === 'of-another' || isNotThere(code))) return 'FAIL';
  if (skips || proof === 'of-another') return 'SKIPPED';
  if (mend === 'choosing') return 'ERROR';
  return area === 'photon' || isOfDevice(code) || isSaidByAir(code) || proof !== undefined ? 'FAIL' : 'ERROR';
}

/** What its `saw` is; `bytes` as they came are for whoever helps and make no sentence. */
export function sawKindOf(code: ErrorCode): NonNullable<ErrorRow['saw']> | 'detail' {
  return rowOf(code).saw ?? 'detail';
}
