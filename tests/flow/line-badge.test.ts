import { expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { lineScans, ordersIn } from '../../electron/station/line-scans.ts';
import { openLine, pieces, writtenDown } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

it('marks the devices that are taken after a badge was scanned with who it is, in rows, record and events', async () => {
  const made = await openLine(slowOnes(1));
  const { record, written } = writtenDown(made);
  const { account, cloud } = made.simulation.ready;
  const scanned = pieces();
  const end = await made.run({
    count: 2,
    operator: 'Ann',
    commands: ordersIn(lineScans(scanned.all, made.clock.hand(), neverAborted())),
    world: {
      noting: {
        record,
        forWhom: { for: 'account', userName: account.username },
        cloudUrl: cloud.url,
        product: undefined,
      },
    },
    onEvent(event) {
      // The first is under way, and stays who took it.
      if (event.type === 'device-taken' && event.slot === 1)
        scanned.send('PS:BY:Bob\nPS:BY:PHHMAB12CD34EF5 0A1B2C3D\n');
    },
  });
  expect(end).toMatchObject({ passed: 2 });
  const operators = Object.fromEntries(end.devices.map(({ attemptId, operator }) => [attemptId, operator]));
  const started = written.flatMap((event) => (event.type === 'started' ? [[event.attemptId, event.operator]] : []));
  expect(started.map(([, operator]) => operator)).toEqual(['Ann', 'Bob']);
  expect(operators).toEqual(Object.fromEntries(started));
  const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
  expect(told).toMatchObject([{ command: 'operator', operator: 'Bob' }]);
  expect(JSON.stringify([made.events, written, end])).not.toContain('0A1B2C3D');
});
