import { type CodeField, type CodeKind, type Label, usualLabel } from '../../shared/label.ts';
import { mayBeginGolden, type PresetFile, type PresetInput } from '../../shared/preset.ts';
import { parseSecurityName, type SecurityName } from '../../shared/security-type.ts';

export interface NetworkDraft {
  readonly ssid: string;
  readonly security: SecurityName | '';
  /** Typed now; what is kept stays in the main process. */
  readonly password: string;
  /** As a file says it: handed out again, and of no use here. */
  readonly passwordEnv: string | undefined;
}

export interface VariableDraft {
  readonly name: string;
  readonly shows: 'bounds' | 'value';
  readonly min: string;
  readonly max: string;
  readonly equals: string;
  readonly seconds: string;
}

export interface FunctionDraft {
  readonly name: string;
  readonly argument: string;
  readonly returns: string;
  readonly seconds: string;
}

export interface HookDraft {
  readonly kind: PresetFile['hooks'][number]['kind'];
  readonly path: string;
  /** A program and its arguments, one a line; what no line can hold stands in quotes. */
  readonly run: string;
  readonly url: string;
  readonly tokenEnv: string;
}

/** `kind`, `none`: no code. `goesTo`, `last`: the printer that printed last. */
export interface LabelDraft {
  readonly widthMm: string;
  readonly heightMm: string;
  readonly kind: CodeKind | 'none';
  readonly of: CodeField;
  /** Texts, one a line. */
  readonly lines: string;
  readonly textMm: string;
  readonly dotsPerInch: Label['dotsPerInch'];
  readonly goesTo: 'last' | 'printer' | 'folder';
  readonly printer: string;
  readonly folder: string;
}

/** A preset as it is typed: everything is text, and what its other entries leave out stays until it is saved. */
export interface PresetDraft {
  readonly name: string;
  readonly networks: readonly NetworkDraft[];
  readonly product: string;
  readonly part: string;
  readonly revision: string;
  readonly serialPattern: string;
  readonly serialSample: string;
  readonly rule: PresetFile['customer']['rule'];
  readonly email: string;
  readonly namePattern: string;
  readonly photonPrefix: string;
  readonly transport: PresetFile['transport'];
  readonly until: PresetFile['until'];
  readonly system: string;
  readonly firmware: string;
  readonly firmwareSeconds: string;
  readonly variables: readonly VariableDraft[];
  readonly functions: readonly FunctionDraft[];
  readonly goldenIs: 'none' | 'ask' | 'fixed';
  /** Its ID. */
  readonly golden: string;
  readonly firstArticle: boolean;
  readonly measureSignal: boolean;
  readonly stopAfter: string;
  readonly hooks: readonly HookDraft[];
  readonly hasLabel: boolean;
  readonly label: LabelDraft;
}

export const newNetwork: NetworkDraft = { ssid: '', security: 'wpa2-aes', password: '', passwordEnv: undefined };
export const newVariable: VariableDraft = { name: '', shows: 'bounds', min: '', max: '', equals: '', seconds: '30' };
export const newFunction: FunctionDraft = { name: '', argument: '', returns: '', seconds: '30' };
export const newHook: HookDraft = { kind: 'folder', path: '', run: '', url: '', tokenEnv: '' };

/** A common size, and what each device has. */
const newLabel: LabelDraft = labelDraftOf(usualLabel({ serial: undefined, name: undefined }));

export const newPreset: PresetDraft = {
  name: '',
  networks: [newNetwork],
  product: '',
  part: '',
  revision: '',
  serialPattern: '',
  serialSample: '',
  rule: 'account',
  email: '',
  namePattern: '',
  photonPrefix: 'Photon',
  transport: 'wifi',
  until: 'online',
  system: '',
  firmware: '',
  firmwareSeconds: '300',
  variables: [],
  functions: [],
  goldenIs: 'none',
  golden: '',
  firstArticle: false,
  measureSignal: false,
  stopAfter: '3',
  hooks: [],
  hasLabel: false,
  label: newLabel,
};

