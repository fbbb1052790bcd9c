import { type ConsoleEntries, consoleEntries, consoleLimits } from '../../shared/console/console-entries.ts';
import { consoleAbilities } from '../../shared/console/console-firmware.ts';
import {
  type ConsoleMark,
  type ConsolePrompt,
  consolePresence,
  hasAnswered,
} from '../../shared/console/console-marks.ts';
import { type DeviceId, parseDeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { within } from '../ground/within.ts';
import { type ConsoleLine, openConsoleLine } from './console-line.ts';
import type { ConsoleFacts, PhotonConsole } from './photon-cable-port.ts';
import type { UsbSerial } from './usb-serial-port.ts';

/** How often it is asked who it is. */
const triesToAsk = 2;

/** How often where its answers come in pieces, so that it listens: one of three comes whole where a program breaks into the others. */
const triesForWhole = 6;

/** What the device itself offers to end its wait for a file (Device OS v1.5.2, system_ymodem.cpp, ABORT2). */
const refusalOfFile = 'a';

/** What the last line is short of until it is ended: the letters of a look, and what takes them back, would end one that is fuller. */
const roomForLook = triesToAsk + 1;

interface Rest {
  readonly prompt: ConsolePrompt;
  readonly text: Uint8Array;
}

/** How often one question may come before something is wrong with its answer. */
const mostPrompts = 3;

/**
 * Opens the console and asks who it is. Sends one letter at a time, and before the console has answered `i` no other but the
 * one that ends a wait for a file; where no ID answers, all of them are taken back: a question is left as it was. `L`, which
 * would turn off a program that drowns the console, is never sent: the device would stay without its program, in safe mode, long
 * after it was set up (community.particle.io thread 51879), and over Wi-Fi nothing drowns it. `known`: who it was the last time,
 * and nothing is typed. Errors: those of opening, `cable-not-listening`, `cable-dialogue-open`, `cable-drowned`, `cancelled`.
 */
export async function openPhotonConsole(
  usb: UsbSerial,
  path: string,
  clock: Clock,
  signal: AbortSignal,
  known?: ConsoleFacts,
): Promise<Result<PhotonConsole>> {
  const opened = await openConsoleLine(usb, path, clock, signal);
  if (!opened.ok) return opened;
  const line = opened.value;
  const facts = known === undefined ? await askFacts(line, clock, signal) : success(known);
  if (!facts.ok) {
    await line.port.close();
    return facts;
  }
  const abilities = consoleAbilities(facts.value.deviceOs);

  /** In the middle of a question, or where one may be on its way. What stands there would be stored by who ends its line. */
  async function broken() {
    await line.takeBack();
    return failure(setupError(line.port.lost.aborted ? 'cable-gone' : 'cable-interrupted'));
  }

  async function typeLine(prompt: ConsolePrompt, text: Uint8Array, stop: AbortSignal): Promise<boolean> {
    return (await line.typeText(prompt, text, stop)) && (await line.endLine(stop));
  }

  /**
   * Answers until the console says how it ended; with `last` until all but the end of the last line there is typed, and what it is
   * short of.
   */
  async function answerPrompts(
    entries: ConsoleEntries,
    counts: Map<ConsolePrompt, number>,
    stop: AbortSignal,
    last?: ConsolePrompt,
  ): Promise<Result<'saved' | Rest>> {
    for (;;) {
      const mark = await line.waitFor(
        (one) => one.kind === 'prompt' || one.kind in endings,
        cableLimits.promptMs,
        stop,
      );
      if (mark === undefined) {
        // Behind the last line end the console goes on by itself.
        const isAnswered = entries.rootCertificate === undefined || counts.has('rootCertificate');
        const isItsTurn = last === undefined && isAnswered && stop.aborted && !line.port.lost.aborted;
        if (!isItsTurn) return broken();
        await line.sent();
        return failure(setupError('cancelled'));
      }
      if (mark.kind !== 'prompt') {
        const code = endings[mark.kind as keyof typeof endings];
        return code === undefined ? success('saved') : failure(setupError(code));
      }
      const { prompt } = mark;
      const count = (counts.get(prompt) ?? 0) + 1;
      counts.set(prompt, count);
      const lines = entries[prompt];
      if (isOfOtherKind(prompt, entries, counts)) return failure(setupError('cable-network-differs'));
      if (lines === undefined || count > mostPrompts) return broken();
      const all = severalLines.includes(prompt) ? [...lines, new Uint8Array()] : lines;
      for (const [index, one] of all.entries()) {
        if (prompt !== last || index < all.length - 1) {
          if (!(await typeLine(prompt, one, stop))) return broken();
          continue;
        }
        const most = Math.max(0, consoleLimits[prompt] - roomForLook);
        if (!(await line.typeText(prompt, one.subarray(0, most), stop))) return broken();
        return success({ prompt, text: one.subarray(most) });
      }
    }
  }

  /** It heard the network as one of another kind, and would store it wrong. */
  function isOfOtherKind(
    prompt: ConsolePrompt,
    entries: ConsoleEntries,
    counts: ReadonlyMap<ConsolePrompt, number>,
  ): boolean {
    // As open or WEP: a cipher without the question before it, which no firmware skips for a network it takes as WPA.
    if (prompt === 'cipher') return !counts.has('security');
    if (prompt === 'eap') return entries.eap === undefined;
    // As WPA: a password without a user name.
    return prompt === 'password' && (entries.eap === undefined) !== (counts.get('eap') === undefined);
  }

  return success({
    facts: facts.value,
    abilities,
    lost: line.port.lost,
    close: () => line.port.close(),

    async leave() {
      const left = await line.letter('x');
      if (left.ok) await line.sent();
      return left;
    },

    async answers(stop) {
      if (stop.aborted || line.port.lost.aborted) return false;
      line.forget();
      if (!(await line.letter('i')).ok) return false;
      await line.waitFor(({ kind }) => kind === 'deviceId', cableLimits.answerMs, stop);
      // Its ID is known: a program may break into it.
      return hasAnswered(line.whole(), facts.value.id);
    },

    async setClaimCode(code, stop) {
      if (stop.aborted) return failure(setupError('cancelled'));
      const asked = await line.letter('C');
      if (!asked.ok) return asked;
      const prompt = await line.waitFor((mark) => isPrompt(mark, 'claimCode'), cableLimits.answerMs, stop);
      if (prompt === undefined) return broken();
      if (!(await typeLine('claimCode', new TextEncoder().encode(code), stop))) return broken();
      // It is stored or not by now, also for whoever cancels: the answer is a moment away.
      const told = await line.waitFor(
        ({ kind }) => kind === 'claimCodeSet' || kind === 'claimCodeRefused',
        cableLimits.answerMs,
        neverAborted(),
      );
      if (told === undefined && line.port.lost.aborted) return failure(setupError('cable-gone'));
      // What it says is what it has: another code would claim nothing.
      if (told?.kind === 'claimCodeSet' && told.value === code) return success(undefined);
      return failure(setupError('claim-code-not-stored'));
    },

    async enterNetwork(choice, stop) {
      const entries = consoleEntries(choice, abilities);
      if (!entries.ok) return entries;
      if (stop.aborted) return failure(setupError('cancelled'));
      line.forget();
      const asked = await line.letter('w');
      if (!asked.ok) return asked;
      const counts = new Map<ConsolePrompt, number>();
      const entered = await answerPrompts(entries.value, counts, stop, lastPrompt(entries.value));
      if (!entered.ok) return entered;
      return success({
        takeBack: () => line.takeBack(),
        async store(until) {
          // It has ended before it was expected to.
          if (entered.value === 'saved') return success(undefined);
          const { prompt, text } = entered.value;
          if (!(await line.typeText(prompt, text, until)) || !(await line.endLine(until))) return broken();
          const ended = await answerPrompts(entries.value, counts, until);
          return ended.ok ? success(undefined) : ended;
        },
      });
    },
  });
}

/**
 * Ends the listening mode of one that was told to listen and could not be opened then, as where its console is drowned. The letter
 * for that goes out only behind an answer, in whatever pieces, with this very ID: before, it may be the program's, or that of
 * another Photon, which a person put into listening mode. False: nobody knows whether it listens, or will.
 */
export async function endListening(usb: UsbSerial, path: string, id: DeviceId, clock: Clock): Promise<boolean> {
  // Without patience for a busy port.
  const opened = await openConsoleLine(usb, path, clock, AbortSignal.abort());
  // One that has left its cable started anew.
  if (!opened.ok) return opened.error.code === 'cable-gone';
  const line = opened.value;
  const isEnded = await within(cableLimits.endListeningMs, clock, line.port.lost, async (over) => {
    for (let tries = 0; tries < triesToAsk && !over.aborted; tries += 1) {
      if (!(await line.letter('i')).ok) break;
      // A program that gives back what it gets goes on with that until the device listens: the letter is asked again behind that.
      await line.waitFor(({ kind }) => kind === 'deviceId', cableLimits.answerMs, over);
      if (hasAnswered(line.whole(), id)) {
        if (!(await line.letter('x')).ok) break;
        // As long as it is on its way out, it passes over another order to listen.
        await clock.sleep(cableLimits.leaveMs, over);
        return true;
      }
      const presence = consolePresence(line.whole());
      if (presence === 'asks') {
        await line.takeBackLetters();
        line.forget();
      }
      if (presence === 'listening') return true;
      if (presence === 'waits-for-file') return false;
    }
    return line.port.lost.aborted;
  });
  if (!hasAnswered(line.whole())) await line.takeBackLetters();
  await line.port.close();
  return isEnded;
}

/**
 * Where each kind of network waits for its end: the last question whose line can be taken back. That for a root certificate is
 * behind it: there an empty line is an answer, with which all is stored.
 */
function lastPrompt(entries: ConsoleEntries): ConsolePrompt {
  if (entries.eap !== undefined) return 'outerIdentity';
  return entries.password === undefined ? 'security' : 'password';
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
  if (signal.aborted) return failure(setupError('cancelled'));
  const printsByItself = line.whole() !== '';
  line.forget();
  const id = await askId(line, clock, signal);
  if (!id.ok) {
    if (!hasAnswered(line.whole())) await line.takeBackLetters();
    return id;
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
    id: id.value,
    printsByItself,
    ...(deviceOs.value === undefined ? {} : { deviceOs: deviceOs.value }),
    ...(claimed.value === undefined ? {} : { claimedBefore: claimed.value === 'yes' }),
  });
}

