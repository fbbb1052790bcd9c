import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareAction, DeviceFacts } from '../../shared/bring-back.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc.ts';
import { useIntents, useWindow } from '../window-context.ts';
import { actionsOf, type Choice } from './action-reasons.ts';
import { CareWork } from './care-work.tsx';
import { ChooseAction } from './choose-action.tsx';
import { ClearByHand } from './clear-by-hand.tsx';
import { ConfirmCare } from './confirm-care.tsx';
import { useDeviceWords } from './device-words.ts';
import type { Query } from './find-form.tsx';
import { FindPage } from './find-page.tsx';
import { MoveDevice } from './move-device.tsx';

type Page =
  | { readonly page: 'find' }
  | { readonly page: 'choose' }
  | { readonly page: 'move' }
  | { readonly page: 'hands' }
  | { readonly page: 'confirm'; readonly ids: readonly string[]; readonly actions: readonly CareAction[] };

/** The third door: find devices, choose what to do with them, confirm it, and follow it to the end. */
export function BringBackScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const words = useDeviceWords();
  const care = useWindow((state) => state.care);
  const account = useWindow((state) => state.snapshot?.session.status === 'signed-in');
  const product = useWindow((state) => state.snapshot?.product !== undefined);
  const signedIn = { account, product };
  const [page, setPage] = useState<Page>({ page: 'find' });
  const [query, setQuery] = useState<Query>();
  const [looking, setLooking] = useState(false);
  const [answer, setAnswer] = useState<Replies['findDevices']>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<SetupError>();
  /** The work that this screen has shown to its end and put away. */
  const [closed, setClosed] = useState<string>();

  const found = answer?.ok ? answer.value.devices : [];
  const chosen = found.filter(({ id }) => selected.has(id));

  async function find(wanted: Query): Promise<void> {
    setQuery(wanted);
    setLooking(true);
    const arrived = await intents.ask('findDevices', wanted);
    setLooking(false);
    setAnswer(arrived);
    const [only, ...others] = arrived.ok ? arrived.value.devices : [];
    setSelected(new Set(only !== undefined && others.length === 0 ? [only.id] : []));
  }

  function choose(choice: Choice): void {
    const ids = chosen.map(({ id }) => id);
    if (choice === 'move' || choice === 'hands') setPage({ page: choice });
    else confirm(ids, actionsOf(choice, chosen, signedIn));
  }

  function confirm(ids: readonly string[], actions: readonly CareAction[]): void {
    setRefusal(undefined);
    setPage({ page: 'confirm', ids, actions });
  }

  async function start(ids: readonly string[], actions: readonly CareAction[]): Promise<void> {
    const started = await intents.ask('careForDevices', { deviceIds: [...ids], actions: [...actions] });
    setRefusal(started.ok ? undefined : started.error);
  }

  const nameOf = (id: string) => {
    const facts = found.find((device) => device.id === id);
    return facts === undefined ? t('bringBack.facts.unnamed') : words.name(facts);
  };

  if (care.workId !== undefined && care.workId !== closed) {
    return (
      <CareWork
        key={care.workId}
        care={care}
        onAgain={(ids) => void start(ids, care.actions)}
        onClose={() => {
          setClosed(care.workId);
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
          selected={selected}
          onSelect={setSelected}
          onFind={(wanted) => void find(wanted)}
          onGoOn={() => setPage({ page: 'choose' })}
          onClaim={(ids) => confirm(ids, ['add-to-account'])}
        />
      );
    case 'choose':
      return (
        <ChooseAction devices={chosen} signedIn={signedIn} onChoose={choose} onBack={() => setPage({ page: 'find' })} />
      );
    case 'move':
      return <MoveDevice device={chosen[0] as DeviceFacts} onBack={() => setPage({ page: 'choose' })} />;
    case 'hands':
      return <ClearByHand onBack={() => setPage({ page: 'choose' })} />;
    case 'confirm':
      return (
        <ConfirmCare
          devices={page.ids.map((id) => ({ id, name: nameOf(id) }))}
          actions={page.actions}
          refusal={refusal}
          onGo={() => void start(page.ids, page.actions)}
          onBack={() => setPage({ page: chosen.length > 0 ? 'choose' : 'find' })}
        />
      );
    default:
      return page satisfies never;
  }
}
