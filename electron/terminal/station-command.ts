import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type Attempt, type AttemptEnd, type AttemptFor, whyOfAnother } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Listed } from '../../shared/list-lack.ts';
import { readPages } from '../../shared/read-pages.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import { defaultOAuthClient } from '../cloud/particle-cloud.ts';
import type { ProductCloud, ProductDevice } from '../cloud/product-port.ts';
import { composeProgram, type Program } from '../composition/compose-program.ts';
import type { ComputersWifi } from '../composition/computer-wifi.ts';
import { openPracticeLine } from '../composition/practice-line.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import { beginRun } from '../runs/begin-run.ts';
import { recoverLease } from '../setup/lease.ts';
import type { WithOwner } from '../setup/setup-world.ts';
import { admitListed, identifyListed } from '../station/check-listed.ts';
import type { DeviceList } from '../station/device-list.ts';
import { type LineOptions, type LineWorld, runLine } from '../station/line.ts';
import type { LineEnd, LineEvent, LineRow } from '../station/line-event.ts';
import { lineScans } from '../station/line-scans.ts';
import { preflight } from '../station/preflight.ts';
import { type Preset, readPreset, withPasswords } from '../station/preset.ts';
import { rowHooks } from '../station/row-hooks.ts';
import { type SerialBook, serialBook } from '../station/serial-book.ts';
import { type CloudOptions, cloudOptions, openCloud } from './cloud-options.ts';
import type { CommandFace } from './command-face.ts';
import { sayTo } from './error-words.ts';
import { notAllPassedExitCode } from './exit-codes.ts';
import { recordPasswordOption } from './history-share-command.ts';
import { hookWays } from './hook-ways.ts';
import { type PhotonOptions, photonOptions, reach } from './photon-options.ts';
import { shareRecord } from './record-sharing.ts';
import { isWritable, readListFile, readPresetFile, typed } from './station-files.ts';
import { directWay, wayToCloud } from './way-to-cloud.ts';

interface StationOptions extends PhotonOptions, CloudOptions {
  readonly preset?: string;
  readonly devices?: string;
  readonly practice?: true;
  readonly swift?: true;
  readonly devicesInAir: number;
  readonly faults?: number;
  readonly count?: number;
  readonly scan?: true;
  readonly operator?: string;
  readonly recordPasswordEnv: string;
  readonly wifiAdapter: string;
}

/** So many attempts of the record are looked through for devices that are done. */
const attemptsLookedThrough = 10_000;

