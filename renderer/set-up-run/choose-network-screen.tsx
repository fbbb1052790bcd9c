import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/answer.ts';
import { isOpenOverWifi } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Question } from '../../shared/setup-events.ts';
import { photonKeeps } from '../../shared/wifi-network.ts';
import { Busy } from '../components/busy.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icons.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntoView } from '../components/use-into-view.ts';
import { useMedia } from '../components/use-media.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { CancelRun } from './cancel-run.tsx';
import { GivenNetworks } from './given-networks.tsx';
import { LeftNotice } from './left-notice.tsx';
import { NetworkDetails } from './network-details.tsx';
import {
  draftChoice,
  draftProblem,
  firstDraft,
  isAmong,
  keptNetworks,
  mendedByChoosing,
  type NetworkDraft,
  networkFieldOf,
  networkKey,
  noSecrets,
  nothingChosen,
  secondEnterprise,
  takesPassword,
} from './network-form.ts';
import { NetworkList } from './network-list.tsx';

type NetworkQuestion = Extract<Question, { kind: 'choose-network' }>;

/** Waits for the stage's first question: the draft starts with what that one knows. */
export function ChooseNetworkScreen() {
  const question = useWindow(({ setup }) => (setup.question?.kind === 'choose-network' ? setup.question : undefined));
  const [first, setFirst] = useState(question);
  if (first === undefined && question !== undefined) setFirst(question);
  return first === undefined ? null : <NetworkForm first={first} question={question} />;
}

interface NetworkFormProps {
  readonly first: NetworkQuestion;
  /** Absent while an answer, a new scan for example, is under way. */
  readonly question: NetworkQuestion | undefined;
}