async function askId(line: ConsoleLine, clock: Clock, signal: AbortSignal): Promise<Result<DeviceId>> {
  const { port } = line;
  let isFileRefused = false;
  for (let tries = 0; tries < triesForWhole; tries += 1) {
    const asked = await line.letter('i');
    if (!asked.ok) return asked;
    const mark = await line.waitFor(({ kind }) => kind === 'deviceId', cableLimits.answerMs, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    if (port.lost.aborted) return failure(setupError('cable-gone'));
    const read = mark?.kind === 'deviceId' ? parseDeviceId(mark.value) : undefined;
    if (read?.ok) return read;
    const presence = consolePresence(line.whole());
    if (presence === 'waits-for-file' && !isFileRefused) {
      isFileRefused = true;
      tries = -1;
      const refused = await line.letter(refusalOfFile);
      if (!refused.ok) return refused;
      await clock.sleep(cableLimits.fileEndsMs, AbortSignal.any([signal, port.lost]));
      line.forget();
    } else if (presence === 'asks' || presence === 'waits-for-file') {
      return failure(setupError('cable-dialogue-open'));
    } else if (tries >= triesToAsk - 1 && (presence === 'drowned' || !hasAnswered(line.whole()))) {
      break;
    }
  }
  // What has answered listens: neither another order to do so nor SETUP, which would end it, makes an answer whole.
  return failure(setupError(hasAnswered(line.whole()) ? 'cable-drowned' : 'cable-not-listening'));
}

/** The answer to one letter, asked for again where something else came; `undefined`: none came. */
async function told(
  line: ConsoleLine,
  letter: string,
  kind: 'version' | 'claimed',
  signal: AbortSignal,
): Promise<Result<string | undefined>> {
  for (let tries = 0; tries < triesToAsk; tries += 1) {
    line.forget();
    const asked = await line.letter(letter);
    if (!asked.ok) return asked;
    const mark = await line.waitFor((one) => one.kind === kind, cableLimits.answerMs, signal);
    if (mark?.kind === kind) return success(mark.value);
    if (line.whole() === '' || signal.aborted || line.port.lost.aborted) break;
  }
  return success(undefined);
}
