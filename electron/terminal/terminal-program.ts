import { fileURLToPath } from 'node:url';
import { Command, CommanderError, Option } from 'commander';
import { type AttemptKind, attemptKinds } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { errorRows } from '../../shared/error-table.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { chooseLanguage, languages } from '../../shared/languages.ts';
import { terminalText } from '../../shared/plain-text.ts';
import { type BadId, readDeviceId, readDeviceIds } from '../../shared/read-device-ids.ts';
import { failure, success } from '../../shared/result.ts';
import { type SecurityName, securityByName } from '../../shared/security-type.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldSetup, idleSetup } from '../../shared/setup-state.ts';
import type { LoadTexts } from '../../shared/text/load-texts.ts';
import { encryptWifiPassword, parsePublicKey, systemRandomBytes } from '../../shared/wifi-password.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import { defaultOAuthClient } from '../cloud/particle-cloud.ts';
import { composeProgram, type Program } from '../composition/compose-program.ts';
import { systemWifi } from '../composition/computer-wifi.ts';
import type { DeviceAccess } from '../devices/device-facts.ts';
import { systemClock } from '../ground/system-clock.ts';
import { beginRun } from '../runs/begin-run.ts';
import { type RecoveryListener, recoverLease } from '../setup/lease.ts';
import type { Recipient } from '../setup/setup-world.ts';
import { alsoNetworks } from './also-networks.ts';
import { batchOption } from './batch-option.ts';
import { byCable, withLikelySecurity } from './by-cable.ts';
import { type CloudOptions, cloudOptions, openCloud } from './cloud-options.ts';
import type { Terminal } from './command-face.ts';
import { addDeviceCommands } from './device-commands.ts';
import { driveRun } from './drive-run.ts';
import { type EnterpriseOptions, enterpriseMisuse, enterpriseOptions, readEnterprise } from './enterprise-options.ts';
import { languageAsked, type Say, sayTo, terminalWords, wantedLanguages } from './error-words.ts';
import { exitCodeOf, exitCodeTable, usageExitCode } from './exit-codes.ts';
import { forkedHelper } from './forked-helper.ts';
import { helpIn } from './help-in.ts';
import { addHistoryCommand } from './history-command.ts';
import { recordPasswordOption } from './history-share-command.ts';
import { addInspectCommands } from './inspect-command.ts';
import { leftBefore } from './left-before.ts';
import { type PhotonOptions, photonOptions, reach } from './photon-options.ts';
import { practiceClaim } from './practice-claim.ts';
import { runPrinter } from './print-run.ts';
import { addProductCommands } from './product-commands.ts';
import { expectSaid, shareRecord } from './record-sharing.ts';
import { readSecret } from './secret-input.ts';
import { securityOption } from './security-option.ts';
import { addStationCommand } from './station-command.ts';
import { addUnfinishedCommand, canBeFinished } from './unfinished-command.ts';
import { directWay, wayToCloud } from './way-to-cloud.ts';

interface ClaimOptions extends PhotonOptions, CloudOptions, EnterpriseOptions {
  readonly wifi: 'automatic' | 'hand';
  readonly wifiAdapter: string;
  readonly photon?: string;
  readonly photonPrefix: string;
  /** True: the one Photon that is plugged in. */
  readonly usb?: string | true;
  readonly ssid?: string;
  readonly device?: string;
  readonly keepNetworks?: true;
  readonly json?: true;
  readonly security?: SecurityName;
  readonly yes?: true;
  readonly wait: boolean;
  readonly kind: AttemptKind;
  readonly batch?: string;
  readonly recordPasswordEnv: string;
  /** False: the device is to be nobody's, in its product. */
  readonly owner: boolean;
}

