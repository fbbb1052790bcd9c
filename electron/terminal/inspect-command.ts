import type { Command } from 'commander';
import { type Result, success } from '../../shared/result.ts';
import type { ManualTask } from '../../shared/setup-events.ts';
import { defaultCloudUrl, defaultOAuthClient } from '../cloud/particle-cloud.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { systemClock } from '../ground/system-clock.ts';
import { pluggedIn } from '../runs/plugged-in.ts';
import type { UsbPort } from '../serial/usb-serial-port.ts';
import { cableOf, portOf, usbOf } from './by-cable.ts';
import type { CommandFace, Terminal } from './command-face.ts';
import { inspectPhoton } from './inspect-photon.ts';
import { type PhotonOptions, photonOptions, reach } from './photon-options.ts';
import { directWay, wayToCloud } from './way-to-cloud.ts';

interface InspectOptions extends PhotonOptions {
  /** True: the one that is plugged in. */
  readonly usb?: string | true;
}

/** What a Photon says of itself, over its Wi-Fi or a cable, and what is plugged in. Nothing is changed. */
export function addInspectCommands(program: Command, face: CommandFace): void {
  const { terminal, line, refuse, words, print } = face;
  const { t } = words.person.translator;

  photonOptions(program.command('inspect').description(t('commandLine.inspect')), t)
    .option('--usb [port]', t('commandLine.usb'))
    .action(async (options: InspectOptions) => {
      const inspection = await (options.usb === undefined ? overTheAir(options) : overCable(options.usb, terminal));
      if (!inspection.ok) return refuse(inspection.error, options.json);
      line(options.json ? JSON.stringify(inspection.value) : JSON.stringify(inspection.value, null, 2));
    });

  program
    .command('ports')
    .description(t('commandLine.ports'))
    .option('--json', t('commandLine.jsonLines'))
    .action(async (options: { readonly json?: true }) => {
      const listed = await (await usbOf(terminal)).list();
      if (!listed.ok) return refuse(listed.error, options.json);
      for (const port of listed.value) line(options.json ? jsonPort(port) : plainPort(port));
      if (listed.value.length === 0 && !options.json) line(t('terminal.ports.none'));
    });

  async function overTheAir(options: InspectOptions): Promise<Result<unknown>> {
    // The cloud is asked for nothing here, only whether it can be reached from where the computer is.
    const way = wayToCloud(terminal.process.env, defaultCloudUrl, t);
    const folder = terminal.dataFolder;
    const { photon, wifi } = composeProgram({ folder, way: way.ok ? way.value : directWay }).realWorld({
      cloudUrl: defaultCloudUrl,
      client: defaultOAuthClient,
      ...reach(options),
      joinBy: 'hand',
      wifiAdapter: '',
    });
    // On the way for complaints: the other one holds the answer alone, for whoever reads it by a program.
    const waits = (task: ManualTask) => {
      const said = print.plainEvent({ type: 'hand-needed', at: systemClock.now(), task });
      if (!options.json && said !== undefined) face.complain(said.trim());
    };
    return inspectPhoton(photon, wifi, waits, terminal.signal);
  }

  function jsonPort(port: UsbPort): string {
    const { kind, name, id, firmware } = port.identity;
    const trouble = pluggedIn(port).obstacle;
    return JSON.stringify({
      ...(port.path === undefined ? {} : { port: port.path }),
      kind,
      name,
      ...(id === undefined ? {} : { id }),
      ...(firmware === undefined ? {} : { deviceOs: firmware === '0.5' ? '<=0.5' : `>=${firmware}` }),
      ...(trouble === undefined ? {} : { problem: trouble.code }),
    });
  }

  function plainPort(port: UsbPort): string {
    const { kind, name, id, firmware } = port.identity;
    const version =
      firmware && t(firmware === '0.5' ? 'terminal.ports.upTo' : 'terminal.ports.since', { version: firmware });
    const trouble = pluggedIn(port).obstacle;
    const remark = kind === 'other' ? t('terminal.ports.other') : trouble && words.person.errorInWords(trouble).next;
    return [port.path ?? '–', name, id, version, remark].filter((part) => part !== undefined).join('  ');
  }
}

async function overCable(usb: string | true, terminal: Terminal): Promise<Result<unknown>> {
  const cable = await cableOf(terminal);
  const found = await cable.find(portOf(usb), undefined);
  if (!found.ok) return found;
  const opened = await cable.open(found.value.path, terminal.signal);
  if (!opened.ok) return opened;
  await opened.value.close();
  return success({ port: found.value.path, ...opened.value.facts });
}
