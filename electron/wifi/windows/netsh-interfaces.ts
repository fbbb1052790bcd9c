/** One Wi-Fi interface as `netsh wlan show interfaces` tells it. */
export interface NetshInterface {
  /** In small letters. */
  readonly guid: string;
  readonly name: string;
  /** Undefined when not connected. `profile` is undefined when it could not be found among the lines. */
  readonly connection: { readonly ssid: string; readonly profile: string | undefined } | undefined;
  /** The hardware or the software switch of the radio is off, as far as the two lines about it tell. */
  readonly radioOff: boolean;
}

const guidValue = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
const hardwareAddress = /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i;

/**
 * Reads the list by its shape alone: labels follow the language of Windows, lines were added over the years (`Band`,
 * `Interface type`, `Rssi`), but an interface always begins with its name, description, GUID and hardware address; the
 * network's name stands just before the hardware address of the access point, and the profile is the next line but the
 * signal in dBm after the only percentage. Never throws; what has no GUID line is not an interface.
 */
export function readInterfaces(text: string): readonly NetshInterface[] {
  const lines = text.split(/\r?\n/).map(readLine);
  const starts = lines.flatMap(({ value }, index) => (guidValue.test(value ?? '') ? [index] : []));
  return starts.map((start, place) => {
    const end = endOfBlock(lines, start, starts[place + 1]);
    const fields = lines.slice(start + 1, end);
    return {
      guid: guidValue.exec(lines[start]?.value ?? '')?.[1]?.toLowerCase() ?? '',
      name: lines[start - 2]?.value ?? '',
      connection: readConnection(fields.flatMap(({ value }) => (value === undefined ? [] : [value]))),
      radioOff: readRadioOff(fields),
    };
  });
}

/** A percentage alone, its sign behind the number, or before it as in Turkish. */
export function readPercent(text: string): number | undefined {
  const found = /^\s*(?:(\d{1,3})\s?%|%\s?(\d{1,3}))\s*$/.exec(text);
  return found === null ? undefined : Number(found[1] ?? found[2]);
}

interface Line {
  /** What stands behind the first colon; undefined on a line without one. Inner and trailing blanks are a name's own. */
  readonly value: string | undefined;
  readonly text: string;
}

function readLine(text: string): Line {
  const colon = text.indexOf(':');
  return { text, value: colon === -1 ? undefined : text.slice(colon + 1).replace(/^ /, '') };
}

/** A block ends at an empty line, or where the name of the next interface stands, two lines before its GUID. */
function endOfBlock(lines: readonly Line[], start: number, nextStart: number | undefined): number {
  const last = nextStart === undefined ? lines.length : nextStart - 2;
  for (let index = start + 1; index < last; index += 1) if (lines[index]?.text.trim() === '') return index;
  return last;
}

/** @param values after the GUID: the interface's own hardware address, perhaps its type, its state, then the connection's */
function readConnection(values: readonly string[]): NetshInterface['connection'] {
  const first = values.findIndex((value, index) => index >= 2 && hardwareAddress.test(value.trim()));
  if (first === -1) return undefined;
  // A network may itself be named like a hardware address; then two stand one after the other.
  const accessPoint = hardwareAddress.test(values[first + 1]?.trim() ?? '') ? first + 1 : first;
  const ssid = values[accessPoint - 1];
  if (ssid === undefined || accessPoint < 3) return undefined;
  return { ssid, profile: readProfile(values.slice(accessPoint + 1), ssid) };
}

function readProfile(values: readonly string[], ssid: string): string | undefined {
  const signal = values.findIndex((value) => readPercent(value) !== undefined);
  if (signal === -1) return undefined;
  const [next, afterNext] = values.slice(signal + 1);
  const isRssi = next !== undefined && /^\s*-\d{1,3}\s*$/.test(next) && next !== ssid && afterNext !== undefined;
  const profile = isRssi ? afterNext : next;
  return profile === undefined || profile === '' ? undefined : profile;
}

/**
 * A radio's two switches stand below each other, `Hardware On` and `Software Off` in English, the second without a
 * label. Whatever the language, two different last words mean that one is off. That both are off looks like both on;
 * then the list of networks is refused, which `refusalOf` of the caller sees.
 */
function readRadioOff(fields: readonly Line[]): boolean {
  return fields.some(({ value }, index) => {
    const next = fields[index + 1];
    if (value === undefined || next === undefined || next.value !== undefined) return false;
    const [one, other] = [lastWord(value), lastWord(next.text)];
    return one !== undefined && other !== undefined && one !== other;
  });
}

function lastWord(text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  return words.length < 2 ? undefined : words.at(-1);
}
