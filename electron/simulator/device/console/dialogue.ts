import { createPrivateKey } from 'node:crypto';
import { binaryTextToBytes, bytesToBinaryText } from '../../../../shared/bytes.ts';
import { securityBits } from '../../../../shared/security-type.ts';
import { type AirNetwork, ssidBytes } from '../../air/air.ts';
import type { FaultSwitches } from '../../faults.ts';
import { storableEnterprise, storedNetwork } from '../configure-ap.ts';
import type { StoredEnterprise, StoredNetwork } from '../memory.ts';
import type { ConsoleProfile } from './console-profile.ts';
import { readLine, readLines, type SerialLine } from './serial-line.ts';

export interface DialogueSurroundings {
  readonly line: SerialLine;
  readonly profile: ConsoleProfile;
  readonly faults: FaultSwitches;
  /** What can be heard now, hidden networks included. */
  heard(): readonly AirNetwork[];
  /** One scan of its own. */
  scan(): Promise<void>;
  store(network: StoredNetwork): void;
  storeEnterprise(enterprise: Partial<StoredEnterprise>): void;
}

/** How `w` ended; `left`: whether the listening loop ends with it; `broken`: the mode was over before. */
export type DialogueEnding = 'left' | 'stays' | 'broken';

const securityPrompts = {
  short: 'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: ',
  long: 'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2, 4=WPA Enterprise, 5=WPA2 Enterprise: ',
} as const;
const cipherPrompt = 'Security Cipher 1=AES, 2=TKIP, 3=AES+TKIP: ';

/** The security that a digit stands for, without a cipher. */
const bySecurityDigit = [
  0,
  securityBits.wep,
  securityBits.wpa,
  securityBits.wpa2,
  securityBits.wpa | securityBits.enterprise,
  securityBits.wpa2 | securityBits.enterprise,
] as const;

/** 1 AES, 2 TKIP, 3 both. */
const byCipherDigit = [0, securityBits.aes, securityBits.tkip, securityBits.aes | securityBits.tkip] as const;

const isPersonal = (security: number) =>
  (security & (securityBits.wpa | securityBits.wpa2)) !== 0 && (security & securityBits.enterprise) === 0;

/**
 * The dialogue of `w` in its three generations (system_setup.cpp:400-640, v1.5.2 and v0.6.4; wifi_credentials_reader.cpp,
 * v0.4.4). Nothing is stored before its last prompt is answered, and nothing but an answer or a reset ends it.
 */
export async function wifiDialogue(around: DialogueSurroundings): Promise<DialogueEnding> {
  const { line, profile } = around;
  const ownScan = profile.dialogue === 'own-scan';
  let name: string | undefined;
  do {
    name = await ask(around, 'SSID: ', 32);
    if (name === undefined) return 'broken';
  } while (ownScan && name === '');

  let security: number | undefined;
  const find = async () => {
    await around.scan();
    // The last hit wins.
    return around.heard().findLast((one) => !one.hidden && bytesToBinaryText(ssidBytes(one)) === name)?.security;
  };
  if (ownScan) security = await find();
  let isSecret = true;
  if (security === undefined) {
    const digit = await choose(around, ownScan ? securityPrompts.long : securityPrompts.short, 0, ownScan ? 5 : 3);
    if (digit === undefined) return 'broken';
    security = bySecurityDigit[digit] ?? 0;
    isSecret = security !== 0;
    // 0.7.0 and later look once more; before, and only for WPA, this is the one look, and its result counts.
    const again = ownScan || (profile.dialogue === 'with-cipher' && isPersonal(security)) ? await find() : undefined;
    const asksCipher = ownScan || (profile.dialogue === 'with-cipher' && isPersonal(security) && again === undefined);
    if (again !== undefined && !ownScan) security = again;
    if (asksCipher) {
      const cipher = await choose(around, cipherPrompt, 1, 3);
      if (cipher === undefined) return 'broken';
      security |= byCipherDigit[cipher] ?? 0;
    }
  } else if (security === 0 || (security & securityBits.wep) !== 0) {
    // The scan tells no cipher of these, so one is asked for and written into any security (:507; wlan_hal.cpp:1074).
    const cipher = await choose(around, cipherPrompt, 1, 3);
    if (cipher === undefined) return 'broken';
    security |= byCipherDigit[cipher] ?? 0;
  }

  if (ownScan && (security & securityBits.enterprise) !== 0) return enterprise(around, name, security);
  // With the cipher written into it, an open network has become something that asks for nothing more.
  const asksPassword = ownScan ? isPersonal(security) || (security & securityBits.wep) !== 0 : isSecret;
  const password = asksPassword ? await ask(around, 'Password: ', 64) : '';
  if (password === undefined) return 'broken';

  await line.print('Thanks! Wait while I save those credentials...\r\n\r\n');
  await around.scan();
  if (ownScan && !isLongEnough(security, password)) return derp(around, 'stays');
  if (profile.dialogue === 'with-cipher' && name === '') return derp(around, 'stays');
  // The dry run is over then, and its flag ends the loop (system_network_wifi.h:44-58, v0.6.4).
  if (around.faults.isOn('console-storage-fails')) return derp(around, ownScan ? 'stays' : 'left');
  around.store(networkOf(around, name, security, password));
  return thanks(around);
}

/** 0.7.0 and later (wlan_hal.cpp:1178-1203, v1.5.2). */
function isLongEnough(security: number, password: string): boolean {
  if ((security & securityBits.wep) !== 0) return password.length >= 5 && password.length <= 58;
  return !isPersonal(security) || (password.length >= 8 && password.length <= 64);
}

