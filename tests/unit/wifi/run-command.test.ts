import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { isGarbled, readOutput } from '../../../electron/wifi/command-output.ts';
import { type CommandEnd, systemCommands } from '../../../electron/wifi/run-command.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';
import { awkwardNames } from './awkward-names.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'run-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patient = 20_000;

/** Runs a small program of Node; `args` reach it as they are. */
function node(
  script: string,
  args: readonly string[] = [],
  { clock = systemClock, signal = neverAborted(), env }: Partial<Surroundings> = {},
): Promise<CommandEnd> {
  return systemCommands(clock, env)(
    { file: process.execPath, args: ['-e', script, '--', ...args], timeLimitMs: patient },
    signal,
  );
}
interface Surroundings {
  readonly clock: VirtualClock | typeof systemClock;
  readonly signal: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
}

const text = (end: CommandEnd) => (end.kind === 'ended' ? Buffer.from(end.output).toString('utf8') : end.kind);

/** A program that notes its own number and then only waits. */
const waits = (note: string) =>
  `require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1000)`;

async function until(what: () => boolean): Promise<void> {
  const give = Date.now() + 10_000;
  while (!what()) {
    if (Date.now() > give) throw new Error('it did not come to pass in ten seconds');
    await systemClock.sleep(20);
  }
}

function runs(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a program of the system', () => {
  it('ends with its code and what it printed, its error output left out', async () => {
    const end = await node("console.log('said'); console.error('secret'); process.exitCode = 7");
    expect(end).toMatchObject({ kind: 'ended', exitCode: 7 });
    expect(text(end)).toBe('said\n');
  });

  it('counts as failed when a signal ended it', async () => {
    expect(await node("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)")).toMatchObject({
      kind: 'ended',
      exitCode: 1,
    });
  });

  it('gets each argument as it is, and none reaches a shell', async () => {
    const names = awkwardNames.filter((name) => !name.includes('\0'));
    const end = await node('process.stdout.write(JSON.stringify(process.argv.slice(1)))', names);
    // A lone surrogate is no Unicode text: the system's encoding has no bytes for it.
    expect(JSON.parse(text(end))).toEqual(names.map((name) => Buffer.from(name).toString()));
  });

  it('speaks the C locale, whatever the person speaks, and keeps the rest of the environment', async () => {
    const env = {
      PATH: process.env.PATH,
      HOME: '/home/person',
      LANGUAGE: 'de:fr',
      LC_ALL: 'de_DE.UTF-8',
      LANG: 'de_DE',
    };
    const print = 'const { LANGUAGE, LC_ALL, LANG, HOME } = process.env; console.log(LANGUAGE, LC_ALL, LANG, HOME)';
    expect(text(await node(print, [], { env }))).toBe('undefined C.UTF-8 C.UTF-8 /home/person\n');
    expect(env.LANGUAGE).toBe('de:fr');
  });

  it('that is not there, or may not be started, is missing', async () => {
    const run = systemCommands(systemClock);
    for (const file of ['no-such-program-here', folder, path.join(folder, 'none')]) {
      expect(await run({ file, args: [], timeLimitMs: patient }, neverAborted())).toEqual({ kind: 'missing' });
    }
  });

  it('that cannot be given its arguments is a coded end, too', async () => {
    for (const argument of ['a\0b', '\0', 'x'.repeat(4 * 1024 * 1024)]) {
      expect(await node('0', [argument])).toEqual({ kind: 'missing' });
    }
    const nameless = { file: '', args: [], timeLimitMs: patient };
    expect(await systemCommands(systemClock)(nameless, neverAborted())).toEqual({ kind: 'missing' });
  });

  it('is killed at its time limit, on a cancel, and when it never stops printing', async () => {
    const clock = virtualClock();
    const cancel = new AbortController();
    const [late, cancelled] = [path.join(folder, 'late'), path.join(folder, 'cancelled')];
    const limited = node(waits(late), [], { clock });
    await until(() => existsSync(late));
    await clock.advance(patient);
    expect(await limited).toEqual({ kind: 'timed-out' });

    const stopped = node(waits(cancelled), [], { clock, signal: cancel.signal });
    await until(() => existsSync(cancelled));
    cancel.abort();
    expect(await stopped).toEqual({ kind: 'cancelled' });
    expect(clock.sleepers()).toBe(0);

    for (const note of [late, cancelled]) await until(() => !runs(Number(readFileSync(note, 'utf8'))));
    const endless = "const more = () => process.stdout.write('x'.repeat(65536), more); more()";
    expect(await node(endless)).toEqual({ kind: 'timed-out' });
  });

  it('is not started at all when the caller has given up', async () => {
    const note = path.join(folder, 'never');
    expect(await node(waits(note), [], { signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
    await systemClock.sleep(200);
    expect(existsSync(note)).toBe(false);
  });
});

describe('the text of an output', () => {
  const reading = (end: CommandEnd) =>
    readOutput(async () => end, { file: 'any', args: [], timeLimitMs: patient }, neverAborted());

  it('is UTF-8, or letters that no name has', async () => {
    const read = async (...bytes: number[]) => {
      const output = await reading({ kind: 'ended', exitCode: 3, output: Uint8Array.from(bytes) });
      return output.ok ? output.value : output.error.code;
    };
    expect(await read(0x6e, 0xc3, 0xa9)).toEqual({ exitCode: 3, text: 'né' });
    expect(await read(0x6e, 0xe9)).toEqual({ exitCode: 3, text: 'n\uF7E9' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 30 }), async (bytes) => {
        // 0xff stands nowhere in UTF-8.
        const garbled = await read(...bytes, 0xff);
        const letters = [...bytes, 0xff].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte));
        expect(garbled).toEqual({ exitCode: 3, text: letters.join('') });
        expect(isGarbled(letters.join(''))).toBe(true);
      }),
    );
  });

  it('is a code where there is none', async () => {
    expect(await reading({ kind: 'missing' })).toMatchObject({ error: { code: 'wifi-tool-missing' } });
    expect(await reading({ kind: 'timed-out' })).toMatchObject({ error: { code: 'wifi-service-not-running' } });
    expect(await reading({ kind: 'cancelled' })).toMatchObject({ error: { code: 'cancelled' } });
  });
});
