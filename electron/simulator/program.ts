import { createInterface } from 'node:readline';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { terminalText } from '../../shared/plain-text.ts';
import { systemClock } from '../ground/system-clock.ts';
import { type Firmware, firmwares } from './device/firmware.ts';
import { type FaultName, faultCatalogue, faultNames, isFaultName } from './faults.ts';
import { fastLatencies, realisticLatencies } from './latencies.ts';
import { type SimulatedWorld, startSimulatedWorld } from './simulated-world.ts';
import { describeEvent, describeReady } from './world-words.ts';

interface Options {
  readonly json?: boolean;
  readonly tcpPort?: number;
  readonly httpPort?: number;
  readonly cloudPort?: number;
  readonly firmware: Firmware;
  readonly fault: readonly FaultName[];
  readonly setUpBefore?: boolean;
  readonly devices: number;
  readonly swift?: boolean;
}

const badArguments = 2;
const portTaken = 1;

const program = new Command('simulator')
  .description('A Photon in listening mode and a Particle cloud, on this computer only, until SIGTERM or Ctrl+C.')
  .option('--json', 'one line of JSON when ready, then one for every event')
  .option('--tcp-port <port>', 'the Photon’s TCP port (default: a free one)', readPort)
  .option('--http-port <port>', 'the Photon’s HTTP port (default: a free one)', readPort)
  .option('--cloud-port <port>', 'the cloud’s port (default: a free one)', readPort)
  .addOption(new Option('--firmware <version>', 'the Photon’s firmware').choices(firmwares).default('2.3.1'))
  .addOption(
    new Option('--fault <name>', 'something that goes wrong; may be given more than once')
      .argParser(readFault)
      .default([], 'none'),
  )
  .option('--set-up-before', 'the Photon was claimed at some time; nobody owns it now')
  .option('--devices <number>', 'Photons in the air, each with ports of its own (1 to 100)', readDevices, 1)
  .option('--swift', 'leave out the waits of a real device')
  .addHelpText('after', '\nThe line "setup" on its input holds the Photon’s SETUP button until it listens again.')
  .addHelpText('after', () => `\nFaults:\n${faultNames.map((name) => `  ${name}: ${faultCatalogue[name]}`).join('\n')}`)
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, '')) });

try {
  program.parse();
  await run(program.opts<Options>());
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : badArguments;
}

async function run(options: Options): Promise<void> {
  const world = await open(options);
  if (world === undefined) return;
  const end = async () => {
    await world.close();
    process.exit(0);
  };
  // Before the ready line: whoever reads that may say "stop" at once.
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
  // A reader that went away ends the simulation; there is nobody left to simulate for.
  process.stdout.on('error', () => void end());
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line.trim() === 'setup') world.pressSetup();
  });
  const say = (line: string) => process.stdout.write(`${terminalText(line)}\n`);
  say(options.json ? JSON.stringify(world.ready) : describeReady(world.ready));
  world.subscribe((event) => say(options.json ? JSON.stringify(event) : describeEvent(event)));
}

async function open(options: Options): Promise<SimulatedWorld | undefined> {
  try {
    return await startSimulatedWorld({
      clock: systemClock,
      firmware: options.firmware,
      faults: options.fault,
      latencies: options.swift ? fastLatencies : realisticLatencies,
      ports: {
        ...(options.tcpPort === undefined ? {} : { tcp: options.tcpPort }),
        ...(options.httpPort === undefined ? {} : { http: options.httpPort }),
        ...(options.cloudPort === undefined ? {} : { cloud: options.cloudPort }),
      },
      ...(options.setUpBefore ? { setUpBefore: true } : {}),
      others: Array.from({ length: options.devices - 1 }, (_, index) => ({ rssi: -50 - (index % 30) })),
    });
  } catch (error) {
    const { code = 'unknown', port = '' } = error as NodeJS.ErrnoException & { port?: number };
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    process.stderr.write(
      `Port ${port} cannot be used: ${code === 'EACCES' ? 'not permitted' : 'another program has it'}.\n`,
    );
    process.exitCode = portTaken;
    return undefined;
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
}

function readDevices(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 100) throw new InvalidArgumentError('A number from 1 to 100.');
  return count;
}

function readFault(text: string, before: readonly FaultName[]): readonly FaultName[] {
  if (!isFaultName(text)) throw new InvalidArgumentError(`There is no such fault. See --help for the list.`);
  return [...before, text];
}