/**
 * Without a password the entry is an open network up to 0.6.4 (system_network_wifi.h:153, v0.6.4). 0.4.4 scans while it
 * saves, and takes the security it finds. Both WPA and both ciphers are stored as the one that comes first
 * (wlan_hal.cpp:951-975, v1.5.2).
 */
function networkOf(
  { profile, heard }: DialogueSurroundings,
  name: string,
  typed: number,
  password: string,
): StoredNetwork {
  let security: number = typed;
  if (profile.dialogue !== 'own-scan' && password === '') security = 0;
  else if (profile.dialogue === 'without-cipher' && isPersonal(typed)) {
    const found = heard().findLast((one) => !one.hidden && bytesToBinaryText(ssidBytes(one)) === name);
    security = found?.security ?? typed;
  }
  return storedNetwork(name, oneOfEach(security), password, 0);
}

function oneOfEach(security: number): number {
  const has = (bit: number) => (security & bit) !== 0;
  const without = (has(securityBits.wpa) ? securityBits.wpa2 : 0) | (has(securityBits.aes) ? securityBits.tkip : 0);
  return isPersonal(security) ? security & ~without : security;
}

async function enterprise(around: DialogueSurroundings, name: string, security: number): Promise<DialogueEnding> {
  const eap = await choose(around, 'EAP Type 0=PEAP/MSCHAPv2, 1=EAP-TLS: ', 0, 1);
  if (eap === undefined) return 'broken';
  const [innerIdentity, password] =
    eap === 0 ? [await ask(around, 'Username: ', 64), await ask(around, 'Password: ', 64)] : ['', ''];
  const lines = (prompt: string, limit: number) => ask(around, prompt, limit, readLines);
  const [clientCertificate, privateKey] =
    eap === 1
      ? [
          await lines('Client certificate in PEM format:\r\n', 4095),
          await lines('Private key in PEM format:\r\n', 2047),
        ]
      : ['', ''];
  const outerIdentity = await ask(around, 'Outer identity (optional): ', 64);
  const rootCertificate = await lines('Root CA in PEM format (optional):\r\n', 4095);
  if (
    innerIdentity === undefined ||
    password === undefined ||
    clientCertificate === undefined ||
    privateKey === undefined ||
    outerIdentity === undefined ||
    rootCertificate === undefined
  ) {
    return 'broken';
  }
  await around.line.print('Thanks! Wait while I save those credentials...\r\n\r\n');
  await around.scan();
  const read = storableEnterprise({
    eap: eap === 0 ? 25 : 13,
    innerIdentity,
    outerIdentity,
    password,
    certificates: [certificateOf(clientCertificate), certificateOf(rootCertificate)],
    privateKey: derOf(privateKey),
  });
  if (read.enterprise !== undefined) around.storeEnterprise(read.enterprise);
  // The dry run has set the flag that ends the loop (system_network_wifi.h:44-58; read from source, never seen).
  if (read.result !== 0 || around.faults.isOn('console-storage-fails')) return derp(around, 'left');
  around.store(storedNetwork(name, security, '', 0));
  return thanks(around);
}

/** With its zero byte. A text that is no PEM is dropped without a word. */
function certificateOf(text: string): string {
  return text.includes('-----BEGIN CERTIFICATE-----') ? `${text}\0` : '';
}

/** What the console makes of a private key (system_setup.cpp:571-580, v1.5.2); nothing of one that it cannot read. */
function derOf(pem: string): string {
  try {
    const key = createPrivateKey(pem);
    const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1';
    return bytesToBinaryText(key.export({ type, format: 'der' }));
  } catch {
    return '';
  }
}

/** One prompt and its answer. */
async function ask(
  { line, faults }: DialogueSurroundings,
  prompt: string,
  limit: number,
  read: typeof readLine = readLine,
): Promise<string | undefined> {
  if (faults.isOn('console-asks-other')) {
    await line.print('Region 0=world, 1=other: ');
    if ((await readLine(line, 1)) === undefined) return undefined;
  }
  await line.print(prompt);
  // An empty line that came late, as the LF of a CR and LF.
  if (faults.isOn('console-asks-twice')) await line.print(`\r\n${prompt}`);
  return read(line, limit);
}

/** A digit; a wrong one repeats the same prompt. */
async function choose(
  around: DialogueSurroundings,
  prompt: string,
  least: number,
  most: number,
): Promise<number | undefined> {
  for (;;) {
    const text = await ask(around, prompt, 1);
    if (text === undefined) return undefined;
    const digit = /^\d$/.test(text) ? binaryTextToBytes(text)[0] : undefined;
    if (digit !== undefined && digit - 0x30 >= least && digit - 0x30 <= most) return digit - 0x30;
  }
}

async function derp({ line }: DialogueSurroundings, ending: DialogueEnding): Promise<DialogueEnding> {
  await line.print("Derp. Sorry, we couldn't save the credentials.\r\n\r\n");
  return ending;
}

async function thanks({ line, profile }: DialogueSurroundings): Promise<DialogueEnding> {
  await line.print(
    "Awesome. Now we'll connect!\r\n\r\n" +
      `If you see a pulsing cyan light, your device${profile.blankBeforeLineEnd ? ' ' : ''}\r\n` +
      'has connected to the Cloud and is ready to go!\r\n\r\n' +
      'If your LED flashes red or you encounter any other problems,\r\n' +
      `visit https://${profile.support}/support to debug.\r\n\r\n` +
      `    ${profile.brand} <3 you!\r\n\r\n`,
  );
  return 'left';
}
