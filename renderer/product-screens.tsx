import { deviceIdTexts } from '../shared/text/en-device-ids.ts';
import { productTexts } from '../shared/text/en-product.ts';
import { CustomerScreen } from './product/customer-screen.tsx';
import { CustomersScreen } from './product/customers-screen.tsx';
import { ImportScreen } from './product/import-screen.tsx';
import { ProductHome } from './product/product-home.tsx';
import { ProductSignIn } from './product/product-sign-in.tsx';
import { SetUpProductDevice } from './product/set-up-product-device.tsx';
import './styles/product.css';
import { useTexts } from './use-texts.ts';
import { useWindow } from './window-context.ts';

/** What is behind the product's door: a part of its own, loaded when it is opened. */
export function ProductScreens() {
  useTexts(productTexts);
  useTexts(deviceIdTexts);
  const product = useWindow((state) => state.snapshot?.product);
  const page = useWindow((state) => state.productPage);
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
