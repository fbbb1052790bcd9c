import { type Command, Option } from 'commander';
import type { DeviceId } from '../../shared/device-id.ts';
import { actionsLeft, foldDeviceJob, handsLeft, idleDeviceJob } from '../../shared/device-job-state.ts';
import {
  type DeviceFacts,
  type DeviceJobAction,
  type DeviceJobEvent,
  type ManualWork,
  manualWorks,
  type ResetEnd,
  resetActions,
  resetEnds,
} from '../../shared/device-jobs.ts';
import { errorRows } from '../../shared/error-table.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { readSerialNumber } from '../../shared/read-device-ids.ts';
import type { Catalogue } from '../../shared/text/catalogue.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { listOf } from '../../shared/text/translator.ts';
import type { DeviceAccess } from '../devices/device-facts.ts';
import { runDeviceJobs } from '../devices/device-jobs.ts';
import { findDevices } from '../devices/find-devices.ts';
import { readVariables } from '../devices/read-variables.ts';
import { systemClock } from '../ground/system-clock.ts';
import { type CloudOptions, cloudOptions, openCloud } from './cloud-options.ts';
import type { CommandFace } from './command-face.ts';
import { type Say, sayTo, translatorFor, type Words } from './error-words.ts';
import { incomplete } from './incomplete.ts';

interface DeviceJobOptions extends CloudOptions {
  readonly yes?: true;
}

interface ResetOptions extends DeviceJobOptions {
  readonly end: ResetEnd;
}

/** What is asked for of some devices. */
interface Work {
  readonly workId: string;
  readonly deviceIds: readonly DeviceId[];
  readonly actions: readonly DeviceJobAction[];
  readonly hands?: readonly ManualWork[];
}

type JobName = keyof Catalogue['command-line']['commandLine']['device']['jobs'];

/** What each command does, and whether somebody loses something by it. */
const jobCommands: readonly {
  readonly name: Exclude<JobName, 'reset'>;
  readonly actions: readonly DeviceJobAction[];
  readonly takesAway: boolean;
}[] = [
  { name: 'unclaim', actions: ['unclaim'], takesAway: true },
  { name: 'remove', actions: ['remove-from-product'], takesAway: true },
  {
    name: 'deny',
    actions: ['deny'],
    takesAway: true,
  },
  { name: 'add', actions: ['add-to-account'], takesAway: false },
  { name: 'tinker', actions: ['flash-tinker'], takesAway: true },
  {
    name: 'move',
    actions: ['unclaim', 'give-to-customer'],
    takesAway: true,
  },
  {
    name: 'development',
    actions: ['mark-development'],
    takesAway: false,
  },
];

const shownTextLimit = 200;

type ShownFacts = Pick<DeviceFacts, 'id' | 'name' | 'online' | 'owner' | 'inProduct' | 'systemVersion'>;

