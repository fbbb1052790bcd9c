/**
 * How many bytes the parts of a ZIP file say that they unpack to, as its directory has it (PKWARE, APPNOTE.TXT 6.3.10,
 * sections 4.3.12 to 4.3.16 and 4.5.3). hucre 1.0.0 unpacks no part beyond what is said of it, unless nothing is said;
 * such a part counts as endless. Throws a `RangeError` where the directory points beyond the file.
 */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => view.getUint32(at, true);
  const half = (at: number) => view.getUint16(at, true);
  const long = (at: number) => Number(view.getBigUint64(at, true));

  /** The directory's place and its number of parts. */
  function directory(): readonly [at: number, count: number] {
    let end = bytes.length - 22;
    while (end >= 0 && word(end) !== 0x06054b50) end -= 1;
    const [at, count] = [word(end + 16), half(end + 10)];
    if (at !== large && word(end + 12) !== large && count !== 0xffff) return [at, count];
    const record = long(end - 20 + 8);
    return [long(record + 48), long(record + 32)];
  }

  /** The first of the long sizes of a part: that of what is unpacked. */
  function longSize(from: number, until: number): number {
    for (let at = from; at + 12 <= until; at += 4 + half(at + 2)) if (half(at) === 1) return long(at + 4);
    return Number.POSITIVE_INFINITY;
  }

  let [at, count] = directory();
  let total = 0;
  for (; count > 0; count -= 1) {
    const [packed, said, name, extra, comment] = [
      word(at + 20),
      word(at + 24),
      half(at + 28),
      half(at + 30),
      half(at + 32),
    ];
    const unpacked = said === large ? longSize(at + 46 + name, at + 46 + name + extra) : said;
    const isStored = half(at + 10) === 0;
    // Two bytes are what nothing is packed to. Without a packed size hucre believes another place than the directory.
    const isUnsaid = packed === 0 || (unpacked === 0 && packed !== 2);
    total += isStored ? packed : isUnsaid ? Number.POSITIVE_INFINITY : unpacked;
    at += 46 + name + extra + comment;
  }
  return total;
}

/** In place of a size that does not fit. */
const large = 0xffffffff;
