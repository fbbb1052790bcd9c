import { binaryTextToBytes, bytesToBinaryText } from '../../../../shared/bytes.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import type { Clock } from '../../../ground/clock-port.ts';
import type { AirNetwork } from '../../air/air.ts';
import type { DeviceLatency } from '../../device-latency.ts';
import type { FaultSwitches } from '../../faults.ts';
import type { Latencies } from '../../latencies.ts';
import type { EventLog } from '../../world-events.ts';
import { type Firmware, firmwareProfiles } from '../firmware.ts';
import { type DeviceMemory, withNetwork } from '../memory.ts';
import { consoleProfiles } from './console-profile.ts';
import { wifiDialogue } from './dialogue.ts';
import { seededCuts } from './seeded-cuts.ts';
import { readLine, type SerialLine } from './serial-line.ts';
import { type CableEnd, type OpenCable, type UsbCable, usbDescriptor } from './usb-cable.ts';

export interface ConsoleSurroundings {
  readonly id: DeviceId;
  readonly firmware: Firmware;
  readonly memory: DeviceMemory;
  readonly clock: Clock;
  readonly latency: DeviceLatency;
  readonly latencies: Latencies;
  readonly faults: FaultSwitches;
  readonly log: EventLog;
  heard(): readonly AirNetwork[];
  credentialsChanged(): void;
  /** Out of listening mode, as soon as this command is over. */
  leave(): void;
  /** Into listening mode, from wherever it is. */
  enterListening(): void;
  restart(into: 'listening' | 'dfu'): void;
  /** The cable is out, and the power with it. */
  powerLost(): void;
}

export interface SimulatedConsole {
  readonly cable: Pick<UsbCable, 'descriptor' | 'open'> & {
    /** Power fails after so many more bytes, counted both ways. */
    unplugAfter(bytes: number): void;
  };
  /** Runs until `signal` aborts. */
  listen(signal: AbortSignal): void;
  /** Ends when no dialogue is open: until then the loop that it stops does nothing else (system_network_internal.h, v1.5.2). */
  untilIdle(signal: AbortSignal): Promise<void>;
  /** What the USB socket shows; with any other than before, an open port is lost. */
  show(mode: 'off' | 'serial' | 'dfu'): void;
  /** Whether the user's program runs, which is not so in safe mode. */
  setUserProgram(runs: boolean): void;
}

/** Baud rates that are orders (system/src/system_update.cpp:256, v1.5.2). */
const baudRates = { dfu: 14_400, listen: 28_800, usual: 9_600 } as const;

/** Receive buffer of the device; what comes on top is lost where nothing reads it. */
const unreadBytes = 256;

/** Output that waits for a reader before 0.5.3, the oldest overwritten (usb_hal.c, v0.4.4). */
const ringBytes = 256;

const userLine = '{"temperature":21.5}\r\n';

