import { code128, type DrawingContext, datamatrix, qrcode, type RenderOptions } from 'bwip-js/generic';
import { setupError } from '../../shared/errors.ts';
import type { Label } from '../../shared/label.ts';
import type { LabelSymbol } from '../../shared/label-layout.ts';
import { failure, type Result, success } from '../../shared/result.ts';

const encoders = { 'code-128': code128, qr: qrcode, 'data-matrix': datamatrix } as const;
const options = { 'code-128': {}, qr: { eclevel: 'M' }, 'data-matrix': {} } as const;

/** bwip-js draws two units for a module of a matrix, and one for that of a linear code. */
const unitsOfModule = { 'code-128': 1, qr: 2, 'data-matrix': 2 } as const;

/** Fails with `label-text-missing` (details.field) where the code cannot hold the text. */
export function labelSymbol({ kind, of }: NonNullable<Label['code']>, text: string): Result<LabelSymbol> {
  const refused = (saw?: string) => failure(setupError('label-text-missing', { saw, details: { field: of } }));
  // What is beyond needs letters that scanners, which type, do not have.
  if (text === '' || (kind === 'code-128' && !/^[\x20-\x7e]+$/.test(text))) return refused();
  try {
    const drawn = encoders[kind]({ bcid: kind, text, scale: 1, ...options[kind] }, blackOf());
    const units = unitsOfModule[kind];
    const rows = kind === 'code-128' ? 1 : drawn.height / units;
    const scaled = (x: number, y: number) => `${x / units} ${kind === 'code-128' ? y / drawn.height : y / units}`;
    const path = drawn.shapes.map((shape) => `M${shape.map(([x, y]) => scaled(x, y)).join('L')}Z`).join('');
    return success({ kind, columns: drawn.width / units, rows, path });
  } catch (error) {
    // Too much for the largest one.
    return refused(error instanceof Error ? error.message : '');
  }
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly (readonly (readonly [number, number])[])[];
}

/** Takes down what is black: bars of a linear code as lines, cells of a matrix as outlines with holes (even-odd). */
function blackOf(): DrawingContext<Drawn> {
  let size = { width: 0, height: 0 };
  const shapes: [number, number][][] = [];
  return {
    setopts: (_options: RenderOptions) => undefined,
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      size = { width, height };
    },
    line(x0, _y0, _x1, _y1, width) {
      // `x0` is the middle of the bar, and of an odd number of units the one behind it.
      const left = x0 - Math.ceil(width / 2);
      const [right, bottom] = [left + width, size.height];
      shapes.push([
        [left, 0],
        [right, 0],
        [right, bottom],
        [left, bottom],
      ]);
    },
    polygon: (points) => void shapes.push(points.map(([x, y]) => [x, y])),
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => ({ ...size, shapes }),
  };
}
