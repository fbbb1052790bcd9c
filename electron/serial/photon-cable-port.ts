import type { ClaimCode } from '../../shared/claim-code.ts';
import type { ConsoleAbilities } from '../../shared/console/console-firmware.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import type { Result } from '../../shared/result.ts';

/** What the console tells without anything being changed. */
export interface ConsoleFacts {
  readonly id: DeviceId;
  /** Absent where it is not told, as before 0.4.4. */
  readonly deviceOs?: string;
  /** The sticky flag: claimed at some time. Absent before 0.6.0. */
  readonly claimedBefore?: boolean;
  /** Something prints without being asked, most likely the user's program. */
  readonly printsByItself: boolean;
}

/**
 * A Photon in listening mode on a cable. Each call is one command, and one is under way at once. Common errors: `cable-gone`;
 * `cable-interrupted`, where the console is left in the middle of a question and only RESET helps, also when `signal` aborts
 * there; `cancelled` before that.
 */
export interface PhotonConsole {
  readonly facts: ConsoleFacts;
  readonly abilities: ConsoleAbilities;
  /** Aborts, within 2 s, when it is no more on its cable. */
  readonly lost: AbortSignal;
  /** Only with `abilities.claimCode`. Also fails with `claim-code-not-stored`. */
  setClaimCode(code: ClaimCode, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Types everything up to the end of the last line that can be taken back, and of a full one a little less: so far nothing is
   * stored. Also fails with the codes of `consoleEntries`, before anything is sent.
   */
  enterNetwork(choice: NetworkChoice, signal: AbortSignal): Promise<Result<EnteredNetwork>>;
  /** Ends listening mode; it joins what it has. */
  leave(): Promise<Result<void>>;
  /** Whether this Photon answers as in listening mode; false also when the cable is gone. */
  answers(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** Network details that the console has but for the end of a last line, and what may be asked behind it. */
export interface EnteredNetwork {
  /**
   * In place of `store`, that line is empty again: whoever ends it stores nothing of them, but up to 0.6.4 an open network of that
   * name. That of an enterprise is stored by who ends the question behind it, too.
   */
  takeBack(): Promise<void>;
  /**
   * Ends that line. Success means stored, not tested; the device has left listening mode then. After `network-not-stored` and
   * `enterprise-refused` it is not; after any other error, `cancelled` included, nobody knows.
   */
  store(signal: AbortSignal): Promise<Result<void>>;
}

/** Where a Photon is plugged in. */
export interface FoundPort {
  readonly path: string;
  /** Known before it is opened since 0.6.0. */
  readonly id?: DeviceId | undefined;
}

/** The Photons on the cables of this computer. */
export interface PhotonCable {
  /**
   * The one with this ID, at the port of this name, or the only one; one that tells no ID may be the one that is wanted.
   * Errors: `cable-not-found`, `different-photon`, `cable-several` (details.ports), `cable-in-dfu`, `cable-unavailable`.
   */
  find(port: string | undefined, id: DeviceId | undefined): Promise<Result<FoundPort>>;
  /**
   * Errors: those of opening, `cable-not-listening`, `cable-dialogue-open`, also where a program gives back what it gets,
   * `cable-drowned`, `cancelled`.
   */
  open(path: string, signal: AbortSignal): Promise<Result<PhotonConsole>>;
  /**
   * One that was open before and has left its cable, of which `facts` were told then; whether it listens `answers` asks. Nothing is
   * typed. Errors: those of opening, `cancelled`.
   */
  reopen(path: string, facts: ConsoleFacts, signal: AbortSignal): Promise<Result<PhotonConsole>>;
  /**
   * Puts it into listening mode. Never for Device OS before 0.6.0, which may take it for the order to wait for a program.
   * Errors: those of opening.
   */
  touch(path: string, signal: AbortSignal): Promise<Result<void>>;
  /**
   * What `touch` began, where `open` failed then: without it the device would go on listening. Another than the one with this
   * ID goes on with that: it was not told to. Soon ends. False: it may listen yet, or later.
   */
  endListening(path: string, id: DeviceId): Promise<boolean>;
  /** With its private key, if any, as the console takes it: not encrypted. Errors: the `enterprise-key-…` codes. */
  withOpenKey(choice: NetworkChoice): Result<NetworkChoice>;
}