/** The serial console of one Photon: letters in listening mode, and whatever its user's program prints. */
export function simulatedConsole(around: ConsoleSurroundings): SimulatedConsole {
  const { memory, faults, latency, latencies, log, clock } = around;
  const profile = consoleProfiles[around.firmware];
  let mode: 'off' | 'serial' | 'dfu' = 'serial';
  let end: CableEnd | undefined;
  let opened = new AbortController();
  let session = AbortSignal.abort();
  let ring = '';
  let inbox: number[] = [];
  let wake: () => void = () => undefined;
  let busy = false;
  let idle: (() => void)[] = [];
  let waitsForFile = false;
  let halted = false;
  let userProgram = true;
  let bytesLeft = Number.POSITIVE_INFINITY;
  const cut = seededCuts(around.id);

  function send(text: string): void {
    if (mode !== 'serial' || halted) return;
    if (end === undefined) {
      if (!profile.dropsWhileClosed) ring = (ring + text).slice(-ringBytes);
      return;
    }
    const bytes = binaryTextToBytes(text).subarray(0, Math.max(0, bytesLeft));
    const cuts = faults.isOn('console-bytes-apart') ? () => 1 : cut;
    for (let at = 0; at < bytes.length; ) {
      const size = cuts(bytes.length - at);
      end.received(bytes.subarray(at, at + size));
      at += size;
    }
    count(text.length);
  }

  function count(bytes: number): void {
    bytesLeft -= bytes;
    if (bytesLeft <= 0) around.powerLost();
  }

  /** Each its own byte, with what a program prints in between. */
  async function print(text: string): Promise<void> {
    const drowned = userProgram && faults.isOn('console-drowned');
    const half = faults.isOn('console-half-line') && text.length > 20 ? Math.floor(text.length / 2) : undefined;
    if (half !== undefined) {
      send(text.slice(0, half));
      halted = true;
      return;
    }
    const pauseMs = profile.paced ? latencies.consoleByte : 0;
    if (pauseMs === 0 && !drowned) return send(text);
    for (const letter of text) {
      await latency.wait(pauseMs, session);
      if (session.aborted) return;
      send(drowned ? `${letter}.` : letter);
    }
  }

  const line: SerialLine = {
    print,
    echo: send,
    async next() {
      while (inbox.length === 0 && !session.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return session.aborted ? undefined : inbox.shift();
    },
    discard() {
      inbox = [];
    },
  };

  async function letter(byte: number): Promise<void> {
    const key = String.fromCharCode(byte);
    if (profile.touchListens && (byte === 1 || byte === 2)) return waitForFile();
    if (!/[imvswxfLcCd]/.test(key)) return;
    log.tell({ type: 'device-asked', command: key, transport: 'usb' });
    switch (key) {
      case 'i':
        return profile.longIdentity
          ? print(`Device ID: ${around.id}\r\nDevice Secret: SIMULATEDSECRET\r\nSerial Number: PHSIMULATED0001\r\n`)
          : print(`Your device id is ${around.id}\r\n`);
      case 'm':
        return print(`Your device MAC address is\r\n${around.id.slice(0, 12).replace(/..(?=.)/g, '$&:')}\r\n`);
      case 'v':
        send('system firmware version: ');
        return print(`${around.firmware}\n\r\n`);
      case 's':
        return send('{"p":6,"m":[{"s":16384,"l":"m","vc":30,"vv":30,"f":"b","n":"0","v":11,"d":[]}]}\r\n');
      case 'w':
        return wifi();
      case 'x':
        return around.leave();
      case 'f':
        await print("Waiting for the binary file to be sent ... (press 'a' to abort)\r\n");
        return waitForFile();
      case 'L':
        return profile.touchListens ? around.restart('listening') : undefined;
      case 'c':
        return profile.claimLetters ? print(`Device claimed: ${memory.claimedFlag ? 'yes' : 'no'}\r\n`) : undefined;
      case 'C':
        return profile.claimLetters ? claim() : undefined;
      case 'd':
        return profile.diagnosticsLetter ? print('{"device":{"network":{}}}\r\n') : undefined;
    }
  }

  async function claim(): Promise<void> {
    await print('Enter 63-digit claim code: ');
    const code = await readLine(line, 63);
    if (code === undefined) return;
    if (code.length !== 63) {
      return print('Sorry, claim code is not 63 characters long. Claim code unchanged.\r\n');
    }
    const stored = faults.isOn('console-code-garbled') ? `${code.slice(0, 62)}?` : code;
    memory.claimCode = stored;
    log.tell({ type: 'claim-code-stored' });
    return print(`Claim code set to: ${stored}\r\n`);
  }

  async function wifi(): Promise<void> {
    const ending = await wifiDialogue({
      line,
      profile,
      faults,
      heard: around.heard,
      scan: () => latency.wait(latencies.ownScan, session),
      store(network) {
        memory.networks = withNetwork(memory.networks, network, firmwareProfiles[around.firmware]);
        around.credentialsChanged();
        const ssid = new TextDecoder().decode(binaryTextToBytes(network.ssid));
        log.tell({ type: 'network-stored', ssid, security: network.security });
      },
      storeEnterprise(enterprise) {
        memory.enterprise = { ...memory.enterprise, ...enterprise };
      },
    });
    if (ending === 'left' && !session.aborted) around.leave();
  }

  /** YModem's receiver asks with a `C` once a second until a file comes or an `a`; for how long is not known. */
  async function waitForFile(): Promise<void> {
    waitsForFile = true;
    while (waitsForFile && mode === 'serial') {
      send('C');
      await clock.sleep(latencies.fileSign, opened.signal);
      if (opened.signal.aborted) return;
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    // What other programs left behind, before ours came.
    if (faults.isOn('console-stuck')) inbox.push(...binaryTextToBytes('w'));
    if (faults.isOn('console-stuck-at-digit')) inbox.push(...binaryTextToBytes('wSomewhere else\n'));
    if (faults.isOn('console-waits-for-file')) inbox.push(...binaryTextToBytes('f'));
    while (!signal.aborted) {
      const byte = await line.next();
      if (byte === undefined || signal.aborted) break;
      busy = true;
      await letter(byte);
      if (signal.aborted) return;
      rest();
    }
    if (session === signal) rest();
  }

  function rest(): void {
    busy = false;
    for (const done of idle.splice(0)) done();
  }

  /** What the user's program prints by itself, and until when it then does not. */
  function printed(): { readonly text: string; readonly pauseMs: number } | undefined {
    if (!userProgram) return undefined;
    if (faults.isOn('console-floods')) return { text: userLine.repeat(800), pauseMs: latencies.fileSign / 50 };
    if (faults.isOn('console-broken-into')) return { text: 't=21.5\r\n', pauseMs: latencies.fileSign * 0.07 };
    return faults.isOn('console-chatter') ? { text: userLine, pauseMs: latencies.fileSign / 5 } : undefined;
  }

  /** While the port is open: a program that prints, into the console's own text where it can. */
  async function chatter(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const seen = faults.changes();
      const now = printed();
      if (now === undefined) await faults.changed(seen, signal);
      else if (faults.isOn('console-broken-into')) {
        // By a beat of its own, whenever the port was opened.
        await clock.sleep(now.pauseMs - (clock.monotonic() % now.pauseMs), signal);
        if (!signal.aborted && printed()?.text === now.text) send(now.text);
      } else {
        send(now.text);
        await clock.sleep(now.pauseMs, signal);
      }
    }
  }

  function received(bytes: Uint8Array): void {
    if (mode !== 'serial') return;
    const taken = bytes.subarray(0, Math.max(0, bytesLeft));
    const lossy = faults.isOn('console-byte-lost') && taken.length > 2;
    const arrived = lossy ? [...taken.subarray(0, 1), ...taken.subarray(2)] : [...taken];
    // CAN twice, and a sentence (system_ymodem.cpp, v1.5.2); other bytes are no file.
    if (waitsForFile) {
      waitsForFile = !/[aA]/.test(bytesToBinaryText(taken));
      if (!waitsForFile) send('\x18\x18Aborted by user.\r\n');
    } else if (session.aborted && userProgram && faults.isOn('program-echoes')) {
      send(bytesToBinaryText(Uint8Array.from(arrived)));
    } else if (session.aborted) inbox = [...inbox, ...arrived].slice(0, unreadBytes);
    else inbox.push(...arrived);
    wake();
    count(bytes.length);
  }

  const isNameKept = () => faults.isOn('cable-name-kept');

  function lose(): void {
    const lost = end;
    end = undefined;
    opened.abort();
    waitsForFile = false;
    lost?.gone?.(isNameKept() ? 'kept' : 'free');
    if (lost === undefined || isNameKept() || faults.isOn('cable-loss-untold')) return;
    void clock.sleep(latencies.lossTold).then(() => lost.lost());
  }

  function setBaudRate(rate: number): void {
    // From the interrupt, whatever the console does.
    if (rate === baudRates.dfu) around.restart('dfu');
    if (rate !== baudRates.listen || faults.isOn('touch-ignored')) return;
    if (profile.touchListens) around.enterListening();
    else void waitForFile();
  }

  return {
    cable: {
      descriptor: () =>
        mode === 'off' ? undefined : usbDescriptor(around.id, profile, faults.isOn('cable-in-dfu') ? 'dfu' : mode),
      open(newEnd, baudRate = baudRates.usual): OpenCable | 'gone' | 'busy' | 'denied' {
        if (mode !== 'serial' || faults.isOn('cable-in-dfu')) return 'gone';
        if (faults.isOn('cable-denied')) return 'denied';
        if (end !== undefined || faults.isOn('cable-busy')) return 'busy';
        end = newEnd;
        opened = new AbortController();
        halted = false;
        const mine = opened;
        const waiting = ring;
        ring = '';
        if (waiting !== '') send(waiting);
        if (faults.isOn('modem-manager-probes')) received(binaryTextToBytes('AT+GCAP\r'));
        if (waitsForFile) void waitForFile();
        setBaudRate(baudRate);
        void chatter(mine.signal);
        let isClosed = false;
        const whileThere = (work: () => void) => {
          if (!mine.signal.aborted) work();
          else if (!isClosed && isNameKept() && !faults.isOn('cable-loss-untold')) newEnd.lost();
        };
        return {
          write: (bytes) => whileThere(() => received(bytes)),
          setBaudRate: (rate) => whileThere(() => setBaudRate(rate)),
          close() {
            isClosed = true;
            if (mine.signal.aborted) return;
            mine.abort();
            end = undefined;
          },
        };
      },
      unplugAfter(bytes) {
        bytesLeft = bytes;
      },
    },
    listen(signal) {
      session = signal;
      busy = false;
      signal.addEventListener('abort', () => wake(), { once: true });
      void run(signal);
    },
    untilIdle: (signal) =>
      new Promise((resolve) => {
        if (!busy || signal.aborted) return resolve();
        idle = [...idle, resolve];
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    show(next) {
      mode = next;
      inbox = [];
      busy = false;
      if (next === 'serial') bytesLeft = Number.POSITIVE_INFINITY;
      lose();
    },
    setUserProgram(runs) {
      userProgram = runs;
    },
  };
}