/** `station`: a line of devices by a preset. The first signal takes no other device and lets those in flight be proven. */
export function addStationCommand(program: Command, face: CommandFace, wifi: () => ComputersWifi | undefined): void {
  const { terminal, line, refuse, words } = face;
  const { t } = words.person.translator;
  const countUpTo = (most: number, words: string) => (text: string) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > most) throw new InvalidArgumentError(words);
    return count;
  };

  photonOptions(
    cloudOptions(recordPasswordOption(program.command('station'), t).description(t('commandLine.station.is')), t)
      .option('--preset <file>', t('commandLine.station.preset'))
      .option('--devices <file>', t('commandLine.station.devices'))
      .option(
        '--count <number>',
        t('commandLine.station.count'),
        countUpTo(999_999_999, t('commandLine.invalid.count')),
      )
      .option('--scan', t('commandLine.station.scan'))
      .option('--operator <name>', t('commandLine.station.operator'))
      .option('--wifi-adapter <name>', t('commandLine.claim.wifiAdapter'), '')
      .option('--practice', t('commandLine.station.practice'))
      .option(
        '--devices-in-air <number>',
        t('commandLine.station.devicesInAir'),
        countUpTo(100, t('commandLine.invalid.upTo100')),
        3,
      )
      .option(
        '--faults <seed>',
        t('commandLine.station.faults'),
        countUpTo(999_999_999, t('commandLine.invalid.count')),
      )
      .option('--swift', t('commandLine.practice.swift'))
      .addHelpText('after', `\n${t('commandLine.secrets')}`),
    t,
  ).action(async (options: StationOptions) => {
    if ((options.preset === undefined) === (options.practice === undefined)) {
      return program.error(t('commandLine.error.line'));
    }
    const ended = await (options.preset === undefined ? practise(options) : work(options, options.preset));
    if (!ended.ok) return refuse(ended.error, options.json);
    const end = ended.value;
    line(options.json ? JSON.stringify({ ...end, ...stopOf(end), devices: end.devices.map(jsonRow) }) : plainEnd(end));
    face.end(end.failed + end.others > 0 || end.stoppedBy !== undefined ? notAllPassedExitCode : 0);
  });

  async function practise({ devicesInAir, faults, swift, count = devicesInAir, json }: StationOptions) {
    const preset = readPreset(practicePreset);
    if (!preset.ok) return preset;
    const practice = await openPracticeLine({
      devicesInAir,
      faultSeed: faults,
      fast: swift ?? false,
      fetch: directWay.fetch,
      clock: systemClock,
      newId,
    });
    try {
      const { networks } = practice;
      return success(await follow(practice.world, { preset: preset.value, networks, count }, json));
    } finally {
      await practice.close();
    }
  }

  async function work(options: StationOptions, file: string): Promise<Result<LineEnd>> {
    const preset = await readPresetFile(file);
    if (!preset.ok) return preset;
    const list = options.devices === undefined ? undefined : await readListFile(options.devices, preset.value);
    if (list?.ok === false) return list;
    const isListNeeded = preset.value.pattern?.needsSerial || preset.value.customer.rule === 'list';
    if (list === undefined && isListNeeded) return failure(setupError('preset-needs-serials'));
    const networks = withPasswords(preset.value, terminal.process.env);
    if (!networks.ok) return networks;
    const { customer: whose, product: slug } = preset.value;
    const cloudUrl = checkCloudUrl(options.cloud);
    if (!cloudUrl.ok) return cloudUrl;
    const asked: CloudOptions = {
      ...options,
      ...(slug === undefined ? {} : { product: slug }),
      ...customerOf(whose, list?.value),
    };
    const opened = await openCloud(asked, true, terminal, sayTo(words, options.json));
    if (!opened.ok) return opened;
    const { product, customer, way } = opened.value;
    const account = customer ?? opened.value.account;
    if (account === undefined) return failure(setupError('not-signed-in'));
    const composed = composeProgram({
      folder: terminal.dataFolder,
      way,
      computerWifi: wifi(),
      recording: { appVersion: terminal.appVersion },
    });
    const { record, ...here } = composed;
    const sharing = await shareRecord(composed, terminal, options.recordPasswordEnv);
    if (sharing.problem !== undefined) complain(sharing.problem, options.json);
    const othersKnown = sharing.ready();
    const { recovery, ...around } = here.realWorld({
      cloudUrl: cloudUrl.value,
      client: defaultOAuthClient,
      ...reach(options),
      joinBy: 'automatic',
      wifiAdapter: options.wifiAdapter,
    });
    const home = (signal: AbortSignal) => bringHome({ journal: around.journal, recovery }, signal);
    const recipient: WithOwner = {
      account,
      product: product && customer ? { cloud: product, customer: customer.email } : undefined,
    };
    const over = new AbortController();
    try {
      const begun = await beginRun<WithOwner>({
        record,
        home: () => home(terminal.signal),
        whose: async () => success(recipient),
        async userName(owner) {
          const checked = await owner.check(terminal.signal);
          return checked.ok ? checked.value.userName : undefined;
        },
      });
      if (!begun.ok) return begun;
      const { forWhom, product: productName, joinedBefore } = begun.value;
      // What other stations have done is done here, too.
      await othersKnown;
      const ready = await lookFirst(account, composed, sharing.others, options.json);
      if (!ready.ok) return ready;
      const lookUp = opened.value.account?.lookUpSerialNumber;
      /** Of the product, as far as it is known whole. */
      let members: ReadonlySet<DeviceId> | undefined;
      const book = serialBook({
        clock: systemClock,
        async list(signal) {
          if (product === undefined) return account.listDevices(signal);
          const devices = await devicesOf(product, signal);
          if (devices.ok && devices.lack === undefined) members = new Set(devices.value.map(({ id }) => id));
          return devices;
        },
        lookUp,
      });
      const known = await book.load(terminal.signal);
      if (!known.ok) return known;
      const checked = await checkListed(list?.value, book, product && { product, members }, terminal.signal);
      if (!checked.ok) return checked;
      const before = () => madeBefore(record, preset.value.name, { forWhom, cloudUrl: cloudUrl.value });
      const { done, unproven, serialsUsed } = await before();
      const world: LineWorld = {
        ...around,
        ...recipient,
        others: sharing.others,
        isDone: async (id) => (await before()).done.includes(id),
        home,
        joinedBefore,
        ...(product === undefined || whose.rule !== 'list'
          ? {}
          : { customer: (email: string, signal: AbortSignal) => asCustomer(product, email, signal) }),
        noting: {
          record,
          forWhom,
          cloudUrl: cloudUrl.value,
          product: productName,
          programEnds: () => terminal.signal.aborted,
        },
      };
      const { count, operator } = options;
      const line: LineOptions = {
        preset: preset.value,
        networks: networks.value,
        count,
        operator,
        done,
        unproven,
        list: checked.value,
        serialsUsed,
        book,
        scans: options.scan && lineScans(typed(terminal.process.stdin), systemClock, over.signal),
      };
      const ways = hookWays(terminal.process.env, (url) => {
        const found = wayToCloud(terminal.process.env, url, sayTo(words, options.json));
        return (found.ok ? found.value : directWay).fetch;
      });
      const hooks = rowHooks(preset.value.hooks, ways, systemClock, (error) => complain(error, options.json));
      const end = await follow(world, line, options.json, (row, at) =>
        hooks.pass({ at, preset: preset.value.name, ...(operator === undefined ? {} : { operator }), ...jsonRow(row) }),
      );
      await hooks.end();
      return success(end);
    } finally {
      over.abort();
      if (options.scan) terminal.process.stdin.destroy();
      here.close();
      const unsent = await sharing.end();
      if (unsent !== undefined) complain(unsent, options.json);
      await record.close();
    }
  }

  async function lookFirst(
    account: CloudAccount,
    { sharedRecordFile }: Pick<Program, 'sharedRecordFile'>,
    others: SharedRecord | undefined,
    json: true | undefined,
  ): Promise<Result<void>> {
    const shared = others && { shared: () => others.status() };
    const canWrite = () => isWritable(path.dirname(sharedRecordFile));
    const run = preflight({ account, clock: systemClock, canWrite, ...shared }, terminal.signal);
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      const { error, ...looked } = turn.value;
      const told = { type: 'preflight', at: systemClock.now(), ...looked, ok: error === undefined };
      if (json) line(JSON.stringify({ ...told, ...(error === undefined ? {} : inWords(error)) }));
      else line(`${looked.check.toUpperCase()}  ${error === undefined ? 'OK' : said(error)}`);
    }
  }

  /** Ends nothing: what is shared is no part of the line. */
  function complain(problem: SetupError, json: true | undefined): void {
    line(
      json
        ? JSON.stringify({ type: 'noticed', notice: inWords(problem) })
        : words.person.errorInWords(problem).happened,
    );
  }

  async function follow(
    world: LineWorld,
    options: LineOptions,
    json: true | undefined,
    onRow: (row: LineRow, at: number) => void = () => undefined,
  ): Promise<LineEnd> {
    const run = runLine(world, options, terminal.signal, neverAborted());
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      if (turn.value.type === 'device-finished') onRow(turn.value.row, turn.value.at);
      const text = json ? jsonEvent(turn.value) : plainEvent(turn.value);
      if (text !== undefined) line(text);
    }
  }

  function jsonEvent(event: LineEvent): string {
    return JSON.stringify(event.type === 'device-finished' ? { ...event, row: jsonRow(event.row) } : event);
  }

  function jsonRow({ error, nameProblem, ...row }: LineRow) {
    return {
      ...row,
      ...(error === undefined ? {} : inWords(error)),
      ...(nameProblem === undefined ? {} : { nameProblem: inWords(nameProblem) }),
    };
  }

  function inWords(error: SetupError) {
    const { happened, next } = words.program.errorInWords(error);
    return { code: error.code, message: happened, next };
  }

  function stopOf({ stoppedBy }: LineEnd) {
    return stoppedBy === undefined ? {} : { stoppedBy: inWords(stoppedBy) };
  }

  function plainEvent(event: LineEvent): string | undefined {
    switch (event.type) {
      case 'device-taken':
        return event.photon === undefined ? undefined : `${event.slot}  ${event.photon} …`;
      case 'scanned': {
        const { serial, deviceId, command, error } = event;
        const parts = ['SCAN', serial, deviceId, command?.toUpperCase(), error && said(error)];
        return parts.filter((part) => part !== undefined).join('  ');
      }
      case 'device-queued':
        return event.error.code === 'device-not-scanned' ? `${event.slot}  ${said(event.error)}` : undefined;
      case 'noticed':
        return `${event.slot}  ${said(event.notice)}`;
      case 'device-finished':
        return plainRow(event.row, event.slot);
      case 'line-stopped':
        return event.error === undefined ? `STOPPED  ${event.failures} × FAIL` : `STOPPED  ${said(event.error)}`;
      default:
        return undefined;
    }
  }

  function plainRow({ photon, deviceId, outcome, name, error, nameProblem }: LineRow, slot: number) {
    const why = error ?? nameProblem;
    const parts = [slot, photon, deviceId, outcome, name, why && said(why)];
    return parts.filter((part) => part !== undefined).join('  ');
  }

  function said(error: SetupError): string {
    const { title, next } = words.person.errorInWords(error);
    return `${title}. ${next}`;
  }
}

