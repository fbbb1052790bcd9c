import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LineKind, lineKinds } from '../../shared/attempt-kind.ts';
import { verdictOfFailure, waitsForTurn } from '../../shared/error-meaning.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { LineEnd, LineEvent, LineRow, PreflightLine } from '../../shared/line-event.ts';
import { lineRowsShown } from '../../shared/line-state.ts';
import type { PluggedIn } from '../../shared/plugged-in.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readDeviceScan, readOperator } from '../../shared/scan.ts';
import { type DeviceScan, hasOwnNumbers, type Scan } from '../../shared/scan-kinds.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { systemPolicy } from '../app/policy.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import { defaultOAuthClient } from '../cloud/particle-cloud.ts';
import type { CustomerAccount, ProductCloud } from '../cloud/product-port.ts';
import { cablesOfLine } from '../composition/cables-of-line.ts';
import { composeProgram } from '../composition/compose-program.ts';
import type { ComputersWifi } from '../composition/computer-wifi.ts';
import { hookWays } from '../composition/hook-ways.ts';
import { labelsIntoFolder } from '../composition/label-folder.ts';
import { checkOpened } from '../composition/labels-of-line.ts';
import { lineHooks } from '../composition/line-hooks.ts';
import { openPracticeLine } from '../composition/practice-line.ts';
import { firstCustomer, needsList, type OpenedLine, openRealLine } from '../composition/real-line.ts';
import { rowJson } from '../composition/row-json.ts';
import { readListFile, readPresetFile } from '../composition/station-files.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import { pdfWithoutWindow } from '../labels/label-pdf.ts';
import type { Recipient } from '../setup/setup-world.ts';
import { homeGate } from '../station/home-gate.ts';
import { runLine } from '../station/line.ts';
import { lineLights } from '../station/line-lights.ts';
import { lineScans, ordersIn, testedScans } from '../station/line-scans.ts';
import { type Preset, withPasswords } from '../station/preset.ts';
import { rowHooks } from '../station/row-hooks.ts';
import { batchOption } from './batch-option.ts';
import { usbOf } from './by-cable.ts';
import { type CloudOptions, cloudOptions, type OpenedCloud, openCloud } from './cloud-options.ts';
import type { CommandFace } from './command-face.ts';
import { sayTo } from './error-words.ts';
import { notAllPassedExitCode } from './exit-codes.ts';
import { recordPasswordOption } from './history-share-command.ts';
import { type PhotonOptions, photonOptions, reach } from './photon-options.ts';
import { shareRecord } from './record-sharing.ts';
import { typed } from './typed.ts';
import { directWay, wayToCloud } from './way-to-cloud.ts';

interface StationOptions extends PhotonOptions, CloudOptions {
  readonly preset?: string;
  readonly devices?: string;
  readonly practice?: true;
  readonly swift?: true;
  readonly devicesInAir: number;
  readonly faults?: number;
  readonly count?: number;
  readonly usb?: true;
  readonly scan?: true;
  readonly testScan?: true;
  readonly firstArticle?: true;
  readonly golden?: true | DeviceScan;
  readonly kind?: LineKind;
  readonly batch?: string;
  readonly operator?: string;
  readonly withoutLabels?: boolean;
  readonly labels?: string;
  readonly recordPasswordEnv: string;
  readonly wifiAdapter: string;
}

