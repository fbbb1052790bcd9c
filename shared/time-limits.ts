import { claimCodeLifetimeMs } from './claim-code.ts';
import type { CommandName } from './softap-codec.ts';

/**
 * How long the program waits for what: one row for each wait, in milliseconds. A row says who waits for what, `Then:` what
 * follows or who goes on when the time is over, and `Source:` where the number comes from. "Ours" is a choice that no
 * source gives. The code reads the rows by name; a number of its own fails `tests/unit/boundaries/time-limits.test.ts`.
 *
 * Not here: when a screen shows or hides something (it stands beside the screen, nobody waits for it), facts that others
 * decide (how long a claim code lives, how long an address is blocked), and the simulator's own latencies.
 */

/** The steps of a run. */
export const stepLimits = {
  /** A step for one call of the cloud. Then: it is tried again. Source: ours, half as long again as one call may take. */
  cloudCallMs: 30_000,
  /** A step before its next try. Then: the try. Source: the official iOS application looks every second. */
  tryAgainMs: 1_000,
  /**
   * A step for a cloud that asks for patience. Then: the run ends, and the person is told the time. Source: ours, a
   * person sits in front of it; the limits of the cloud count over five minutes (Particle API reference, rate limits).
   */
  retryAfterMs: 60_000,
  /**
   * A run for a Photon that is seen in the air, beyond the time of the search itself. Then: `photon-not-found`. Source:
   * ours; the search ends by itself, this is for a list that never comes.
   */
  findMarginMs: 30_000,
  /** The run for the system to say where the computer is. Then: it is asked once more. Source: ours, two system commands. */
  rememberMs: 20_000,
  /** The run before it asks once more where the computer is. Then: the try. Source: ours, a service that was busy. */
  rememberAgainMs: 500,
  /** The run for a join of a simulated network. Then: it is tried again. Source: ours, above every simulated fault. */
  joinSimulatedMs: 60_000,
  /**
   * The run for a join, beside the time of the person's hands. Then: `photon-network-not-joined`. Source: joining a
   * known open network takes 2 to 8 s, systems give up between 10 and 45 s; twice that.
   */
  joinMs: 90_000,
  /**
   * The run for a person who is to do something: choose a network in a menu, hold a button. Then: it ends, computer
   * home. Source: ours, a cup of coffee; longer than this a run only holds the computer's Wi-Fi.
   */
  userActionMs: 10 * 60 * 1000,
  /** As `userActionMs`, in the terminal with `--json`. Then: as there. Source: ours, a script has joined or never will. */
  scriptActionMs: 20_000,
  /**
   * The run between two looks whether the computer is still with the Photon, while a person reads. Then: it goes back.
   * Source: systems leave a network without internet after 10 to 60 s (particle-cli issue 315).
   */
  placeLookMs: 3_000,
  /** A step for one short command. Then: it is tried again. Source: ours, two commands with their own limit of 8 s. */
  photonCommandMs: 20_000,
  /** A step for a scan by the Photon. Then: it is tried again. Source: ours, twice the limit of the command. */
  photonScanMs: 30_000,
  /** A step that stores a network. Then: it is tried again. Source: the limit of the command, 65 s, and room. */
  configureMs: 80_000,
  /** The step that sends connect-ap, beside its joins. Then: sent again. Source: ours, the command and the look after it. */
  connectMs: 30_000,
  /**
   * The run for a Photon that was told to go. Then: it is told again. Source: the official Android library looks for 4
   * s, the one for iOS for 20 s.
   */
  leaveMs: 10_000,
  /** The run between two looks whether the Photon went. Then: the look. Source: the official Android library's 250 ms. */
  leaveLookMs: 250,
  /** The person for choosing networks. Then: `waited-too-long`. Source: a claim code's hour, less ten minutes for the rest. */
  choiceMs: claimCodeLifetimeMs - 10 * 60 * 1000,
  /**
   * How far the computer's clock may be off. Then: it is told. Source: ours; ten minutes are no rounding, signatures
   * and times of the person's other programs are wrong, too.
   */
  clockOffMs: 10 * 60 * 1000,
  /**
   * The run for the computer's own network, its tries within. Then: where it belongs is told. Source: tries begin for
   * 45 s, the last may take 45 s itself, the internet is waited for 15 s; the slowest return measured on Linux took 21
   * s.
   */
  giveBackMs: 110_000,
  /** As `giveBackMs`, simulated, after a failure. Then: told. Source: ours, above every simulated fault. */
  giveBackSimulatedMs: 60_000,
  /** As `giveBackMs`, by hand, after a failure. Then: told. Source: ours, nobody waits for hands to hear of a failure. */
  giveBackManualMs: 3_000,
  /** The run for a look whether the computer came home meanwhile. Then: told. Source: ours, two questions to the system. */
  lookHomeMs: 15_000,
  /**
   * The run for the list of a product's devices. Then: it goes on with what it has read. Source: ours, no longer than
   * the longer plan takes.
   */
  productListMs: 30_000,
  /** The step for that list, beyond it. Then: the step ends. Source: ours; reading ends by itself, a call within 20 s. */
  productListMarginMs: 15_000,
  /** The run for the record to name the owner. Then: told. Source: as `proofLimits.claimByIdMs`. */
  ownerMs: 30_000,
  /** The run for the list of customers. Then: told as a notice. Source: ours; the record, which counts, has named them. */
  customerListedMs: 8_000,
  /** The run between two looks at a record. Then: the look. Source: as the official applications, 1 to 3 s. */
  recordLookMs: 2_000,
  /** The look after the last pause. Then: what was last seen counts. Source: ours, a well cloud answers within a second. */
  lastLookMs: 2_000,
  /** The steps for those looks, beyond them. Then: the step ends. Source: ours; the looks end by themselves. */
  recordMarginMs: 10_000,
} as const;

