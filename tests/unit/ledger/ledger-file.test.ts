import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open as openFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisProgram } from '../../../electron/composition/users-files.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { networksJoined } from '../../../electron/ledger/attempt-rows.ts';
import { ledgerFile } from '../../../electron/ledger/ledger-file.ts';
import type { Ledger, NewEntry } from '../../../electron/ledger/ledger-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ledger-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFile = () => {
  files += 1;
  return path.join(folder, `part-${files}`, 'attempts.ledger');
};

/** Programs that share a file: which of them are there the test decides. */
function programs(file: string) {
  const gone = new Set<string>();
  return {
    start: (id: string): Ledger =>
      ledgerFile({
        file,
        clock: systemClock,
        program: {
          id,
          announce: async () => undefined,
          isGone: async (other) => gone.has(other),
          alone: (work) => work(),
        },
      }),
    end: (id: string) => gone.add(id),
  };
}

const device = '2e0039000147343233323032' as DeviceId;
const begun = (runId: string, more: Partial<NewEntry> = {}): NewEntry =>
  ({ type: 'begun', runId, at: 1_000, forWhom: { for: 'account', userName: 'ann@example.com' }, ...more }) as NewEntry;
const reached = (runId: string, step: string, more: object = {}): NewEntry => ({
  type: 'reached',
  runId,
  at: 2_000,
  step,
  ...more,
});
const ended = (runId: string, outcome: 'claimed' | 'failed' | 'forgotten', code?: string): NewEntry => ({
  type: 'ended',
  runId,
  at: 3_000,
  outcome,
  code,
  tookMs: 2_000,
});
const learned = (runId: string, deviceId = device): NewEntry => ({ type: 'learned', runId, at: 1_500, deviceId });

async function write(ledger: Ledger, ...entries: readonly NewEntry[]): Promise<void> {
  for (const entry of entries) expect(await ledger.write(entry)).toBe(true);
}
const ids = (attempts: readonly { readonly runId: string }[]) => attempts.map(({ runId }) => runId);

