import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { errorRows } from '../../shared/error-table.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import {
  recordPasswordVariable,
  type SharedRecordSettings,
  type SharedRecordStatus,
} from '../../shared/shared-record.ts';
import { checkSharedRecord } from '../app/shared-record-place.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { endSharing } from '../composition/open-sharing.ts';
import { writeSharedRecord } from '../composition/shared-record-settings.ts';
import type { CommandFace } from './command-face.ts';
import { shareRecord, whereShared } from './record-sharing.ts';
import { directWay } from './way-to-cloud.ts';

interface ShareOptions {
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly ca?: string;
  readonly plain?: true;
  readonly station?: string;
  readonly stop?: true;
  readonly recordPasswordEnv: string;
  readonly json?: true;
}

/** `history share`: says with whom the record is shared, changes it, and looks how it stands. */
export function addShareCommand(history: Command, { terminal, line, refuse, words, end }: CommandFace): void {
  const { t } = words.person.translator;
  const port = (text: string) => {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > 65_535) throw new InvalidArgumentError(t('commandLine.invalid.port'));
    return value;
  };

  recordPasswordOption(history.command('share').description(t('commandLine.history.share.is')), t)
    .option('--host <address>', t('commandLine.history.share.host'))
    .option('--port <number>', t('commandLine.history.share.port'), port)
    .option('--database <name>', t('commandLine.history.share.database'))
    .option('--user <name>', t('commandLine.history.share.user'))
    .option('--ca <file>', t('commandLine.history.share.ca'))
    .option('--plain', t('commandLine.history.share.plain'))
    .option('--station <name>', t('commandLine.history.share.station'))
    .option('--stop', t('commandLine.history.share.stop'))
    .option('--json', t('commandLine.jsonObject'))
    .action(async (options: ShareOptions, command: Command) => {
      const { host, database, user, stop, json } = options;
      const given = [host, database, user].filter((one) => one !== undefined).length;
      const more = [options.port, options.ca, options.plain, options.station].some((one) => one !== undefined);
      if (![0, 3].includes(given) || (given === 0 && more) || (stop && given > 0)) {
        return command.error(t('commandLine.error.shareWhat'));
      }
      const program = composeProgram({ folder: terminal.dataFolder, way: directWay });
      const said = await whereShared(program);
      if (!said.ok && given === 0 && !stop) return refuse(said.error, json);
      if (given > 0 || stop) {
        if (said.ok && said.value.isLocked) return refuse(setupError('closed-by-policy'), json);
        const changed = await change(program.sharedRecordFile, options);
        if (!changed.ok) return refuse(changed.error, json);
      }
      if (stop) {
        const ended = await endSharing(program.record);
        await program.record.close();
        if (!ended.ok) return refuse(ended.error, json);
      }
      if (stop) return line(json ? JSON.stringify({ shared: false }) : t('terminal.history.share.stopped'));
      const now = await whereShared(program);
      if (!now.ok) return refuse(now.error, json);
      const { settings } = now.value;
      if (settings === undefined) {
        return line(json ? JSON.stringify({ shared: false }) : t('terminal.history.share.nothing'));
      }
      const sharing = await shareRecord(program, terminal, options.recordPasswordEnv);
      const unsent = await sharing.end();
      const status = sharing.others?.status();
      await program.record.close();
      const trouble = sharing.problem ?? status?.trouble ?? unsent;
      if (json) line(JSON.stringify(shown(settings, program.station.name, status, trouble)));
      else for (const one of inWords(settings, program.station.name, status)) line(one);
      if (trouble === undefined) return;
      if (json) end(errorRows[trouble.code].exit);
      else refuse(trouble, undefined);
    });

  async function change(
    file: string,
    { ca, plain, station = '', stop, ...place }: ShareOptions,
  ): Promise<Result<void>> {
    if (stop) return writeSharedRecord(file, undefined);
    const certificates = ca === undefined ? success('') : await readCertificates(ca);
    if (!certificates.ok) return certificates;
    const { host, port, database, user } = place;
    const tls = plain ? 'off' : 'verify-full';
    const checked = checkSharedRecord({ host, port, database, user, tls, ca: certificates.value, station });
    return checked.ok ? writeSharedRecord(file, checked.value) : checked;
  }

  function inWords(
    { host, database, station, tls }: SharedRecordSettings,
    computer: string,
    status: SharedRecordStatus | undefined,
  ): readonly string[] {
    const { waiting = 0, waitingSince, setAside = 0, nameIsTaken = false, state } = status ?? {};
    const said = (key: 'where' | 'plain' | 'connected' | 'nameIsTaken') =>
      t(`terminal.history.share.${key}`, { host, database, station: station === '' ? computer : station });
    return [
      said('where'),
      ...(tls === 'off' ? [said('plain')] : []),
      ...(state === 'connected' ? [said('connected')] : []),
      ...(nameIsTaken ? [said('nameIsTaken')] : []),
      ...(waiting > 0 ? [t('terminal.history.share.waiting', { count: waiting, since: timeOf(waitingSince) })] : []),
      ...(setAside > 0 ? [t('terminal.history.share.setAside', { count: setAside })] : []),
    ];
  }
}

/** For every command that notes attempts, or looks at them. */
export function recordPasswordOption(command: Command, t: CommandFace['words']['person']['translator']['t']): Command {
  return command.option(
    '--record-password-env <variable>',
    t('commandLine.history.share.passwordEnv'),
    recordPasswordVariable,
  );
}

const timeOf = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString());

async function readCertificates(file: string): Promise<Result<string>> {
  try {
    return success(await readFile(file, 'utf8'));
  } catch (error) {
    const saw = `${file} ${error instanceof Error && 'code' in error ? String(error.code) : ''}`;
    return failure(setupError('invalid-input', { saw }));
  }
}

/** What a program reads; never the certificates, which are long. */
function shown(
  { host, port, database, user, tls, station }: SharedRecordSettings,
  computer: string,
  status: SharedRecordStatus | undefined,
  trouble: SetupError | undefined,
) {
  const { state = 'away', waiting, waitingSince, setAside, nameIsTaken } = status ?? {};
  return {
    shared: true,
    ...{ host, port, database, user, tls, station: station === '' ? computer : station },
    ...{ state, waiting: waiting ?? null, waitingSince: waitingSince === undefined ? null : timeOf(waitingSince) },
    ...{ setAside: setAside ?? null, nameIsTaken: nameIsTaken ?? false, code: trouble?.code ?? null },
  };
}
