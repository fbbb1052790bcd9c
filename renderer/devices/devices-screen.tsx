import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DeviceFacts,
  type DeviceJobAction,
  type DeviceJobState,
  type HandWork,
  likeNewPlan,
} from '../../shared/device-jobs.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { actionsOf, type Choice, type Fit, fitOf } from './action-reasons.ts';
import { ChooseAction } from './choose-action.tsx';
import { ClearByHand } from './clear-by-hand.tsx';
import { ConfirmJob } from './confirm-job.tsx';
import type { DeviceView } from './device-view.ts';
import { useDeviceWords } from './device-words.ts';
import { emptyFindDraft, type FindDraft, type Query } from './find-form.tsx';
import { FindPage } from './find-page.tsx';
import { JobProgress } from './job-progress.tsx';
import { MoveDevice } from './move-device.tsx';
import './devices.css';

type Page =
  | { readonly page: 'find' }
  | { readonly page: 'choose' }
  | { readonly page: 'move'; readonly device: DeviceFacts }
  | { readonly page: 'hands'; readonly from: 'choose' | 'find' }
  | {
      readonly page: 'confirm';
      readonly ids: readonly string[];
      readonly leftOut: Fit['others'];
      readonly actions: readonly DeviceJobAction[];
      readonly hands: readonly HandWork[];
      readonly customer: string | undefined;
      readonly owner: string | undefined;
      readonly from: 'choose' | 'find';
    };

/** The third door: find devices, choose what to do with them, confirm it, and follow it to the end. */
export function DevicesScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const words = useDeviceWords();
  const deviceJob = useWindow((state) => state.deviceJob);
  const account = useWindow((state) => state.snapshot?.session.status === 'signed-in');
  const product = useWindow((state) => state.snapshot?.product !== undefined);
  const signedIn = { account, product };
  const [page, setPage] = useState<Page>({ page: 'find' });
  const [query, setQuery] = useState<Query>();
  const [looking, setLooking] = useState(false);
  const [answer, setAnswer] = useState<Replies['findDevices']>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<SetupError>();
  const [draft, setDraft] = useState<FindDraft>(emptyFindDraft);
  const [view, setView] = useState<DeviceView>({ filter: '', sort: 'found' });
  const closedWork = useWindow((state) => state.closedWork);

  const found = answer?.ok ? answer.value.devices : [];
  const chosen = found.filter(({ id }) => selected.has(id));

  async function find(wanted: Query): Promise<void> {
    setQuery(wanted);
    setLooking(true);
    const arrived = await intents.ask('findDevices', wanted);
    setLooking(false);
    setAnswer(arrived);
    setView((before) => ({ ...before, filter: '' }));
    const [only, ...others] = arrived.ok ? arrived.value.devices : [];
    setSelected(new Set(only !== undefined && others.length === 0 ? [only.id] : []));
  }

  function choose(choice: Choice) {
    const [first] = chosen;
    if (first === undefined) return;
    if (choice === 'hands') return setPage({ page: 'hands', from: 'choose' });
    if (choice === 'move') return setPage({ page: 'move', device: first });
    const { suited, others } = fitOf(choice, chosen, signedIn);
    setRefusal(undefined);
    setPage({
      page: 'confirm',
      ids: suited.map(({ id }) => id),
      leftOut: others,
      actions: actionsOf(choice, suited, signedIn),
      hands: choice === 'like-new' ? [...new Set(suited.flatMap((facts) => likeNewPlan(facts, signedIn).hands))] : [],
      customer: undefined,
      owner: undefined,
      from: 'choose',
    });
  }

  /** What is online already needs no hands: it changes its owner in the cloud, and only there. */
  function moveInCloud({ id, owner }: DeviceFacts, customer: string): void {
    setRefusal(undefined);
    const actions: readonly DeviceJobAction[] =
      owner.kind === 'nobody' ? ['give-to-customer'] : ['unclaim', 'give-to-customer'];
    setPage({
      page: 'confirm',
      ids: [id],
      leftOut: [],
      actions,
      hands: [],
      customer,
      owner: owner.kind === 'customer' ? owner.email : undefined,
      from: 'choose',
    });
  }

  function claim(ids: readonly string[]): void {
    setRefusal(undefined);
    setPage({
      page: 'confirm',
      ids,
      leftOut: [],
      actions: ['add-to-account'],
      hands: [],
      customer: undefined,
      owner: undefined,
      from: 'find',
    });
  }

  async function start(
    ids: readonly string[],
    { actions, hands, customer }: Pick<DeviceJobState, 'actions' | 'hands' | 'customer'>,
    continues = false,
  ): Promise<void> {
    const started = await intents.ask('runDeviceJobs', {
      deviceIds: [...ids],
      actions: [...actions],
      ...(hands.length > 0 ? { hands: [...hands] } : {}),
      ...(continues ? { continues } : {}),
      ...(customer === undefined ? {} : { customer }),
    });
    setRefusal(started.ok ? undefined : started.error);
  }

  const nameOf = (id: string) => {
    const facts = found.find((device) => device.id === id);
    return facts === undefined ? t('bringBack.facts.unnamed') : words.name(facts);
  };

  if (page.page === 'hands') return <ClearByHand onBack={() => setPage({ page: page.from })} />;
  if (deviceJob.workId !== undefined && deviceJob.workId !== closedWork) {
    return (
      <JobProgress
        key={deviceJob.workId}
        deviceJob={deviceJob}
        nameOf={nameOf}
        refusal={refusal}
        onHands={() => setPage({ page: 'hands', from: 'find' })}
        onAgain={(ids) => void start(ids, deviceJob, true)}
        onClose={() => {
          intents.draft({ closedWork: deviceJob.workId });
          setPage({ page: 'find' });
          // What was found before the work is not true any more.
          if (query !== undefined) void find(query);
        }}
      />
    );
  }
  switch (page.page) {
    case 'find':
      return (
        <FindPage
          signedIn={signedIn}
          looking={looking}
          answer={answer}
          draft={draft}
          onDraft={setDraft}
          view={view}
          onView={setView}
          selected={selected}
          onSelect={setSelected}
          onFind={(wanted) => void find(wanted)}
          onGoOn={() => setPage({ page: 'choose' })}
          onClaim={claim}
        />
      );
    case 'choose':
      return (
        <ChooseAction devices={chosen} signedIn={signedIn} onChoose={choose} onBack={() => setPage({ page: 'find' })} />
      );
    case 'move':
      return <MoveDevice device={page.device} onCloud={moveInCloud} onBack={() => setPage({ page: 'choose' })} />;
    case 'confirm':
      return (
        <ConfirmJob
          devices={page.ids.map((id) => ({ id, name: nameOf(id) }))}
          leftOut={page.leftOut.map(({ device, reason }) => ({ id: device.id, name: words.name(device), reason }))}
          actions={page.actions}
          customer={page.customer}
          owner={page.owner}
          hands={page.hands.length > 0}
          keepsProgram={page.hands.length > 0 && !signedIn.account}
          refusal={refusal}
          onGo={() => start(page.ids, page)}
          onBack={() => setPage({ page: page.from })}
        />
      );
    default:
      return page satisfies never;
  }
}
