import { useTranslation } from 'react-i18next';
import { devicesPageOf, hasProduct, isSignedIn } from '../state/selectors.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { ChooseAction } from './choose-action.tsx';
import { ClearByHand } from './clear-by-hand.tsx';
import { ConfirmJob } from './confirm-job.tsx';
import { useDeviceWords } from './device-words.ts';
import { FindPage } from './find-page.tsx';
import { JobProgress } from './job-progress.tsx';
import { MoveDevice } from './move-device.tsx';
import { pageForChoice, pageForClaim, pageForMoveInCloud } from './next-page.ts';
import './devices.css';

/** The third tile: find devices, choose what to do with them, confirm it, and follow it to the end. */
export function DevicesScreen() {
  const { t } = useTranslation();
  const intents = useIntents();
  const words = useDeviceWords();
  const page = useWindow(devicesPageOf);
  const { answer, selected } = useWindow((state) => state.search);
  const refusal = useWindow((state) => state.workRefusal);
  const deviceJob = useWindow((state) => state.deviceJob);
  const closedWork = useWindow((state) => state.closedWork);
  const account = useWindow(isSignedIn);
  const product = useWindow(hasProduct);
  const signedIn = { account, product };

  const found = answer?.ok ? answer.value.devices : [];
  const chosen = found.filter(({ id }) => selected.has(id));
  const nameOf = (id: string) => {
    const facts = found.find((device) => device.id === id);
    return facts === undefined ? t('devices.facts.unnamed') : words.name(facts);
  };
  const show = intents.showDevicesPage;

  if (page.page === 'hands') return <ClearByHand onBack={() => show({ page: page.from })} />;
  if (deviceJob.workId !== undefined && deviceJob.workId !== closedWork) {
    return (
      <JobProgress
        key={deviceJob.workId}
        deviceJob={deviceJob}
        nameOf={nameOf}
        refusal={refusal}
        onHands={() => show({ page: 'hands', from: 'find' })}
        onAgain={(ids) => void intents.startWork(ids, deviceJob, true)}
        onClose={intents.putWorkAway}
      />
    );
  }
  switch (page.page) {
    case 'find':
      return (
        <FindPage
          signedIn={signedIn}
          onGoOn={() => show({ page: 'choose' })}
          onClaim={(ids) => show(pageForClaim(ids))}
        />
      );
    case 'choose':
      return (
        <ChooseAction
          devices={chosen}
          signedIn={signedIn}
          onChoose={(choice) => chosen.length > 0 && show(pageForChoice(choice, chosen, signedIn))}
          onBack={() => show({ page: 'find' })}
        />
      );
    case 'move':
      return (
        <MoveDevice
          device={page.device}
          onCloud={(device, email) => show(pageForMoveInCloud(device, email))}
          onBack={() => show({ page: 'choose' })}
        />
      );
    case 'confirm':
      return (
        <ConfirmJob
          devices={page.ids.map((id) => ({ id, name: nameOf(id) }))}
          leftOut={page.leftOut.map(({ device, reason }) => ({ id: device.id, name: words.name(device), reason }))}
          actions={page.actions}
          customer={page.customer}
          owner={page.owner}
          end={page.end}
          mayBeMine={signedIn.account}
          onEnd={(end) => show(pageForChoice('like-new', chosen, signedIn, end))}
          keepsProgram={page.end !== undefined && !signedIn.account}
          refusal={refusal}
          onGo={() => intents.startWork(page.ids, page)}
          onBack={() => show({ page: page.from })}
        />
      );
    default:
      return page satisfies never;
  }
}