export function draftOf({ customer, acceptance, ...preset }: PresetFile): PresetDraft {
  const firmware = acceptance?.firmware;
  return {
    name: preset.name,
    networks: preset.networks.map(({ ssid, security, passwordEnv }) => ({
      ssid,
      security: (security === undefined ? undefined : parseSecurityName(security)) ?? '',
      password: '',
      passwordEnv,
    })),
    product: preset.product ?? '',
    part: preset.part ?? '',
    revision: preset.revision ?? '',
    serialPattern: preset.serialPattern ?? '',
    serialSample: preset.serialSample ?? '',
    rule: customer.rule,
    email: customer.rule === 'fixed' ? customer.email : '',
    namePattern: preset.namePattern ?? '',
    photonPrefix: preset.photonPrefix,
    transport: preset.transport,
    until: preset.until,
    system: firmware?.system ?? '',
    firmware: asText(firmware?.product),
    firmwareSeconds: asText(firmware?.withinSeconds ?? 300),
    variables: (acceptance?.variables ?? []).map(({ name, min, max, equals, withinSeconds }) => ({
      name,
      shows: equals === undefined ? 'bounds' : 'value',
      min: asText(min),
      max: asText(max),
      equals: equals === undefined ? '' : wordOf(equals),
      seconds: asText(withinSeconds),
    })),
    functions: (acceptance?.functions ?? []).map(({ name, argument, returns, withinSeconds }) => ({
      name,
      argument,
      returns: asText(returns),
      seconds: asText(withinSeconds),
    })),
    goldenIs: preset.golden === undefined ? 'none' : preset.golden === 'ask' ? 'ask' : 'fixed',
    golden: preset.golden === 'ask' ? '' : (preset.golden ?? ''),
    firstArticle: preset.firstArticle ?? false,
    measureSignal: preset.measureSignal ?? false,
    stopAfter: asText(preset.stopAfter),
    hooks: preset.hooks.map((hook) => ({
      kind: hook.kind,
      path: hook.kind === 'folder' ? hook.path : '',
      run: hook.kind === 'command' ? hook.run.map(lineOf).join('\n') : '',
      url: hook.kind === 'web' ? hook.url : '',
      tokenEnv: hook.kind === 'web' ? (hook.tokenEnv ?? '') : '',
    })),
    hasLabel: preset.label !== undefined,
    label: preset.label === undefined ? newLabel : labelDraftOf(preset.label),
  };
}

function labelDraftOf({ widthMm, heightMm, code, lines, textMm, dotsPerInch, printer, folder }: Label): LabelDraft {
  return {
    widthMm: asText(widthMm),
    heightMm: asText(heightMm),
    kind: code?.kind ?? 'none',
    of: code?.of ?? 'id',
    // A line's end in a text is printed as a blank.
    lines: lines.map((line) => line.replace(/[\r\n]+/g, ' ')).join('\n'),
    textMm: asText(textMm),
    dotsPerInch,
    goesTo: printer !== undefined ? 'printer' : folder !== undefined ? 'folder' : 'last',
    printer: printer ?? '',
    folder: folder ?? '',
  };
}

/** What is typed as a file says it; a number that is none is `NaN`, which the check refuses in its place. */
export function presetIn(draft: PresetDraft): PresetInput {
  const { rule, until } = draft;
  const isNamed = until !== 'handed-over' && draft.namePattern.trim() !== '';
  return {
    name: draft.name,
    networks: draft.networks.map(({ ssid, security, passwordEnv }) => ({
      ssid,
      ...(security === '' ? {} : { security }),
      ...(passwordEnv === undefined || security === 'open' ? {} : { passwordEnv }),
    })),
    ...(rule === 'account' ? {} : { product: draft.product }),
    ...given('part', draft.part),
    ...given('revision', draft.revision),
    ...(draft.serialPattern.trim() === ''
      ? {}
      : { serialPattern: draft.serialPattern, serialSample: draft.serialSample }),
    customer: rule === 'fixed' ? { rule, email: draft.email } : { rule },
    ...(isNamed ? { namePattern: draft.namePattern } : {}),
    photonPrefix: draft.photonPrefix,
    transport: draft.transport,
    until,
    ...(until === 'accepted' ? { acceptance: acceptanceIn(draft) } : {}),
    hooks: draft.hooks.map(hookIn),
    ...(mayBeginGolden(rule) && draft.goldenIs !== 'none' ? { golden: goldenIn(draft) } : {}),
    ...(draft.firstArticle ? { firstArticle: true } : {}),
    ...(draft.measureSignal ? { measureSignal: true } : {}),
    stopAfter: numberIn(draft.stopAfter),
    ...(draft.hasLabel ? { label: labelIn(draft.label) } : {}),
  };
}

/** What is the same in the names of all its devices, and on their labels. */
export function nameWords({ part, revision }: PresetDraft) {
  return { ...given('part', part.trim()), ...given('revision', revision.trim()) };
}

