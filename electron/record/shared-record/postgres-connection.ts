import { Socket } from 'node:net';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { within } from '../../ground/within.ts';
import { isPrivateAddress } from '../private-address.ts';
import type { SharedRecordAddress } from '../shared-record-port.ts';
import type { SharedDatabase, SharedTables } from './shared-tables.ts';

/** Why a server is not spoken to, before it was told anything. */
export class ServerTrouble extends Error {
  readonly trouble: 'silent' | 'not-postgres' | 'no-tls' | 'plain-outside';
  constructor(trouble: ServerTrouble['trouble'], saw: string) {
    super(saw);
    this.trouble = trouble;
  }
}

/** A way to the server that ends by itself when it does not answer. */
export interface SharedConnection {
  /**
   * What `work` came to. It has `limitMs`; when they are over, or `signal` says so, every connection is cut, and `work`
   * rejects: whether the server did what it was told is not known then.
   */
  call<Value>(
    work: (database: SharedDatabase) => Promise<Value>,
    signal?: AbortSignal,
    limitMs?: number,
  ): Promise<Value>;
  /** Whether it was cut, and nothing goes through any more. */
  isOver(): boolean;
  close(): Promise<void>;
}

/** One for the batches, one for the leases, which wait for nobody. */
const connections = 2;

/**
 * Of the server, for a client that is gone without a word: what it left open ends. `synchronous_commit`: what the server
 * says is committed is on its disk, whatever its default.
 */
const sessionSettings = [
  `statement_timeout = ${sharedRecordLimits.callMs}`,
  `lock_timeout = ${sharedRecordLimits.callMs / 2}`,
  `idle_in_transaction_session_timeout = ${sharedRecordLimits.callMs}`,
  'synchronous_commit = on',
  'search_path = pg_catalog',
];

/**
 * Without TLS the password may only be proven (SCRAM), and is never sent: whoever stands in the server's place would
 * have it. Both methods are pg's own, called when the server asks for the password itself or its MD5.
 */
class ProvingClient extends pg.Client {
  _handleAuthCleartextPassword(): void {
    this.emit('error', new ServerTrouble('no-tls', 'asked for the password in the clear'));
    void this.end();
  }
  _handleAuthMD5Password(): void {
    this._handleAuthCleartextPassword();
  }
}

/** Rejects as the driver does, with a socket's error, or with {@link ServerTrouble}. */
export async function connectShared(
  address: SharedRecordAddress,
  password: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<SharedConnection> {
  const { host, port, database, user, tls } = address;
  const sockets = new Set<Socket>();
  let over = false;
  const hangUp = () => {
    over = true;
    for (const socket of sockets) socket.destroy();
  };
  const newSocket = () => {
    const socket = new Socket();
    if (over) socket.destroy();
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  };

  async function bounded<Value>(limitMs: number, from: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    return within(limitMs, clock, from, async (late) => {
      let cut: () => void = () => undefined;
      // The driver may never say that it was cut, in the middle of a sign-in for instance.
      const ended = new Promise<never>((_, reject) => {
        cut = () => {
          hangUp();
          reject(new ServerTrouble('silent', from.aborted ? 'ended' : 'no answer in time'));
        };
      });
      late.addEventListener('abort', cut, { once: true });
      if (late.aborted) cut();
      try {
        return await Promise.race([work(), ended]);
      } catch (error) {
        // The driver says that it was cut; who cut it is known here.
        throw late.aborted && !from.aborted ? new ServerTrouble('silent', 'no answer in time') : error;
      } finally {
        late.removeEventListener('abort', cut);
      }
    });
  }

  const { answer, reached } = await bounded(sharedRecordLimits.connectMs, signal, () =>
    whoAnswers(newSocket(), host, port),
  );
  if (answer === 'other') throw new ServerTrouble('not-postgres', 'another answer than PostgreSQL gives');
  if (tls !== 'off' && answer === 'plain') throw new ServerTrouble('no-tls', 'no TLS on this server');
  if (tls === 'off' && !isPrivateAddress(reached)) throw new ServerTrouble('plain-outside', reached);

  const pool = new pg.Pool({
    // Without TLS the very address that was looked at.
    host: tls === 'off' ? reached : host,
    port,
    database,
    user,
    password,
    ssl: tls === 'off' ? false : { rejectUnauthorized: true, host, ...(tls.ca === undefined ? {} : { ca: tls.ca }) },
    max: connections,
    // No timers of its own: each call is bounded by our clock.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 0,
    keepAlive: true,
    application_name: 'photon-setup',
    stream: newSocket,
    ...(tls === 'off' ? { Client: ProvingClient } : {}),
  });
  // Whoever uses a connection learns that it broke from what they asked; of one that nobody uses, the next one does.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    // Not as options of the start, which poolers refuse (PgBouncer: unsupported startup parameter). A connection sends what
    // it is asked in its order, so that this comes first.
    client.query(sessionSettings.map((setting) => `set ${setting}`).join('; ')).catch(hangUp);
  });
  const kysely = new Kysely<SharedTables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });

  return {
    call: (work, from = signal, limitMs = sharedRecordLimits.callMs) => bounded(limitMs, from, () => work(kysely)),
    isOver: () => over,
    async close() {
      hangUp();
      // What was cut in the middle of a sign-in is never told to be over.
      const late = new AbortController();
      await Promise.race([
        kysely.destroy().catch(() => undefined),
        clock.sleep(sharedRecordLimits.hangUpMs, late.signal),
      ]);
      late.abort();
    },
  };
}

/**
 * PostgreSQL answers a request for TLS with one letter, S or N, and nothing more (PostgreSQL 14 documentation, 53.2.10;
 * 53.7, SSLRequest). A server that begins to talk by itself may say S, too: that is not one letter alone.
 */
function whoAnswers(
  socket: Socket,
  host: string,
  port: number,
): Promise<{ readonly answer: 'tls' | 'plain' | 'other'; readonly reached: string }> {
  return new Promise((resolve, reject) => {
    const request = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
    const tell = (answer: 'tls' | 'plain' | 'other') => {
      const reached = socket.remoteAddress ?? host;
      socket.destroy();
      resolve({ answer, reached });
    };
    socket.once('error', reject);
    socket.once('connect', () => socket.write(request));
    socket.once('data', (bytes: Buffer) => {
      const word = bytes.toString('latin1');
      tell(word === 'S' ? 'tls' : word === 'N' ? 'plain' : 'other');
    });
    // Whatever stands in front of a server that is down does so, too.
    socket.once('close', () => reject(new ServerTrouble('silent', 'hung up without a word')));
    socket.connect(port, host);
  });
}
