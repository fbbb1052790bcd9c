/**
 * Everything that can be made to go wrong, by name: once switched on, a fault stays until it is switched off. The text
 * is what `simulator --help` and the practice session print.
 */
export const faultCatalogue = {
  // The Photon's ports
  'tcp-refused': 'the Photon refuses connections on its TCP port',
  'http-refused': 'the Photon refuses connections on its HTTP port',
  'router-answers': 'a router with a web page sits at the Photon’s address; its TCP port is closed',
  'device-hangs': 'the Photon takes requests and never answers',
  'device-resets': 'the Photon resets the connection in place of an answer',
  'first-connection-stays-open': 'the Photon does not close the first TCP connection after listening began',
  'early-close-spins': 'firmware up to 0.6.4 hangs for good when a client closes before its answer',
  // What it says
  'half-answer': 'each answer breaks off in the middle',
  'reset-mid-answer': 'the Photon resets the connection in the middle of each answer',
  'slow-bytes': 'each answer arrives byte by byte, one every 50 ms',
  'late-answer': 'each answer comes after 20 s',
  'garbage-answer': 'each answer is bytes that mean nothing',
  'wrong-types': 'each answer is JSON with values of the wrong type',
  'huge-answer': 'each answer is 1 MiB long',
  'previous-answer': 'each answer is the one to the command before it',
  'different-device': 'another Photon answers after the scan',
  'other-device': 'another Photon answers',
  'different-key': 'after the scan an access point with the Photon’s name and id, but another key, answers',
  'key-missing': 'the Photon has no key',
  'set-refused': 'set answers −1 and stores nothing',
  'configure-refused-1': 'configure-ap answers 1: enterprise settings refused',
  'configure-refused-2': 'configure-ap answers −2: network not heard',
  'configure-refused-3': 'configure-ap answers −3: length of the name',
  'configure-refused-4': 'configure-ap answers −4: length of the password',
  'configure-refused-16640': 'configure-ap answers −16640: password not decrypted',
  'configure-refused-other': 'configure-ap answers 1024: storage error',
  'connect-refused': 'connect-ap answers 1: not ready, and the Photon goes on listening',
  'connect-answer-lost': 'connect-ap works, but its answer is lost',
  'never-leaves': 'connect-ap answers 0, but the Photon goes on listening',
  'stays-in-the-air': 'connect-ap works, and the Photon goes on answering on its own network, too',
  'heard-after-leaving': 'the computer, home again, hears the Photon’s network for some seconds after it has left',
  'access-point-gone': 'the Photon’s network is not in the air',
  'crash-during-command': 'the Photon crashes in the middle of any command and its network vanishes',
  'crash-during-scan': 'the Photon crashes in the middle of a scan, its own as well, and its network vanishes',
  // Its serial console
  'cable-busy': 'another program has the Photon’s USB port open',
  'cable-denied': 'the system lets nobody open the Photon’s USB port',
  'cable-in-dfu': 'the Photon is in DFU mode, where it has no console',
  'cable-loss-untold': 'the system tells nobody who has the Photon’s USB port open that it is gone',
  'cable-name-kept':
    'the Photon’s USB port is back under its old name, as on Windows, and who has it open learns of that by writing to it',
  'touch-ignored': 'a program that never returns keeps the Photon from listening when it is touched over USB',
  'console-stuck': 'another program has left a dialogue of the console open, at a question for a text',
  'console-stuck-at-digit': 'another program has left a dialogue of the console open, at a question for one digit',
  'program-echoes': 'the user’s program gives back each byte that it gets while the Photon is not listening',
  'console-chatter': 'the user’s program prints lines between those of the console',
  'console-broken-into': 'the user’s program prints some letters every 70 ms, also into an answer of the console',
  'console-drowned': 'the user’s program prints between any two letters of the console',
  'console-floods': 'the user’s program prints without an end',
  'console-bytes-apart': 'each byte of the console arrives by itself',
  'console-asks-twice': 'the console asks each question twice',
  'console-asks-other': 'the console asks something before each question that no known firmware asks',
  'console-byte-lost': 'of all that is typed at once the second byte is lost',
  'console-half-line': 'the console stops in the middle of a line until its port is opened again',
  'console-code-garbled': 'the console stores and tells another claim code than was typed',
  'modem-manager-probes': 'a program that looks for modems types into the console whenever its port is opened',
  'console-storage-fails': 'the console cannot store any network',
  'console-waits-for-file': 'the console waits for a file, and for nothing else',
  // Its way to the cloud
  'wrong-password': 'no stored password ever fits its network',
  'no-dhcp': 'the router gives the Photon no address',
  'no-internet': 'no internet behind the Wi-Fi network',
  'cloud-blocked': 'the Wi-Fi network blocks the way from the Photon to the cloud',
  'key-mismatch': 'the cloud does not accept the Photon’s key',
  'never-online': 'the handshake with the cloud never ends',
  'update-first': 'the Photon comes online, goes away to update, and comes back',
  'online-not-claimed': 'the cloud ignores the claim code',
  'claim-code-expired': 'every claim code is too old when the Photon uses it',
  'owned-by-others': 'the Photon is in somebody else’s product and cannot be moved',
  // The computer's Wi-Fi
  'wifi-join-fails': 'the computer cannot join the Photon’s network',
  'wifi-joined-elsewhere': 'the computer says that it has joined the Photon’s network, and is where it was',
  'wifi-no-address': 'the computer gets no address on the Photon’s network',
  'wifi-hops-back': 'the computer leaves the Photon’s network by itself, once',
  'wifi-home-gone': 'the computer’s own network does not come back',
  // The cloud, as the computer sees it
  'cloud-refused': 'the cloud refuses connections',
  'cloud-hangs': 'the cloud takes requests and never answers',
  'cloud-slow': 'every answer of the cloud takes 10 s longer',
  'cloud-401': 'the cloud answers 401 to every call with a token',
  'cloud-403': 'the cloud answers 403 to every call with a token',
  'cloud-404': 'the cloud answers 404 to every call with a token',
  'cloud-408': 'the cloud answers 408 to every call with a token',
  'cloud-429': 'the cloud answers 429 to everything, Retry-After 30',
  'cloud-500': 'the cloud answers 500 to everything',
  'cloud-502-html': 'a proxy answers 502 with a web page to everything',
  'gateway-401': 'a gateway on the way answers 401 with a page of its own to everything',
  'gateway-403': 'a gateway on the way answers 403 with a page of its own to everything',
  'gateway-404': 'a gateway on the way answers 404 with a page of its own to everything',
  'cloud-sign-in-page': 'a captive portal answers every request with its sign-in page',
  'cloud-truncated': 'every answer of the cloud breaks off in the middle',
  'clock-skew': 'the cloud’s clock is one day ahead',
  'token-revoked': 'no access token is valid any more',
  'lists-break-off': 'every page of a list but the first is answered with 500',
  'lists-uncounted': 'lists do not tell how many pages they have',
  'odd-id-listed': 'each list of devices holds one whose id is of another form',
  'connected-flag-lags': 'the cloud’s device records tell late who is online',
  // Products and customers
  'customer-exists-answers-409': 'making a customer that is there already answers 409 in place of 400',
  'customer-exists-answers-200': 'making a customer that is there already answers 200 with the words of a refusal',
  'customers-listed-late': 'the list of customers shows nobody yet',
  'import-answers-as-before': 'adding devices answers without the two newer lists',
  'device-quarantined': 'every device of a product waits in quarantine',
  'device-denied': 'every device of a product is denied',
  'denied-stay-listed': 'a device that is denied stays in the list of its product, marked as denied',
  'product-tokens-short': 'tokens of a product’s client end after a minute',
  'product-tokens-end-early': 'each token of a product’s client is refused after three calls',
  'tinker-unknown': 'the cloud does not know Tinker by name',
} as const;

