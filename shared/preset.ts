import * as v from 'valibot';
import { utf8Length } from './bytes.ts';
import { type SetupError, setupError } from './errors.ts';
import { labelPlaceholders, labelSchema } from './label.ts';
import { namePattern } from './name-pattern.ts';
import { readTemplate } from './placeholders.ts';
import { plainText } from './plain-text.ts';
import { readReference } from './scan.ts';
import { referenceLetters } from './scan-kinds.ts';
import { decodeSecurity, parseSecurityName, securityByName } from './security-type.ts';
import { isSerialPattern, isSerialSample } from './serial-pattern.ts';
import { URL } from './web-platform.ts';
import { photonKeeps } from './wifi-network.ts';

/** The version of the form of a preset; one of a later version is refused by its number. */
export const presetVersion = 1;

/** No preset of a person is longer. */
export const presetLimitCharacters = 64 * 1024;

const word = (limit: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limit));

const variableName = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/));

const finite = v.pipe(v.number(), v.finite());
/** At most an hour: a device that is to be looked at longer is not set up in a line. */
const seconds = (usual: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)), usual);

/** Whole, and no code: a sticker that was scanned into it may carry a secret. */
const reference = v.pipe(
  word(referenceLetters),
  v.check((text) => readReference(text) === text, 'no plain text'),
);

/** Strict: a misspelt name would set devices up in another way than it says. */
const presetFile = /* @__PURE__ */ v.strictObject({
  version: v.optional(v.literal(presetVersion), presetVersion),
  name: word(64),
  networks: v.pipe(
    v.array(
      v.strictObject({
        ssid: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
        /** A name of `securityByName`; without it what the Photon hears decides. */
        security: v.exactOptional(
          v.pipe(
            v.string(),
            v.check((name) => parseSecurityName(name) !== undefined, 'no security'),
          ),
        ),
        /** The environment variable that holds its password. */
        passwordEnv: v.exactOptional(variableName),
      }),
    ),
    v.minLength(1),
    v.maxLength(photonKeeps),
  ),
  /** ID or slug of the product that the devices go into. */
  product: v.exactOptional(word(128)),
  /** What its devices are to whoever makes them: a part number, and the revision of that. */
  part: v.exactOptional(reference),
  revision: v.exactOptional(reference),
  /** What the serial numbers of its devices look like (`serial-pattern.ts`), and one that does. Both, or neither. */
  serialPattern: v.exactOptional(v.pipe(v.string(), v.trim(), v.check(isSerialPattern, 'no pattern'), v.toUpperCase())),
  serialSample: v.exactOptional(v.pipe(v.string(), v.trim(), v.toUpperCase())),
  /**
   * `account`: whoever signed in; `fixed`: one customer of the product; `list`: the one that the list of devices names; `asked`:
   * the one that was scanned last; `none`: nobody, the device stays without an owner in the product.
   */
  customer: v.optional(
    v.variant('rule', [
      v.strictObject({ rule: v.literal('account') }),
      v.strictObject({ rule: v.literal('list') }),
      v.strictObject({ rule: v.literal('asked') }),
      v.strictObject({ rule: v.literal('none') }),
      v.strictObject({ rule: v.literal('fixed'), email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)) }),
    ]),
    { rule: 'account' },
  ),
  namePattern: v.exactOptional(word(128)),
  /** In bytes, as the device counts (`photon-name.ts`). */
  photonPrefix: v.optional(
    v.pipe(
      word(25),
      v.check((text) => utf8Length(text) <= 25, 'too long'),
    ),
    'Photon',
  ),
  /** How devices are met. `either`: over cables where a Photon can be used by one when the line begins, else over Wi-Fi. */
  transport: v.optional(v.picklist(['wifi', 'usb', 'either']), 'wifi'),
  until: v.optional(v.picklist(['handed-over', 'online', 'accepted']), 'online'),
  /** What a device has to show when it is online; `until` says that it has to. */
  acceptance: v.exactOptional(
    v.strictObject({
      firmware: v.exactOptional(
        v.strictObject({
          /** Device OS, as the cloud tells it. */
          system: v.exactOptional(word(32)),
          product: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
          withinSeconds: seconds(300),
        }),
      ),
      variables: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              name: word(64),
              min: v.exactOptional(finite),
              max: v.exactOptional(finite),
              equals: v.exactOptional(v.union([finite, v.boolean(), v.pipe(v.string(), v.maxLength(622))])),
              withinSeconds: seconds(30),
            }),
          ),
          v.maxLength(32),
        ),
        [],
      ),
      functions: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              name: word(64),
              argument: v.optional(v.pipe(v.string(), v.maxLength(622)), ''),
              returns: v.pipe(v.number(), v.integer()),
              withinSeconds: seconds(30),
            }),
          ),
          v.maxLength(32),
        ),
        [],
      ),
    }),
  ),
  /** Where final rows go. A program is given one as JSON on its standard input, in no shell; a web hook as a POST. */
  hooks: v.optional(
    v.pipe(
      v.array(
        v.variant('kind', [
          v.strictObject({ kind: v.literal('folder'), path: word(1024) }),
          v.strictObject({
            kind: v.literal('command'),
            run: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(64)),
          }),
          v.strictObject({
            kind: v.literal('web'),
            url: v.pipe(v.string(), v.maxLength(2048), v.check(isHookAddress, 'no address')),
            /** The environment variable that holds its bearer token. */
            tokenEnv: v.exactOptional(variableName),
          }),
        ]),
      ),
      v.maxLength(8),
    ),
    [],
  ),
  /** What is printed for a device that has passed. */
  label: v.exactOptional(labelSchema),
  /**
   * The Photon of the bench that is known to be good, which passes before any other is touched: by its ID, or `ask` where it
   * is named when a line begins.
   */
  golden: v.exactOptional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^(?:ask|[0-9a-f]{24})$/))),
  /** The line stops after its first PASS until somebody has looked at that device and says to go on. */
  firstArticle: v.exactOptional(v.boolean()),
  /**
   * Each device tells how well it hears the networks, for its row, which takes it some seconds; without it those do until one has
   * come online, and any that is tried again.
   */
  measureSignal: v.exactOptional(v.boolean()),
  /** So many failures of devices in a row stop the line. */
  stopAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 3),
});

