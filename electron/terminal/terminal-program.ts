import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { DeviceId } from '../../shared/device-id.ts';
import { errorRows } from '../../shared/error-table.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { terminalText } from '../../shared/plain-text.ts';
import { type BadId, readDeviceId, readDeviceIds } from '../../shared/read-device-ids.ts';
import { success } from '../../shared/result.ts';
import { type SecurityName, securityByName } from '../../shared/security-type.ts';
import type { HandTask, SetupEvent } from '../../shared/setup-events.ts';
import { foldSetup, idleSetup } from '../../shared/setup-state.ts';
import type { LoadTexts } from '../../shared/text/load-texts.ts';
import { stepLimits } from '../../shared/time-limits.ts';
import { encryptWifiPassword, parsePublicKey, systemRandomBytes } from '../../shared/wifi-password.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import { defaultCloudUrl, defaultOAuthClient } from '../cloud/particle-cloud.ts';
import { systemWifi } from '../composition/computer-wifi.ts';
import { realWorld } from '../composition/real-world.ts';
import { thisUsersLedger } from '../composition/this-users-ledger.ts';
import { computerLock } from '../computer-lock/computer-lock.ts';
import type { DeviceAccess } from '../devices/device-facts.ts';
import { systemClock } from '../ground/system-clock.ts';
import { journalFile } from '../journal/journal-file.ts';
import { journalPath } from '../journal/journal-path.ts';
import { noJournal } from '../journal/no-journal.ts';
import { beginRun } from '../runs/begin-run.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';
import { type RecoveryListener, recoverLease } from '../setup/lease.ts';
import type { Recipient } from '../setup/setup-world.ts';
import { photonAddress } from '../softap/softap-photon.ts';
import { alsoNetworks } from './also-networks.ts';
import { type CloudOptions, cloudOptions, openCloud } from './cloud-options.ts';
import type { Terminal } from './command-face.ts';
import { addDeviceCommands } from './device-commands.ts';
import { driveRun } from './drive-run.ts';
import { type EnterpriseOptions, enterpriseMisuse, enterpriseOptions, readEnterprise } from './enterprise-options.ts';
import { languageOf, terminalWords } from './error-words.ts';
import { exitCodeOf, exitCodeTable, usageExitCode } from './exit-codes.ts';
import { forkedHelper } from './forked-helper.ts';
import { inspectPhoton } from './inspect-photon.ts';
import { practiceClaim } from './practice-claim.ts';
import { runPrinter } from './print-run.ts';
import { addProductCommands } from './product-commands.ts';
import { readSecret } from './secret-input.ts';
import { securityOption } from './security-option.ts';
import { addUnfinishedCommand } from './unfinished-command.ts';
import { directWay, wayToCloud } from './way-to-cloud.ts';

interface PhotonOptions {
  readonly photonHost: string;
  readonly photonTcpPort: number;
  readonly photonHttpPort: number;
  readonly waitForPhoton?: number;
  readonly json?: true;
}

interface ClaimOptions extends PhotonOptions, CloudOptions, EnterpriseOptions {
  readonly wifi: 'automatic' | 'hand';
  readonly wifiAdapter: string;
  readonly photon?: string;
  readonly photonPrefix: string;
  readonly ssid?: string;
  readonly device?: string;
  readonly keepNetworks?: true;
  readonly json?: true;
  readonly security?: SecurityName;
  readonly yes?: true;
  readonly wait: boolean;
  /** False: the device is to be nobody's, in its product. */
  readonly owner: boolean;
}