function plainEnd({ passed, failed, others }: LineEnd): string {
  return `PASS ${passed}  FAIL ${failed}  – ${others}`;
}

const practicePreset = JSON.stringify({
  name: 'practice',
  networks: [{ ssid: 'HomeNet', passwordEnv: 'NONE' }],
  namePattern: 'practice-{n:3}',
});

async function devicesOf(product: ProductCloud, signal: AbortSignal): Promise<Listed<readonly ProductDevice[]>> {
  const read = await readPages((request) => product.listDevices(request, signal), { keyOf: ({ id }) => id }, signal);
  return read.ok ? { ...read, value: [...read.value.values()] } : read;
}

/** Nothing is set up by a list with a device that is another's, or with a serial number of one. */
async function checkListed(
  list: DeviceList | undefined,
  book: SerialBook,
  into: { readonly product: ProductCloud; readonly members: ReadonlySet<DeviceId> | undefined } | undefined,
  signal: AbortSignal,
): Promise<Result<DeviceList | undefined>> {
  if (list === undefined) return success(undefined);
  const identified = await identifyListed(list, book, signal);
  // Who is in it already is not known whole: then each run puts its own device into it.
  if (!identified.ok || into?.members === undefined) return identified;
  const admitted = await admitListed(identified.value, into.members, into.product, signal);
  if (!admitted.ok) return admitted;
  const read = admitted.value === 0 ? success(undefined) : await book.load(signal);
  return read.ok ? identified : read;
}