export type FaultName = keyof typeof faultCatalogue;

export const faultNames = Object.keys(faultCatalogue) as readonly FaultName[];

export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(faultCatalogue, text);
}

export interface FaultSwitches {
  isOn(name: FaultName): boolean;
  set(name: FaultName, on: boolean): void;
  /** How many changes there were. Taken before looking at the switches, it makes sure that no change is missed. */
  changes(): number;
  /** Ends as soon as there were more changes than `seen`, or when `signal` aborts. */
  changed(seen: number, signal: AbortSignal): Promise<void>;
  /** Calls `listener` after every change. */
  onChange(listener: () => void): void;
}

export function faultSwitches(initial: readonly FaultName[]): FaultSwitches {
  const on = new Set<FaultName>(initial);
  const listeners = new Set<() => void>();
  let changes = 0;
  return {
    isOn: (name) => on.has(name),
    set(name, value) {
      if (on.has(name) === value) return;
      if (value) on.add(name);
      else on.delete(name);
      changes += 1;
      for (const listener of [...listeners]) listener();
    },
    changes: () => changes,
    changed: (seen, signal) =>
      new Promise((resolve) => {
        const done = () => {
          listeners.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        if (signal.aborted || changes > seen) return resolve();
        listeners.add(done);
        signal.addEventListener('abort', done, { once: true });
      }),
    onChange: (listener) => void listeners.add(listener),
  };
}

/** Faults of one device among several, over those of its whole world: a fault is on that is on in either. */
export function faultsOver(world: FaultSwitches, own: FaultSwitches): FaultSwitches {
  return {
    isOn: (name) => world.isOn(name) || own.isOn(name),
    set: own.set,
    changes: () => world.changes() + own.changes(),
    async changed(seen, signal) {
      const [worldSeen, ownSeen] = [world.changes(), own.changes()];
      if (worldSeen + ownSeen > seen) return;
      const over = new AbortController();
      const either = AbortSignal.any([signal, over.signal]);
      await Promise.race([world.changed(worldSeen, either), own.changed(ownSeen, either)]);
      over.abort();
    },
    onChange(listener) {
      world.onChange(listener);
      own.onChange(listener);
    },
  };
}