/** Runs the command line and returns the exit code. Never throws. */
export async function runTerminal(args: readonly string[], terminal: Terminal, loadTexts?: LoadTexts): Promise<number> {
  const { process, signal } = terminal;
  // The only two ways to the screen of the terminal.
  const line = (text: string) => void process.stdout.write(`${terminalText(text)}\n`);
  const complain = (text: string) => void process.stderr.write(`${terminalText(text)}\n`);
  const words = await terminalWords(languageOf(process.env), loadTexts);
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
    .description('Sets up Particle Photon devices without a window.')
    .addHelpText('after', `\n${exitCodeTable()}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => complain(text.trimEnd()),
    });

  const claim = program.command('claim');
  photonOptions(
    enterpriseOptions(cloudOptions(claim))
      .description('claim a Photon: this computer joins its network and comes back by itself')
      .option('--ssid <name>', 'the network the Photon is to join')
      .option('--keep-networks', 'the Photon keeps the networks it has')
      .option('--customer <email>', 'claim it for this customer of the product, who is made when there is none')
      .option('--no-owner', 'with --product: bring it online in the product and claim it for nobody')
      .option('--device <id>', 'the id from the label: it goes into the product before the first move')
      .option('--password-env <variable>', 'environment variable with the network password; none for open networks')
      .option(
        '--security <name>',
        `for a network that is not heard: ${Object.keys(securityByName).join(', ')}`,
        securityOption,
      )
      .addOption(
        new Option('--wifi <way>', 'who moves the Wi-Fi of this computer')
          .choices(['automatic', 'hand'])
          .default('automatic'),
      )
      .option('--wifi-adapter <name>', 'the Wi-Fi adapter to move; without it one that does not carry the internet', '')
      .option('--photon <name>', 'the network of the Photon, where there are several')
      .option('--photon-prefix <text>', 'how networks of Photons start', 'Photon')
      .option('--yes', 'take over a device that was set up before; with --no-owner unclaim it from its owner')
      .option('--no-wait', 'do not wait for the device to come online')
      .addHelpText(
        'after',
        `\nSecrets come from the environment or a prompt, never from arguments.\n\n${exitCodeTable()}`,
      ),
  );
  const also = alsoNetworks(claim);
  claim.action(async (options: ClaimOptions) => {
    const cloudUrl = checkCloudUrl(options.cloud);
    if (!cloudUrl.ok) return refuse(cloudUrl.error, options.json);
    const { ssid = '', keepNetworks } = options;
    if ((ssid === '') === (keepNetworks === undefined)) {
      return program.error('error: claim needs either --ssid or --keep-networks');
    }
    const misuse = enterpriseMisuse(options) ?? also.misuse(ssid, options.eap !== undefined);
    if (misuse !== undefined) return program.error(misuse);
    if (keepNetworks && options.eap !== undefined) return program.error('error: --eap goes with --ssid');
    const wanted = options.device === undefined ? undefined : readDeviceId(options.device);
    if (wanted?.bad !== undefined) return refuseBadIds([wanted.bad], options.json);
    const wantedId = wanted?.id;
    const misusedOwner = ownerMisuse(options);
    if (misusedOwner !== undefined) return program.error(misusedOwner);
    const enterprise = await readEnterprise(options, process);
    if (!enterprise.ok) return refuse(enterprise.error, options.json);
    const opened = await openCloud(options, true, terminal);
    if (!opened.ok) return refuse(opened.error, options.json);
    const { product, customer, way } = opened.value;
    const account = customer ?? opened.value.account;
    const recipient = recipientOf({ product, customer: customer?.email, account }, options.owner);
    if (recipient === undefined) return refuse(setupError('not-signed-in'), options.json);
    const password =
      options.passwordEnv === undefined || enterprise.value !== undefined
        ? undefined
        : await readSecret(options.passwordEnv, 'Network password', process);
    if (password?.ok === false) return refuse(password.error, options.json);
    const others = await also.read(process);
    if (!others.ok) return refuse(others.error, options.json);

    const computerWifi = thisComputersWifi();
    const world = realWorld({
      cloudUrl: cloudUrl.value,
      client: defaultOAuthClient,
      fetch: way.fetch,
      fetchAnew: way.fetchAnew,
      ...reach(options),
      system: computerWifi?.system,
      joinBy: options.wifi,
      wifiAdapter: options.wifiAdapter,
      journal: thisUsersJournal(terminal.dataFolder),
    });
    // A run before this one may have ended in the middle: it is said, and the computer's network comes first.
    const ledger = thisUsersLedger(terminal.dataFolder);
    const begun = await beginRun({
      ledger,
      async home() {
        const unfinished = await ledger.interrupted();
        for (const attempt of unfinished) line(options.json ? jsonUnfinished(attempt) : plainUnfinished(attempt));
        if (unfinished.length > 0 && !options.json) line(terminalWord('unfinishedNext'));
        let problem = await ledger.takeProblem();
        const recoveries: RecoveryListener = {
          begins: () => undefined,
          ends: (lease, back) => line(options.json ? jsonRecovery(lease, back) : plainRecovery(lease, back)),
          noted(found) {
            if (problem?.code !== 'journal-unreadable') problem = found;
          },
        };
        await recoverLease(world, recoveries, signal);
        if (problem !== undefined) show({ type: 'noticed', at: systemClock.now(), notice: problem }, options.json);
        return success(undefined);
      },
      whose: async () => success(recipient),
      userName: (account) => userNameOf(account, signal),
    });
    if (!begun.ok) return refuse(begun.error, options.json);
    const { forWhom, joinedBefore } = begun.value;
    const decisions = {
      ssid,
      password: password?.value,
      enterprise: enterprise.value,
      also: others.value,
      security: options.security,
      takeOver: options.yes ?? false,
    };
    const outcome = await driveRun(
      { ...world, ...recipient },
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
      { ledger, forWhom, cloudUrl: cloudUrl.value, wantedId },
    );
    computerWifi?.close();
    line(options.json ? jsonOutcome(outcome, setup) : plainOutcome(outcome, setup));
    exitCode = exitCodeOf(outcome);
  });

  const face = {
    terminal,
    line,
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

  photonOptions(program.command('inspect').description('print what the Photon says of itself and hears')).action(
    async (options: PhotonOptions) => {
      // The cloud is asked for nothing here, only whether it can be reached from where the computer is.
      const way = wayToCloud(process.env, defaultCloudUrl);
      const { fetch, fetchAnew } = way.ok ? way.value : directWay;
      const { photon, wifi } = realWorld({
        cloudUrl: defaultCloudUrl,
        client: defaultOAuthClient,
        fetch,
        fetchAnew,
        ...reach(options),
        system: undefined,
        joinBy: 'hand',
        wifiAdapter: '',
        journal: noJournal,
      });
      // On the way for complaints: the other one holds the answer alone, for whoever reads it by a program.
      const waits = (task: HandTask) => {
        const words = plainEvent({ type: 'hand-needed', at: systemClock.now(), task });
        if (!options.json && words !== undefined) complain(words.trim());
      };
      const inspection = await inspectPhoton(photon, wifi, waits, signal);
      if (!inspection.ok) return refuse(inspection.error, options.json);
      line(options.json ? JSON.stringify(inspection.value) : JSON.stringify(inspection.value, null, 2));
    },
  );

  program
    .command('encrypt-password')
    .description('print a Wi-Fi password as the Photon takes it: RSA PKCS#1 v1.5, lower-case hex')
    .requiredOption('--public-key <hex>', "the b of the Photon's public-key answer")
    .option('--password-env <variable>', 'environment variable with the password; without it you are asked')
    .action(async (options: { publicKey: string; passwordEnv?: string }) => {
      const key = parsePublicKey(options.publicKey.trim());
      if (!key.ok) return refuse(key.error, undefined);
      const password = await readSecret(options.passwordEnv, 'Network password', process);
      if (!password.ok) return refuse(password.error, undefined);
      const bytes = Buffer.byteLength(password.value);
      // The device keeps at most 64 bytes of a password (Device OS v1.5.2, wlan_hal.cpp:1178-1203).
      if (bytes > 64) return refuse(setupError('network-password-too-long', { details: { bytes } }), undefined);
      line(encryptWifiPassword(key.value, password.value, systemRandomBytes));
    });

  program
    .command('practice')
    .description('claim a simulated Photon: no account, no hardware')
    .option('--json', 'one JSON event a line')
    .option('--swift', 'without the waits of real devices')
    .action(async (options: { json?: true; swift?: true }) => {
      const outcome = await practiceClaim(
        { fast: options.swift ?? false },
        (event) => show(event, options.json),
        signal,
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

/** The options of every command that talks to a Photon. */
function photonOptions(command: Command): Command {
  return command
    .option('--photon-host <host>', "the Photon's address", photonAddress.host)
    .option('--photon-tcp-port <port>', 'its TCP port', port, photonAddress.tcpPort)
    .option('--photon-http-port <port>', 'its HTTP port', port, photonAddress.httpPort)
    .option(
      '--wait-for-photon <seconds>',
      'how long to wait until the computer is on its network (default: 600, with --json 20)',
      seconds,
    )
    .option('--json', 'one JSON object a line');
}

function thisComputersWifi() {
  // The bundle beside this one; see `build/bundle.mjs`.
  const helper = fileURLToPath(new URL('./node-wifi.js', import.meta.url));
  return systemWifi({ platform: process.platform, startHelper: forkedHelper(helper), clock: systemClock });
}

/** Why the options do not say whose the device becomes. */
function ownerMisuse({
  product,
  customer,
  owner,
  yes,
  wait,
}: Pick<ClaimOptions, 'product' | 'customer' | 'owner' | 'yes' | 'wait'>) {
  if (!owner && customer !== undefined) return 'error: --no-owner does not go with --customer';
  if (!owner && product === undefined) return 'error: --no-owner goes with --product';
  // It is unclaimed when it is proven to be online.
  if (!owner && yes && !wait) return 'error: with --no-owner, --yes does not go with --no-wait';
  if (owner && (product === undefined) !== (customer === undefined))
    return 'error: --product goes with --customer or --no-owner';
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

function thisUsersJournal(folder: string | undefined): LeaseJournal {
  return journalFile(journalPath(folder), computerLock(journalPath(folder), process.platform));
}

function reach(options: PhotonOptions) {
  return {
    photonAddress: { host: options.photonHost, tcpPort: options.photonTcpPort, httpPort: options.photonHttpPort },
    // A person needs minutes for a menu; a script has joined already or never will.
    joinLimitMs:
      options.waitForPhoton === undefined
        ? options.json
          ? stepLimits.scriptActionMs
          : stepLimits.userActionMs
        : options.waitForPhoton * 1000,
  };
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value >= 1 && value <= 65_535) return value;
  throw new InvalidArgumentError('A port is a number from 1 to 65535.');
}

function seconds(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Seconds are a whole number up to 9999.');
}
