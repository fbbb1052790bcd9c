import type { Command, CommandEnd, RunCommand } from '../../../electron/wifi/run-command.ts';

/** What a scripted program answers: its text, or how it ended otherwise. */
export type Answer =
  | string
  | { readonly exitCode: number; readonly text: string }
  | Exclude<CommandEnd, { kind: 'ended' }>;

export interface ScriptedRun {
  readonly run: RunCommand;
  /** Every command that was started: the program's file name and its arguments. */
  readonly calls: readonly (readonly string[])[];
}

/** Programs by their arguments: `answer` decides; a command it does not know fails the test. */
export function scriptedRun(answer: (argv: readonly string[], command: Command) => Answer | undefined): ScriptedRun {
  const calls: (readonly string[])[] = [];
  return {
    calls,
    run: async (command, signal) => {
      if (signal.aborted) return { kind: 'cancelled' };
      const argv = [command.file.split(/[\\/]/).at(-1) ?? '', ...command.args];
      calls.push(argv);
      const given = answer(argv, command);
      if (given === undefined) throw new Error(`nothing scripted for ${JSON.stringify(argv)}`);
      if (typeof given === 'object' && 'kind' in given) return given;
      const { exitCode, text } = typeof given === 'string' ? { exitCode: 0, text: given } : given;
      return { kind: 'ended', exitCode, output: new TextEncoder().encode(text) };
    },
  };
}