/** Runs the command line and returns the exit code. Never throws. */
export async function runTerminal(args: readonly string[], terminal: Terminal, loadTexts?: LoadTexts): Promise<number> {
  const { process, signal, dataFolder: folder, appVersion } = terminal;
  // The only two ways to the screen of the terminal.
  const line = (text: string) => void process.stdout.write(`${terminalText(text)}\n`);
  const complain = (text: string) => void process.stderr.write(`${terminalText(text)}\n`);
  const words = await terminalWords(
    chooseLanguage([...languageAsked(args).slice(-1), ...wantedLanguages(process.env)]),
    loadTexts,
  );
  const { t } = words.person.translator;
  const print = runPrinter(words);
  const {
    jsonBadId,
    jsonEvent,
    jsonOutcome,
    jsonRecovery,
    jsonUnfinished,
    plainBadId,
    plainEvent,
    plainOutcome,
    plainRecovery,
    plainUnfinished,
    terminalWord,
  } = print;
  let setup = idleSetup;
  const show = (event: SetupEvent, json: true | undefined) => {
    setup = foldSetup(setup, event);
    const text = json ? jsonEvent(event) : plainEvent(event);
    if (text !== undefined) line(text);
  };
  let exitCode = 0;

  /** A failure before a run began: said like the end of one, so that a script reads one form only. */
  const refuse = (error: SetupError, json: true | undefined) => {
    const outcome = { outcome: 'failed', error } as const;
    if (json) line(jsonOutcome(outcome));
    else complain(plainOutcome(outcome));
    exitCode = errorRows[error.code].exit;
  };

  const refuseBadIds = (bad: readonly BadId[], json: true | undefined) => {
    const error = setupError('invalid-input', { saw: bad.map(({ text }) => text).join(', ') });
    if (json)
      line(JSON.stringify({ ...JSON.parse(jsonOutcome({ outcome: 'failed', error })), noIds: bad.map(jsonBadId) }));
    else for (const one of bad) complain(plainBadId(one));
    exitCode = errorRows[error.code].exit;
  };
  const readIds = (words: readonly string[], json: true | undefined): readonly DeviceId[] | undefined => {
    // A word without a letter or figure in it was meant for an id all the same.
    const read = words.flatMap((word) => {
      const inWord = readDeviceIds(word);
      return inWord.length > 0 ? inWord : [readDeviceId(word)];
    });
    const bad = read.flatMap((one) => one.bad ?? []);
    if (bad.length === 0) return [...new Set(read.flatMap((one) => one.id ?? []))];
    refuseBadIds(bad, json);
    return undefined;
  };

  const program = new Command('photon-setup')
    .description(t('commandLine.program'))
    .addOption(new Option('--language <tag>', t('commandLine.language')).choices(languages))
    .addHelpText('after', `\n${exitCodeTable(t)}`)
    .helpOption('-h, --help', t('commandLine.help.option'))
    .helpCommand('help [command]', t('commandLine.help.command'))
    .configureHelp(helpIn(words.person.translator))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => complain(text.trimEnd()),
    });

  const claim = program.command('claim');
  photonOptions(
    enterpriseOptions(cloudOptions(claim, t), t)
      .description(t('commandLine.claim.is'))
      .option('--ssid <name>', t('commandLine.claim.ssid'))
      .option('--keep-networks', t('commandLine.claim.keepNetworks'))
      .option('--usb [port]', t('commandLine.usb'))
      .option('--customer <email>', t('commandLine.claim.customer'))
      .option('--no-owner', t('commandLine.claim.noOwner'))
      .option('--device <id>', t('commandLine.claim.device'))
      .option('--password-env <variable>', t('commandLine.claim.passwordEnv'))
      .option('--security <name>', t('commandLine.claim.security', { known: Object.keys(securityByName) }), (text) =>
        securityOption(text, t),
      )
      .addOption(
        new Option('--wifi <way>', t('commandLine.claim.wifi')).choices(['automatic', 'hand']).default('automatic'),
      )
      .option('--wifi-adapter <name>', t('commandLine.claim.wifiAdapter'), '')
      .option('--photon <name>', t('commandLine.claim.photon'))
      .option('--photon-prefix <text>', t('commandLine.claim.photonPrefix'), 'Photon')
      .addOption(new Option('--kind <kind>', t('commandLine.claim.kind')).choices(attemptKinds).default('production'))
      .option('--batch <text>', t('commandLine.claim.batch'), (text) => batchOption(text, t))
      .option('--yes', t('commandLine.claim.yes'))
      .option('--no-wait', t('commandLine.claim.noWait'))
      .addHelpText('after', `\n${t('commandLine.secrets')}\n\n${exitCodeTable(t)}`),
    t,
  );
  recordPasswordOption(claim, t);
  const also = alsoNetworks(claim, t);
  claim.action(async (options: ClaimOptions) => {
    const cloudUrl = checkCloudUrl(options.cloud);
    if (!cloudUrl.ok) return refuse(cloudUrl.error, options.json);
    const { ssid = '', keepNetworks } = options;
    if ((ssid === '') === (keepNetworks === undefined)) {
      return program.error(t('commandLine.error.ssid'));
    }
    const misuse = enterpriseMisuse(options, t) ?? also.misuse(ssid, options.eap !== undefined);
    if (misuse !== undefined) return program.error(misuse);
    if (keepNetworks && options.eap !== undefined) return program.error(t('commandLine.error.eap'));
    const wanted = options.device === undefined ? undefined : readDeviceId(options.device);
    if (wanted?.bad !== undefined) return refuseBadIds([wanted.bad], options.json);
    const wantedId = wanted?.id;
    const isByCable = options.usb !== undefined;
    if (isByCable && options.photon !== undefined) {
      return program.error(t('commandLine.error.usb', { option: '--usb' }));
    }
    const misusedOwner = ownerMisuse(options, t);
    if (misusedOwner !== undefined) return program.error(misusedOwner);
    const say = sayTo(words, options.json);
    const enterprise = await readEnterprise(options, process, say);
    if (!enterprise.ok) return refuse(enterprise.error, options.json);
    const way = wayToCloud(process.env, cloudUrl.value, say);
    if (!way.ok) return refuse(way.error, options.json);
    const password =
      options.passwordEnv === undefined || enterprise.value !== undefined
        ? undefined
        : await readSecret(options.passwordEnv, say('commandLine.asked.networkPassword'), process, say);
    if (password?.ok === false) return refuse(password.error, options.json);
    const others = await also.read(process, say);
    if (!others.ok) return refuse(others.error, options.json);

    const composed = composeProgram({
      folder,
      way: way.value,
      computerWifi: thisComputersWifi(),
      recording: { appVersion },
    });
    const { record, ...here } = composed;
    const sharing = await shareRecord(composed, terminal, options.recordPasswordEnv);
    const tell = (notice: SetupError) => show({ type: 'noticed', at: systemClock.now(), notice }, options.json);
    if (sharing.problem !== undefined) tell(sharing.problem);
    const othersKnown = sharing.ready();
    const world = here.realWorld({
      cloudUrl: cloudUrl.value,
      client: defaultOAuthClient,
      ...reach(options),
      joinBy: options.wifi,
      wifiAdapter: options.wifiAdapter,
    });
    // A run before this one may have ended in the middle: it is said, and the computer's network comes first.
    const begun = await beginRun<Recipient>({
      record,
      async home() {
        const { unfinished, problem: before } = await leftBefore(record, systemClock, signal, tell);
        for (const attempt of unfinished) line(options.json ? jsonUnfinished(attempt) : plainUnfinished(attempt));
        if (unfinished.length > 0 && !options.json) line(terminalWord('unfinishedNext'));
        let problem = before;
        const recoveries: RecoveryListener = {
          begins: () => undefined,
          ends: (lease, back) => line(options.json ? jsonRecovery(lease, back) : plainRecovery(lease, back)),
          noted(found) {
            if (problem?.code !== 'journal-unreadable') problem = found;
          },
        };
        await recoverLease(world, recoveries, signal);
        if (problem !== undefined) tell(problem);
        return success(undefined);
      },
      // A product is asked for its token, and the computer may have been with a Photon.
      async whose() {
        const opened = await openCloud(options, true, terminal, say);
        if (!opened.ok) return opened;
        const { product, customer } = opened.value;
        const account = customer ?? opened.value.account;
        const recipient = recipientOf({ product, customer: customer?.email, account }, options.owner);
        return recipient === undefined ? failure(setupError('not-signed-in')) : success(recipient);
      },
      userName: (account) => userNameOf(account, signal),
    });
    if (!begun.ok) {
      here.close();
      await sharing.end();
      return refuse(begun.error, options.json);
    }
    const { whose: recipient, forWhom, product: productName, joinedBefore } = begun.value;
    await othersKnown;
    const named = { ssid, password: password?.value, enterprise: enterprise.value, security: options.security };
    const decisions = {
      ...(isByCable ? withLikelySecurity(named) : named),
      also: isByCable ? others.value.map(withLikelySecurity) : others.value,
      takeOver: options.yes ?? false,
    };
    const setUp = options.usb === undefined ? undefined : await byCable(terminal, options.usb);
    const outcome = await driveRun(
      { ...world, ...recipient, others: sharing.others },
      {
        photonPrefix: options.photonPrefix,
        prove: options.wait,
        wantedPhoton: options.photon,
        findLimitMs: reach(options).joinLimitMs,
        wantedId,
        keepNetworks,
        joinedBefore,
      },
      decisions,
      (event) => show(event, options.json),
      signal,
      say,
      {
        record,
        forWhom,
        cloudUrl: cloudUrl.value,
        product: productName,
        wantedId,
        kind: options.kind,
        batch: options.batch,
        programEnds: () => signal.aborted,
      },
      setUp,
    );
    here.close();
    const unsent = await sharing.end();
    if (unsent !== undefined) tell(unsent);
    line(options.json ? jsonOutcome(outcome, setup) : plainOutcome(outcome, setup));
    if (!options.json && (await canBeFinished(record, setup?.runId))) line(terminalWord('canBeFinished'));
    exitCode = exitCodeOf(outcome);
    await keepRecord(composed, signal);
  });

  const face = {
    terminal,
    line,
    complain,
    refuse,
    readIds,
    words,
    print,
    end: (code: number) => {
      exitCode = code;
    },
  };
  addProductCommands(program, face);
  addDeviceCommands(program, face);
  addUnfinishedCommand(program, face);
  addHistoryCommand(program, face);
  addStationCommand(program, face, thisComputersWifi);

  addInspectCommands(program, face);

  program
    .command('encrypt-password')
    .description(t('commandLine.encryptPassword.is'))
    .requiredOption('--public-key <hex>', t('commandLine.encryptPassword.publicKey'))
    .option('--password-env <variable>', t('commandLine.encryptPassword.passwordEnv'))
    .action(async (options: { publicKey: string; passwordEnv?: string }) => {
      const key = parsePublicKey(options.publicKey.trim());
      if (!key.ok) return refuse(key.error, undefined);
      const password = await readSecret(options.passwordEnv, t('commandLine.asked.networkPassword'), process, t);
      if (!password.ok) return refuse(password.error, undefined);
      const bytes = Buffer.byteLength(password.value);
      // The device keeps at most 64 bytes of a password (Device OS v1.5.2, wlan_hal.cpp:1178-1203).
      if (bytes > 64) return refuse(setupError('network-password-too-long', { details: { bytes } }), undefined);
      line(encryptWifiPassword(key.value, password.value, systemRandomBytes));
    });

  program
    .command('practice')
    .description(t('commandLine.practice.is'))
    .option('--json', t('commandLine.jsonEvents'))
    .option('--swift', t('commandLine.practice.swift'))
    .action(async (options: { json?: true; swift?: true }) => {
      const outcome = await practiceClaim(
        composeProgram({ folder, way: directWay }),
        options.swift ?? false,
        (event) => show(event, options.json),
        signal,
        sayTo(words, options.json),
      );
      line(options.json ? jsonOutcome(outcome, setup) : plainOutcome(outcome, setup));
      exitCode = exitCodeOf(outcome);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
    complain(words.person.errorInWords(setupError('internal-error', { saw: String(error) })).happened);
    return errorRows['internal-error'].exit;
  }
}