/** `station`: a line of devices by a preset. The first signal takes no other device and lets those in flight be proven. */
export function addStationCommand(program: Command, face: CommandFace, wifi: () => ComputersWifi | undefined): void {
  const { terminal, line, refuse, words } = face;
  const { t } = words.person.translator;
  /** Each socket's obstacle is said once, as long as it is there. */
  let obstaclesSaid: ReadonlySet<string> = new Set();
  /** Whether the line began with a golden Photon, which passed or not. */
  let awaitsGolden = false;
  const countUpTo = (most: number, words: string) => (text: string) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > most) throw new InvalidArgumentError(words);
    return count;
  };
  const goldenNamed = (text: string) => {
    const device = readDeviceScan(text);
    if (device === undefined) throw new InvalidArgumentError(t('commandLine.invalid.golden'));
    return device;
  };

  const operatorNamed = (text: string) => {
    const name = readOperator(text);
    if (name === undefined) throw new InvalidArgumentError(t('commandLine.invalid.operator'));
    return name;
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
      .option('--usb', t('commandLine.station.usb'))
      .option('--scan', t('commandLine.station.scan'))
      .option('--test-scan', t('commandLine.station.testScan'))
      .option('--golden [device]', t('commandLine.station.golden'), goldenNamed)
      .option('--first-article', t('commandLine.station.firstArticle'))
      .addOption(new Option('--kind <name>', t('commandLine.station.kind')).choices([...lineKinds]))
      .option('--batch <text>', t('commandLine.station.batch'), (text) => batchOption(text, t))
      .option('--operator <name>', t('commandLine.station.operator'), operatorNamed)
      .option('--labels <folder>', t('commandLine.station.labels'))
      .option('--without-labels', t('commandLine.station.withoutLabels'))
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
      return wrongUse('line');
    }
    if (options.labels !== undefined && options.withoutLabels) return wrongUse('labels');
    if (options.testScan && !options.scan) return wrongUse('testScan');
    const ended = await (options.preset === undefined ? practise(options) : work(options, options.preset));
    if (!ended.ok) return refuse(ended.error, options.json);
    const end = ended.value;
    line(options.json ? JSON.stringify(jsonEnd(end)) : plainEnd(end, awaitsGolden));
    // Of a list that was done before, nothing needed the bench.
    const isDoneBefore = options.devices !== undefined && end.left?.length === 0 && end.golden === undefined;
    const lacksGolden = awaitsGolden && end.golden?.outcome !== 'PASS' && !isDoneBefore;
    const hasFailed = end.failed + end.others + (end.setAside ?? 0) > 0 || end.stoppedBy !== undefined;
    face.end(hasFailed || lacksGolden ? notAllPassedExitCode : 0);
  });

  function wrongUse(what: 'line' | 'golden' | 'labels' | 'testScan'): never {
    return program.error(t(`commandLine.error.${what}`));
  }

  async function practise({ devicesInAir, faults, swift, usb, firstArticle, golden, ...options }: StationOptions) {
    const { count = devicesInAir, json } = options;
    const over = new AbortController();
    const practice = await openPracticeLine({
      devicesInAir,
      faultSeed: faults,
      fast: swift ?? false,
      byCable: usb ?? false,
      firstArticle: firstArticle ?? false,
      golden: golden !== undefined,
      fetch: directWay.fetch,
      clock: systemClock,
      newId,
    });
    try {
      const { world, preset, networks } = practice;
      const commands = firstArticle && ordersIn(scanned(over.signal));
      const gate = homeGate(systemClock);
      const lights = lineLights(world.account, gate, systemClock, neverAborted());
      const { golden } = practice;
      try {
        const options = { preset, networks, golden, count, commands, gate };
        return success(await follow({ world, options }, json, lights.see));
      } finally {
        await lights.end();
      }
    } finally {
      over.abort();
      if (firstArticle) terminal.process.stdin.destroy();
      await practice.close();
    }
  }

  async function work(options: StationOptions, file: string): Promise<Result<LineEnd>> {
    const { json, kind, batch, operator } = options;
    const policy = (terminal.policy ?? systemPolicy)();
    if (policy.problem !== undefined) return failure(policy.problem);
    const read = await readPresetFile(file, policy.values.preset);
    if (!read.ok) return read;
    const firstArticle = options.firstArticle ?? read.value.firstArticle ?? false;
    const preset = { ...read.value, firstArticle };
    const named = typeof options.golden === 'object' ? options.golden : readDeviceScan(preset.golden ?? '');
    if (named === undefined && (options.golden ?? preset.golden) !== undefined) {
      return wrongUse('golden');
    }
    // Printing needs Chromium, and this is plain Node.
    const labelFolder = options.labels ?? (options.withoutLabels ? undefined : preset.label?.folder);
    if (preset.label !== undefined && labelFolder === undefined && options.withoutLabels !== true) {
      return failure(setupError('labels-need-window'));
    }
    const list = options.devices === undefined ? undefined : await readListFile(options.devices, preset);
    if (list?.ok === false) return list;
    if (list === undefined && needsList(preset)) return failure(setupError('preset-needs-serials'));
    const label = await (labelFolder === undefined
      ? success({})
      : labelsIntoFolder(labelFolder, preset, list?.value, options.scan ?? false, pdfWithoutWindow));
    if (labelFolder !== undefined) tellLooked({ check: 'label', ...(label.ok ? {} : { error: label.error }) }, json);
    if (!label.ok) return label;
    const networks = withPasswords(preset, terminal.process.env);
    if (!networks.ok) return networks;
    const cloudUrl = checkCloudUrl(options.cloud);
    if (!cloudUrl.ok) return cloudUrl;
    const { product: slug, customer: whose } = preset;
    const email = firstCustomer(whose, list?.value);
    const asked: CloudOptions = {
      ...options,
      ...(slug === undefined ? {} : { product: slug }),
      ...(email === undefined ? {} : { customer: email }),
    };
    const way = wayToCloud(terminal.process.env, cloudUrl.value, sayTo(words, json));
    if (!way.ok) return way;
    const over = new AbortController();
    const scans = options.scan || whose.rule === 'asked' ? scanned(over.signal) : undefined;
    const readsInput = scans !== undefined || firstArticle;
    const program = composeProgram({
      folder: terminal.dataFolder,
      way: way.value,
      computerWifi: wifi(),
      recording: { appVersion: terminal.appVersion },
    });
    const { record, sharedRecordFile } = program;
    const sharing = await shareRecord(program, terminal, options.recordPasswordEnv);
    if (sharing.problem !== undefined) complain(sharing.problem, json);
    const othersKnown = sharing.ready();
    try {
      const line = await openRealLine(
        {
          around: program.realWorld({
            cloudUrl: cloudUrl.value,
            client: defaultOAuthClient,
            ...reach(options),
            joinBy: 'automatic',
            wifiAdapter: options.wifiAdapter,
          }),
          record,
          sharedRecordFile,
          others: sharing.others,
          othersKnown,
          async whose() {
            const opened = await openCloud(asked, true, terminal, sayTo(words, json));
            if (!opened.ok) return opened;
            const { account, product } = opened.value;
            const first = await (whose.rule === 'asked' && product !== undefined && scans !== undefined
              ? firstScanned(product, scans, json)
              : success(opened.value.customer));
            if (!first.ok) return first;
            const recipient = recipientOf(preset, opened.value, first.value);
            if (recipient === undefined) return failure(setupError('not-signed-in'));
            return success({ recipient, lookUp: account?.lookUpSerialNumber });
          },
          cloudUrl: cloudUrl.value,
          preset,
          networks: networks.value,
          list: list?.value,
          golden: named,
          count: options.count,
          cables: await cablesOfLine(options.usb ? 'usb' : preset.transport, () => usbOf(terminal), systemClock),
          kind,
          batch,
          operator,
          scans: options.scan && scans,
          customers: scans,
          random: Math.random,
          programEnds: () => terminal.signal.aborted,
          told: (looked) => tellLooked(looked, json),
        },
        terminal.signal,
      );
      if (!line.ok) return line;
      const fits =
        labelFolder === undefined
          ? success(undefined)
          : await checkOpened(label.value, preset.label, line.value.options);
      if (!fits.ok) return fits;
      const ways = hookWays(terminal.process.env, (url) => {
        const found = wayToCloud(terminal.process.env, url, sayTo(words, json));
        return (found.ok ? found.value : directWay).fetch;
      });
      const gate = homeGate(systemClock);
      const queues = rowHooks(preset.hooks, ways, systemClock, (error) => complain(error, json), gate);
      const hooks = await lineHooks(queues, record, { preset, kind, batch }, inWords);
      const { options: lineOptions } = line.value;
      const world = { ...line.value.world, ...label.value };
      const tested =
        options.testScan && scans !== undefined
          ? await firstTest(scans, json, hasOwnNumbers(lineOptions.list?.devices))
          : undefined;
      if (tested?.ok === false) return tested;
      // With a scan for each device they come with those.
      const commands = firstArticle && scans === undefined ? ordersIn(scanned(over.signal)) : undefined;
      const lights = lineLights(line.value.devices, gate, systemClock, neverAborted());
      try {
        const end = await follow(
          {
            world,
            options: { ...lineOptions, ...(tested && { scans: tested.value }), gate, commands, owe: hooks.owe },
          },
          json,
          (event) => {
            lights.see(event);
            if (event.type === 'device-finished') hooks.rowDone(event.row, event.at);
          },
        );
        await hooks.end(terminal.signal);
        return success(end);
      } finally {
        await lights.end();
      }
    } finally {
      over.abort();
      if (readsInput) terminal.process.stdin.destroy();
      program.close();
      const unsent = await sharing.end();
      if (unsent !== undefined) complain(unsent, json);
      await record.close();
    }
  }

  /** The line begins with the first scan that is understood; `PS:TEST` and `PS:GO` mean nothing else. */
  async function firstTest(
    scans: AsyncIterator<Scan>,
    json: true | undefined,
    scansNumbers: boolean,
  ): Promise<Result<AsyncIterable<Scan>>> {
    const at = systemClock.now;
    line(json ? JSON.stringify({ type: 'test-scan-asked', at: at() }) : 'SCAN  PS:TEST …');
    const unread = (code: ErrorCode) => tellEvent({ type: 'scanned', at: at(), error: setupError(code) }, json);
    const tested = await Promise.race([testedScans(scans, unread, scansNumbers), cancelled()]);
    return tested === undefined ? failure(setupError('cancelled')) : success(tested);
  }

  /** Before anything is done the line asks for its first customer, until there is one whom the product has. */
  async function firstScanned(
    product: ProductCloud,
    scans: AsyncIterator<Scan>,
    json: true | undefined,
  ): Promise<Result<CustomerAccount>> {
    const unknown = setupError('customer-not-scanned');
    const at = systemClock.now;
    const { signal } = terminal;
    const over = cancelled();
    line(json ? JSON.stringify({ type: 'customer-asked', at: at(), ...inWords(unknown) }) : `CUSTOMER  ${asked()}`);
    for (;;) {
      const turn = await Promise.race([scans.next(), over]);
      if (turn === undefined || signal.aborted) return failure(setupError('cancelled'));
      if (turn.done) return failure(unknown);
      const { kind } = turn.value;
      if ('command' in turn.value && turn.value.command === 'stop') {
        tellEvent({ type: 'scanned', at: at(), command: 'stop' }, json);
        return failure(setupError('cancelled'));
      }
      const email = 'email' in turn.value ? { customer: turn.value.email } : {};
      const wrong = setupError(kind === 'no-customer' ? 'customer-name-invalid' : 'customer-not-scanned');
      const found = email.customer === undefined ? failure(wrong) : await product.findCustomer(email.customer, signal);
      const error = found.ok ? {} : { error: found.error };
      tellEvent({ type: 'scanned', at: at(), ...email, ...error }, json);
      if (found.ok) return found;
    }
  }

  function cancelled(): Promise<undefined> {
    const { signal } = terminal;
    return new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
  }

  function scanned(until: AbortSignal) {
    return lineScans(typed(terminal.process.stdin), systemClock, until);
  }

  function tellLooked({ error, ...looked }: PreflightLine, json: true | undefined): void {
    const told = { type: 'preflight', at: systemClock.now(), ...looked, ok: error === undefined };
    if (json) line(JSON.stringify({ ...told, ...(error === undefined ? {} : inWords(error)) }));
    else line(`${looked.check.toUpperCase()}  ${error === undefined ? 'OK' : said(error)}`);
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
    { world, options }: Pick<OpenedLine, 'world' | 'options'>,
    json: true | undefined,
    onEvent: (event: LineEvent) => void = () => undefined,
  ): Promise<LineEnd> {
    awaitsGolden = options.golden !== undefined;
    const run = runLine(world, options, terminal.signal, neverAborted());
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      onEvent(turn.value);
      tellEvent(turn.value, json);
    }
  }

  function tellEvent(event: LineEvent, json: true | undefined): void {
    const text = json ? jsonEvent(event) : plainEvent(event);
    if (text !== undefined) line(text);
  }

  const asked = () => words.person.errorInWords(setupError('customer-not-scanned')).next;

  function jsonEvent(event: LineEvent): string {
    if ('row' in event) return JSON.stringify({ ...event, row: jsonRow(event.row) });
    if (event.type === 'sockets-seen') {
      const plugged = event.plugged.map(({ obstacle, ...one }) => ({
        ...one,
        ...(obstacle === undefined ? {} : { obstacle: { ...obstacle, ...inWords(obstacle) } }),
      }));
      return JSON.stringify({ ...event, plugged });
    }
    const told = 'notice' in event ? 'notice' : 'error';
    const error = 'notice' in event ? event.notice : 'error' in event ? event.error : undefined;
    return JSON.stringify(error === undefined ? event : { ...event, [told]: { ...error, ...inWords(error) } });
  }

  function jsonEnd(end: LineEnd) {
    const golden = end.golden === undefined ? {} : { golden: jsonRow(end.golden) };
    return { ...end, ...stopOf(end), devices: end.devices.map(jsonRow), ...golden };
  }

  function jsonRow(row: LineRow) {
    return rowJson(row, inWords);
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
      case 'line-started':
        return event.golden && `GOLDEN  ${t('commandLine.station.bringGolden', { id: event.golden })}`;
      case 'golden-not-found':
        return `GOLDEN  ${said(event.error)}`;
      case 'golden-finished':
        return `GOLDEN  ${plainRow(event.row, event.slot)}`;
      case 'device-taken':
        return event.photon === undefined ? undefined : `${event.slot}  ${event.photon} …`;
      case 'scanned': {
        const { serial, deviceId, customer, command, operator, lookUpsLeft, error } = event;
        const left = lookUpsLeft === undefined ? undefined : `LOOK-UPS ${lookUpsLeft}`;
        const parts = [
          'SCAN',
          serial,
          deviceId,
          customer,
          command?.toUpperCase(),
          operator,
          left,
          error && said(error),
        ];
        return parts.filter((part) => part !== undefined).join('  ');
      }
      case 'customer-changed':
        return event.customer === undefined ? `CUSTOMER  ${asked()}` : undefined;
      case 'device-noted': {
        const { setAside, photon, deviceId, note, error } = event;
        const parts = [setAside ? 'ASIDE' : 'NOTE', photon, deviceId, note, error && said(error)];
        return parts.filter((part) => part !== undefined).join('  ');
      }
      case 'label-reprinted': {
        const { photon, deviceId, error } = event;
        return ['LABEL', photon, deviceId, error && said(error)].filter((part) => part !== undefined).join('  ');
      }
      case 'device-queued':
        // What stops the line is said by that, once for all that it strikes.
        return verdictOfFailure(event.error) === 'ERROR' && !waitsForTurn(event.error.code)
          ? undefined
          : `${event.slot}  ${said(event.error)}`;
      case 'sockets-seen':
        return saidObstacles(event.plugged);
      case 'noticed':
        return `${event.slot}  ${said(event.notice)}`;
      case 'device-finished':
        return plainRow(event.row, event.slot);
      case 'line-stopped':
        return event.error === undefined ? `STOPPED  ${event.failures} × FAIL` : `STOPPED  ${said(event.error)}`;
      case 'line-resumed':
        return 'RESUMED';
      default:
        return undefined;
    }
  }

  function saidObstacles(plugged: readonly PluggedIn[]): string | undefined {
    const there = plugged.flatMap(({ socket, port, name, obstacle }) =>
      obstacle === undefined ? [] : [`USB ${socket ?? port ?? name}  ${said(obstacle)}`],
    );
    const lines = there.filter((text) => !obstaclesSaid.has(text));
    obstaclesSaid = new Set(there);
    return lines.length === 0 ? undefined : lines.join('\n');
  }

  function plainRow({ photon, deviceId, outcome, name, error, nameProblem, labelProblem }: LineRow, slot: number) {
    const whys = [error ?? nameProblem, labelProblem].map((why) => why && said(why));
    const parts = [slot, photon, deviceId, outcome, name, ...whys];
    return parts.filter((part) => part !== undefined).join('  ');
  }

  function said(error: SetupError): string {
    const { title, next } = words.person.errorInWords(error);
    return inOneLine(words.person.translator, title, next);
  }
}

