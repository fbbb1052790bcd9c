import { spawn } from 'node:child_process';
import { findProgram } from './system-packages.mjs';

/** Whether a window can be opened here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts a screen that nobody sees, on a number that it finds free itself (`-displayfd`, Xserver(1)). Without `-noreset` it
 * begins anew when its last window is gone, and cuts off a program that connects meanwhile.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startVirtualScreen() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
    const screen = spawn(findProgram('Xvfb') ?? 'Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let errors = '';
    screen.stderr?.on('data', (text) => {
      errors += text;
    });
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${errors}`)));
    // It writes the number when it is ready to be used.
    screen.stdio[3]?.once('data', (number) => {
      resolve({ display: `:${String(number).trim()}`, stop: () => screen.kill() });
    });
  });
}
