import { setupError } from './errors.ts';
import { type Lack, type Listed, listed } from './list-lack.ts';
import type { Result } from './result.ts';
import type { StopSignal } from './web-platform.ts';

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly page: number;
  /** How many there are; undefined where the cloud does not tell. */
  readonly pages: number | undefined;
  /** What of this page was not read. */
  readonly lack?: Lack;
}

/** The largest page the product half of the API is asked for. */
export const perPage = 100;

/** A list on a screen serves no more, and a search looks no further: 1000 calls, of 10 000 allowed in five minutes. */
const keptLimit = 10_000;
const seenLimit = 100_000;
const mostPages = seenLimit / perPage;

export interface ReadPagesOptions<Entry, Key> {
  /** What tells entries apart: one that moved to another page meanwhile is kept once. */
  readonly keyOf: (entry: Entry) => Key;
  /** Those that are kept; all, when it is not given. */
  readonly fits?: (entry: Entry) => boolean;
  /** Where a longer list is worth less than the time. */
  readonly pagesLimit?: number;
  /** Ends the reading when it has come by. */
  readonly until?: (entry: Entry) => boolean;
}

/**
 * The entries of all pages by their keys. Page counts are hints, for some clouds tell none, and one could tell any number:
 * the reading ends at the last page told, at a page without a new entry, and at the bounds above, which is told as a lack
 * like a page that fails. A first page that fails is a failure.
 */
export async function readPages<Entry, Key extends string>(
  readPage: (request: { readonly page: number; readonly perPage: number }) => Promise<Result<Page<Entry>>>,
  { keyOf, fits = () => true, until = () => false, pagesLimit = mostPages }: ReadPagesOptions<Entry, Key>,
  signal: StopSignal,
): Promise<Listed<ReadonlyMap<Key, Entry>>> {
  const kept = new Map<Key, Entry>();
  const seen = new Set<Key>();
  let skipped = 0;
  const end = (lack?: Lack) => listed(kept, { skipped }, lack);
  for (let page = 1; ; page += 1) {
    const answer = await readPage({ page, perPage });
    if (!answer.ok) return page === 1 ? answer : end({ trouble: answer.error });
    const { entries, pages, lack } = answer.value;
    const before = seen.size;
    for (const entry of entries) {
      seen.add(keyOf(entry));
      if (fits(entry)) kept.set(keyOf(entry), entry);
      if (until(entry)) return end();
    }
    skipped += lack?.skipped ?? 0;
    if (lack?.more || kept.size > keptLimit) return end({ more: true });
    // A page of nothing but unknown forms is no end of the list.
    const nothingNew = seen.size === before && (lack?.skipped ?? 0) === 0;
    if (nothingNew || (pages !== undefined && page >= pages)) return end();
    if (seen.size >= seenLimit || page >= pagesLimit) return end({ more: true });
    if (signal.aborted) return end({ trouble: setupError('cancelled') });
  }
}
