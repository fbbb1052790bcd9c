import type { AttemptFor } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import { type Result, success } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import { networksJoined } from '../ledger/attempt-rows.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import { type AttemptFacts, recordRun } from '../ledger/record-run.ts';
import type { Recipient, RunMemory, SetupOptions } from '../setup/setup-world.ts';

/** What each face of the program does in its own way before a run. */
export interface Beginning<Whose extends Recipient> {
  /** Undefined: the attempt leaves no trace, as in practice. */
  readonly ledger: Ledger | undefined;
  /** Brings the computer home that a run before this one left elsewhere. */
  home(): Promise<Result<void>>;
  /** Whose the device is to become. */
  whose(): Promise<Result<Whose>>;
  /** Who an account belongs to; undefined for a token that may not read it. */
  userName(account: CloudAccount): Promise<string | undefined>;
}

/** What a run begins with. */
export interface Begun<Whose extends Recipient> extends Pick<SetupOptions, 'joinedBefore'> {
  readonly whose: Whose;
  readonly forWhom: AttemptFor;
}

/** Where the attempt is noted, and what its run does not tell. */
export interface RunRecord extends Omit<AttemptFacts, 'known' | 'reason'> {
  readonly ledger: Ledger;
}

/** In the one order that is safe: the computer's own network, then whose the device becomes, then what its row says. */
export async function beginRun<Whose extends Recipient>(beginning: Beginning<Whose>): Promise<Result<Begun<Whose>>> {
  const attempts = (await beginning.ledger?.attempts()) ?? [];
  const home = await beginning.home();
  if (!home.ok) return home;
  const whose = await beginning.whose();
  if (!whose.ok) return whose;
  const forWhom = await attemptFor(whose.value, beginning);
  return success({ whose: whose.value, forWhom, joinedBefore: networksJoined(attempts) });
}

/** A set-up that ends in the middle is finished for its own account or product alone. */
async function attemptFor(whose: Recipient, { userName }: Pick<Beginning<Recipient>, 'userName'>): Promise<AttemptFor> {
  if (whose.account === undefined) return { for: 'product', productId: whose.product.cloud.product.id };
  const { account, product } = whose;
  return product === undefined
    ? { for: 'account', userName: await userName(account) }
    : { for: 'customer', email: product.customer, productId: product.cloud.product.id };
}

/** A run with its row. `reason`: why whoever drives it has cancelled it. */
export function noted(
  run: AsyncGenerator<SetupEvent, Outcome>,
  memory: RunMemory,
  record: RunRecord | undefined,
  reason: () => SetupError | undefined = () => undefined,
): AsyncGenerator<SetupEvent, Outcome> {
  if (record === undefined) return run;
  const { ledger, ...facts } = record;
  return recordRun(run, ledger, { ...facts, known: () => memory, reason });
}
