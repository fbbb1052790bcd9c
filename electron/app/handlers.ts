import type { ReceivedArguments, Replies, RequestName } from '../../shared/ipc/contract.ts';
import type { ReceivedBy, Topic, TypeIn } from '../../shared/ipc/request-row.ts';

/** One function for every request of a topic: one that is missing does not build. */
export type HandlersOf<Rows extends Topic> = {
  readonly [Name in keyof Rows]: (...values: ReceivedBy<Rows[Name]>) => Promise<TypeIn<Rows[Name]['reply']>>;
};

/** One for every request of the contract. */
export type Handlers = {
  readonly [Name in RequestName]: (...values: ReceivedArguments<Name>) => Promise<Replies[Name]>;
};

/** The same handlers, each of them done as `around` says. */
export function eachHandler(
  handlers: Handlers,
  around: (name: RequestName, handle: (...values: unknown[]) => Promise<unknown>) => typeof handle,
): Handlers {
  const changed = Object.entries(handlers).map(([name, handle]) => [
    name,
    around(name as RequestName, handle as (...values: unknown[]) => Promise<unknown>),
  ]);
  return Object.fromEntries(changed) as Handlers;
}
