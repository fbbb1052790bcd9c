import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../files/private-file.ts';
import type { PassOn } from '../station/row-hooks.ts';
import type { WayToCloud } from './real-world.ts';

/** All that a command of a hook is given of the environment: where programs are, and nothing of our secrets. */
const passedOn = ['PATH', 'Path', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'DISPLAY'];

/**
 * How a row leaves: as a file of its own (whole or not at all), to the standard input of a program (never a shell), or by a
 * POST that follows nobody elsewhere.
 */
export function hookWays(env: NodeJS.ProcessEnv, wayTo: (url: string) => WayToCloud['fetch']): PassOn {
  return async (hook, row, signal) => {
    switch (hook.kind) {
      case 'folder': {
        await mkdir(hook.path, { recursive: true });
        // Of the row alone: tried again, it is the same file.
        const [, at = '0'] = /^\{"at":(\d{1,15})/.exec(row) ?? [];
        const hash = createHash('sha256').update(row).digest('hex').slice(0, 16);
        const name = `${new Date(Number(at)).toISOString().replaceAll(':', '-')}-${hash}.json`;
        await replaceFile(path.join(hook.path, name), async (handle) => handle.writeFile(`${row}\n`), 0o644);
        return true;
      }
      case 'command':
        return run(hook.run, row, env, signal);
      case 'web': {
        const token = hook.tokenEnv === undefined ? undefined : env[hook.tokenEnv]?.trim();
        const answer = await wayTo(hook.url)(hook.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: row,
          redirect: 'error',
          signal,
        });
        await answer.body?.cancel();
        return answer.ok;
      }
    }
  };
}

function run(
  [file = '', ...args]: readonly string[],
  row: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const some = Object.fromEntries(passedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
    // What it says is nobody's, and what it leaves behind does not hold the row up.
    const child = spawn(file, args, {
      env: some,
      shell: false,
      windowsHide: true,
      signal,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
    // A program that does not read its input is none that fails.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${row}\n`);
  });
}
