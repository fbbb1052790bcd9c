import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('boots', () => {
  const out = execFileSync(
    'sh',
    [
      '-c',
      'ip -br l; nmcli dev; ip netns; loginctl list-sessions; id person; systemctl --failed; systemd-analyze blame | head -30; systemd-cgls -u user.slice --no-pager',
    ],
    { encoding: 'utf8' },
  );
  process.stderr.write(out);
  assert.ok(out);
});
