import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importManager } from '../../../electron/app/import-manager.ts';
import type { ProductCloud } from '../../../electron/cloud/product-port.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { success } from '../../../shared/result.ts';

const id = '1a2b3c4d5e6f708192a3b4c5';
const other = 'ffeeddccbbaa998877665544';
const plan = { column: 0, headerRow: undefined };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function productTaking(sent: string[]): ProductCloud {
  const importDevices = async (ids: readonly DeviceId[]) => {
    sent.push(...ids);
    return success({ added: ids, alreadyThere: [], ownedByOthers: [], invalid: [] });
  };
  return { importDevices } as Partial<ProductCloud> as ProductCloud;
}

const open = () =>
  importManager(
    systemClock,
    () => undefined,
    () => undefined,
  );

describe('the list of an import', () => {
  it('sends nothing of a file that is another one than was shown', async () => {
    const file = path.join(folder, 'list.csv');
    await writeFile(file, `${id},${other}\n`);
    const imports = open();
    expect((await imports.open({ path: file })).ok).toBe(true);
    await writeFile(file, `${other},${id}\n\n`);
    const sent: string[] = [];
    imports.send(productTaking(sent), plan);
    await imports.cancel();
    expect([sent, imports.state()?.error?.code]).toEqual([[], 'import-file-changed']);
  });

  it('is sent as it was shown', async () => {
    const file = path.join(folder, 'list.csv');
    await writeFile(file, `${id},${other}\n`);
    const imports = open();
    await imports.open({ path: file });
    const sent: string[] = [];
    imports.send(productTaking(sent), plan);
    while (imports.running()) await new Promise(setImmediate);
    expect([sent, imports.state()?.status]).toEqual([[id], 'done']);
  });

  it('that was left while it was read is not shown to whoever comes next', async () => {
    const imports = open();
    const opening = imports.open({ text: id });
    imports.forget();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(imports.state()).toBeUndefined();
    expect(imports.send(productTaking([]), plan).ok).toBe(false);
  });

  it('gives way to the one that was chosen after it', async () => {
    const imports = open();
    const first = imports.open({ text: `${id}\n`.repeat(5_000) });
    expect((await imports.open({ text: other })).ok).toBe(true);
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(imports.state()?.preview?.rows[0]?.[0]?.text).toBe(other);
  });

  it('ends also where a bug ends it, so that another can begin', async () => {
    const imports = open();
    await imports.open({ text: id });
    const broken = {
      importDevices: async () => {
        throw new TypeError('a bug');
      },
    } as Partial<ProductCloud> as ProductCloud;
    imports.send(broken, plan);
    while (imports.running()) await new Promise(setImmediate);
    expect(imports.state()).toMatchObject({ status: 'failed', error: { code: 'internal-error' } });
  });
});