/** `device show|variables|call` and what brings devices back. */
export function addDeviceCommands(program: Command, face: CommandFace): void {
  const { terminal, line, refuse, readIds, end, words } = face;
  const { t } = words.person.translator;
  const device = program.command('device').description(t('commandLine.device.is'));

  cloudOptions(
    device.command('show').description(t('commandLine.device.show')).argument('<id...>', t('commandLine.deviceIds')),
    t,
  )
    .option('--json', t('commandLine.jsonLines'))
    .action(async (texts: readonly string[], options: CloudOptions) => {
      const ids = readIds(texts, options.json);
      if (ids === undefined) return;
      const access = await openCloud(options, false, terminal, sayTo(words, options.json));
      if (!access.ok) return refuse(access.error, options.json);
      const found = await findDevices(access.value, { by: 'ids', ids }, terminal.signal);
      if (!found.ok) return refuse(found.error, options.json);
      for (const facts of found.value.devices) line(options.json ? JSON.stringify(facts) : factWords(facts, t));
      if (found.lack !== undefined) refuse(incomplete(found.lack, translatorFor(words, options.json)), options.json);
      if (found.value.notFound.length === 0) return;
      refuse(setupError('device-not-found', { saw: listed(found.value.notFound, options.json) }), options.json);
    });

  cloudOptions(
    device
      .command('serial-number')
      .description(t('commandLine.device.serialNumber'))
      .argument('<number...>', t('commandLine.device.serialNumbers')),
    t,
  )
    .option('--json', t('commandLine.jsonLines'))
    .action(async (texts: readonly string[], options: CloudOptions) => {
      const read = texts.map((text) => ({ text, serialNumber: readSerialNumber(text) }));
      const bad = read.filter(({ serialNumber }) => serialNumber === undefined).map(({ text }) => text);
      if (bad.length > 0) return refuse(setupError('invalid-input', { saw: listed(bad, options.json) }), options.json);
      const access = await openCloud(options, false, terminal, sayTo(words, options.json));
      if (!access.ok) return refuse(access.error, options.json);
      const { account } = access.value;
      if (account === undefined) return refuse(setupError('work-needs-account'), options.json);
      for (const { serialNumber = '' } of read) {
        const found = await account.lookUpSerialNumber(serialNumber, terminal.signal);
        if (found.ok)
          line(options.json ? JSON.stringify({ serialNumber, id: found.value }) : `${serialNumber} ${found.value}`);
        else
          refuse(
            setupError(found.error.code, { ...found.error, saw: `${serialNumber} ${found.error.saw ?? ''}` }),
            options.json,
          );
      }
    });

  asOwner(
    device
      .command('variables')
      .description(t('commandLine.device.variables'))
      .argument('<id>', t('commandLine.deviceId')),
  ).action(async (text: string, options: CloudOptions) => {
    const owner = await openOwner(text, options);
    if (owner === undefined) return;
    const { account, id } = owner;
    const found = await account.getDevice(id, terminal.signal);
    if (!found.ok) return refuse(found.error, options.json);
    let unread: SetupError | undefined;
    for await (const { name, type, reading } of readVariables(account, found.value, terminal.signal)) {
      if (!reading.ok) unread ??= reading.error;
      const shown = reading.ok
        ? plainText(String(reading.value), shownTextLimit)
        : `${words.person.errorInWords(reading.error).title} (${reading.error.code})`;
      const value = reading.ok ? { value: reading.value } : { error: reading.error };
      line(
        options.json
          ? JSON.stringify({ name, type, ...value })
          : `${plainText(name, 64)} (${plainText(type, 32)}): ${shown}`,
      );
    }
    if (unread !== undefined) refuse(unread, options.json);
  });

  asOwner(
    device
      .command('call')
      .description(t('commandLine.device.call'))
      .argument('<id>', t('commandLine.deviceId'))
      .argument('<function>', t('commandLine.device.function'))
      .argument('[argument]', t('commandLine.device.argument'), ''),
  ).action(async (text: string, functionName: string, argument: string, options: CloudOptions) => {
    const owner = await openOwner(text, options);
    if (owner === undefined) return;
    const returned = await owner.account.callFunction(owner.id, functionName, argument, terminal.signal);
    if (!returned.ok) return refuse(returned.error, options.json);
    line(options.json ? JSON.stringify({ returned: returned.value }) : String(returned.value));
  });

  for (const { name, actions, takesAway } of jobCommands) {
    const command = jobCommand(name);
    const gives = actions.includes('give-to-customer');
    if (gives) command.requiredOption('--customer <email>', t('commandLine.device.to'));
    if (takesAway) command.option('--yes', t('commandLine.device.yes'));
    command.action(async (texts: readonly string[], options: DeviceJobOptions) => {
      const deviceIds = readIds(texts, options.json);
      if (deviceIds === undefined) return;
      if (takesAway && !options.yes) return refuseUnasked(name, options);
      const access = await openCloud(options, gives, terminal, sayTo(words, options.json));
      if (!access.ok) return refuse(access.error, options.json);
      await carryOut(access.value, { workId: name, deviceIds, actions }, options);
    });
  }

  jobCommand('reset')
    .addOption(new Option('--end <owner>', t('commandLine.device.endsAs')).choices(resetEnds).default('unclaimed'))
    .option('--yes', t('commandLine.device.yes'))
    .action(async (texts: readonly string[], options: ResetOptions) => {
      const ids = readIds(texts, options.json);
      if (ids === undefined) return;
      if (!options.yes) return refuseUnasked('reset', options);
      const access = await openCloud(options, false, terminal, sayTo(words, options.json));
      if (!access.ok) return refuse(access.error, options.json);
      const signedIn = { account: access.value.account !== undefined, product: access.value.product !== undefined };
      if (options.end === 'mine' && !signedIn.account) return refuse(setupError('work-needs-account'), options.json);
      const found = await findDevices(access.value, { by: 'ids', ids }, terminal.signal);
      if (!found.ok) return refuse(found.error, options.json);
      const { devices, notFound } = found.value;
      const suited = devices.filter(({ owner }) => owner.kind !== 'somebody-else');
      if (suited.length > 0) {
        const deviceIds = suited.map(({ id }) => id);
        const actions = resetActions(suited, signedIn, options.end);
        await carryOut(access.value, { workId: 'reset', deviceIds, actions, hands: manualWorks }, options);
      }
      if (found.lack !== undefined) refuse(incomplete(found.lack, translatorFor(words, options.json)), options.json);
      const strange = devices.filter((facts) => !suited.includes(facts)).map(({ id }) => id);
      if (strange.length > 0)
        refuse(setupError('device-owned-by-somebody-else', { saw: listed(strange, options.json) }), options.json);
      if (notFound.length > 0)
        refuse(setupError('device-not-found', { saw: listed(notFound, options.json) }), options.json);
    });

  function listed(texts: readonly string[], json: true | undefined): string {
    return listOf(texts, translatorFor(words, json).language);
  }

  function jobCommand(name: JobName): Command {
    const command = device
      .command(name)
      .description(t(`commandLine.device.jobs.${name}`))
      .argument('<id...>', t('commandLine.deviceIds'));
    return cloudOptions(command, t).option('--json', t('commandLine.jsonEvents'));
  }

  function refuseUnasked(command: JobName, { json }: DeviceJobOptions): void {
    const note = sayTo(words, json)('terminal.takesAway', { command });
    refuse(setupError('invalid-input', { details: { note } }), json);
  }

  async function carryOut(access: DeviceAccess, work: Work, { json }: DeviceJobOptions): Promise<void> {
    let state = idleDeviceJob;
    for await (const event of runDeviceJobs(access, work, systemClock, terminal.signal)) {
      state = foldDeviceJob(state, event);
      const shown = json ? JSON.stringify(event) : jobWords(event, words.person);
      if (shown !== undefined) line(shown);
    }
    for (const one of state.devices.values()) {
      // Whoever clears the networks earlier takes the device off the net that the cloud's steps need.
      if (json || actionsLeft(one, state).length > 0) continue;
      for (const hand of handsLeft(one, state)) line(`${one.deviceId} ${hand}: ${t('terminal.clearNetworks')}`);
    }
    const results = [...state.devices.values()].flatMap((one) => work.actions.map((action) => one.results[action]));
    const failed = results.find((result) => result?.status === 'failed');
    if (failed?.status === 'failed') end(errorRows[failed.error.code].exit);
    else if (results.some((result) => result?.status === 'not-tried')) end(errorRows.cancelled.exit);
  }

  function asOwner(command: Command): Command {
    return cloudOptions(command, t)
      .option('--customer <email>', t('commandLine.device.as'))
      .option('--json', t('commandLine.jsonLines'));
  }

  async function openOwner(text: string, options: CloudOptions) {
    const ids = readIds([text], options.json);
    if (ids === undefined) return;
    const [id, ...others] = ids;
    if (id === undefined || others.length > 0) return refuse(setupError('invalid-input', { saw: text }), options.json);
    const opened = await openCloud(options, false, terminal, sayTo(words, options.json));
    if (!opened.ok) return refuse(opened.error, options.json);
    // Without an account or a customer the product itself asks, as of a device that is nobody's.
    const account = opened.value.customer ?? opened.value.account ?? opened.value.product;
    if (account === undefined) return refuse(setupError('work-needs-account'), options.json);
    return { id, account };
  }
}

