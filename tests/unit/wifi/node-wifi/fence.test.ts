import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../../electron/ground/system-clock.ts';
import type { Helper } from '../../../../electron/helper-process/helper-port.ts';
import { forkedHelper } from '../../../../electron/terminal/forked-helper.ts';
import { fencedNodeWifi } from '../../../../electron/wifi/node-wifi/fence.ts';
import { success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';
import { refusedNames } from '../awkward-names.ts';
import {
  calls,
  closing,
  fenced,
  helperFile,
  inFolder,
  list,
  mood,
  ownEnvironment,
  runs,
  scanArguments,
  setUpStandIn,
  temporary,
  until,
} from './nmcli-stand-in.ts';

setUpStandIn();

const refusal = { ok: false, error: { code: 'photon-network-not-joined' } } as const;

describe('node-wifi behind its fence', () => {
  it('reads the list, by one command in a bare environment of the C locale', async () => {
    const { nodeWifi } = fenced();
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual(
      success([
        { ssid: 'HomeNet', rssi: -60 },
        { ssid: 'Photon-A2B3', rssi: -70 },
      ]),
    );
    const [{ args, env } = { args: [], env: {} }, ...more] = calls();
    expect(args).toEqual(scanArguments);
    expect(more).toEqual([]);
    expect(env).toMatchObject({ LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' });
    const known = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LC_ALL', 'LANG', 'LC_MESSAGES'];
    expect(Object.keys(env).filter((name) => !known.includes(name))).toEqual([]);
    expect(process.env).toMatchObject(ownEnvironment);
  });

  it('joins by one command, with an empty password and no other network', async () => {
    const { nodeWifi } = fenced();
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(success(undefined));
    expect(calls().map(({ args }) => args)).toEqual([
      ['-w', '10', 'device', 'wifi', 'connect', 'Photon-A2B3', 'password', '', 'ifname', 'wlan0'],
    ]);
  });

  it('lets no text of a failure through', async () => {
    mood({ fail: 'Error: Connection activation failed, password kitchen-window-7' });
    const { nodeWifi, passed } = fenced();
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual({
      ok: false,
      error: { code: 'wifi-tool-unreadable' },
    });
    expect(passed.received).toEqual([{ ready: true }, ...[1, 2].map((id) => ({ id, ok: false, networks: [] }))]);
    expect(passed.started).toBe(1);
  });

  it('reads what it cannot read as an empty list or a failure, never as an exception', async () => {
    const { nodeWifi } = fenced();
    for (const print of ['', '\n', 'no such thing', 'no:a\\:b:A2\\:B3\\:C4\\:D5\\:E6\\:F7', '\0\u{FFFD}'.repeat(500)]) {
      mood({ print });
      const read = await nodeWifi.scan('wlan0', neverAborted());
      expect(read.ok ? read.value.every(({ ssid }) => typeof ssid === 'string') : read.error.code).toBe(true);
    }
  });

  it('runs nothing for a name or an adapter that did not pass', async () => {
    const { nodeWifi, passed } = fenced();
    for (const name of refusedNames) {
      expect(await nodeWifi.connect(name, 'wlan0', neverAborted())).toEqual(refusal);
      expect((await nodeWifi.connect('Photon-A2B3', name, neverAborted())).ok).toBe(false);
      expect((await nodeWifi.scan(name, neverAborted())).ok).toBe(false);
    }
    expect(passed).toEqual({ started: 0, sent: [], received: [] });
  });

  it('does one thing at a time, and nothing that was given up while it waited', async () => {
    const { nodeWifi, passed } = fenced();
    const cancel = new AbortController();
    const first = nodeWifi.scan('wlan0', neverAborted());
    const second = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    const third = nodeWifi.scan('wlan0', neverAborted());
    cancel.abort();
    expect((await first).ok).toBe(true);
    expect(await second).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await third).ok).toBe(true);
    expect(calls().map(({ args }) => args[0])).toEqual(['--terse', '--terse']);
    expect(passed.started).toBe(1);
  });

  it.each(['cancel', 'limit'] as const)('takes a hanging nmcli along at a %s, and starts anew', async (how) => {
    mood('hang');
    const clock = virtualClock();
    const cancel = new AbortController();
    const { nodeWifi, passed } = fenced({ clock });
    const hanging = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await until('nmcli runs', () => calls().length === 1);
    const [{ pid, starter } = { pid: 0, starter: 0 }] = calls();
    if (how === 'cancel') cancel.abort();
    else await clock.advance(20_000);
    expect(await hanging).toMatchObject({
      ok: false,
      error: { code: how === 'cancel' ? 'cancelled' : 'photon-network-not-joined' },
    });
    // The answer comes after their end, so that whoever moves the computer next moves it last.
    expect([pid, starter].filter(runs)).toEqual([]);
    mood({ print: list });
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
    expect(passed.started).toBe(2);
    nodeWifi.close();
    await clock.advance(2_000);
    expect(clock.sleepers()).toBe(0);
  });

  it('survives the end of its process in the middle of a call', async () => {
    mood('kill-starter');
    const { nodeWifi, passed } = fenced();
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual({
      ok: false,
      error: { code: 'wifi-tool-unreadable' },
    });
    mood({ print: list });
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
    expect(passed.started).toBe(2);
  });

  it('starts nothing for a join that was given up before its process was ready, and ends that', async () => {
    const { nodeWifi, passed } = fenced({ clock: virtualClock() });
    const cancel = new AbortController();
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await until('it was started', () => passed.started === 1);
    cancel.abort();
    expect(await joined).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(temporary())).toEqual([]);
    expect(passed).toEqual({ started: 1, sent: [], received: [] });
    expect(calls()).toEqual([]);
  });

  it('kills a process that is never ready, at the limit', async () => {
    const clock = virtualClock();
    const { nodeWifi, passed } = fenced({ file: inFolder('never-ready.mjs'), clock });
    const scan = nodeWifi.scan('wlan0', neverAborted());
    await until('it was started', () => passed.started === 1);
    await clock.advance(15_000);
    expect(await scan).toEqual({ ok: false, error: { code: 'wifi-tool-unreadable' } });
    expect(readdirSync(temporary())).toEqual([]);
    expect(passed.sent).toEqual([]);
  });

  it('kills a process that does not hear', async () => {
    const clock = virtualClock();
    const { nodeWifi, passed } = fenced({ file: inFolder('deaf.mjs'), clock });
    const scan = nodeWifi.scan('wlan0', neverAborted());
    await until('it was asked', () => passed.sent.length === 1);
    await clock.advance(15_000);
    expect(readdirSync(temporary())).toHaveLength(1);
    await clock.advance(1_500);
    expect(await scan).toEqual({ ok: false, error: { code: 'wifi-tool-unreadable' } });
    expect(readdirSync(temporary())).toEqual([]);
  });

  it('does not wait for ever for a process that cannot be killed', async () => {
    const clock = virtualClock();
    const cancel = new AbortController();
    const undead: Helper = {
      send: () => undefined,
      onMessage: (listener) => setImmediate(() => listener({ ready: true })),
      onExit: (listener) => void undeadEnds.push(listener),
      kill: () => undefined,
    };
    const undeadEnds: (() => void)[] = [];
    const nodeWifi = fencedNodeWifi({ start: () => undead, clock });
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await clock.advance(0);
    cancel.abort();
    await clock.advance(2_000);
    expect(await joined).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(clock.sleepers()).toBe(0);
    for (const end of undeadEnds) end();
  });

  it.each(['start', 'send'] as const)('says no when %s throws, and goes on', async (what) => {
    const helper = forkedHelper(helperFile());
    let throws = true;
    const fail = () => {
      if (!throws) return;
      throws = false;
      throw new Error('the process has ended');
    };
    const nodeWifi = fencedNodeWifi({
      start: (env) => {
        if (what === 'start') fail();
        const child = helper(env);
        return {
          ...child,
          send: (message) => {
            if (what === 'send') fail();
            child.send(message);
          },
        };
      },
      clock: systemClock,
    });
    closing.push(() => nodeWifi.close());
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect(readdirSync(temporary())).toEqual([]);
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
  });

  it.each(['broken.mjs', 'missing.mjs'])('says no when its process cannot start (%s)', async (name) => {
    const { nodeWifi } = fenced({ file: inFolder(name) });
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(false);
  });

  it('says no where there is no folder for it, and goes on when there is one', async () => {
    const { nodeWifi } = fenced();
    vi.stubEnv('TMPDIR', inFolder('not-there'));
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    vi.stubEnv('TMPDIR', temporary());
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
  });

  it('believes no answer of another form, and none to another question', async () => {
    const clock = virtualClock();
    let say: (message: unknown) => void = () => undefined;
    const ends: (() => void)[] = [];
    const sent: unknown[] = [];
    const liar: Helper = {
      send: (message) => void sent.push((message as { id?: number }).id ?? 'stop'),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: (listener) => void ends.push(listener),
      kill: () => {
        for (const end of ends) end();
      },
    };
    const nodeWifi = fencedNodeWifi({ start: () => liar, clock });
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted());
    await clock.advance(0);
    const fine = { id: 1, ok: true, networks: [] };
    // No answer before it was asked, either.
    say(fine);
    say({ ready: true });
    for (const lie of [
      null,
      { ready: true },
      'yes',
      { ok: true },
      { ...fine, id: 2 },
      { ...fine, text: 'secret' },
      { ...fine, ok: 1 },
    ]) {
      say(lie);
    }
    await clock.advance(21_500);
    expect(await joined).toEqual(refusal);
    expect(sent).toEqual([1, 'stop']);
    expect(ends.length).toBeGreaterThan(0);
  });
});
