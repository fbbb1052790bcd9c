import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { setupError } from '../../../shared/errors.ts';
import { lackOf } from '../../../shared/list-lack.ts';
import { readPages } from '../../../shared/read-pages.ts';
import { failure, success } from '../../../shared/result.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`);
const keyOf = (entry: string) => entry;

/** Pages of a list, as a cloud cuts them. */
function pagesOf(all: () => readonly string[], told: (pages: number) => number | undefined, size = 100) {
  let asked = 0;
  return {
    asked: () => asked,
    read: async ({ page }: { readonly page: number }) => {
      asked += 1;
      const entries = all().slice((page - 1) * size, page * size);
      return success({ entries, page, pages: told(Math.ceil(all().length / size)) });
    },
  };
}

describe('a list of pages', () => {
  it.each([
    ['with page counts', (pages: number) => pages, 2],
    ['without them', () => undefined, 3],
    ['with a count that is none of pages', () => 1e15, 3],
  ] as const)('is read to its end %s', async (_how, told, calls) => {
    const cloud = pagesOf(() => many(150), told);
    const list = await readPages(cloud.read, { keyOf }, neverAborted());
    expect([list.ok && list.value.size, lackOf(list), cloud.asked()]).toEqual([150, undefined, calls]);
  });

  it('is read to its end where a cloud gives smaller pages than asked for', async () => {
    const list = await readPages(
      pagesOf(
        () => many(150),
        () => undefined,
        25,
      ).read,
      { keyOf },
      neverAborted(),
    );
    expect(list.ok && list.value.size).toBe(150);
  });

  it('ends where the same page comes again and again', async () => {
    const same = { entries: many(100), page: 1, pages: 1e15 };
    let asked = 0;
    const list = await readPages(
      async () => {
        asked += 1;
        return success(same);
      },
      { keyOf },
      neverAborted(),
    );
    expect([list.ok && list.value.size, asked]).toEqual([100, 2]);
  });

  it('names an entry once that moved to the next page', async () => {
    let all = many(150);
    const cloud = pagesOf(
      () => all,
      (pages) => pages,
    );
    const list = await readPages(
      async (request) => {
        const page = await cloud.read(request);
        all = ['new', ...all];
        return page;
      },
      { keyOf },
      neverAborted(),
    );
    expect(list.ok && [...list.value.keys()]).toEqual(many(150));
  });

  it('tells what was read when a later page fails, and fails with the first', async () => {
    const trouble = setupError('cloud-server-error');
    const cloud = pagesOf(
      () => many(150),
      (pages) => pages,
    );
    const read = (from: number) => (request: { readonly page: number }) =>
      request.page >= from ? Promise.resolve(failure(trouble)) : cloud.read(request);
    const partly = await readPages(read(2), { keyOf }, neverAborted());
    expect([partly.ok && partly.value.size, lackOf(partly)]).toEqual([100, { trouble }]);
    expect(await readPages(read(1), { keyOf }, neverAborted())).toEqual(failure(trouble));
  });

  it('has an end whatever the cloud makes up, and says that there is more', async () => {
    let made = 0;
    const page = () => {
      const entries = Array.from({ length: 100 }, () => `c${made++}`);
      return success({ entries, page: 1, pages: 1e15 });
    };
    const kept = await readPages(async () => page(), { keyOf }, neverAborted());
    expect([kept.ok && kept.value.size < 10_200, lackOf(kept)]).toEqual([true, { more: true }]);
    made = 0;
    const searched = await readPages(async () => page(), { keyOf, fits: () => false }, neverAborted());
    expect([made, lackOf(searched)]).toEqual([100_000, { more: true }]);
    let calls = 0;
    const skipping = await readPages(
      async () => {
        calls += 1;
        return success({ entries: [], page: 1, pages: undefined, lack: { skipped: 1 } });
      },
      { keyOf },
      neverAborted(),
    );
    expect([calls, lackOf(skipping)]).toEqual([1_000, { more: true, skipped: 1_000 }]);
  });
});
