import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import { type Result, success } from '../../shared/result.ts';
import type { SettingsStore } from '../app/settings-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { LabelPrinter } from '../labels/label-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { DeviceList } from '../station/device-list.ts';
import type { LineChannels, OpenLine } from '../station/line-manager.ts';
import type { Preset, PresetNetwork } from '../station/preset.ts';
import type { PassOn } from '../station/row-hooks.ts';
import type { LookUpBudget } from '../station/serial-book.ts';
import type { LabelsOfLine } from './labels-of-line.ts';
import type { PracticeLine, PracticeLineOptions } from './practice-line.ts';
import type { LineWhose, RealLineParts } from './real-line.ts';
import type { ErrorInWords } from './row-json.ts';

export interface LinesParts {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly sharedRecordFile: string;
  readonly passOnRow: PassOn;
  readonly openPracticeLine: (options: PracticeInAir) => Promise<PracticeLine>;
  readonly platform: Platform;
  /** This computer's USB sockets. */
  readonly usb: () => Promise<UsbSerial>;
  readonly labels: LabelPrinter;
  readonly settings: Pick<SettingsStore, 'labelPrinter'>;
}

export type PracticeInAir = Pick<
  PracticeLineOptions,
  'devicesInAir' | 'faultSeed' | 'failsInARow' | 'byCable' | 'firstArticle' | 'golden'
>;

/** What was typed for one network of a preset. */
export interface NetworkPassword {
  readonly ssid: string;
  readonly password: string;
}

/** What the window knows of a line that is to begin. */
export interface WantedLine
  extends Pick<
      RealLineParts,
      | 'around'
      | 'record'
      | 'others'
      | 'cloudUrl'
      | 'preset'
      | 'list'
      | 'golden'
      | 'kind'
      | 'batch'
      | 'presetRevision'
      | 'operator'
      | 'programEnds'
    >,
    LineWhose {
  readonly passwords: readonly NetworkPassword[];
  /** Those of a preset that is kept here, with the passwords that it has; else the passwords are what was typed. */
  readonly networks?: readonly PresetNetwork[] | undefined;
  /** Devices are set up only after their scan. */
  readonly onlyScanned: boolean;
}

/** The lines of the window. Nothing of them is loaded before somebody wants one. */
export interface Lines {
  readPreset(file: string): Promise<Result<Preset>>;
  readList(file: string, preset: Preset): Promise<Result<DeviceList>>;
  open(wanted: WantedLine, channels: LineChannels, signal: AbortSignal): Promise<Result<OpenLine>>;
  practise(inAir: PracticeInAir, channels: LineChannels, signal: AbortSignal): Promise<Result<OpenLine>>;
}

export function linesOf(parts: LinesParts): Lines {
  /** The cloud counts those of one line after another. */
  let lookUps: LookUpBudget | undefined;
  const files = () => import('./station-files.ts');
  const line = () => import('../station/line.ts');
  return {
    readPreset: async (file) => (await files()).readPresetFile(file),
    readList: async (file, preset) => (await files()).readListFile(file, preset),

    async open({ passwords, networks: kept, onlyScanned, recipient, lookUp, ...wanted }, channels, signal) {
      const [
        { openRealLine },
        { cablesOfLine },
        { runLine },
        { withPasswords },
        { rowHooks },
        { homeGate },
        { lineLights },
        { lineHooks },
        { lookUpBudget },
        inWords,
      ] = await Promise.all([
        import('./real-line.ts'),
        import('./cables-of-line.ts'),
        line(),
        import('../station/preset.ts'),
        import('../station/row-hooks.ts'),
        import('../station/home-gate.ts'),
        import('../station/line-lights.ts'),
        import('./line-hooks.ts'),
        import('../station/serial-book.ts'),
        englishWords(parts.platform),
      ]);
      lookUps ??= lookUpBudget(parts.clock);
      const { preset } = wanted;
      const typed = { ...process.env, ...namedAsIn(preset, passwords) };
      const networks = kept === undefined ? withPasswords(preset, typed) : success(kept);
      if (!networks.ok) return networks;
      const label = await labelOf(parts, preset, wanted.list, onlyScanned, channels.told);
      if (!label.ok) return label;
      const opened = await openRealLine(
        {
          ...wanted,
          whose: async () => success({ recipient, lookUp }),
          sharedRecordFile: parts.sharedRecordFile,
          networks: networks.value,
          cables: await cablesOfLine(preset.transport, parts.usb, parts.clock),
          scans: onlyScanned ? channels.scans : undefined,
          customers: channels.scans,
          told: channels.told,
          random: parts.random,
          lookUps,
        },
        signal,
      );
      if (!opened.ok) return opened;
      const { options, devices } = opened.value;
      if (preset.label !== undefined) {
        const { checkOpened } = await import('./labels-of-line.ts');
        const fits = await checkOpened(label.value, preset.label, options);
        if (!fits.ok) return fits;
      }
      const world = { ...opened.value.world, ...label.value };
      const gate = homeGate(parts.clock);
      const ways = rowHooks(preset.hooks, parts.passOnRow, parts.clock, channels.problem, gate);
      const hooks = await lineHooks(ways, wanted.record, wanted, inWords);
      const lights = lineLights(devices, gate, parts.clock, signal, channels.shown);
      return success({
        run: (asked, inner) =>
          runLine(world, { ...options, commands: channels.commands, holds: true, gate, owe: hooks.owe }, asked, inner),
        blink: lights.blink,
        see: lights.see,
        rowDone: hooks.rowDone,
        async close() {
          await hooks.end(signal);
          await lights.end();
        },
      });
    },

    async practise(inAir, channels, over) {
      const [{ runLine }, { homeGate }, { lineLights }, practice] = await Promise.all([
        line(),
        import('../station/home-gate.ts'),
        import('../station/line-lights.ts'),
        parts.openPracticeLine(inAir),
      ]);
      const gate = homeGate(parts.clock);
      const { world, preset, networks } = practice;
      const count = inAir.devicesInAir;
      const { golden } = practice;
      const options = { preset, networks, golden, count, commands: channels.commands, holds: true, gate };
      const lights = lineLights(world.account, gate, parts.clock, over, channels.shown);
      return success({
        run: (asked, signal) => mendedByStop(runLine(world, options, asked, signal), practice),
        blink: lights.blink,
        see: lights.see,
        rowDone: () => undefined,
        async close() {
          await lights.end();
          await practice.close();
        },
      });
    },
  };
}