/** A preset as its file has it, and as the window keeps it: without a secret. */
export type PresetFile = Readonly<v.InferOutput<typeof presetFile>>;

/** The same as a person writes it: what has a usual value may be absent. */
export type PresetInput = Readonly<v.InferInput<typeof presetFile>>;

/** What is wrong, and where: a path like `networks.0.ssid`; empty where it is no preset at all. */
export interface PresetProblem {
  readonly at: string;
  readonly error: SetupError;
}

export type CheckedPreset =
  | { readonly ok: true; readonly value: PresetFile }
  | { readonly ok: false; readonly problems: readonly [PresetProblem, ...PresetProblem[]] };

/**
 * All that is wrong with it: `preset-unreadable` (`saw`: where), and `preset-password-missing` (details.network).
 * @param passwords `named`: each network that needs one names its variable; `kept`: they are somewhere else, and so is the preset, whose
 * paths begin at no file of its own
 */
export function checkPreset(json: unknown, passwords: 'named' | 'kept'): CheckedPreset {
  const read = v.safeParse(presetFile, json);
  const [first, ...others] = read.success
    ? problemsOf(read.output, passwords)
    : read.issues.map((issue) => unreadable(v.getDotPath(issue) ?? ''));
  if (first !== undefined) return { ok: false, problems: [first, ...others] };
  return read.success ? { ok: true, value: read.output } : { ok: false, problems: [unreadable('')] };
}

/** What the entries say of each other. */
function problemsOf(preset: PresetFile, passwords: 'named' | 'kept'): PresetProblem[] {
  const problems: PresetProblem[] = [];
  const names = preset.networks.map(({ ssid }) => ssid);
  for (const [index, { ssid, security, passwordEnv }] of preset.networks.entries()) {
    const at = (field: string) => `networks.${index}.${field}`;
    if (names.indexOf(ssid) < index) problems.push(unreadable(at('ssid')));
    const isOpen = isOpenSecurity(security);
    if (passwords === 'named' && !isOpen && passwordEnv === undefined) {
      const error = setupError('preset-password-missing', { details: { network: ssid } });
      problems.push({ at: at('passwordEnv'), error });
    }
    if (isOpen && passwordEnv !== undefined) problems.push(unreadable(at('passwordEnv')));
    if (security !== undefined && presetSecurity(security).enterprise) problems.push(unreadable(at('security')));
  }
  if ((preset.customer.rule === 'account') !== (preset.product === undefined)) problems.push(unreadable('customer'));
  // Where devices become several customers', there is none for whom the bench's own one could be claimed.
  if (preset.golden !== undefined && !mayBeginGolden(preset.customer.rule)) problems.push(unreadable('golden'));
  problems.push(...serialProblems(preset), ...acceptanceProblems(preset), ...labelProblems(preset));
  // Of a file it is told from where such a path goes on.
  if (passwords === 'kept') problems.push(...pathProblems(preset));
  if (preset.namePattern !== undefined) {
    // A name is given by the cloud, which has the device only when it is online.
    const read = preset.until === 'handed-over' ? undefined : namePattern(preset.namePattern, preset);
    if (read === undefined) problems.push(unreadable('namePattern'));
    else if (!read.ok) problems.push({ at: 'namePattern', error: read.error });
  }
  return problems;
}