/** Waiting for the proof. */
export const proofLimits = {
  /**
   * The run for the cloud to hear the device. Then: `photon-not-online`, with a second look. Source: a first connection
   * with an update over the air takes one to three minutes (Particle's iOS and Android set-up texts).
   */
  proveMs: 180_000,
  /** As `proveMs`, in practice. Then: told. Source: its Photon is online in seconds; other lights are asked for after 45 s. */
  practiceProveMs: 70_000,
  /** As `proveMs`, after a Photon that stayed. Then: told. Source: it has had a minute, and comes online in 10 to 30 s. */
  secondLookMs: 40_000,
  /** What is under way when the time is over. Then: the step ends. Source: a look, a claim and a look, of 20 s each. */
  lastCallsMs: 65_000,
  /** A cloud that says nothing of the device. Then: what the air says counts. Source: ours, three calls that time out. */
  silenceMs: 60_000,
  /** A computer away from home for a way to the cloud. Then: told. Source: one call's limit; a way is there at once. */
  wayMs: 20_000,
  /** The run between two looks. Then: the look. Source: the official applications look every 1 to 3 s. */
  lookMs: 2_500,
  /** A device for its place in the list. Then: claimed by its id. Source: later its code was lost, wrong or expired. */
  claimByIdMs: 30_000,
  /** How much older than connect-ap a handshake may look. Then: no proof. Source: the Date header counts whole seconds. */
  clockToleranceMs: 2_000,
  /** The run between two looks at the air. Then: the look. Source: ours, a look of the system takes seconds itself. */
  airLookMs: 2_000,
  /**
   * A Photon that is gone, until hearing it means that it is back. Then: the cloud is asked, then the details are to
   * blame. Source: three tries with a wrong password take about 40 s (community.particle.io thread 25045).
   */
  anewMs: 8_000,
  /** A Photon that is heard and was never gone. Then: as `anewMs`. Source: ours; no Photon that left is heard as long. */
  neverGoneMs: 20_000,
} as const;

/** A Photon in listening mode. */
export const photonLimits = {
  /**
   * A command for its answer. Then: its step tries again. Source: scan-ap streams while it scans; configure-ap scans by
   * itself, twice, 30 s each at most (Device OS v1.5.2, wlan_hal.cpp:1037); the others answer well within a second, and
   * 8 s is what the official JavaScript client allows. connect-ap often loses its answer, so waiting longer tells
   * nothing.
   */
  commandsMs: {
    version: 8_000,
    'device-id': 8_000,
    'scan-ap': 15_000,
    'public-key': 8_000,
    set: 8_000,
    'configure-ap': 65_000,
    'connect-ap': 4_000,
  } satisfies Readonly<Record<CommandName, number>>,
  /**
   * A connection for its opening. Then: HTTP in place of TCP 5609, which a firewall may swallow. Source: 3 s, the
   * official iOS library's limit; on the Photon's own network a reply to SYN takes milliseconds.
   */
  connectMs: 3_000,
  /**
   * A system that looks for a neighbour in vain. Then: sooner than this it did not look. Source: it asks for a second
   * at least before EHOSTUNREACH (RFC 1122, 2.3.2.1). At once say so macOS to programs without the right to local
   * networks (Apple's technical note TN3179), and Linux where a firewall rejects with "host prohibited".
   */
  noNeighbourMs: 900,
  /**
   * A first SYN, which is lost easily in the moment after joining. Then: a second connection; the first has brought the
   * device no byte. Source: the system repeats a SYN after a whole second (RFC 6298, 2.1).
   */
  secondSynMs: 300,
  /** Whether the computer is with a Photon. Then: it is elsewhere. Source: ours; there an answer takes milliseconds. */
  glanceMs: 1_500,
} as const;

