import { expect, it } from 'vitest';
import {
  knownProductLimit,
  readKnownProducts,
  withoutProduct,
  withProduct,
} from '../../../electron/app/known-products.ts';

const product = (id: number, name = `product ${id}`) => ({
  cloudUrl: 'https://one.example.com',
  id,
  slug: `slug-${id}`,
  name,
  clientId: 'client',
});

it.each([undefined, null, 'products', { 0: product(1) }])('reads none where the disk has none: %j', (json) => {
  expect(readKnownProducts(json)).toEqual([]);
});

it('leaves out what is no product, and whatever else stands beside one', () => {
  const strange = [null, { ...product(1), id: '1' }, { ...product(2), slug: 'x'.repeat(129) }, 12];
  expect(readKnownProducts([...strange, { ...product(3), secret: 'x' }])).toEqual([product(3)]);
});

it('has the newest first, each once by its present name, and not without end', () => {
  const all = Array.from({ length: knownProductLimit }, (_, id) => product(id));
  expect(withProduct(all, product(5, 'renamed'))[0]).toEqual(product(5, 'renamed'));
  expect(withProduct(all, product(5))).toHaveLength(knownProductLimit);
  const more = withProduct(all, product(99));
  expect([more.length, more[0], more.at(-1)]).toEqual([knownProductLimit, product(99), product(knownProductLimit - 2)]);
});

it('holds products of another cloud or client apart', () => {
  const mine = product(1);
  const others = [
    { ...mine, clientId: 'other' },
    { ...mine, cloudUrl: 'https://two.example.com' },
  ];
  expect(withoutProduct([mine, ...others], mine)).toEqual(others);
});
