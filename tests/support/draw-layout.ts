import type { LabelLayout } from '../../shared/label-layout.ts';
import type { GreyPicture } from './read-codes.ts';

/** The code of a label as a printer with so many dots to the inch puts it on paper: a dot is black or white by its middle. */
export function drawLayout({ widthMm, heightMm, symbol }: LabelLayout, dotsPerInch: number): GreyPicture {
  const dotMm = 25.4 / dotsPerInch;
  const [width, height] = [Math.round(widthMm / dotMm), Math.round(heightMm / dotMm)];
  const data = new Uint8Array(width * height).fill(255);
  if (symbol === undefined) return { data, width, height, channels: 1 };
  const edges = symbol.path
    .split('Z')
    .filter((shape) => shape !== '')
    .flatMap((shape) => {
      const points = shape
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number) as [number, number]);
      // Only upright edges decide where black begins and ends.
      return points.map(([x, y], at) => {
        const [nextX, nextY] = points[(at + 1) % points.length] ?? [x, y];
        return x === nextX ? { x, from: Math.min(y, nextY), to: Math.max(y, nextY) } : undefined;
      });
    })
    .flatMap((edge) => edge ?? []);
  for (let row = 0; row < height; row += 1) {
    const y = ((row + 0.5) * dotMm - symbol.y) / symbol.rowMm;
    const crossed = edges
      .filter(({ from, to }) => from <= y && y < to)
      .map(({ x }) => Math.ceil((symbol.x + x * symbol.columnMm) / dotMm - 0.5))
      .toSorted((one, other) => one - other);
    for (let at = 0; at + 1 < crossed.length; at += 2) {
      data.fill(0, row * width + (crossed[at] ?? 0), row * width + (crossed[at + 1] ?? 0));
    }
  }
  return { data, width, height, channels: 1 };
}