/** A Photon on a USB cable. */
export const cableLimits = {
  /** What is asked next, for what a program on the device prints by itself. Then: it is asked. Source: ours; most print each second. */
  quietMs: 300,
  /**
   * The console for an answer. Then: asked again, or not listening. Source: it answers at once, up to 0.6.4 with one byte a
   * millisecond (Device OS v0.6.4, system_setup.cpp).
   */
  answerMs: 2_000,
  /**
   * What was written last, for its way out. Then: the port is closed, with which the system drops what it still holds. Source:
   * ours; full speed moves a line in a millisecond.
   */
  sentMs: 100,
  /** A wait for a file that was refused, for its end. Then: asked who it is. Source: ours; it ends with the letter (system_ymodem.cpp). */
  fileEndsMs: 1_500,
  /**
   * The console for its next question or its result. Then: `cable-interrupted`. Source: it looks for the network meanwhile,
   * 30 s at most (Device OS v1.5.2, wlan_hal.cpp:1037).
   */
  promptMs: 35_000,
  /**
   * A port that another program has open. Then: `cable-port-busy`. Source: ModemManager looks for a modem in a new port for
   * some 10 s.
   */
  busyMs: 15_000,
  /** Between two tries to open such a port. Then: the try. Source: ours, a try takes a millisecond. */
  busyAgainMs: 1_000,
  /** Between two looks for a Photon that is plugged in, or made to listen, by hand. Then: the look. Source: ours. */
  lookMs: 1_000,
  /**
   * Between two looks whether another Photon listens at the port of one that passed and tells no ID. Then: the look. Source:
   * ours; each look brings the program of the device two letters, and what takes them back.
   */
  sameAgainMs: 15_000,
  /** What the computer hears of the networks around it. Then: they are typed. Source: a look at all channels takes 3 to 8 s. */
  hearMs: 12_000,
  /** Between two looks at what is plugged in, while the window shows it. Then: the look. Source: ours, to notice a cable within 2 s. */
  watchMs: 1_000,
  /** An open port that one look did not find. Then: looked for once more, then lost. Source: ours; with the look before it within 2 s. */
  missingAgainMs: 200,
  /** At the rate that means "listen". Then: the usual rate again. Source: ours; the order is the request itself (system_update.cpp:256). */
  touchMs: 500,
  /** A device that was told to listen no more, for its way out. Then: it may be told to listen again. Source: ours. */
  leaveMs: 2_000,
  /**
   * What was told to listen and could not be opened, to be asked and told to listen no more. Then: left as it is. Source: one
   * answer and a way out; a person who cancels waits for it.
   */
  endListeningMs: 4_000,
  /** The last try to open a port, beyond the time to look for one. Then: `cable-not-listening`. Source: a busy port and both askings. */
  openMarginMs: 40_000,
  /** A claim code: its question and its answer. Then: `cable-interrupted`. Source: six waits for an answer. */
  claimCodeMs: 15_000,
  /** All questions about one network. Then: `cable-interrupted`. Source: as {@link promptMs} for each place where it may look for it. */
  dialogueMs: 150_000,
  /** The result of the last answer, with a question that comes again. Then: `cable-interrupted`. Source: as {@link promptMs}. */
  storeMs: 80_000,
  /**
   * From the end of listening mode until the console is asked whether it is back there. Then: it is asked. Source: three
   * attempts to join take about 40 s (community.particle.io thread 25045); earlier the letter is the user's program's.
   */
  backMs: 45_000,
  /** Between two such questions. Then: the next. Source: ours. */
  backAgainMs: 15_000,
} as const;