/** What the Photon hears, and what it needs to get in. */
function NetworkForm({ first, question }: NetworkFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const setup = useWindow((state) => state.setup);
  const { port: _, ...setupFor } = useWindow((state) => state.setupFor);
  const enterpriseDraft = useWindow((state) => state.enterpriseDraft);
  const failedBefore = mendedByChoosing(useWindow((state) => state.failedBefore));
  const networks = question?.networks ?? setup.networks;

  // Over a cable the Photon finds out by itself, unless it does not hear the network.
  const likely = setup.cable ? 'wpa2-aes' : '';
  const [draft, setDraft] = useState<NetworkDraft>(() => {
    const draft = firstDraft(
      first.networks,
      first.previous,
      enterpriseDraft,
      [first.problem, failedBefore].some((error) => error !== undefined && networkFieldOf(error) === 'password'),
      first.remembered,
    );
    return draft.security === '' ? { ...draft, security: likely } : draft;
  });
  const [checked, setChecked] = useState<{ readonly questionId: string; readonly problem: SetupError | undefined }>();
  const [busy, setBusy] = useState<'scanning' | 'submitting' | 'adding' | 'keeping'>();
  const [unpicked, setUnpicked] = useState(false);
  /** Where the focus goes when the button under it goes away. */
  const listHeading = useRef<HTMLHeadingElement>(null);
  const formId = useId();
  // A list that fills the window would hide that anything came beside its chosen row.
  const isNarrow = useMedia('(max-width: 700px)');
  const intoView = useIntoView<HTMLDivElement>(isNarrow ? draft.selected : undefined);

  // A problem of the question stands until the person has tried something else.
  const problem = checked !== undefined && checked.questionId === question?.id ? checked.problem : question?.problem;
  const form = useFocusInvalid(problem);

  const heard = networks.find((network) => networkKey(network) === draft.selected);
  const picked = heard !== undefined || draft.selected === 'other';
  const change = (part: Partial<NetworkDraft>) => {
    setDraft({ ...draft, ...part });
    if (question !== undefined && problem !== undefined) setChecked({ questionId: question.id, problem: undefined });
    setUnpicked(false);
  };

  const given = question?.given ?? [];
  const remembered = question?.remembered ?? [];
  const kept = keptNetworks(question ?? {});

  const give = async (andAnother: boolean) => {
    if (question === undefined || busy !== undefined) return;
    if (!picked && given.length > 0 && !andAnother) return settle('submitting', { kind: 'no-more-networks' });
    if (!picked) return setUnpicked(true);
    const choice = draftChoice(draft, heard);
    const wrong = draftProblem(draft, heard, setup.cable ? 'cable' : 'air') ?? secondEnterprise(given, choice);
    setChecked({ questionId: question.id, problem: wrong });
    if (wrong !== undefined) return;
    const { kind, userName, outerIdentity, rootCertificate, clientCertificate } = draft;
    intents.draft({ enterpriseDraft: { kind, userName, outerIdentity, rootCertificate, clientCertificate } });
    setBusy(andAnother ? 'adding' : 'submitting');
    const answer = await intents.answer(question.id, {
      kind: 'choose-network',
      choice,
      ...(draft.useKeptPassword ? { usePreviousPassword: true } : {}),
      ...(takesPassword(choice.security) && (draft.remember || isAmong(remembered, choice))
        ? { remember: draft.remember }
        : {}),
      ...(andAnother ? { andAnother } : {}),
    });
    setBusy(undefined);
    if (answer.ok) setDraft({ ...draft, ...(andAnother ? { ...nothingChosen, security: likely } : noSecrets) });
    else setChecked({ questionId: question.id, problem: answer.error });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void give(false);
  };

  const rescan = async () => {
    if (question === undefined || busy !== undefined) return;
    setBusy('scanning');
    await intents.answer(question.id, { kind: 'rescan-networks' });
    setBusy(undefined);
  };

  async function settle(work: 'submitting' | 'adding' | 'keeping', given: Answer) {
    if (question === undefined || busy !== undefined) return;
    setBusy(work);
    const answer = await intents.answer(question.id, given);
    setBusy(undefined);
    if (!answer.ok) setChecked({ questionId: question.id, problem: answer.error });
  }

  const photon = setup.photons.length === 1 ? setup.photons[0]?.ssid : undefined;
  const unready = question === undefined || busy !== undefined;
  // After networks it has were tried in vain, keeping them is no way on.
  const mayKeep = setup.device?.setUpBefore === true && failedBefore === undefined && given.length === 0;
  const scanning = busy === 'scanning' || setup.step?.id === 'scan-networks';
  const details = (
    <div className="choose-details" ref={intoView}>
      {picked ? (
        <>
          <NetworkDetails draft={draft} heard={heard} kept={kept} problem={problem} onChange={change} />
          {given.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => {
                listHeading.current?.focus();
                change(nothingChosen);
              }}
            >
              {t('choose.leaveOut')}
            </button>
          )}
        </>
      ) : (
        <p
          // What was there without the role of an alert is not read when it gets it.
          key={unpicked ? 'unpicked' : 'to-pick'}
          className={unpicked ? 'field-error choose-nothing' : 'muted choose-nothing'}
          role={unpicked ? 'alert' : undefined}
        >
          {unpicked && <Icon name="warning" size={16} />}
          <span>{t(given.length === 0 ? 'choose.pick' : 'choose.pickMore')}</span>
        </p>
      )}
    </div>
  );

  return (
    <Screen
      title={t('choose.title')}
      lead={
        setup.cable
          ? t('cable.chooseLead')
          : photon === undefined
            ? t('choose.lead')
            : t('choose.leadNamed', { photon })
      }
      back={<CancelRun />}
      actions={
        <>
          {mayKeep && (
            <button
              type="button"
              className="secondary"
              aria-disabled={unready}
              onClick={() => void settle('keeping', { kind: 'keep-networks' })}
            >
              {busy === 'keeping' ? t('choose.submitting') : t('choose.keep')}
            </button>
          )}
          {given.length < photonKeeps - 1 && (
            <button type="button" className="secondary" aria-disabled={unready} onClick={() => void give(true)}>
              {t('choose.addAnother')}
            </button>
          )}
          <button type="submit" form={formId} className="primary" aria-disabled={unready}>
            {busy === 'submitting' ? t('choose.submitting') : t('choose.submit')}
          </button>
        </>
      }
    >
      {!setup.cable && <LeftNotice />}
      {mayKeep && (
        <Notice tone="info">
          <p>{t('choose.keepLead')}</p>
        </Notice>
      )}
      <form id={formId} ref={form} noValidate onSubmit={submit}>
        {problem !== undefined && networkFieldOf(problem) === 'whole' && (
          <ErrorNotice error={problem}>
            {setup.cable && isOpenOverWifi(problem.code) && (
              <div className="inline-actions">
                <button
                  type="button"
                  className="secondary small"
                  onClick={() => void intents.startSetup({ ...setupFor, by: 'wifi' })}
                >
                  {t('cable.useWifi')}
                </button>
              </div>
            )}
          </ErrorNotice>
        )}
        {problem !== undefined && networkFieldOf(problem) === 'name' && draft.selected !== 'other' && (
          <ErrorNotice error={problem} />
        )}
        {failedBefore !== undefined && problem === undefined && <ErrorNotice error={failedBefore} tone="warn" />}
        <GivenNetworks
          given={given}
          unready={unready}
          onRemove={(ssid) => {
            listHeading.current?.focus();
            void settle('adding', { kind: 'remove-network', ssid });
          }}
        />
        <Status className="only-read">{picked && t('choose.detailsFollow')}</Status>
        <div className="choose">
          <section className="choose-list" aria-label={t('choose.networks')}>
            <div className="list-head">
              <h2 className="small-heading" id={`${formId}-networks`} ref={listHeading} tabIndex={-1}>
                {t('choose.networks')}
              </h2>
              <button type="button" className="quiet" aria-disabled={scanning} onClick={() => void rescan()}>
                {scanning ? <Busy /> : <Icon name="again" size={18} />}
                {scanning ? t(setup.cable ? 'cable.scanning' : 'choose.scanning') : t('choose.rescan')}
              </button>
            </div>
            <NetworkList
              networks={networks}
              none={t(setup.cable ? 'cable.none' : 'choose.none')}
              selected={draft.selected}
              below={isNarrow ? details : undefined}
              labelledBy={`${formId}-networks`}
              onSelect={(selected) => {
                const isSelected = (network: (typeof kept)[number]) =>
                  selected === networkKey(network) || (selected === 'other' && draft.otherName === network.ssid);
                // A password typed for one network must not go to another.
                change({
                  selected,
                  ...noSecrets,
                  useKeptPassword: kept.some(isSelected) && failedBefore === undefined,
                  remember: remembered.some(isSelected),
                });
              }}
            />
          </section>
          {!isNarrow && details}
        </div>
      </form>
    </Screen>
  );
}
