import { describe, expect, it } from 'vitest';
import { jobRunner } from '../../../electron/app/job-runner.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { foldDeviceJob, idleDeviceJob } from '../../../shared/device-job-state.ts';
import type { DeviceJobEvent } from '../../../shared/device-jobs.ts';

const first = '1a2b3c4d5e6f708192a3b4c5' as DeviceId;
const second = '00112233445566778899aabb' as DeviceId;

/** A work that ends at once. */
async function* work(
  workId: string,
  deviceId: DeviceId,
  hands: boolean,
  continues: boolean,
): AsyncGenerator<DeviceJobEvent> {
  const started = { type: 'work-started', at: 0, workId, deviceIds: [deviceId], continues } as const;
  yield { ...started, actions: ['unclaim'], hands: hands ? ['clear-networks'] : [] };
  yield { type: 'work-finished', at: 0, workId, stopped: false };
}

function open() {
  const shown: DeviceJobEvent[] = [];
  let works = 0;
  const kept = jobRunner(
    (event) => shown.push(event),
    () => {
      works += 1;
      return `work-${works}`;
    },
    () => 7,
  );
  const run = async (deviceId: DeviceId, hands: boolean, continues = false) => {
    kept.start((workId) => work(workId, deviceId, hands, continues), continues);
    await kept.stop();
  };
  return { kept, shown, run, ticked: () => [...kept.events().reduce(foldDeviceJob, idleDeviceJob).devices.values()] };
}

describe('what the person ticks off', () => {
  it('is told, kept for a reloaded window, and can be taken back', async () => {
    const { kept, shown, run, ticked } = open();
    await run(first, true);
    expect(kept.tick('clear-networks', first, true).ok).toBe(true);
    const event = { type: 'hand-ticked', at: 7, deviceId: first, hand: 'clear-networks', done: true };
    expect(shown.at(-1)).toEqual(event);
    expect(ticked()).toMatchObject([{ handsDone: ['clear-networks'] }]);
    kept.tick('clear-networks', first, false);
    expect(ticked()).toMatchObject([{ handsDone: [] }]);
  });

  it('outlives the work that takes up what was left, and no other', async () => {
    const { kept, run, ticked } = open();
    await run(first, true);
    kept.tick('clear-networks', first, true);
    await run(second, true, true);
    expect(ticked()).toMatchObject([
      { deviceId: first, handsDone: ['clear-networks'] },
      { deviceId: second, handsDone: [] },
    ]);
    await run(second, true);
    expect(ticked()).toMatchObject([{ deviceId: second }]);
  });

  it('is refused of a device or a step that is no part of the work', async () => {
    const { kept, shown, run } = open();
    await run(first, false);
    const before = shown.length;
    expect(kept.tick('clear-networks', first, true)).toMatchObject({ error: { code: 'invalid-input' } });
    await run(first, true);
    expect(kept.tick('clear-networks', second, true)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(shown).toHaveLength(before + 2);
  });
});
