import { setupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { CloudAccount, DeviceCalls } from '../cloud/cloud-port.ts';
import type { CustomerAccount } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { PracticeManager } from './practice-manager.ts';
import type { ProductSession } from './product-session.ts';
import type { SignIns } from './sign-ins.ts';

/** What an account and a product have in common: they see devices, call them, and hear of them. */
export type DeviceActor = DeviceCalls & Pick<CloudAccount, 'getDevice' | 'events'>;

/** Who is signed in where the window is: in the real cloud, or in the practice session. */
export interface WhoActs {
  account(): CloudAccount | undefined;
  product(): ProductSession;
  /** A customer of the product; `make`: created when there is none. */
  customer(email: string, make: boolean): Promise<Result<CustomerAccount>>;
  actor(as: Actor): Promise<Result<DeviceActor>>;
}

export function whoActs(who: SignIns, { practiceSession }: Pick<PracticeManager, 'practiceSession'>): WhoActs {
  const account = () => (practiceSession() === undefined ? who.account.account() : practiceSession()?.world.account);
  const product = () => practiceSession()?.session ?? who.product;
  const customer = (email: string, make: boolean) => product().customer(email, make, neverAborted());
  return {
    account,
    product,
    customer,
    async actor(as) {
      if (as.who === 'customer') return customer(as.email, false);
      const acting = as.who === 'product' ? product().current() : account();
      const nobody = as.who === 'product' ? 'not-signed-in-to-product' : 'not-signed-in';
      return acting === undefined ? failure(setupError(nobody)) : success(acting);
    },
  };
}