/** What is not typed is not there. */
function given<Name extends string>(name: Name, typed: string): { readonly [Key in Name]?: string } {
  return typed.trim() === '' ? {} : ({ [name]: typed } as { readonly [Key in Name]: string });
}

export function labelIn({ kind, of, goesTo, ...label }: LabelDraft): NonNullable<PresetInput['label']> {
  return {
    widthMm: numberIn(label.widthMm),
    heightMm: numberIn(label.heightMm),
    ...(kind === 'none' ? {} : { code: { kind, of } }),
    lines: textLines(label.lines).map(({ text }) => text),
    textMm: numberIn(label.textMm),
    dotsPerInch: label.dotsPerInch,
    ...(goesTo === 'printer' ? { printer: label.printer } : {}),
    ...(goesTo === 'folder' ? { folder: label.folder } : {}),
  };
}

/** What is typed into the box of its texts; the numbers count its empty lines, too. */
export function textLines(typed: string): readonly { readonly text: string; readonly number: number }[] {
  return typed.split('\n').flatMap((text, index) => (text.trim() === '' ? [] : [{ text, number: index + 1 }]));
}

/** `ask` that is typed is no ID. */
function goldenIn({ goldenIs, golden }: PresetDraft): string {
  if (goldenIs === 'ask') return 'ask';
  return golden.trim().toLowerCase() === 'ask' ? '' : golden;
}

function acceptanceIn({ system, firmware, firmwareSeconds, variables, functions }: PresetDraft) {
  const asksFirmware = system.trim() !== '' || firmware.trim() !== '';
  return {
    ...(asksFirmware
      ? {
          firmware: {
            ...(system.trim() === '' ? {} : { system }),
            ...(firmware.trim() === '' ? {} : { product: numberIn(firmware) }),
            withinSeconds: numberIn(firmwareSeconds),
          },
        }
      : {}),
    variables: variables.map(({ name, shows, min, max, equals, seconds }) => ({
      name,
      ...(shows === 'bounds' && min.trim() !== '' ? { min: numberIn(min) } : {}),
      ...(shows === 'bounds' && max.trim() !== '' ? { max: numberIn(max) } : {}),
      ...(shows === 'value' ? { equals: valueIn(equals) } : {}),
      withinSeconds: numberIn(seconds),
    })),
    functions: functions.map(({ name, argument, returns, seconds }) => ({
      name,
      argument,
      returns: numberIn(returns),
      withinSeconds: numberIn(seconds),
    })),
  };
}

function hookIn({ kind, path, run, url, tokenEnv }: HookDraft): NonNullable<PresetInput['hooks']>[number] {
  if (kind === 'folder') return { kind, path };
  if (kind === 'command')
    return {
      kind,
      run: run
        .split('\n')
        .filter((part) => part !== '')
        .map(unquoted),
    };
  return { kind, url, ...(tokenEnv.trim() === '' ? {} : { tokenEnv: tokenEnv.trim() }) };
}

function asText(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** A comma is a point, but before three digits nobody knows: `1,000` is refused. */
function numberIn(text: string): number {
  const typed = text.trim();
  return typed === '' || /,\d{3}$/.test(typed) ? Number.NaN : Number(typed.replace(',', '.'));
}

/** What is in quotes as JSON has them, where it is a text at all. */
function unquoted(typed: string): string {
  const value = /^".*"$/s.test(typed) ? valueOfJson(typed) : undefined;
  return typeof value === 'string' ? value : typed;
}

function lineOf(argument: string): string {
  return argument === '' || /[\r\n]/.test(argument) || unquoted(argument) !== argument
    ? JSON.stringify(argument)
    : argument;
}

/** `12`, `1e-7`, `true` and `ready` mean what they say; a text that looks like one of the first three stands in quotes. */
function valueIn(text: string): number | boolean | string {
  const typed = text.trim();
  return /^(true|false|-?\d+(\.\d+)?(e[+-]?\d+)?|".*")$/is.test(typed) ? (valueOfJson(typed) ?? typed) : typed;
}

function valueOfJson(json: string): number | boolean | string | undefined {
  try {
    return JSON.parse(json) as number | boolean | string;
  } catch {
    return undefined;
  }
}

/** No line of a form holds a line's end. */
function wordOf(value: number | boolean | string): string {
  const word = String(value);
  const isPlain = typeof value !== 'string' || (valueIn(word) === value && !/[\r\n]/.test(word));
  return isPlain ? word : JSON.stringify(value);
}
