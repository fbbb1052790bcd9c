import type { ClaimCode } from '../../shared/claim-code.ts';
import { consoleEntries } from '../../shared/console/console-entries.ts';
import { type ConsoleAbilities, consoleAbilities } from '../../shared/console/console-firmware.ts';
import { type ConsoleMark, type ConsolePrompt, consolePresence } from '../../shared/console/console-marks.ts';
import { type DeviceId, parseDeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { type ConsoleLine, openConsoleLine } from './console-line.ts';
import type { UsbSerial } from './usb-serial-port.ts';

/** What a console tells without anything being changed. */
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
 * there; `cancelled` before that. Nothing is stored before the last answer is typed; what is lost behind it may be stored.
 */
export interface PhotonConsole {
  readonly facts: ConsoleFacts;
  readonly abilities: ConsoleAbilities;
  /** Only with `abilities.claimCode`. Also fails with `claim-code-not-stored`. */
  setClaimCode(code: ClaimCode, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Success means stored, not tested; the device has left listening mode then. Also fails with the codes of
   * `consoleEntries`, before anything is sent, `network-not-stored` and `enterprise-refused`.
   */
  configureNetwork(choice: NetworkChoice, signal: AbortSignal): Promise<Result<void>>;
  close(): Promise<void>;
}

/** How often one question may come before something is wrong with its answer. */
const mostPrompts = 3;

/**
 * Opens the console and asks who it is. Sends one letter at a time, and no letter but `i` before the console has answered
 * it. Errors: those of opening, `cable-not-listening`, `cable-dialogue-open`, `cancelled`.
 */
export async function openPhotonConsole(
  usb: UsbSerial,
  path: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<PhotonConsole>> {
  const opened = await openConsoleLine(usb, path, clock, signal);
  if (!opened.ok) return opened;
  const line = opened.value;
  const facts = await askFacts(line, clock, signal);
  if (!facts.ok) {
    await line.port.close();
    return facts;
  }
  const abilities = consoleAbilities(facts.value.deviceOs);

  /** In the middle of a question, or where one may be on its way. */
  const broken = () => failure(setupError(line.port.lost.aborted ? 'cable-gone' : 'cable-interrupted'));

  return success({
    facts: facts.value,
    abilities,
    close: () => line.port.close(),

    async setClaimCode(code, stop) {
      const asked = await line.letter('C');
      if (!asked.ok) return asked;
      const prompt = await line.waitFor((mark) => isPrompt(mark, 'claimCode'), cableLimits.answerMs, stop);
      if (prompt === undefined) return broken();
      if (!(await line.typeLine('claimCode', new TextEncoder().encode(code), stop))) return broken();
      const told = await line.waitFor(
        ({ kind }) => kind === 'claimCodeSet' || kind === 'claimCodeRefused',
        cableLimits.answerMs,
        stop,
      );
      if (told === undefined && line.port.lost.aborted) return failure(setupError('cable-gone'));
      // What it says is what it has: another code would claim nothing.
      if (told?.kind === 'claimCodeSet' && told.value === code) return success(undefined);
      return failure(setupError('claim-code-not-stored'));
    },

    async configureNetwork(choice, stop) {
      const entries = consoleEntries(choice, abilities);
      if (!entries.ok) return entries;
      if (stop.aborted) return failure(setupError('cancelled'));
      line.forget();
      const asked = await line.letter('w');
      if (!asked.ok) return asked;
      const counts = new Map<ConsolePrompt, number>();
      for (;;) {
        const mark = await line.waitFor(
          (one) => one.kind === 'prompt' || one.kind in endings,
          cableLimits.promptMs,
          stop,
        );
        if (mark === undefined) return broken();
        if (mark.kind !== 'prompt') {
          const code = endings[mark.kind as keyof typeof endings];
          return code === undefined ? success(undefined) : failure(setupError(code));
        }
        const count = (counts.get(mark.prompt) ?? 0) + 1;
        counts.set(mark.prompt, count);
        const lines = entries.value[mark.prompt];
        // A cipher without the question before it: the network was heard as open or WEP, and would be stored wrong.
        const isSpoilt = abilities.generation === 'own-scan' && mark.prompt === 'cipher' && !counts.has('security');
        if (lines === undefined || isSpoilt || count > mostPrompts) return broken();
        const several = severalLines.includes(mark.prompt);
        for (const one of several ? [...lines, new Uint8Array()] : lines) {
          if (!(await line.typeLine(mark.prompt, one, stop))) return broken();
        }
      }
    },
  });
}

/** How the dialogue ends; `undefined`: well. */
const endings = {
  saved: undefined,
  notSaved: 'network-not-stored',
  enterpriseFailed: 'enterprise-refused',
} as const satisfies Readonly<Record<string, ErrorCode | undefined>>;

/** Ended by an empty line. */
const severalLines: readonly ConsolePrompt[] = ['clientCertificate', 'privateKey', 'rootCertificate'];

function isPrompt(mark: ConsoleMark, prompt: ConsolePrompt): boolean {
  return mark.kind === 'prompt' && mark.prompt === prompt;
}

async function askFacts(line: ConsoleLine, clock: Clock, signal: AbortSignal): Promise<Result<ConsoleFacts>> {
  const { port } = line;
  await clock.sleep(cableLimits.quietMs, AbortSignal.any([signal, port.lost]));
  const printsByItself = line.whole() !== '';
  line.forget();
  let id: DeviceId | undefined;
  for (let tries = 0; tries < 2 && id === undefined; tries += 1) {
    const asked = await line.letter('i');
    if (!asked.ok) return asked;
    const mark = await line.waitFor(
      ({ kind }) => kind === 'deviceId' || kind === 'prompt',
      cableLimits.answerMs,
      signal,
    );
    if (signal.aborted) return failure(setupError('cancelled'));
    if (port.lost.aborted) return failure(setupError('cable-gone'));
    if (mark?.kind === 'prompt') return failure(setupError('cable-dialogue-open'));
    const read = mark?.kind === 'deviceId' ? parseDeviceId(mark.value) : undefined;
    if (read?.ok) id = read.value;
  }
  if (id === undefined) {
    const presence = consolePresence(line.whole());
    const isOpen = presence === 'asks' || presence === 'waits-for-file';
    return failure(setupError(isOpen ? 'cable-dialogue-open' : 'cable-not-listening'));
  }
  const deviceOs = await told(line, 'v', 'version', signal);
  if (!deviceOs.ok) return deviceOs;
  const claimed = consoleAbilities(deviceOs.value).claimCode
    ? await told(line, 'c', 'claimed', signal)
    : success(undefined);
  if (!claimed.ok) return claimed;
  if (signal.aborted) return failure(setupError('cancelled'));
  if (port.lost.aborted) return failure(setupError('cable-gone'));
  return success({
    id,
    printsByItself,
    ...(deviceOs.value === undefined ? {} : { deviceOs: deviceOs.value }),
    ...(claimed.value === undefined ? {} : { claimedBefore: claimed.value === 'yes' }),
  });
}

/** The answer to one letter; `undefined`: none came. */
async function told(
  line: ConsoleLine,
  letter: string,
  kind: 'version' | 'claimed',
  signal: AbortSignal,
): Promise<Result<string | undefined>> {
  const asked = await line.letter(letter);
  if (!asked.ok) return asked;
  const mark = await line.waitFor((one) => one.kind === kind, cableLimits.answerMs, signal);
  return success(mark?.kind === kind ? mark.value : undefined);
}
