import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { project } from './project.mjs';

/**
 * Runs a program to its end and collects what it prints. A program that cannot be started counts as exit code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMs: number, env?: NodeJS.ProcessEnv, cwd?: string }} options the bound after which it is killed
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function collect(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? project,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

const parentLookMs = 500;

/**
 * Runs a program in our place: its input and output are ours, the signals we get are passed on, and its exit code is
 * the answer (128 + number when a signal ended it, as shells count).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet`: its standard output goes to our standard error
 * @returns {Promise<number>}
 */
export function runInOurPlace(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: project,
      env: options.env ?? process.env,
      stdio: ['inherit', options.quiet ? 2 : 'inherit', 'inherit'],
    });
    /** @type {readonly NodeJS.Signals[]} */
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    let told = false;
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      told = true;
      // A terminal sends Ctrl-C to the whole group: passing it on would make the program get it twice.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    // npm ends its shell, not us, when it is told to stop, and the shell passes nothing on: without a look at who
    // started us, the program would run on for ever with nobody knowing. It is told once, and not at all when it was
    // told before: a second signal means that nobody waits for the end of what it tidies up.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      if (!told) child.kill('SIGTERM');
    }, parentLookMs);
    /** @param {number} code */
    const end = (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, passOn);
      resolve(code);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.once('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