describe('the ledger', () => {
  it('names all networks of one visit, and takes none of them for one that was joined', async () => {
    const ledger = programs(newFile()).start('a');
    await write(
      ledger,
      begun('one'),
      reached('one', 'configure-network', { networkName: 'Nobody hears me', otherNetworks: ['Office'] }),
      reached('one', 'connect', { networkName: 'HomeNet', otherNetworks: ['Office'], connectedAt: 99 }),
      ended('one', 'claimed'),
      begun('two'),
      reached('two', 'configure-network', { networkName: 'Orchard' }),
      ended('two', 'claimed'),
    );
    const attempts = await ledger.attempts();
    expect(attempts[0]).toMatchObject({ networkName: 'HomeNet', otherNetworks: ['Office'] });
    expect(networksJoined(attempts)).toEqual(['Orchard']);
  });

  it('names no network where the Photon refused the one that it was sent, and then kept its own', async () => {
    const ledger = programs(newFile()).start('a');
    await write(
      ledger,
      begun('one'),
      reached('one', 'configure-network', { networkName: 'Nobody hears me' }),
      reached('one', 'connect', { otherNetworks: [], connectedAt: 99 }),
      ended('one', 'claimed'),
    );
    const attempts = await ledger.attempts();
    expect(attempts[0]).toMatchObject({ networkName: undefined, otherNetworks: undefined, connectedAt: 99 });
    expect(networksJoined(attempts)).toEqual([]);
  });

  it('says of no attempt that it ended in the middle while the file with its end cannot be read', async () => {
    const file = newFile();
    const [first, second] = [programs(file), programs(file)];
    await write(first.start('a'), begun('one'), ended('one', 'claimed'));
    second.end('a');
    const text = await readFile(file, 'utf8');
    await writeFile(`${file}.before`, `${text.trim().split('\n')[0]}\n`);
    await rm(file);
    await mkdir(file);
    const ledger = second.start('b');
    expect(ids(await ledger.attempts())).toEqual(['one']);
    expect(await ledger.interrupted()).toEqual([]);
    expect(await ledger.takeProblem()).toMatchObject({ code: 'journal-unreadable' });
  });

  it('has one row per attempt with everything that was said of it', async () => {
    const ledger = programs(newFile()).start('a');
    const forCustomer = { for: 'customer', email: 'bob@example.com', productId: 1319 } as const;
    await write(
      ledger,
      begun('one'),
      begun('two', { forWhom: forCustomer }),
      learned('one'),
      { type: 'learned', runId: 'two', at: 1_600, plan: 'two-visits' },
      reached('one', 'configure-network', { networkName: 'HomeNet' }),
      reached('one', 'connect', { connectedAt: 99 }),
      ended('one', 'claimed'),
      ended('two', 'failed', 'photon-not-found'),
    );
    expect(await ledger.attempts()).toEqual([
      {
        runId: 'one',
        startedAt: 1_000,
        forWhom: { for: 'account', userName: 'ann@example.com' },
        deviceId: device,
        networkName: 'HomeNet',
        plan: undefined,
        reached: 'connect',
        connectedAt: 99,
        end: { at: 3_000, outcome: 'claimed', code: undefined, tookMs: 2_000 },
      },
      {
        runId: 'two',
        startedAt: 1_000,
        forWhom: forCustomer,
        deviceId: undefined,
        networkName: undefined,
        plan: 'two-visits',
        reached: undefined,
        connectedAt: undefined,
        end: { at: 3_000, outcome: 'failed', code: 'photon-not-found', tookMs: 2_000 },
      },
    ]);
  });

  it('cut off at any byte, loses and doubles no row that was whole, and tells the torn line once', async () => {
    const file = newFile();
    const here = programs(file);
    await write(here.start('a'), begun('one'), ended('one', 'claimed'), begun('two'));
    const before = (await readFile(file)).length;
    await write(here.start('a'), reached('two', 'connect', { connectedAt: 7 }));
    const whole = await readFile(file);
    here.end('a');
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      const next = here.start('b');
      const rows = await next.attempts();
      expect(ids(rows)).toEqual(['one', 'two'].slice(0, rows.length));
      if (length >= before - 1) {
        expect([length, ids(await next.interrupted())]).toEqual([length, ['two']]);
        expect(rows[1]?.connectedAt).toBe(length >= whole.length - 1 ? 7 : undefined);
        const torn = length > before + 1 && length < whole.length - 1;
        expect([length, (await next.takeProblem())?.code]).toEqual([length, torn ? 'journal-damaged' : undefined]);
        expect(await here.start('c').takeProblem()).toBeUndefined();
        await write(next, ended('two', 'forgotten'));
        expect([ids(await next.attempts()), await next.interrupted()]).toEqual([['one', 'two'], []]);
      }
    }
  });

  it('calls an attempt interrupted only when its program is gone, and leaves it to no second one', async () => {
    const here = programs(newFile());
    const [first, second] = [here.start('a'), here.start('b')];
    await write(first, begun('one'), begun('two'));
    expect(ids(await second.interrupted())).toEqual([]);
    here.end('a');
    expect(ids(await second.interrupted())).toEqual(['two', 'one']);
    await write(second, ended('two', 'forgotten'), begun('three', { insteadOf: 'one' }));
    expect(ids(await second.interrupted())).toEqual([]);
    expect((await second.attempts()).map(({ end }) => end?.outcome)).toEqual(['started-again', 'forgotten', undefined]);
  });

  it('asks no more about a device that a later attempt has brought to its owner', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      begun('one'),
      learned('one'),
      begun('other'),
      learned('other', '0'.repeat(24) as DeviceId),
    );
    here.end('a');
    const next = here.start('b');
    await write(next, begun('failed'), learned('failed'), ended('failed', 'failed', 'cancelled'));
    expect(ids(await next.interrupted())).toEqual(['other', 'one']);
    await write(next, begun('again'), learned('again'), ended('again', 'claimed'));
    expect(ids(await next.interrupted())).toEqual(['other']);
  });

  it('makes room when it is full, keeps at least the newest two thousand attempts, and never grows on', async () => {
    const file = newFile();
    const ledger = programs(file).start('a');
    const line = `${'x'.repeat(80)}\n`;
    const size = async () => (await stat(file).catch(() => undefined))?.size ?? 0;
    await write(ledger, begun('old'));
    // Filled up with what is no line, because two thousand real attempts take their time.
    await writeFile(file, line.repeat(27_000), { flag: 'a' });
    await write(ledger, begun('new'));
    expect(await size()).toBeLessThan(1_000);
    expect(ids(await ledger.attempts())).toEqual(['old', 'new']);
    await write(ledger, ended('old', 'claimed'));
    await writeFile(file, line.repeat(27_000), { flag: 'a' });
    await write(ledger, begun('newest'));
    // The end of an attempt whose beginning is gone is no row.
    expect(ids(await ledger.attempts())).toEqual(['new', 'newest']);
    expect((await stat(`${file}.before`)).size + (await size())).toBeLessThan(2 * 2_300_000);
  });

  it('writes a whole attempt in less than a kilobyte', async () => {
    const file = newFile();
    const steps = ['get-claim-code', 'remember-network', 'join-photon', 'configure-network', 'set-claim-code'];
    await write(
      programs(file).start('a'),
      begun('4f3c2b1a0d9e', {
        forWhom: { for: 'customer', email: 'a.rather.long.name@example.com', productId: 13_190 },
      }),
      ...steps.map((step) =>
        reached('4f3c2b1a0d9e', step, step === 'configure-network' ? { networkName: 'HomeNet' } : {}),
      ),
      learned('4f3c2b1a0d9e'),
      reached('4f3c2b1a0d9e', 'connect', { connectedAt: 1_790_000_000_000 }),
      ended('4f3c2b1a0d9e', 'failed', 'network-details-wrong'),
    );
    expect((await stat(file)).size).toBeLessThan(1024);
  });

  it('says what it could not write and goes on', async () => {
    const blocked = path.join(folder, 'a-file-in-the-way');
    await writeFile(blocked, '');
    for (const file of [path.join(blocked, 'attempts.ledger'), folder]) {
      const ledger = programs(file).start('a');
      expect(await ledger.write(begun('one'))).toBe(false);
      expect([await ledger.attempts(), await ledger.interrupted()]).toEqual([[], []]);
      // Below a file there is none; a folder in its place says nothing of what was there.
      const problem = await ledger.takeProblem();
      expect(problem).toEqual(file === folder ? setupError('journal-unreadable', { saw: 'EISDIR' }) : undefined);
    }
  });

  it('tells two entries that are written at once as written', async () => {
    const ledger = programs(newFile()).start('a');
    expect(await Promise.all([ledger.write(begun('one')), ledger.write(begun('two'))])).toEqual([true, true]);
    expect(ids(await ledger.attempts())).toEqual(['one', 'two']);
  });

  it('waits two seconds for a disk that does not answer, whoever is second as long as the first, and then never again', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    // Nobody reads: opening it for writing waits.
    await promisify(execFile)('mkfifo', [file]);
    const clock = virtualClock();
    const program = {
      id: 'a',
      announce: async () => undefined,
      isGone: async () => false,
      alone: async () => undefined,
    };
    const ledger = ledgerFile({ file, clock, program });
    const told: boolean[] = [];
    for (const step of ['join-photon', 'connect']) {
      void ledger.write(reached('one', step)).then((written) => told.push(written));
    }
    await clock.advance(1_999);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual([false, false]);
    expect(await ledger.write(reached('one', 'wait-online'))).toBe(false);
    const reader = await openFile(file, 'r');
    await reader.close();
  });

  it('holds no rows twice when a line was written twice', async () => {
    const ledger = programs(newFile()).start('a');
    await write(ledger, begun('one'), begun('one'), learned('one'), ended('one', 'claimed'), ended('one', 'claimed'));
    expect(ids(await ledger.attempts())).toEqual(['one']);
  });
});

describe('the presence of a program', () => {
  it('is seen by the others until it ends, however that is', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    const [self, other] = [thisProgram(file), thisProgram(file)];
    expect(await other.isGone(self.id)).toBe(true);
    await self.announce();
    expect(await other.isGone(self.id)).toBe(false);
    expect(await other.isGone('0123456789ab')).toBe(true);
    let inside = 0;
    await self.alone(async () => {
      await other.alone(async () => {
        inside += 1;
      });
    });
    expect(inside).toBe(0);
    await other.alone(async () => {
      inside += 1;
    });
    expect(inside).toBe(1);
  });
});
