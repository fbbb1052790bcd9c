import { accessSync, constants } from 'node:fs';
import { runLimited } from './run-limited.mjs';

/** A kernel that runs at all says so within two seconds, even on a busy machine. */
const lookLimitMs = 5_000;
const memoryMegabytes = 2048;

/**
 * Boots the machine and waits until it has switched itself off.
 * @param {import('./image.mjs').Image} image
 * @param {{ code: string, electron: string, results: string, signal: AbortSignal, onOutput: (text: string) => void }} run
 *   `code` and `electron`: folders that it reads; `results`: one that it writes to, its console's log too; `onOutput`: what the tests print
 */
export async function runVirtualMachine(image, { code, electron, results, signal, onOutput }) {
  const accelerator = (await kvmWorks(image, signal)) ? ['-accel', 'kvm', '-cpu', 'host'] : software;
  const command = [
    ...base(image),
    ...accelerator,
    ...['-m', String(memoryMegabytes), '-smp', '2'],
    // Nothing is written to the image: the next boot finds it as it was.
    ...['-drive', `file=${image.disk},format=raw,if=none,id=root,snapshot=on,cache=unsafe`],
    ...['-device', 'virtio-blk-pci,drive=root', '-device', 'virtio-rng-pci'],
    ...share('code', code, 'readonly=on,'),
    ...share('electron', electron, 'readonly=on,'),
    ...share('results', results, ''),
    ...['-serial', `file:${results}/console.log`, '-serial', 'stdio'],
    ...['-append', 'console=ttyS0 quiet panic=-1 net.ifnames=0 mitigations=off systemd.wants=radio-tests.service'],
  ];
  await runLimited(command, { signal, onOutput });
  return { accelerated: accelerator !== software };
}

/** Emulation: slow, and the same everywhere. */
// Without AVX: as QEMU 7.2 emulates it, Chromium's compositor reads beyond its memory and dies.
const software = ['-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max,-avx,-avx2'];

/** @param {import('./image.mjs').Image} image */
function base({ kernel, initrd }) {
  const bare = ['-no-user-config', '-nodefaults', '-display', 'none', '-no-reboot', '-machine', 'q35'];
  return ['qemu-system-x86_64', ...bare, '-kernel', kernel, '-initrd', initrd];
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {string} access
 */
function share(name, folder, access) {
  // A comma in a value is written twice; see qemu(1).
  const path = folder.replaceAll(',', ',,');
  return [
    ...['-fsdev', `local,id=${name},path=${path},${access}security_model=none,multidevs=remap`],
    ...['-device', `virtio-9p-pci,fsdev=${name},mount_tag=${name}`],
  ];
}

/**
 * Whether this kernel really runs on /dev/kvm: there are hosts where that opens and an ordinary kernel never gets far.
 * @param {import('./image.mjs').Image} image
 * @param {AbortSignal} signal
 */
async function kvmWorks(image, signal) {
  const looking = new AbortController();
  const stop = () => looking.abort(signal.reason);
  const timer = setTimeout(stop, lookLimitMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    let printed = '';
    await runLimited(
      [
        ...base(image),
        ...['-accel', 'kvm', '-cpu', 'host', '-m', '512', '-serial', 'stdio'],
        ...['-append', 'console=ttyS0 quiet panic=-1 radio.look-only'],
      ],
      {
        signal: looking.signal,
        onOutput: (text) => {
          printed += text;
        },
        quiet: true,
      },
    );
    return printed.includes('radio: the kernel runs');
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
