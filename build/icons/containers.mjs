/** @typedef {{ size: number, png: Buffer }} Image square, its side in pixels */

/**
 * Windows' container: a directory of 16 bytes for each image, which may be PNG since Windows Vista
 * (learn.microsoft.com, "Icons" in Win32 design basics; ICONDIR and ICONDIRENTRY).
 * @param {readonly Image[]} images of at most 256 pixels
 */
export function icoOf(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, { size, png }] of images.entries()) {
    const entry = 6 + 16 * at;
    // One byte each: 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** The type of each PNG image by its pixels; those of twice the resolution have names of their own. */
const icnsTypes = /** @type {Readonly<Record<number, readonly string[]>>} */ ({
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
});

/**
 * macOS' container: `icns`, the length of all, then for each image its type, its length with these eight bytes, itself
 * (Apple's IconStorage.h).
 * @param {readonly Image[]} images
 */
export function icnsOf(images) {
  const parts = images.flatMap(({ size, png }) =>
    (icnsTypes[size] ?? []).map((type) => Buffer.concat([headOf(type, png.length), png])),
  );
  return Buffer.concat([
    headOf(
      'icns',
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
    ...parts,
  ]);
}

/**
 * @param {string} type
 * @param {number} length
 */
function headOf(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