/** The cloud. */
export const cloudLimits = {
  /** One call. Then: `cloud-timed-out`. Source: ours; a slow mobile link takes a few seconds, the official SDK has no limit. */
  callMs: 20_000,
  /** Long work before it calls again. Then: after the last the trouble is believed. Source: ours, a restart of a router. */
  callAgainSeconds: [2, 4, 8, 16],
  /** A 429 that names no time. Then: the call again. Source: ours, a tenth of the five minutes that limits count over. */
  unnamedRetryAfterSeconds: 30,
  /** Long work for a cloud that asks for patience. Then: told. Source: limits count over five minutes (API reference). */
  retryAfterMs: 300_000,
  /** A token before its end. Then: renewed. Source: ours, one that ends while a call travels would be refused. */
  tokenMarginMs: 60_000,
  /** Over how long renewals are counted. Then: no more. Source: token calls are limited in five minutes (API reference). */
  renewalsMs: 300_000,
  /** A silent stream. Then: opened anew. Source: particle-api-js 12, EventStream. */
  streamSilenceMs: 15_000,
  /** Between two streams. Then: the next. Source: particle-api-js 12, EventStream. */
  streamAgainMs: 2_000,
  /**
   * As `streamAgainMs`, doubled after each short one up to here. Then: as there. Source: 100 streams in five minutes
   * are allowed to an address (API reference), of which others want some.
   */
  streamAgainAtMostMs: 64_000,
  /** A stream that sends more than its share. Then: read on. Source: ours, its bound is counted in bytes a second. */
  streamPauseMs: 1_000,
} as const;

/** The computer's Wi-Fi, whatever the system. */
export const wifiLimits = {
  /**
   * A join of a Photon's network. Then: a person's hands. Source: an open network takes 2 to 8 s, with a slow card 20
   * s; NetworkManager 1.42 itself gives up an address after 47 s.
   */
  joinMs: 45_000,
  /** Between two looks for an address while it joins. Then: the look. Source: ours, one system call each. */
  addressLookMs: 100,
  /** Between two questions where the computer is. Then: the question. Source: ours, each is a program of some 20 ms. */
  placeLookMs: 1_000,
  /** A probe of Photon or cloud. Then: nobody there. Source: a Photon answers in milliseconds, its server starts in seconds. */
  probeMs: 3_000,
  /**
   * A system that said "joined" and is elsewhere. Then: asked anew, because it left again, as Windows does where there
   * is no internet. Source: slow cards take up to 20 s.
   */
  joinAnewMs: 20_000,
  /** Between two joins. Then: the join. Source: ours; of a network that is not listed yet the system's own fails at once. */
  joinAgainMs: 1_000,
  /** Between two looks around. Then: the look. Source: a look takes an adapter off its channel for 2 to 8 s. */
  scanAgainMs: 3_000,
  /**
   * When the way home is tried. Then: the system, which tries by itself, is looked at until the end. Source: ours; a
   * try may open a window that asks for the network's password.
   */
  giveBackTriesAtMs: [0, 4_000, 20_000],
  /** The way home. Then: told. Source: it takes 1 to 2 s, with a slow card 20 s; a router that restarts needs longer. */
  giveBackMs: 45_000,
  /** Between two looks at the way home. Then: the look. Source: ours, the system tries by itself meanwhile. */
  giveBackLookMs: 1_500,
  /** The internet after the way home. Then: home all the same. Source: address and names come within seconds. */
  internetMs: 15_000,
  /** Between two looks for the internet. Then: the look. Source: ours, a person waits for the answer. */
  internetLookMs: 250,
  /** Between two looks what the person's hands did. Then: the look. Source: choosing in a menu takes seconds. */
  userActionLookMs: 1_000,
  /** Between two tries of what was in the way. Then: the try. Source: ours, such a try ends at once. */
  obstacleLookMs: 3_000,
  /** The person's hands for the way home where the internet comes another way. Then: the run goes on. Source: ours. */
  besideInternetMs: 60_000,
} as const;