/** By a list the first customer tells whether the client may open any. */
function customerOf(whose: Preset['customer'], list: DeviceList | undefined): Pick<CloudOptions, 'customer'> {
  const email = whose.rule === 'fixed' ? whose.email : whose.rule === 'list' ? list?.devices[0]?.customer : undefined;
  return email === undefined ? {} : { customer: email };
}

async function asCustomer(product: ProductCloud, email: string, signal: AbortSignal): Promise<Result<WithOwner>> {
  const opened = await product.openCustomer(email, signal);
  if (!opened.ok) return opened;
  return success({ account: opened.value, product: { cloud: product, customer: opened.value.email } });
}

/** Of this preset, for whoever is here: what is done, and whose proof goes on. */
async function madeBefore(
  record: AttemptRecord,
  preset: string,
  here: { readonly forWhom: AttemptFor; readonly cloudUrl: string },
): Promise<Required<Pick<LineOptions, 'done' | 'unproven' | 'serialsUsed'>>> {
  const userName = here.forWhom.for === 'account' ? here.forWhom.userName : undefined;
  const isOurs = (attempt: Attempt) =>
    attempt.preset === preset && whyOfAnother(attempt, { cloudUrl: here.cloudUrl, userName }) === undefined;
  const attempts = (await record.attempts(attemptsLookedThrough)).filter(isOurs);
  const passed = attempts.filter(({ end }) => end !== undefined && isSetUp(end.outcome));
  const done = passed.flatMap(({ deviceId }) => deviceId ?? []);
  const serialsUsed = passed.flatMap(({ serial }) => serial ?? []);
  const unproven = (await record.interrupted())
    .filter(isOurs)
    .flatMap(({ runId, deviceId, connectedAt, networkName, serial, otherNetworks = [] }) =>
      deviceId === undefined || connectedAt === undefined
        ? []
        : {
            runId,
            deviceId,
            connectedAt,
            serial,
            networkNames: networkName === undefined ? [] : [networkName, ...otherNetworks],
          },
    );
  return { done, unproven, serialsUsed };
}

function isSetUp(outcome: AttemptEnd['outcome']): boolean {
  return outcome === 'claimed' || outcome === 'online-without-owner';
}

/** What a run left behind is brought home; the last that is not home says why. */
async function bringHome(world: Parameters<typeof recoverLease>[0], signal: AbortSignal): Promise<Result<void>> {
  let problem: SetupError | undefined;
  await recoverLease(
    world,
    {
      begins: () => undefined,
      ends: (_, back) => {
        problem = back.ok ? undefined : back.error;
      },
    },
    signal,
  );
  return problem === undefined ? success(undefined) : failure(problem);
}
