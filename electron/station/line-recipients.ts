import { type Result, success } from '../../shared/result.ts';
import { keptMembers } from './kept-members.ts';
import type { LineBase } from './line-base.ts';
import { type LineCloud, lineCloud } from './line-cloud.ts';

/** The cloud of all whose devices become theirs. */
export interface LineRecipients {
  /** Of all devices for which the list names nobody. */
  readonly everybody: LineCloud;
  /** Those of one customer, opened once and only when a device of theirs comes. */
  of(customer: string | undefined): Promise<Result<LineCloud>>;
}

/** `over` ends the line. */
export function lineRecipients({ world, whose, clock, gate, ending }: LineBase, over: AbortSignal): LineRecipients {
  // Over cables each device is asked about alone.
  const members = world.cables === undefined ? keptMembers(clock) : undefined;
  const between = { clock, gate, over, members };
  const everybody = lineCloud(whose, between);
  const customers = new Map<string, LineCloud>();

  return {
    everybody,
    async of(customer) {
      if (customer === undefined || world.customer === undefined) return success(everybody);
      const kept = customers.get(customer);
      if (kept !== undefined) return success(kept);
      const opened = await gate.ask(async () => world.customer?.(customer, ending) ?? success(whose), ending);
      if (!opened.ok) return opened;
      const made = lineCloud(opened.value, between);
      customers.set(customer, made);
      return success(made);
    },
  };
}
