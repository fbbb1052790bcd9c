import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importManager } from '../../../electron/app/import-manager.ts';
import { readProgram } from '../../../electron/app/program-file.ts';
import { reportHandlers } from '../../../electron/app/report-handlers.ts';
import { replaceFile } from '../../../electron/files/private-file.ts';
import { openRegularFile } from '../../../electron/files/regular-file.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { success } from '../../../shared/result.ts';

vi.mock('../../../electron/diagnostics/report.ts', () => ({ problemReport: () => 'the report' }));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const rights = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
const onUnix = describe.runIf(process.platform !== 'win32');

onUnix('a file that others may have put there', () => {
  it('is opened when it is one, and a pipe, a folder, a device or a link is not, without waiting', async () => {
    const file = path.join(folder, 'file');
    const pipe = path.join(folder, 'pipe');
    const link = path.join(folder, 'link');
    await writeFile(file, 'text');
    execFileSync('mkfifo', [pipe]);
    await symlink(file, link);
    const handle = await openRegularFile(file, { followLink: false });
    expect(await handle.readFile('utf8')).toBe('text');
    await handle.close();
    for (const other of [pipe, folder, '/dev/zero']) {
      await expect(openRegularFile(other, { followLink: true }), other).rejects.toMatchObject({ code: 'NOT_A_FILE' });
    }
    await expect(openRegularFile(link, { followLink: false })).rejects.toMatchObject({ code: 'ELOOP' });
    await (await openRegularFile(link, { followLink: true })).close();
  });

  it('does not hold up an import or a program for a device', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await readProgram(pipe)).toMatchObject({ error: { code: 'program-file-unreadable' } });
    const imports = importManager(
      systemClock,
      () => undefined,
      () => undefined,
    );
    expect(await imports.open({ path: pipe })).toMatchObject({ error: { code: 'import-file-unreadable' } });
  });
});

onUnix('what is written for this user alone', () => {
  it('takes no place of what is no file, or stands for what this program says', async () => {
    const [pipe, said, gone, file] = ['pipe', 'said', 'gone', 'file'].map((name) => path.join(folder, name));
    if (pipe === undefined || said === undefined || gone === undefined || file === undefined) throw new Error('four');
    execFileSync('mkfifo', [pipe]);
    // As /dev/stdout is one.
    await symlink('/proc/self/fd/1', said);
    for (const place of [pipe, said]) {
      const written = replaceFile(place, (handle) => handle.writeFile('new'));
      await expect(written, place).rejects.toMatchObject({ code: 'NOT_A_FILE' });
    }
    expect((await readdir(folder)).sort()).toEqual(['pipe', 'said']);
    expect([(await lstat(pipe)).isFIFO(), await readlink(said)]).toEqual([true, '/proc/self/fd/1']);
    await symlink(path.join(folder, 'nowhere'), gone);
    for (const place of [gone, file]) await replaceFile(place, (handle) => handle.writeFile('new'));
    expect([await readFile(gone, 'utf8'), await readFile(file, 'utf8')]).toEqual(['new', 'new']);
  });

  it('takes neither the rights of an older file nor the way of a link', async () => {
    const older = path.join(folder, 'older');
    await writeFile(older, 'old');
    await chmod(older, 0o666);
    await replaceFile(older, (file) => file.writeFile('new'));
    expect([await rights(older), await readFile(older, 'utf8')]).toEqual(['600', 'new']);
    const link = path.join(folder, 'link');
    await symlink(older, link);
    await replaceFile(link, (file) => file.writeFile('newest'));
    expect([await readFile(older, 'utf8'), await readFile(link, 'utf8')]).toEqual(['new', 'newest']);
  });

  it('leaves the older one, and nothing else, where it fails', async () => {
    const older = path.join(folder, 'older');
    await writeFile(older, 'old');
    await expect(replaceFile(older, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect([await readdir(folder), await readFile(older, 'utf8')]).toEqual([['older'], 'old']);
  });

  it('holds for the report of a problem and of an import', async () => {
    const files = { report: path.join(folder, 'report.txt'), list: path.join(folder, 'list.csv') };
    for (const file of Object.values(files)) {
      await writeFile(file, 'old');
      await chmod(file, 0o644);
    }
    const report = reportHandlers({
      redact: (text) => text,
      chooseNewFile: async () => files.report,
      collect: async () => ({}) as never,
    });
    await report.readReport();
    expect(await report.saveReport({ words: 'It stopped.' })).toEqual({ ok: true, value: true });
    expect(await readFile(files.report, 'utf8')).toBe('It stopped.\n\nthe report');
    expect(await rights(files.report)).toBe('600');
    const imports = importManager(
      systemClock,
      () => undefined,
      () => undefined,
    );
    const none = { added: [], alreadyThere: [], ownedByOthers: [], invalid: [] };
    expect(await imports.open({ text: '1a2b3c4d5e6f708192a3b4c5' })).toEqual({ ok: true });
    const plan = imports.state()?.preview?.guess ?? { column: 'every', headerRow: undefined };
    imports.send({ importDevices: async () => success(none) } as never, plan);
    await expect.poll(() => imports.hasReport()).toBe(true);
    expect(await imports.saveReport(files.list)).toEqual({ ok: true });
    expect(await rights(files.list)).toBe('600');
    expect(await readFile(files.list, 'utf8')).toContain('1a2b3c4d5e6f708192a3b4c5');
  });
});
