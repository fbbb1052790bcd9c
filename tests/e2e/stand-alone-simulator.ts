import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';

const program = path.resolve(import.meta.dirname, '../../out/simulator.js');

/** A Photon and a cloud in a program of their own, which the app's end does not touch. */
export interface StandAloneSimulator {
  readonly ready: ReadyLine;
  /** The switches that lead the app to it. */
  readonly switches: readonly string[];
  stop(): void;
}

export async function startSimulator(options: readonly string[] = []): Promise<StandAloneSimulator> {
  const child = spawn(process.execPath, [program, '--json', '--swift', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<ReadyLine>((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as ReadyLine));
  });
  // What happens in it is nobody's matter; a pipe that is full would stop it.
  child.stdout.resume();
  return {
    ready,
    switches: [
      `--cloud-url=${ready.cloud.url}`,
      `--photon-host=${ready.tcp.host}`,
      `--photon-tcp-port=${ready.tcp.port}`,
      `--photon-http-port=${ready.http.port}`,
    ],
    stop: () => void child.kill('SIGTERM'),
  };
}