/** Whoever retries after the line has stopped has put right what was wrong. */
async function* mendedByStop(
  run: ReturnType<OpenLine['run']>,
  { mend }: Pick<PracticeLine, 'mend'>,
): ReturnType<OpenLine['run']> {
  for (;;) {
    const turn = await run.next();
    if (turn.done) return turn.value;
    if (turn.value.type === 'line-stopped') mend();
    yield turn.value;
  }
}

/** What would keep all labels of the line back is told here. */
async function labelOf(
  { labels, settings }: Pick<LinesParts, 'labels' | 'settings'>,
  preset: Preset,
  list: DeviceList | undefined,
  onlyScanned: boolean,
  told: LineChannels['told'],
): Promise<Result<LabelsOfLine>> {
  const { label } = preset;
  if (label === undefined) return success({});
  if (label.folder !== undefined) {
    const { labelsIntoFolder } = await import('./label-folder.ts');
    const saved = await labelsIntoFolder(label.folder, preset, list, onlyScanned, labels);
    told({ check: 'label', ...(saved.ok ? {} : { error: saved.error }) });
    return saved;
  }
  const [{ checkLineLabel, lineLabel, sampleLabel }, { checkLabelsOfLine, fitsCustomer }] = await Promise.all([
    import('../labels/line-label.ts'),
    import('./labels-of-line.ts'),
  ]);
  const checked = await checkLabelsOfLine(preset, list, onlyScanned, (device) =>
    checkLineLabel(labels, label, device, settings.labelPrinter()),
  );
  if (!checked.ok) {
    told({ check: 'label', error: checked.error });
    return checked;
  }
  const { name, shownAs, lacksPaper } = checked.value;
  // It may get some before the first label.
  const error = lacksPaper && setupError('printer-out-of-paper', { details: { printer: shownAs } });
  told({ check: 'label', ...(error === undefined ? {} : { error }) });
  const labelFits = fitsCustomer(preset, list, onlyScanned, (sample) => sampleLabel(label, sample));
  return success({ label: lineLabel(labels, label, name), labelFits });
}

/** What was typed, by the names under which the preset asks the environment for it. */
function namedAsIn(
  { networks }: Pick<Preset, 'networks'>,
  passwords: readonly NetworkPassword[],
): Record<string, string> {
  const typed = new Map(passwords.map(({ ssid, password }) => [ssid, password]));
  return Object.fromEntries(
    networks.flatMap(({ ssid, passwordEnv }) =>
      passwordEnv === undefined ? [] : [[passwordEnv, typed.get(ssid) ?? '']],
    ),
  );
}

/** What programs read is the same everywhere. */
async function englishWords(platform: Platform): Promise<(error: SetupError) => ErrorInWords> {
  const [{ createTranslator }, { describeError }] = await Promise.all([
    import('../../shared/text/translator.ts'),
    import('../../shared/text/describe-error.ts'),
  ]);
  const english = await createTranslator('en', ['frame', 'set-up-run', 'device-ids', 'errors']);
  return (error) => {
    const { happened, next } = describeError(error, english, platform);
    return { code: error.code, message: happened, next };
  };
}
