import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { SharingChange, SharingState } from '../../shared/ipc/sharing.ts';
import { usualPostgresPort } from '../../shared/shared-record.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SecretField, TextField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { NotApplied } from './not-applied.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SharingStatus } from './sharing-status.tsx';
import { type UnappliedProps, useUnapplied } from './unapplied.ts';

const fields = ['host', 'port', 'database', 'user', 'station'] as const;
type Field = (typeof fields)[number];
/** A person can do without these. */
const mayBeEmpty: readonly Field[] = ['port', 'station'];

type Draft = Readonly<Record<Field, string>> & { readonly isPlain: boolean };

const draftOf = (place: SharingState['place']): Draft => ({
  host: place?.host ?? '',
  port: place === undefined || place.port === usualPostgresPort ? '' : String(place.port),
  database: place?.database ?? '',
  user: place?.user ?? '',
  station: place?.station ?? '',
  isPlain: place?.tls === 'off',
});

/** The record that several stations share: where it is, and how it stands. Tried and applied by buttons of their own. */
export function SharingSettings(props: UnappliedProps) {
  const { asking, onDiscard } = props;
  const { t } = useTranslation();
  const { ask } = useIntents();
  const sharing = useWindow((state) => state.snapshot?.sharing);
  const locked = useWindow((state) => state.snapshot?.policy.locked.includes('sharedRecord')) ?? false;
  const busy = useWindow((state) => state.snapshot?.running === true);
  const inMemory = useWindow((state) => state.snapshot?.secrets.place === 'memory');
  const [draft, setDraft] = useState(() => draftOf(sharing?.place));
  const [applied, setApplied] = useState(draft);
  const [certificates, setCertificates] = useState<{ readonly name: string; readonly ca: string }>();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ readonly field: Field }>();
  const [refusal, setRefusal] = useState<SetupError>();
  const [isNoCertificate, setNoCertificate] = useState(false);
  const [doing, setDoing] = useState<'test' | 'apply' | 'stop'>();
  const [done, setDone] = useState<'tested' | 'applied' | 'stopped'>();
  const form = useFocusInvalid(wrong);
  const chooseButton = useRef<HTMLButtonElement>(null);
  const isTyped =
    fields.some((field) => draft[field].trim() !== applied[field].trim()) || draft.isPlain !== applied.isPlain;
  const saveButton = useUnapplied(props, isTyped || password !== '' || certificates !== undefined);
  if (sharing === undefined) return null;
  const isShared = sharing.place !== undefined;
  const isSameHost = draft.host.trim().toLowerCase() === sharing.place?.host.toLowerCase();
  const keptCertificates = sharing.place?.hasCa && isSameHost ? t('preferences.sharing.caKept') : undefined;
  const asCertificates = certificates === undefined ? keptCertificates : certificates.name || undefined;

  const change = (field: Field) => (value: string) => {
    setDraft({ ...draft, [field]: value });
    setDone(undefined);
  };

  /** What is typed, as it is sent; the field that is missing, or holds no number. */
  function typed(): SharingChange | { readonly missing: Field } {
    const secret = password === '' ? {} : { password };
    if (locked) return secret;
    const empty = fields.find((field) => draft[field].trim() === '' && !mayBeEmpty.includes(field));
    if (empty !== undefined) return { missing: empty };
    const port = draft.port.trim() === '' ? usualPostgresPort : Number(draft.port);
    if (!Number.isInteger(port)) return { missing: 'port' };
    const { host, database, user, station, isPlain } = draft;
    const ca = certificates === undefined ? {} : { ca: certificates.ca };
    return { place: { host, port, database, user, station, tls: isPlain ? 'off' : 'verify-full', ...ca }, ...secret };
  }

  async function send(what: 'test' | 'apply'): Promise<void> {
    if (doing !== undefined || (busy && what === 'apply')) return;
    setDone(undefined);
    setRefusal(undefined);
    const sent = typed();
    if ('missing' in sent) return setWrong({ field: sent.missing });
    setWrong(undefined);
    setDoing(what);
    const answer = await ask(what === 'test' ? 'testSharing' : 'shareHistory', sent);
    setDoing(undefined);
    const field = answer.ok ? undefined : fields.find((one) => one === answer.error.saw);
    if (answer.ok) setDone(what === 'test' ? 'tested' : 'applied');
    else if (answer.error.code === 'invalid-input' && field !== undefined) setWrong({ field });
    else setRefusal(answer.error);
    if (!answer.ok || what === 'test') return;
    setPassword('');
    setCertificates(undefined);
    setApplied(draft);
  }

  async function stop(): Promise<void> {
    if (doing !== undefined || busy) return;
    setRefusal(undefined);
    setDone(undefined);
    setDoing('stop');
    const answer = await ask('stopSharing');
    setDoing(undefined);
    if (!answer.ok) setRefusal(answer.error);
    // The secret store alone failed: nothing is shared any more.
    if (!answer.ok && answer.error.code !== 'secrets-not-removed') return;
    setPassword('');
    if (locked) return;
    setDraft(draftOf(undefined));
    setApplied(draftOf(undefined));
    setCertificates(undefined);
    if (answer.ok) setDone('stopped');
    // Its button goes away.
    saveButton.current?.focus();
  }

  async function choose(): Promise<void> {
    const answer = await ask('chooseCertificates');
    setNoCertificate(!answer.ok);
    if (!answer.ok || answer.value === undefined) return;
    setCertificates(answer.value);
    setDone(undefined);
  }

  function drop(): void {
    setCertificates({ name: '', ca: '' });
    setNoCertificate(false);
    setDone(undefined);
    // Its button goes away.
    chooseButton.current?.focus();
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send('apply');
  };
  const hints: Readonly<Partial<Record<Field, string>>> = {
    port: t('preferences.sharing.portHint'),
    station: t('preferences.sharing.stationHint'),
  };

  return (
    <SettingsSection title={t('preferences.policy.names.sharedRecord')}>
      <p className="muted">{t('preferences.sharing.lead')}</p>
      <SharingStatus sharing={sharing} />
      <form ref={form} className="stack" noValidate onSubmit={submit}>
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`preferences.sharing.${field}`)}
            hint={locked ? t('advanced.locked') : hints[field]}
            error={wrong?.field === field ? t(`preferences.sharing.${field}Wrong`) : undefined}
            value={draft[field]}
            onChange={change(field)}
            input={{
              autoComplete: 'off',
              spellCheck: false,
              className: field === 'port' ? 'code short' : 'code',
              readOnly: locked,
              ...(field === 'port' ? { inputMode: 'numeric', placeholder: String(usualPostgresPort) } : {}),
            }}
          />
        ))}
        <SecretField
          label={t('preferences.sharing.password')}
          hint={t('preferences.sharing.passwordHint')}
          value={password}
          onChange={(value) => {
            setPassword(value);
            setDone(undefined);
          }}
          input={{ autoComplete: 'off', className: 'code' }}
        />
        {inMemory && (
          <Notice tone="warn">
            <p>{t('preferences.sharing.inMemory')}</p>
          </Notice>
        )}
        <label className="check-row">
          <input
            type="checkbox"
            checked={draft.isPlain}
            disabled={locked}
            onChange={(event) => {
              setDraft({ ...draft, isPlain: event.target.checked });
              setDone(undefined);
            }}
          />
          {t('preferences.sharing.plain')}
        </label>
        {draft.isPlain ? (
          <p className="field-hint">{t('preferences.sharing.plainHint')}</p>
        ) : (
          <div className="inline-actions">
            <button
              ref={chooseButton}
              type="button"
              className="secondary small"
              disabled={locked}
              onClick={() => void choose()}
            >
              {t('preferences.sharing.chooseCa')}
            </button>
            {asCertificates !== undefined && !locked && (
              <button type="button" className="secondary small" onClick={drop}>
                {t('preferences.sharing.dropCa')}
              </button>
            )}
            <span className="field-hint" dir="auto" aria-live="polite">
              {isNoCertificate ? t('preferences.sharing.caWrong') : (asCertificates ?? t('preferences.sharing.noCa'))}
            </span>
          </div>
        )}
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <NotApplied
          asking={asking}
          title={t('preferences.sharing.notApplied')}
          lead={t('preferences.sharing.notAppliedLead')}
          onDiscard={onDiscard}
        />
        <div className="inline-actions">
          <button
            type="button"
            className="secondary"
            aria-disabled={doing !== undefined}
            onClick={() => void send('test')}
          >
            {t('preferences.sharing.test')}
          </button>
          <button ref={saveButton} type="submit" className="secondary" aria-disabled={doing !== undefined || busy}>
            {t('preferences.sharing.save')}
          </button>
          {isShared && (
            <button
              type="button"
              className="secondary"
              aria-disabled={doing !== undefined || busy}
              onClick={() => void stop()}
            >
              {t(locked ? 'preferences.sharing.forgetPassword' : 'preferences.sharing.stop')}
            </button>
          )}
          <span className="good-words" aria-live="polite" aria-atomic="true">
            {doing === 'test' && t('preferences.sharing.testing')}
            {done === 'tested' && t('preferences.sharing.tested')}
            {done === 'applied' && t('preferences.saved')}
            {done === 'stopped' && t('preferences.sharing.stopped')}
          </span>
          {busy && <span className="field-hint">{t('preferences.cloud.busy')}</span>}
        </div>
      </form>
    </SettingsSection>
  );
}
