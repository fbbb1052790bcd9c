import type { FaultName, FaultSwitches } from '../faults.ts';
import type { AnswerEnding, DeviceAnswer } from './answer.ts';
import type { CommandName } from './commands.ts';

const lateAnswerMs = 20_000;
const slowByteMs = 50;
const hugeAnswerBytes = 1024 * 1024;
const hugePieceBytes = 16 * 1024;

export interface AnswerFaults {
  /** The answer with the faults that are on worked into it. */
  apply(command: CommandName, answer: () => DeviceAnswer, signal: AbortSignal): DeviceAnswer;
}

/** Faults of what the Photon says; `wait` runs on the world's clock. */
export function answerFaults(
  faults: FaultSwitches,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): AnswerFaults {
  let previous: string | undefined;

  async function* recorded(answer: DeviceAnswer): DeviceAnswer {
    let text = '';
    for (;;) {
      const next = await answer.next();
      if (next.done) {
        previous = text;
        return next.value;
      }
      text += next.value;
      yield next.value;
    }
  }

  return {
    async *apply(command, answer, signal) {
      const has = (name: FaultName) => faults.isOn(name);
      if (has('device-resets')) return 'reset';
      if (has('device-hangs')) return 'never';
      if (has('late-answer')) await wait(lateAnswerMs, signal);
      if (has('garbage-answer')) return yield* garbage();
      if (has('huge-answer')) return yield* huge();
      if (has('wrong-types')) return yield* whole(wrongTypes[command]);

      const before = previous;
      const real = recorded(answer());
      if (has('previous-answer')) {
        const { text, ending } = await collect(real);
        return yield* whole(before ?? text, ending);
      }
      if (has('half-answer') || has('reset-mid-answer')) {
        const { text } = await collect(real);
        return yield* whole(text.slice(0, text.length / 2), has('half-answer') ? 'broken' : 'cut');
      }
      if (has('slow-bytes')) {
        const { text, ending } = await collect(real);
        for (const byte of text) {
          await wait(slowByteMs, signal);
          yield byte;
        }
        return ending;
      }
      return yield* real;
    },
  };
}

const wrongTypes: Readonly<Record<CommandName, string>> = {
  version: '{"v":"two"}',
  'device-id': '{"id":24,"c":0}',
  'scan-ap': '{"scans":{"ssid":6}}',
  'configure-ap': '{"r":"0"}',
  'connect-ap': '{"r":"0"}',
  'public-key': '{"b":588,"r":0}',
  set: '{"r":null}',
};

async function collect(answer: DeviceAnswer): Promise<{ readonly text: string; readonly ending: AnswerEnding }> {
  let text = '';
  for (;;) {
    const next = await answer.next();
    if (next.done) return { text, ending: next.value };
    text += next.value;
  }
}

async function* whole(text: string, ending: AnswerEnding = 'whole'): DeviceAnswer {
  yield text;
  return ending;
}

async function* garbage(): DeviceAnswer {
  yield '\x07\xfe\x00\x91{]"\xc3';
  yield '\x1b[2J\xff\xff}';
  return 'whole';
}

async function* huge(): DeviceAnswer {
  yield '{"v":2';
  for (let sent = 0; sent < hugeAnswerBytes; sent += hugePieceBytes) yield ' '.repeat(hugePieceBytes);
  yield '}';
  return 'whole';
}
