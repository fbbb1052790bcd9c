/** How long everything takes, in milliseconds. */
export interface Latencies {
  /** The Photon thinks about one command. */
  readonly command: number;
  /** A scan by scan-ap, from the first to the last network heard. */
  readonly scan: number;
  /** One of the two scans that configure-ap makes by itself from 0.7.0 on. */
  readonly ownScan: number;
  /** From the answer to connect-ap until the Photon's network is gone. */
  readonly leave: number;
  /** Until the Photon's network is up again. */
  readonly accessPointUp: number;
  readonly join: number;
  /** Three attempts to join that fail. */
  readonly joinFailed: number;
  readonly address: number;
  readonly cloudConnect: number;
  readonly handshake: number;
  readonly claim: number;
  readonly update: number;
  /** One byte of the console's text, where the firmware paces it. */
  readonly consoleByte: number;
  /** From one sign of a device that waits for a file by cable to the next. */
  readonly fileSign: number;
  /** From RESET, or power, until its USB port is there. */
  readonly start: number;
  /** From a device that is off the bus until whoever has its port open is told. */
  readonly lossTold: number;
  /** The computer looks what is in the air. */
  readonly computerLook: number;
  /** For how long the computer at home hears a network that is gone, with that fault: systems keep what they heard. */
  readonly heardAfterwards: number;
  readonly computerJoin: number;
  readonly computerReturn: number;
  /** After which the computer hops back by itself, with that fault. */
  readonly computerHop: number;
  readonly cloudRequest: number;
  /** From one event that a practising person's Photon publishes to the next. */
  readonly measuring: number;
  /** How late the cloud tells who is online, with that fault. */
  readonly connectedLag: number;
}

/**
 * As on a desk. Known: about 40 s until a wrong password shows (community.particle.io thread 25045), an update of 1–3
 * minutes at first. The rest is what set-ups typically take: seconds for a scan and for each change of network.
 */
export const realisticLatencies: Latencies = {
  command: 40,
  scan: 2_500,
  ownScan: 1_500,
  leave: 400,
  accessPointUp: 1_500,
  join: 3_000,
  joinFailed: 40_000,
  address: 1_200,
  cloudConnect: 500,
  handshake: 1_500,
  claim: 400,
  update: 60_000,
  consoleByte: 1,
  fileSign: 1_000,
  start: 1_500,
  // A hub is asked what has changed every 255 ms at the most (USB 2.0, 11.23.1, bInterval at full speed).
  lossTold: 250,
  computerLook: 800,
  heardAfterwards: 12_000,
  computerJoin: 3_500,
  computerReturn: 4_000,
  computerHop: 8_000,
  cloudRequest: 120,
  measuring: 5_000,
  connectedLag: 30_000,
};

/** For tests: the same order of things in almost no time. */
export const fastLatencies: Latencies = {
  command: 0,
  scan: 8,
  ownScan: 2,
  leave: 2,
  accessPointUp: 5,
  join: 5,
  // Long enough to see that the Photon's network was gone before it came back.
  joinFailed: 3_000,
  address: 3,
  cloudConnect: 2,
  handshake: 5,
  claim: 2,
  update: 20,
  consoleByte: 0,
  fileSign: 20,
  start: 5,
  lossTold: 1,
  computerLook: 2,
  heardAfterwards: 3_000,
  computerJoin: 5,
  computerReturn: 5,
  computerHop: 20,
  cloudRequest: 1,
  measuring: 20,
  connectedLag: 20,
};
