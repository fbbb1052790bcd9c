import type { AttemptFor } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import { type Result, success } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import { type AttemptFacts, recordRun } from '../record/record-run.ts';
import { type KeptDevice, keptFromOthers } from '../setup/kept-from-others.ts';
import type { Recipient, RunMemory, SetupOptions, Surroundings } from '../setup/setup-world.ts';

/** What each face of the program does in its own way before a run. */
export interface Beginning<Whose extends Recipient> {
  /** Undefined: the attempt leaves no trace, as in practice. */
  readonly record: AttemptRecord | undefined;
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
  /** What people call its product. */
  readonly product: string | undefined;
}

/** Where the attempt is noted, and what its run does not tell. */
export interface RunRecord extends Omit<AttemptFacts, 'known' | 'reason'> {
  readonly record: AttemptRecord;
}

/** In the one order that is safe: the computer's own network, then whose the device becomes, then what its row says. */
export async function beginRun<Whose extends Recipient>(beginning: Beginning<Whose>): Promise<Result<Begun<Whose>>> {
  const joinedBefore = (await beginning.record?.networksJoined()) ?? [];
  const home = await beginning.home();
  if (!home.ok) return home;
  const whose = await beginning.whose();
  if (!whose.ok) return whose;
  const forWhom = await attemptFor(whose.value, beginning);
  const product = whose.value.product?.cloud.product.slug;
  return success({ whose: whose.value, forWhom, product, joinedBefore });
}

/** A set-up that ends in the middle is finished for its own account or product alone. */
async function attemptFor(whose: Recipient, { userName }: Pick<Beginning<Recipient>, 'userName'>): Promise<AttemptFor> {
  if (whose.account === undefined) return { for: 'product', productId: whose.product.cloud.product.id };
  const { account, product } = whose;
  return product === undefined
    ? { for: 'account', userName: await userName(account) }
    : { for: 'customer', email: product.customer, productId: product.cloud.product.id };
}

type Run = AsyncGenerator<SetupEvent, Outcome>;

/** What is round one run. */
export interface AroundRun extends Pick<Surroundings, 'others' | 'clock'> {
  readonly runId: string;
  /** The run's own: aborts when it is cancelled. */
  readonly signal: AbortSignal;
  readonly memory: RunMemory;
  readonly noting: RunRecord | undefined;
  /** Why whoever drives it has cancelled it. */
  reason?(): SetupError | undefined;
}

/** A run with its row. Its device is kept from other stations until that row has its end: who has it next learns of it. */
export async function* noted(run: (kept: KeptDevice) => Run, around: AroundRun): Run {
  const { others, clock, runId, signal, memory, noting, reason = () => undefined } = around;
  const kept = keptFromOthers(others, runId, clock, signal);
  const plain = run(kept);
  try {
    if (noting === undefined) return yield* plain;
    const { record, ...facts } = noting;
    return yield* recordRun(plain, record, { ...facts, known: () => memory, reason });
  } finally {
    kept.release();
  }
}
