import { type Ended, type Program, type RunOptions, run, start, succeed } from './programs.ts';
import { waitFor } from './wait-for.ts';

/** The one at the screen: an ordinary user, logged in at seat0 by build/radio/guest. */
const name = 'person';
const loginLimitMs = 60_000;

const asUser = ['setpriv', `--reuid=${name}`, `--regid=${name}`, '--init-groups', '--reset-env'];
/** Joins the session, then becomes the program: the one that is watched and killed is the program itself. */
const intoSession = 'echo $$ > "$0" && exec "$@"';

export interface LoggedInUser {
  /**
   * Runs a program in the person's own session at the screen. To logind and polkit a process belongs to the session in
   * whose control group it is (sd_pid_get_session(3)); no variable of its environment decides that.
   */
  run(command: readonly string[], options?: RunOptions): Promise<Ended>;
  start(command: readonly string[], options?: RunOptions): Program;
  /** The same user without a session, as a service or a far login has none. */
  runElsewhere(command: readonly string[]): Promise<Ended>;
}

/** Waits until the person is logged in and the session is the active one. */
export async function loggedInUser(): Promise<LoggedInUser> {
  const session = await waitFor('the login of the person', loginLimitMs, activeSession);
  const uid = await succeed(['id', '--user', name]);
  const members = `/sys/fs/cgroup/user.slice/user-${uid}.slice/session-${session}.scope/cgroup.procs`;
  const environment = (env: NodeJS.ProcessEnv = {}) =>
    Object.entries({
      LANG: 'C.UTF-8',
      XDG_RUNTIME_DIR: `/run/user/${uid}`,
      XDG_SESSION_ID: session,
      XDG_SESSION_TYPE: 'tty',
      XDG_SEAT: 'seat0',
      ...env,
    }).map(([key, value]) => `${key}=${value}`);
  const whole = (command: readonly string[], env?: NodeJS.ProcessEnv) => [
    ...['sh', '-c', intoSession, members],
    ...[...asUser, 'env', ...environment(env), ...command],
  ];
  const place = ({ cwd = `/home/${name}` }: RunOptions = {}) => ({ cwd });
  return {
    run: (command, options) => run(whole(command, options?.env), place(options)),
    start: (command, options) => start(whole(command, options?.env), place(options)),
    runElsewhere: (command) => run([...asUser, 'env', 'LANG=C.UTF-8', ...command], place()),
  };
}

async function activeSession(): Promise<string | undefined> {
  const sessions = await run(['loginctl', 'show-user', name, '--property=Sessions', '--value']);
  const session = sessions.stdout.trim().split(' ')[0];
  if (sessions.code !== 0 || session === undefined || session === '') return undefined;
  const state = await succeed(['loginctl', 'show-session', session, '--property=Active', '--value']);
  return state === 'yes' ? session : undefined;
}
