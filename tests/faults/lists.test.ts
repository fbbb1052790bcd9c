import type { FaultName } from '../../electron/simulator/faults.ts';
import type { Lack, Listed } from '../../shared/list-lack.ts';
import { type Ending, type Fixture, openFixture } from './fixture.ts';
import { runCells } from './run-cases.ts';

/** Two pages of each list. */
const customers = Array.from({ length: 150 }, (_, index) => ({
  email: `customer-${index}@example.com`,
  deviceName: `lamp ${index}`,
}));

/** What is wrong with each list of the cloud, and whether all of it can still be had. */
const faults = {
  'lists-break-off': 'part',
  'lists-uncounted': 'whole',
  'odd-id-listed': 'whole',
} as const satisfies Partial<Record<FaultName, 'part' | 'whole'>>;

interface Counted {
  readonly entries: number;
  /** What the person is told of what is not there. */
  readonly lack: Lack | undefined;
}

const counted = <Value>(answer: Listed<Value>, count: (value: Value) => number): Counted | Ending =>
  answer.ok ? { entries: count(answer.value), lack: answer.lack } : answer.error.code;

/** Every list that a person can ask for, and how long it is. */
const lists: Readonly<Record<string, { readonly whole: number; ask(fixture: Fixture): Promise<Counted | Ending> }>> = {
  'devices of the product': {
    whole: customers.length,
    ask: async ({ app, pass }) =>
      counted(await pass(app().controller.handlers.findDevices({ by: 'product' })), ({ devices }) => devices.length),
  },
  'devices by name': {
    whole: customers.length,
    ask: async ({ app, pass }) =>
      counted(
        await pass(app().controller.handlers.findDevices({ by: 'name', text: 'lamp' })),
        ({ devices }) => devices.length,
      ),
  },
  customers: {
    whole: customers.length,
    ask: async ({ app, pass }) => counted(await pass(app().controller.handlers.listCustomers()), (all) => all.length),
  },
};

const faultNames = Object.keys(faults) as readonly (keyof typeof faults)[];
const cells = Object.entries(lists).flatMap(([moment, list]) =>
  faultNames.map((fault) => ({ ...list, fault, flow: 'product' as const, moment, expected: faults[fault] })),
);

runCells('lists', cells, new Map(), async ({ ask, whole, ...cell }) => {
  const fixture = await openFixture('product', { words: { customers } });
  const signedIn = await fixture.signIn();
  const wrong: string[] = signedIn === 'done' ? [] : [`sign-in: ${signedIn}`];
  const startedAt = fixture.clock.now();
  fixture.simulation.setFault(cell.fault, true);
  const listed = await ask(fixture);
  const tookMs = fixture.clock.now() - startedAt;
  const ended = typeof listed === 'string' ? listed : listed.entries === whole ? 'whole' : 'part';
  const lacks = typeof listed === 'string' ? undefined : listed.lack;
  if (ended === 'part' && lacks === undefined) wrong.push('a part as if it were all');
  if (cell.fault === 'odd-id-listed' && cell.moment !== 'customers' && (lacks?.skipped ?? 0) === 0) {
    wrong.push('the odd one is not told');
  }
  if (cell.expected === 'whole' && ended !== 'whole') wrong.push(`ended as ${ended}`);
  wrong.push(...(await fixture.close()));
  return { group: 'lists', lasting: 'stays', ...cell, ended, tookMs, wrong };
});
