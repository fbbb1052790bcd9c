import { type Result, success } from '../../shared/result.ts';
import type { WithOwner } from '../setup/setup-world.ts';
import type { LineBase } from './line-base.ts';
import { type LineCloud, lineCloud, productAtHome } from './line-cloud.ts';

/** Whose the device becomes, and the cloud of all that become theirs. */
export interface Recipients {
  readonly cloud: LineCloud;
  readonly recipient: WithOwner;
}

export interface LineRecipients {
  /** Of all devices for which the list names nobody. */
  readonly everybody: Recipients;
  /** Those of one customer, opened once and only when a device of theirs comes. */
  of(customer: string | undefined): Promise<Result<Recipients>>;
}

/** `over` ends the line. */
export function lineRecipients({ world, clock, gate, ending }: LineBase, over: AbortSignal): LineRecipients {
  const recipientsOf = ({ account, product }: WithOwner): Recipients => {
    const cloud = lineCloud(account, gate, clock, over);
    const atHome = product && { ...product, cloud: productAtHome(product.cloud, gate) };
    return { cloud, recipient: { account: cloud.account, product: atHome } };
  };
  const everybody = recipientsOf(world);
  const customers = new Map<string, Recipients>();

  return {
    everybody,
    async of(customer) {
      if (customer === undefined || world.customer === undefined) return success(everybody);
      const kept = customers.get(customer);
      if (kept !== undefined) return success(kept);
      const opened = await gate.ask(async () => world.customer?.(customer, ending) ?? success(world), ending);
      if (!opened.ok) return opened;
      const made = recipientsOf(opened.value);
      customers.set(customer, made);
      return success(made);
    },
  };
}