/** What a system is asked for with its own programs. */
export const systemLimits = {
  linux: {
    /** nmcli for an answer. Then: `wifi-service-not-running`. Source: ours; NetworkManager that is well answers at once. */
    nmcliMs: 10_000,
    /**
     * nmcli's own `--wait`. Then: it says so, and the caller tries again. Source: ours, above what each takes with a
     * slow card.
     */
    nmcliWaitSeconds: { rescan: 5, add: 10, upByName: 20, upByUuid: 25, remove: 10, disconnect: 10 },
    /** nmcli beyond its own `--wait`. Then: it is ended. Source: ours, for one that hangs. */
    nmcliMarginMs: 5_000,
    /** busctl for a list. Then: no answer. Source: ours, one answer of a service of the system. */
    busctlMs: 5_000,
    /** busctl for a new connection. Then: `wifi-service-not-running`. Source: as nmcli. */
    addConnectionMs: 10_000,
    /** A scan. Then: what is known. Source: one adapter ends within 3 s, a slow one within 9 s. */
    scanMs: 9_000,
    /** Between two looks at a scan. Then: the look. Source: ours. */
    scanLookMs: 400,
    /** A scan without a word on its end. Then: what is known. Source: as long as most take. */
    blindScanMs: 3_000,
    /** How long an access point counts as heard. Then: gone. Source: NetworkManager lists one for 73 s after it is gone. */
    freshSeconds: 12,
    /** From the request to an address. Then: down. Source: NetworkManager's own limit for DHCP is 45 s; ours is sooner. */
    activationMs: 30_000,
    /** Between two looks at that. Then: the look. Source: ours. */
    activationLookMs: 300,
  },
  windows: {
    /** netsh. Then: `wifi-service-not-running`. Source: a service of the system, within a second when that is well. */
    netshMs: 10_000,
    /** PowerShell. Then: no answer. Source: it takes 0.3 to 3 s to start, its network modules as long again on a slow disk. */
    powershellMs: 20_000,
    /** The way home. Then: tried again. Source: Windows joins a network it knows within 2 to 5 s. */
    homeMs: 12_000,
    /** Between two looks at that. Then: the look. Source: ours. */
    homeLookMs: 500,
  },
  macos: {
    /** networksetup. Then: `wifi-service-not-running`. Source: it talks to a service of the system. */
    settingsMs: 10_000,
    /** networksetup that joins. Then: not joined. Source: it waits for the network, up to some ten seconds. */
    joinMs: 30_000,
    /** system_profiler. Then: no answer. Source: 2 to 4 s (exelban/stats issue 2133, dracula/tmux pull request 291). */
    profilerMs: 20_000,
    /** ipconfig, netstat, route. Then: no answer. Source: ours, they read a table. */
    quickMs: 5_000,
    /** The way home after switching on. Then: tried again. Source: a Mac joins a network it knows within 3 to 10 s. */
    homeMs: 15_000,
    /** Between two looks at that. Then: the look. Source: ours. */
    homeLookMs: 500,
  },
  nodeWifi: {
    /** A list. Then: its process is ended. Source: nmcli up to 9 s with a slow card, elsewhere 1 to 5 s. */
    scanMs: 15_000,
    /**
     * A join. Then: its process is ended. Source: its own limit on Linux is 10 s (src/linux-connect.js); elsewhere it
     * lists first.
     */
    connectMs: 20_000,
    /** Its process when asked to stop. Then: it is killed. Source: it gives its programs `lastProgramsMs`. */
    endMs: 1_500,
    /** Its process when killed. Then: not waited for. Source: gone in milliseconds, but for one that hangs in the kernel. */
    killMs: 500,
    /** The programs that it started, killed. Then: it ends. Source: gone at once, unless another holds their streams. */
    lastProgramsMs: 1_000,
  },
  /** The desktop's store of secrets, asked by busctl. Then: as a locked one. Source: ours, one answer of a service. */
  secretStoreMs: 5_000,
} as const;

/** Work on devices in the cloud: bringing them back, lists of them. */
export const jobLimits = {
  /** The record after an order. Then: `change-not-seen`. Source: records follow within a second or two. */
  confirmMs: 15_000,
  /** Between two looks at that. Then: the look. Source: the official iOS application looks every second. */
  confirmLookMs: 1_000,
  /**
   * A device that is to come online. Then: `device-offline`. Source: 10 to 60 s from power or RESET; a person walks to
   * it first.
   */
  onlineMs: 180_000,
  /** Between two looks at that. Then: the look. Source: as the official applications, 1 to 3 s. */
  onlineLookMs: 3_000,
  /**
   * An update over the air. Then: `change-not-seen`. Source: one to three minutes (Particle's iOS and Android set-up
   * texts).
   */
  flashMs: 240_000,
  /** Calls under way when a person stops. Then: `order-fate-unknown`. Source: a call takes under a second, its record two. */
  afterStopMs: 10_000,
  /** Between two states told to the window. Then: the newest. Source: ours, a person reads no faster. */
  tellMs: 100,
} as const;

