import { CustomerScreen } from './customer-screen.tsx';
import { CustomersScreen } from './customers-screen.tsx';
import { ImportScreen } from './import-screen.tsx';
import { ProductHome } from './product-home.tsx';
import { ProductSignIn } from './product-sign-in.tsx';
import { SetUpProductDevice } from './set-up-product-device.tsx';
import './product.css';
import { productPageOf } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';

/** What is behind the product's tile: a part of its own, loaded when it is opened. */
export function ProductScreens() {
  const product = useWindow((state) => state.snapshot?.product);
  const page = useWindow(productPageOf);
  if (product === undefined) return <ProductSignIn />;
  switch (page.page) {
    case 'home':
      return <ProductHome product={product} />;
    case 'set-up':
      return <SetUpProductDevice product={product} />;
    case 'import':
      return <ImportScreen product={product} />;
    case 'customers':
      return <CustomersScreen product={product} />;
    case 'customer':
      return <CustomerScreen key={page.email} product={product} email={page.email} />;
    default:
      return page satisfies never;
  }
}
