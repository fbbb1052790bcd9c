import type { PluggedIn } from './plugged-in.ts';

/** A USB socket that a line has seen a device in. */
export interface LineSocket {
  /** As the system names it, or the port of what is in it. */
  readonly socket: string;
  /** Undefined: it is empty now. */
  readonly device: PluggedIn | undefined;
  /** When what is in it was first seen there: milliseconds since 1970. */
  readonly since: number;
}

/** What became of what is in a socket, as far as it has come. */
export type SocketState<Lane, Row> =
  | { readonly is: 'empty' }
  | { readonly is: 'obstacle'; readonly error: NonNullable<PluggedIn['obstacle']> }
  | { readonly is: 'under-way'; readonly device: Lane }
  | { readonly is: 'done'; readonly row: Row }
  | { readonly is: 'waiting' };

/** A device as a line knows it: by its ID, and by the port that it had. */
interface Known {
  readonly deviceId: string | undefined;
  readonly photon: string | undefined;
}

/** `1-2` before `1-10`, in every language. */
const byName = new Intl.Collator('en', { numeric: true });

/** A socket that was emptied keeps its place. */
export function seenSockets(
  before: readonly LineSocket[],
  plugged: readonly PluggedIn[],
  at: number,
): readonly LineSocket[] {
  const now = new Map(plugged.map((device) => [device.socket ?? device.port ?? device.name, device]));
  const old = new Map(before.map((one) => [one.socket, one]));
  return [...new Set([...old.keys(), ...now.keys()])].toSorted(byName.compare).map((socket) => {
    const device = now.get(socket);
    const last = old.get(socket);
    const isSame = last !== undefined && last.device?.id === device?.id && last.device?.port === device?.port;
    return { socket, device, since: isSame ? last.since : at };
  });
}

/** By its ID; one whose descriptors tell none by its port, and of rows only by those that it can have got there. */
export function stateOfSocket<Lane extends Known, Row extends Known & { readonly at: number }>(
  { device, since }: LineSocket,
  { inFlight, rows }: { readonly inFlight: readonly Lane[]; readonly rows: readonly Row[] },
): SocketState<Lane, Row> {
  if (device === undefined) return { is: 'empty' };
  const { id, port, obstacle } = device;
  const isIt = (one: Known) =>
    id === undefined ? one.photon !== undefined && one.photon === port : one.deviceId === id;
  const lane = inFlight.find(isIt);
  if (lane !== undefined) return { is: 'under-way', device: lane };
  if (obstacle !== undefined) return { is: 'obstacle', error: obstacle };
  const row = rows.find((one) => isIt(one) && (id !== undefined || one.at >= since));
  return row === undefined ? { is: 'waiting' } : { is: 'done', row };
}

/**
 * The socket that a device is in; undefined: it is in none that was seen, or not there any more. `at`: when it had its end,
 * so that what came to its port since is not taken for it.
 */
export function socketOf(
  sockets: readonly LineSocket[],
  { deviceId, photon, at }: Known & { readonly at?: number },
): string | undefined {
  const byId = sockets.find(({ device }) => device?.id !== undefined && device.id === deviceId);
  const byPort = sockets.find(
    ({ device, since }) =>
      device !== undefined && device.id === undefined && device.port === photon && (at === undefined || at >= since),
  );
  return (byId ?? byPort)?.socket;
}