/** The record that several stations share. No run waits for it but at `reserveMs` and `checkMs`. */
export const sharedRecordLimits = {
  /** The first word of a server. Then: away, tried again. Source: ours; a server in the building answers within 100 ms. */
  connectMs: 10_000,
  /** A call, and on the server a statement. Then: cut, tried again. Source: ours; a batch of 500 rows takes some 50 ms. */
  callMs: 10_000,
  /** Between two tries, twice as long each time. Then: the try. Source: ours; a server that restarts takes seconds. */
  againMs: 1_000,
  /** The longest of these. Then: the try. Source: ours, what a person waits who has just plugged the cable in again. */
  longestAgainMs: 30_000,
  /** Between two looks at what others wrote. Then: the look. Source: ours; a device takes a minute, a look a millisecond. */
  lookMs: 3_000,
  /**
   * How long a device is held by the server's clock without a word. Then: another station may have it. Source: ours, as
   * long as a set-up takes, so that one that was killed keeps nobody for longer.
   */
  leaseMs: 60_000,
  /** Between two renewals. Then: renewed. Source: a third of the lease, so that one that is lost is made up for. */
  leaseAgainMs: 20_000,
  /** A run for the word whether others are at its device. Then: goes on without. Source: ours, nobody notices a second. */
  reserveMs: 1_500,
  /** A run for the word whether it still holds its device. Then: goes on without. Source: as `reserveMs`. */
  checkMs: 1_500,
  /** Another station's clock off by this much more or less than before. Then: noted. Source: ours; a batch is on its way for less. */
  clockStepMs: 1_000,
  /**
   * The word of another station on an attempt without an end. Then: it is told that none was received, and a person may delete
   * it here. Source: ours, a day: a run takes minutes, a question is left open overnight, and who was out of touch since then
   * says so later.
   */
  unheardMs: 24 * 60 * 60 * 1000,
  /** The note that all of the others was read. Then: noted anew. Source: ours; `unheardMs` is many times as long, and each is a write. */
  allReadMs: 60 * 60 * 1000,
  /** Making the schema, or bringing it up to date. Then: tried again. Source: ours; an index of 100 000 000 rows takes minutes. */
  upgradeMs: 600_000,
  /** The driver for the end of connections that were cut. Then: left to the system. Source: ours; it takes no time. */
  hangUpMs: 1_000,
  /** A program of the terminal at its end, for what it noted. Then: waits for the next. Source: ours, `lookMs` and a batch. */
  settleMs: 10_000,
} as const;

