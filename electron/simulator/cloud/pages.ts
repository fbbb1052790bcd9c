/** The usual size of a page and the largest (Particle API reference, "List devices in a product"). */
const pageSizes = { usual: 25, largest: 100 } as const;

/** One page of a list, as `page` (from 1) and `per_page` wish it. */
export function pageOf<Entry>(all: readonly Entry[], fields: Readonly<Record<string, string>>) {
  const size = Math.min(wholeNumber(fields.per_page, pageSizes.usual), pageSizes.largest);
  const page = wholeNumber(fields.page, 1);
  return {
    number: page,
    entries: all.slice((page - 1) * size, page * size),
    pages: Math.max(1, Math.ceil(all.length / size)),
  };
}

function wholeNumber(text: string | undefined, fallback: number): number {
  return /^[1-9]\d{0,6}$/.test(text ?? '') ? Number(text) : fallback;
}
