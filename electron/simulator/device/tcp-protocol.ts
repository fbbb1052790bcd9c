import { bytesToBinaryText } from '../../../shared/bytes.ts';

export type TcpRequest =
  | { readonly kind: 'partial' }
  | { readonly kind: 'complete'; readonly name: string; readonly body: Uint8Array };

/** A body longer than the device's free memory; it then acts as if there was none. */
const memoryLimit = 64 * 1024;

/**
 * Reads a request as the device does: a name of at most 29 bytes; a length whose bytes are folded unchecked, so that a
 * CR or a blank spoils it; any lines up to an empty one; then exactly that many bytes (Device OS v1.5.2,
 * hal/src/photon/softap.cpp:1480-1531). `ended`: nothing more will come.
 */
export function readTcpRequest(bytes: Uint8Array, ended: boolean): TcpRequest {
  let at = 0;
  const nameEnd = bytes.subarray(0, 30).findIndex((byte) => byte === 0 || byte === 0x0a);
  if (nameEnd < 0 && bytes.length < 30) return { kind: 'partial' };
  const name = bytesToBinaryText(bytes.subarray(0, nameEnd < 0 ? 30 : nameEnd));
  at = nameEnd < 0 ? 30 : nameEnd + 1;

  let length = 0;
  for (; bytes[at] !== 0x0a; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return { kind: 'partial' };
    length = (length * 10 + byte - 48) | 0;
  }
  at += 1;

  // The newline after the length counts, so an empty line may follow at once.
  for (let afterNewline = true; !(bytes[at] === 0x0a && afterNewline); at += 1) {
    if (at >= bytes.length) return { kind: 'partial' };
    afterNewline = bytes[at] === 0x0a;
  }
  at += 1;

  if (length <= 0 || length > memoryLimit) return { kind: 'complete', name, body: new Uint8Array() };
  if (bytes.length < at + length && !ended) return { kind: 'partial' };
  // A body that stays short is not used at all.
  return {
    kind: 'complete',
    name,
    body: bytes.length < at + length ? new Uint8Array() : bytes.subarray(at, at + length),
  };
}