/** The program itself, its files and its updates. */
export const programLimits = {
  /**
   * The end of the program, or an update that replaces it, for what is under way. Then: the journal, and the next
   * start. Source: `stepLimits.giveBackMs`, and room.
   */
  endMs: 120_000,
  /** The window's first picture. Then: shown as it is. Source: ours; what it holds can at least be seen and closed. */
  paintMs: 15_000,
  /**
   * From there to its being painted. Then: the rest of the app is put together all the same. Source: ours; a window that
   * opens where nobody sees it is not painted.
   */
  unseenMs: 1_000,
  /**
   * A page, for the question before closing. Then: closed unasked. Source: as long as Electron lets a page keep its window
   * (Electron 33, shell/browser/api/electron_api_base_window.cc and electron_api_browser_window.cc, OnCloseButtonClicked).
   */
  drawQuestionMs: 5_000,
  /** A page that ended after it was loaded anew. Then: told, not loaded again. Source: ours, it would only end once more. */
  pageAgainMs: 60_000,
  /** A proxy before a call. Then: as a cloud that is silent. Source: as long as one call has. */
  proxyMs: 20_000,
  /**
   * A store of secrets. Then: kept in memory, `secret-store-locked`. Source: an open one answers within a second, a
   * locked one waits for a person.
   */
  vaultOpenMs: 15_000,
  /**
   * When a file of secrets is read again. Then: told. Source: a scanner of viruses holds a new file for a second or
   * two; a program that ran out of handles soon has some again.
   */
  vaultReadAgainMs: [0, 200, 1_000, 4_000],
  /** A flush of the record. Then: told once, and the run goes on. Source: milliseconds, on a tired disk some hundred. */
  ledgerWriteMs: 2_000,
  /**
   * The first row of a program, which loads the engine of the record and makes its file. Then: told once, and the run goes
   * on. Source: ours, 0.2 s on an idle machine, and three where twenty programs want each processor.
   */
  recordOpenMs: 10_000,
  /**
   * The end of the program for the next piece of a damaged record that is being saved. Then: it ends, and the next one saves
   * it. Source: ours; a piece takes 10 ms, and all of it is written at the end: 20 000 attempts took six seconds in all.
   */
  recordSaveMs: 120_000,
  /**
   * The end of the program for an export or a deletion that was stopped. Then: it ends without it. Source: ours, a slice of
   * rows takes some milliseconds; a share that does not answer may hold a file for minutes.
   */
  historyEndMs: 3_000,
  /**
   * Between two looks whether another program has noted something, while the history is shown. Then: told. Source: ours; whoever
   * set something up in the terminal takes longer to look at the window, and a look takes a tenth of a millisecond.
   */
  historyLookMs: 2_000,
  /** A row of another program, without giving the processor back. Then: the next one. Source: ours, a row takes some 5 ms. */
  recordBusyMs: 50,
  /** Between two tries to write while another program does. Then: again. Source: ours, as long as some rows take. */
  recordAgainMs: 20,
  /** Between two tries to empty the log of what was deleted, while somebody reads. Then: again. Source: ours, a try stops writers for `recordBusyMs`. */
  recordEmptyMs: 2_000,
  /** Transactions one after the other, while other programs wait. Then: `recordPauseMs`. Source: ours, a twentieth of `ledgerWriteMs`. */
  recordTurnMs: 100,
  /** A file that others may write to, after `recordTurnMs`. Then: goes on. Source: ours, longer than `recordAgainMs`. */
  recordPauseMs: 30,
  /** Between two looks whether another program has saved a damaged file. Then: again. Source: ours; each is `recordBusyMs` long. */
  recordSavedMs: 500,
  /**
   * A file, for each piece. Then: it counts as unreadable, its reader is ended. Source: ours, for a mount that stopped
   * answering.
   */
  readFileMs: 60_000,
  /** A silent server of updates. Then: told. Source: ours, a busy one answers within seconds. */
  updateSilenceMs: 60_000,
  /** The first look for updates. Then: the look. Source: ours, a person has the window to themselves first. */
  firstUpdateLookMs: 15_000,
  /** The next look. Then: the look. Source: ours, for windows that stay open for days. */
  nextUpdateLookMs: 12 * 60 * 60 * 1000,
  /** The longest single timer. Then: the next. Source: ours; of a sleep of the computer at most this is taken from a wait. */
  timerMs: 5_000,
} as const;

/** Labels. */
export const labelLimits = {
  /** The system for the list of its printers. Then: there are none. Source: ours; a print server that is gone answers late. */
  printersMs: 5_000,
  /** One label for its printer, or for a file. Then: it counts as not printed. Source: ours; nobody else waits for it. */
  printMs: 30_000,
  /** The same where its printer has just kept one waiting in vain. Then: it counts as not printed. Source: ours; a line has many. */
  printAgainMs: 5_000,
} as const;