/** Whether it is known from the preset alone whose a golden Photon becomes. */
export function mayBeginGolden(rule: PresetFile['customer']['rule']): boolean {
  return rule === 'account' || rule === 'fixed' || rule === 'none';
}

/** A pattern that nobody has tried would refuse every number of a day. */
function serialProblems({ serialPattern, serialSample }: PresetFile): PresetProblem[] {
  if (serialPattern === undefined) return serialSample === undefined ? [] : [unreadable('serialPattern')];
  return isSerialSample(serialPattern, serialSample ?? '') ? [] : [unreadable('serialSample')];
}

/** Whether all that is asked for can be told from its opposite. */
function acceptanceProblems({ until, acceptance, product }: PresetFile): PresetProblem[] {
  if (acceptance === undefined) return until === 'accepted' ? [unreadable('acceptance')] : [];
  if (until !== 'accepted') return [unreadable('acceptance')];
  const { firmware, variables, functions } = acceptance;
  const problems: PresetProblem[] = [];
  if (firmware === undefined && variables.length + functions.length === 0) problems.push(unreadable('acceptance'));
  if (firmware !== undefined && firmware.system === undefined && firmware.product === undefined) {
    problems.push(unreadable('acceptance.firmware'));
  }
  if (firmware?.product !== undefined && product === undefined) {
    problems.push(unreadable('acceptance.firmware.product'));
  }
  for (const [index, { min, max, equals }] of variables.entries()) {
    const isBounded = min !== undefined || max !== undefined;
    if (isBounded !== (equals === undefined) || (min ?? -Infinity) > (max ?? Infinity)) {
      problems.push(unreadable(`acceptance.variables.${index}`));
    }
  }
  return problems;
}

/** What no device of the preset has is on no label of it. */
function labelProblems({ label, product, part, revision, customer }: PresetFile): PresetProblem[] {
  if (label?.printer !== undefined && label.folder !== undefined) return [unreadable('label.folder')];
  const hasCustomer = customer.rule !== 'account' && customer.rule !== 'none';
  return (label?.lines ?? []).flatMap((line, index) => {
    const read = readTemplate(line, labelPlaceholders);
    const asks = (wanted: string) => 'parts' in read && read.parts.some(({ kind }) => kind === wanted);
    const lacks = (wanted: string, given: string | undefined) => given === undefined && asks(wanted);
    const isLacking =
      lacks('product', product) ||
      lacks('part', part) ||
      lacks('revision', revision) ||
      (!hasCustomer && asks('customer'));
    return isLacking ? [unreadable(`label.lines.${index}`)] : [];
  });
}

function pathProblems({ label, hooks }: PresetFile): PresetProblem[] {
  const places = hooks.flatMap((hook, index) =>
    hook.kind === 'folder' && !isWholePath(hook.path) ? [unreadable(`hooks.${index}.path`)] : [],
  );
  const folder = label?.folder;
  return folder === undefined || isWholePath(folder) ? places : [unreadable('label.folder'), ...places];
}

/** On whichever system it is: presets are made on one for another. */
const isWholePath = (path: string) => /^(?:\/|\\\\|[a-z]:[\\/])/i.test(path);

/** What a Photon is given for the name of a security that a preset may have. */
export function presetSecurity(name: string) {
  const known = parseSecurityName(name);
  return decodeSecurity(known === undefined ? 0 : securityByName[known]);
}

/** Whether a network of it takes no password; where nothing is said, the Photon hears what it takes. */
export function isOpenSecurity(name: string | undefined): boolean {
  return name !== undefined && parseSecurityName(name) === 'open';
}

/** With TLS, or on this computer itself; what is secret stands in no address. */
function isHookAddress(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
    return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && password === '';
  } catch {
    return false;
  }
}

function unreadable(at: string): PresetProblem {
  return { at, error: setupError('preset-unreadable', { saw: plainText(at === '' ? 'JSON' : at, 128) }) };
}