/** One line. Names come from strangers; kinds and actions are the values that scripts read, whatever is spoken. */
export function factWords({ id, name, online, owner, inProduct, systemVersion }: ShownFacts, t: Say): string {
  const whose = owner.kind === 'customer' ? plainText(owner.email, shownTextLimit) : owner.kind;
  const parts = [
    id,
    plainText(name ?? '-', shownTextLimit),
    t(online ? 'terminal.online' : 'terminal.offline'),
    t('terminal.owner', { whose }),
    t(inProduct ? 'terminal.inProduct' : 'terminal.notInProduct'),
    ...(systemVersion === undefined ? [] : [t('terminal.deviceOs', { version: plainText(systemVersion, 20) })]),
  ];
  return parts.join(' · ');
}

export function jobWords(event: DeviceJobEvent, { translator, errorInWords }: Words): string | undefined {
  const { t } = translator;
  if (event.type === 'waiting-for-device') return `${event.deviceId} ${t('terminal.waitsForDevice')}`;
  if (event.type !== 'action-finished') return undefined;
  const { deviceId, action, result } = event;
  if (result.status !== 'failed') return `${deviceId} ${action}: ${result.status}`;
  const { title, next } = errorInWords(result.error);
  return `${deviceId} ${action}: ${inOneLine(translator, title, next)} (${result.error.code})`;
}