/** A line of devices. */
export const stationLimits = {
  /** A claim code that was fetched ahead. Then: another. Source: ours; half its hour is left for a run of minutes. */
  claimCodeMs: claimCodeLifetimeMs / 2,
  /** Devices coming online, between two looks for all of them. Then: the look. Source: ours, twice `proofLimits.lookMs`. */
  lookMs: 5_000,
  /**
   * A device that is not among those of its product that connected last, between two looks for it alone. Then: the look.
   * Source: ours; a list in the order of the Particle API reference has it as soon as it connects, and an event tells so, too.
   */
  lookAloneMs: 30_000,
  /**
   * The list of a line's product, for each device on it. Then: nothing of it is believed. Source: ours, one call for a page of 100
   * in ten seconds: ten stations behind one address make 300 calls with that of the 10 000 in five minutes (Particle API
   * reference, rate limits).
   */
  memberBelievedMs: 100,
  /** The next Photon for what is asked of the cloud while the computer is home. Then: it is joined. Source: ours. */
  settledMs: 3_000,
  /** The golden Photon of a line, to be found. Then: it is said that it was not. Source: ours; a walk to where it is kept. */
  goldenMs: 120_000,
  /** A hand on one device of a line, where its console asks for SETUP or RESET. Then: FAIL with that. Source: ours. */
  handsMs: 60_000,
  /**
   * The system for a join of a Photon, with nobody there to help. Then: the next one is taken, and this one again behind the others.
   * Source: as `wifiLimits.joinMs`, a slow card takes 20 s.
   */
  joinMs: 25_000,
  /** Such a join, before it is looked whether its Photon is still in the air. Then: the look. Source: an open network takes 2 to 8 s. */
  joinUsuallyMs: 8_000,
  /**
   * A Photon that a line has just heard, where the stations in its air share nothing: a part of it, by chance. Then: it is taken if it is heard still. Source: ours; a join of an open network takes
   * 2 to 8 s, the usual one 3, and whoever joins first is not heard by the others.
   */
  holdOffMs: 3_000,
  /**
   * An attempt of this preset that has no end, where its computer was left with a Photon. Then: its networks are looked for again before the line begins. Source: ours; a
   * computer that is started anew takes a minute or two, and networks stay for longer.
   */
  justKilledMs: 10 * 60_000,
  /** Another station that was noticed in this air. Then: it counts as gone. Source: ours, so long a Photon that somebody switched off costs a line some seconds for each of its devices. */
  anotherNearMs: 10 * 60_000,
  /** What was heard in the air before a lease. Then: it is heard anew. Source: ours, longer than one device takes. */
  heardMs: 60_000,
  /**
   * A device with its end, out of the air, so that it is another visit when it is heard again. Then: met anew. Source: ours;
   * a look of 8 s may miss a network, and three in a row do not.
   */
  goneMs: 30_000,
  /**
   * A Photon that left before it was told to connect, for whoever told it to show in the cloud. Then: it counts as broken.
   * Source: ours, 20 to 40 s to online and room.
   */
  elsewhereMs: 60_000,
  /** The list of serial numbers and devices, before a number that is not in it is reason to read it again. Then: it is read. Source: ours. */
  serialsReadMs: 60_000,
  /** Look-ups of single serial numbers, of which the cloud answers 50 in this time. Then: they count no more. Source: Particle API reference, serial numbers. */
  serialLookUpsMs: 60 * 60_000,
  /**
   * A device that has passed, for the word of the shared record that its serial number is still its own. Then: it has none, and is
   * tried again. Source: ours, half of how long the number is held without a word.
   */
  numberKeptMs: 30_000,
  /** One hook that takes one final row. Then: it counts as not taken, and is tried again. Source: ours. */
  hookMs: 10_000,
  /** A hook that did not take a row, between two tries. Then: the try. Source: ours. */
  hookAgainMs: 2_000,
  /** A hook between its later tries. Then: the try. Source: ours; a computer that is with a Photon is home in half a minute. */
  hookLongestAgainMs: 30_000,
  /** The end of a line for labels that are still being printed. Then: they count as not printed. Source: ours, twice `labelLimits.printMs`. */
  labelsEndMs: 60_000,
  /** The end of a line for the next row that a hook takes. Then: those on their way count as not passed on. Source: ours. */
  hooksEndMs: 30_000,
  /** The end of a line for all of them, one after the other. Then: the same. Source: ours, thirty rows of a hook that takes `hookMs` for each. */
  hooksEndLongestMs: 300_000,
  /**
   * The newest device that passed over its cable, for a hand to take it. Then: it shows itself no more. Source: ours, the light
   * is that of its user's program afterwards.
   */
  newestShownMs: 120_000,
  /** The end of a line for devices that show themselves, to be told not to. Then: they show themselves on. Source: ours; a cloud that answers at all needs a second. */
  lightsEndMs: 5_000,
  /**
   * The start of a line for what this computer hears of the networks around it. Then: it starts without. Source: one adapter ends
   * its look within 3 s, and the system's own list of a Mac takes 2 to 4 s (`systemLimits`).
   */
  hearMs: 5_000,
  /** This computer's clock and the cloud's, apart from each other. Then: no line is started. Source: ours, the rows of a record tell times. */
  clockOffMs: 5 * 60_000,
  /** A PASS on the screen of a line. Then: what goes on is said again. Source: ours, read in passing. */
  passShownMs: 4_000,
  /** A line that has stopped, until its sound is heard again. Then: the sound. Source: ours. */
  stoppedSoundMs: 20_000,
  /** A scanner between two keys, 100 ms at its slowest. Then: what it typed is one scan. Source: ours. */
  scanPauseMs: 400,
  /** A line that waits for a passing cause, between two tries. Then: the try. Source: ours. */
  againMs: 10_000,
} as const;