type LeftRows = NonNullable<LineEnd['left']>;

/** Undefined: nobody who could is signed in. */
function recipientOf(
  { customer: { rule } }: Pick<Preset, 'customer'>,
  { account, product }: OpenedCloud,
  customer: CustomerAccount | undefined,
): Recipient | undefined {
  if (rule === 'account') return account && { account, product: undefined };
  if (product === undefined) return undefined;
  if (rule === 'none') return { account: undefined, product: { cloud: product, customer: undefined } };
  return customer && { account: customer, product: { cloud: product, customer: customer.email } };
}

function plainEnd({ passed, failed, others, setAside, golden, left }: LineEnd, awaitsGolden: boolean): string {
  const parts = [`PASS ${passed}`, `FAIL ${failed}`, `– ${others}`];
  if (setAside !== undefined) parts.push(`ASIDE ${setAside}`);
  if (awaitsGolden) parts.push(`GOLDEN ${golden?.outcome ?? '–'}`);
  if (left !== undefined) parts.push(`LEFT ${left.length}`);
  return [...plainLeft(left ?? []), parts.join('  ')].join('\n');
}

/** A row of the list each, by its number in the file. */
function plainLeft(left: LeftRows): readonly string[] {
  const rows = left.slice(0, lineRowsShown).map(({ row, ...told }) => {
    const { serial, id, customer, name } = told;
    return ['LEFT', row, serial, id, customer, name].filter((part) => part !== undefined).join('  ');
  });
  return left.length > lineRowsShown ? [...rows, `LEFT  …  + ${left.length - lineRowsShown}`] : rows;
}
