import { autoDetect } from '@serialport/bindings-cpp';
import { SerialPortStream } from '@serialport/stream';
import type { UsbDescriptors } from '../../shared/console/usb-identity.ts';

// The only file that knows serialport, whose native half is loaded with it. Main thread only: it stands on libuv's own loop.
// On macOS it lists `/dev/tty.*`, because `/dev/cu.*` cannot be locked (node-serialport issues 1070 and 1084). To open one waits
// for a carrier only where it is opened to block: the library opens with O_NONBLOCK, and sets CLOCAL after that (bindings-cpp
// v13.0.1, src/serialport_unix.cpp:84 and :252). One report tells of a device that spoke at its `cu` alone (issue 1729).

/** A port as the system's list has it. */
export interface ListedPort extends UsbDescriptors {
  readonly path: string;
  /** Where it is plugged in, on Windows and macOS (bindings-cpp v13.0.1, src/serialport_win.cpp, src/darwin_list.cpp). */
  readonly locationId?: string | undefined;
}

export interface LibraryPort {
  write(bytes: Uint8Array): Promise<void>;
  setBaudRate(rate: number): Promise<void>;
  close(): Promise<void>;
}

export async function listPorts(): Promise<readonly ListedPort[]> {
  return autoDetect().list();
}

/** Rejects with the library's errors, which have words and no codes. `gone` is called once, unless it was closed here. */
export async function openPort(
  path: string,
  baudRate: number,
  received: (bytes: Uint8Array) => void,
  gone: () => void,
): Promise<LibraryPort> {
  const stream = new SerialPortStream({ binding: autoDetect(), path, baudRate, autoOpen: false });
  await done((end) => stream.open(end));
  stream.on('data', received);
  stream.on('error', gone);
  stream.on('close', gone);
  return {
    // Not drained: behind a device that takes nothing that holds a thread, and the port, until it is unplugged.
    write: (bytes) => done((end) => stream.write(Buffer.from(bytes), end)),
    setBaudRate: (rate) => done((end) => stream.update({ baudRate: rate }, end)),
    async close() {
      stream.off('close', gone);
      // What it has not taken by then nobody waits for: the system would, for some 30 s (Linux, closing_wait of a tty).
      if (stream.isOpen) await done((end) => stream.flush(end)).catch(() => undefined);
      if (stream.isOpen) await done((end) => stream.close(end));
    },
  };
}

function done(work: (end: (error: Error | null | undefined) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
