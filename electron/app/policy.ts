import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { languages } from '../../shared/languages.ts';
import { featureNames, lockableSettings, type Policy, type PolicyValues, updateChannels } from '../../shared/policy.ts';
import { checkPreset } from '../../shared/preset.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import { checkCloudUrl } from '../cloud/cloud-input.ts';
import { sharedRecordSettings } from './shared-record-place.ts';
import { checkUpdateServer } from './update-server.ts';

/** No policy of a person is longer. */
const limitBytes = 64 * 1024;

const value = (limit: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limit));
const address = (check: (text: string) => Result<string>) =>
  v.pipe(
    value(2048),
    v.check((text) => check(text).ok, 'not an address that may be used'),
    v.transform((text) => {
      const checked = check(text);
      return checked.ok ? checked.value : text;
    }),
  );

/** As a preset's file, whose passwords may be named: each user gives their own. */
const pinnedPreset = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset: { value: said }, addIssue, NEVER }) => {
    const checked = checkPreset(said, 'kept');
    if (checked.ok) return checked.value;
    addIssue({ message: checked.problems[0].at });
    return NEVER;
  }),
);

/** Strict: a misspelt name would leave open what it was meant to lock. */
const policyFile = v.strictObject({
  product: v.optional(value(128)),
  cloudUrl: v.optional(address(checkCloudUrl)),
  clientId: v.optional(value(256)),
  photonPrefix: v.optional(
    v.pipe(
      value(25),
      v.check((text) => Buffer.byteLength(text) <= 25),
    ),
  ),
  joinBy: v.optional(v.picklist(['automatic', 'hand'])),
  doors: v.optional(v.array(v.picklist(featureNames))),
  updates: v.optional(v.picklist(['on', 'off'])),
  updateServer: v.optional(address((text) => checkUpdateServer(text, { shares: true }))),
  updateChannel: v.optional(v.picklist(updateChannels)),
  language: v.optional(v.picklist(languages)),
  sharedRecord: v.optional(sharedRecordSettings),
  preset: v.optional(pinnedPreset),
});

/**
 * What a computer's owner decided for all its people. A file that is there and cannot be taken closes everything it
 * could have closed: only the practice session opens, no setting changes and nothing is updated, until it is mended.
 */
export function readPolicy(file: string, trustedOwner: number | undefined): Policy {
  const read = readPolicyFile(file, trustedOwner);
  if (!read.ok) {
    return {
      values: { doors: ['practise'], updates: 'off' },
      locked: lockableSettings,
      problem: read.error,
    };
  }
  const values = read.value ?? {};
  return { values, locked: lockableSettings.filter((name) => values[name] !== undefined), problem: undefined };
}

/** What the administrator of this computer decided. */
export function systemPolicy(): Policy {
  return readPolicy(policyPath(process.platform), 0);
}

/**
 * Where the policy lies: `/etc` and `/Library/Application Support` belong to the administrator on every system.
 * Windows: the default of FOLDERID_ProgramData (learn.microsoft.com/windows/win32/shell/knownfolderid), and never what
 * the environment says, which is the person's own.
 */
export function policyPath(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Photon Setup\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Photon Setup/policy.json';
  return '/etc/photon-setup/policy.json';
}

/** Undefined: there is none. Fails with `policy-unreadable` or `policy-not-trusted`, details: file. */
function readPolicyFile(file: string, trustedOwner: number | undefined): Result<PolicyValues | undefined> {
  const refuse = (code: 'policy-unreadable' | 'policy-not-trusted', saw: string): Failure =>
    failure(setupError(code, { saw, details: { file } }));
  let text: string;
  try {
    // A pipe in its place must not hold the start up, and a link could lead to a file of somebody else.
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const handle = openSync(file, process.platform === 'win32' ? 'r' : O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const status = fstatSync(handle);
      if (!status.isFile() || status.size > limitBytes) return refuse('policy-unreadable', `${status.size} bytes`);
      if (trustedOwner !== undefined && process.platform !== 'win32') {
        for (const { uid, mode } of [status, statSync(path.dirname(file))]) {
          const rights = (mode & 0o777).toString(8);
          if (uid !== trustedOwner || (mode & 0o022) !== 0) return refuse('policy-not-trusted', `${uid} ${rights}`);
        }
      }
      text = readFileSync(handle, 'utf8');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? success(undefined) : refuse('policy-unreadable', code);
  }
  const parsed = parseJson(text);
  if (!parsed.ok) return refuse('policy-unreadable', parsed.why);
  if (Array.isArray(parsed.value)) return refuse('policy-unreadable', '[ … ]');
  const checked = v.safeParse(policyFile, parsed.value);
  if (checked.success) return success(checked.output);
  const [issue] = checked.issues;
  const where = v.getDotPath(issue);
  return refuse('policy-unreadable', `${where === null ? '' : `${where}: `}${issue.message}`);
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    // Editors on Windows begin files with a byte order mark.
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'not JSON' };
  }
}