/** Deletes what the settings of the window say is kept no longer; what cannot be deleted now is after another run. */
async function keepRecord(composed: Program, signal: AbortSignal): Promise<void> {
  const { record } = composed;
  const { historyOf } = await import('../record/history.ts');
  const { keepNewest } = await import('../record/retention.ts');
  // Also where nothing was shared in this run, as without its password.
  const expect = () => expectSaid(composed);
  await keepNewest(record, historyOf(record), { now: systemClock.now(), signal, expect });
}

function thisComputersWifi() {
  // The bundle beside this one; see `build/bundle.mjs`.
  const helper = fileURLToPath(new URL('./node-wifi.js', import.meta.url));
  return systemWifi({ platform: process.platform, startHelper: forkedHelper(helper), clock: systemClock });
}

/** Why the options do not say whose the device becomes. */
function ownerMisuse(
  { product, customer, owner, yes, wait }: Pick<ClaimOptions, 'product' | 'customer' | 'owner' | 'yes' | 'wait'>,
  t: Say,
) {
  if (!owner && customer !== undefined) return t('commandLine.error.noOwnerForCustomer');
  if (!owner && product === undefined) return t('commandLine.error.noOwnerAlone');
  // It is unclaimed when it is proven to be online.
  if (!owner && yes && !wait) return t('commandLine.error.noOwnerUnseen');
  if (owner && (product === undefined) !== (customer === undefined)) return t('commandLine.error.productAlone');
  return undefined;
}

function recipientOf(
  { product, customer, account }: Pick<DeviceAccess, 'product' | 'account'> & { readonly customer: string | undefined },
  owned: boolean,
): Recipient | undefined {
  if (!owned) return product && { account: undefined, product: { cloud: product, customer: undefined } };
  return account && { account, product: product && customer ? { cloud: product, customer } : undefined };
}

async function userNameOf(account: CloudAccount, signal: AbortSignal): Promise<string | undefined> {
  const checked = await account.check(signal);
  return checked.ok ? checked.value.userName : undefined;
}
