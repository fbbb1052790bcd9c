import type { Attempt } from '../../shared/attempt.ts';
import { isMendedBy } from '../../shared/error-meaning.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { BadId } from '../../shared/read-device-ids.ts';
import { assertNever, type Result } from '../../shared/result.ts';
import { provenEnd } from '../../shared/run-ending.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { SetupState } from '../../shared/setup-state.ts';
import { describeBadId, describeIdProblem } from '../../shared/text/describe-bad-id.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { listOf } from '../../shared/text/translator.ts';
import type { Homecoming, RememberedNetwork } from '../wifi/wifi-port.ts';
import type { TerminalWords } from './error-words.ts';

/** So much of a word is quoted. */
const quotedLimit = 200;

export type RunPrinter = ReturnType<typeof runPrinter>;

/** What a run has to say, line by line, to a person or to a program. */
export function runPrinter({ person, program }: TerminalWords) {
  const { translator, errorInWords } = person;
  const { t } = translator;
  const listed = (names: readonly string[]) => listOf(names, translator.language);

  return {
    jsonEvent,
    jsonOutcome,
    jsonBadId,
    plainBadId,
    plainEvent,
    jsonUnfinished,
    plainUnfinished,
    jsonRecovery,
    plainRecovery,
    terminalWord,
    plainOutcome,
  };

  /** One JSON object for a program; undefined for the end, which {@link jsonOutcome} says. */
  function jsonEvent(event: SetupEvent): string | undefined {
    return event.type === 'run-finished' ? undefined : JSON.stringify(event);
  }

  /**
   * The last line for a program: `outcome`, and for a failure its code, message and next action; `mayComeOnline` when the
   * Photon was told to connect, `storedNetworks` where it answered that it keeps some, the one it tries first in front. `setup`: the state of the run, where there was one.
   */
  function jsonOutcome(outcome: Outcome, setup?: SetupState): string {
    if (outcome.outcome !== 'failed') return JSON.stringify(outcome);
    const { error, deviceId } = outcome;
    const { happened, next } = program.errorInWords(error, setup);
    const saw = error.saw ?? error.details?.note;
    return JSON.stringify({
      outcome: 'failed',
      code: error.code,
      message: happened,
      ...(saw === undefined ? {} : { saw }),
      next,
      ...(deviceId === undefined ? {} : { deviceId }),
      ...(setup !== undefined && provenEnd(error, setup).mayComeOnline ? { mayComeOnline: true } : {}),
      ...(setup?.stored.length ? { storedNetworks: setup.stored } : {}),
    });
  }

  /** One word in place of a device id, with what is wrong with it. */
  function jsonBadId(bad: BadId) {
    return {
      text: plainText(bad.text, quotedLimit),
      problem: bad.problem,
      message: describeIdProblem(bad, program.translator),
    };
  }

  function plainBadId(bad: BadId): string {
    return describeBadId(bad, translator);
  }

  /** A short line for a person, or undefined for what only a screen shows. */
  function plainEvent(event: SetupEvent): string | undefined {
    switch (event.type) {
      case 'stage-started':
        return t(`stages.${event.stage}.now`);
      case 'step-retried':
        return `  ${t('terminal.retrying', { title: errorInWords(event.error).title })}`;
      case 'hand-needed': {
        if (event.task.kind === 'return-to-own-network') {
          const { networkName: network } = event.task;
          return `  ${network === undefined ? t('terminal.returnByHand') : t('terminal.returnByHandNamed', { network })}`;
        }
        const { ssid, obstacle } = event.task;
        const wanted = ssid === undefined ? t('terminal.joinByHand') : t('terminal.joinByHandNamed', { network: ssid });
        if (obstacle === undefined) return `  ${wanted}`;
        const { title, next } = errorInWords(obstacle);
        return isMendedBy(obstacle.code, 'hands')
          ? `  ${inOneLine(translator, title, wanted)}`
          : `  ${inOneLine(translator, title, next)}`;
      }
      case 'device-identified':
        return `  ${t(event.device.setUpBefore ? 'terminal.deviceSetUpBefore' : 'terminal.device', { id: event.device.id })}`;
      case 'networks-heard': {
        const names = listed(event.networks.map((network) => plainText(network.ssid, 64)));
        return `  ${names === '' ? t('terminal.hearsNothing') : t('terminal.hears', { names })}`;
      }
      case 'noticed': {
        const { title, next } = errorInWords(event.notice);
        return `  ${inOneLine(translator, title, next)}`;
      }
      case 'network-stored':
        return `  ${t('terminal.stored', { network: event.ssid })}`;
      case 'network-remembered':
        return event.keepsInternet ? `  ${t('terminal.keepsInternet')}` : undefined;
      case 'search-obstructed': {
        if (event.obstacle === undefined) return undefined;
        const { title, next } = errorInWords(event.obstacle);
        return `  ${inOneLine(translator, title, next)}`;
      }
      case 'photons-seen': {
        const alike = event.photons.flatMap((one) => (one.alike ? [plainText(one.ssid, 32)] : []));
        return alike.length === 0
          ? undefined
          : `  ${t('terminal.looksAlike', { names: listed(alike), count: alike.length })}`;
      }
      case 'plan-chosen':
        return `  ${t(`plans.${event.plan}`)}`;
      case 'run-started': {
        const isOfProduct = event.customer !== undefined || event.withoutOwner === true;
        return event.cable && isOfProduct ? `  ${t('cable.oneVisit')}` : undefined;
      }
      case 'stage-finished':
      case 'step-started':
      case 'step-finished':
      case 'place-changed':
      case 'hand-done':
      case 'question-asked':
      case 'question-answered':
      case 'connect-sent':
      case 'device-facts':
      case 'online-proven':
      case 'light-expected':
      case 'run-finished':
        return undefined;
      default:
        return assertNever(event);
    }
  }

  /** An attempt that ended in the middle, as one JSON object for a program. */
  function jsonUnfinished(attempt: Attempt): string {
    return JSON.stringify({ type: 'unfinished', at: attempt.startedAt, attempt });
  }

  /** The same in words. */
  function plainUnfinished({ startedAt, forWhom, cloudUrl, deviceId, connectedAt }: Attempt): string {
    const begun = t('terminal.unfinished', { at: new Date(startedAt).toISOString() });
    const who = whoOf(forWhom);
    const whose =
      who === undefined || cloudUrl === undefined
        ? t('terminal.unfinishedForNobody')
        : t('terminal.unfinishedFor', { who: plainText(who, 320), cloud: plainText(cloudUrl, 200) });
    const key = connectedAt === undefined ? 'terminal.unfinishedDevice' : 'terminal.unfinishedTold';
    return [begun, whose, ...(deviceId === undefined ? [] : [t(key, { id: deviceId })])].join(' ');
  }

  function whoOf(forWhom: Attempt['forWhom']): string | undefined {
    switch (forWhom.for) {
      case 'account':
        return forWhom.userName;
      case 'customer':
        return forWhom.email;
      case 'product':
        return t('terminal.unfinishedProduct', { product: forWhom.productId });
      default:
        return assertNever(forWhom);
    }
  }

  /** How a lease that was left open ended, as one JSON object for a program. */
  function jsonRecovery({ networkName, adapter }: RememberedNetwork, back: Result<Homecoming>): string {
    const ended = back.ok ? { recovered: back.value } : { recovered: 'failed', code: back.error.code };
    return JSON.stringify({ type: 'recovery', ...ended, network: networkName, adapter });
  }

  /** The same in words. */
  function plainRecovery({ networkName, adapter }: RememberedNetwork, back: Result<Homecoming>): string {
    const ended = t('terminal.recoveryEnded');
    if (!back.ok) {
      const { title, next } = errorInWords(back.error);
      return `${ended} ${inOneLine(translator, title, next)}`;
    }
    switch (back.value) {
      case 'home':
        return `${ended} ${networkName === undefined ? t('terminal.recoveryHome') : t('terminal.recoveryHomeNamed', { network: networkName })}`;
      case 'stays':
        return `${ended} ${t('terminal.recoveryStays')}`;
      case 'adapter-gone':
        return `${ended} ${adapter === undefined ? t('terminal.recoveryAdapterGoneUnnamed') : t('terminal.recoveryAdapterGone', { adapter })}`;
      default:
        return assertNever(back.value);
    }
  }

  /** What the terminal says beside runs. */
  function terminalWord(key: 'unfinishedNext' | 'canBeFinished' | 'nothingUnfinished' | 'forgotten'): string {
    return t(`terminal.${key}`);
  }

  /** What a person reads at the end. `setup`: the state of the run, where there was one. */
  function plainOutcome(outcome: Outcome, setup?: SetupState): string {
    switch (outcome.outcome) {
      case 'claimed':
        return t('terminal.claimed', {
          name: plainText(outcome.name ?? outcome.deviceId, 64),
          took: outcome.tookMs,
        });
      case 'online-without-owner':
        return t('terminal.onlineWithoutOwner', {
          name: plainText(outcome.name ?? outcome.deviceId, 64),
          product: outcome.productId,
          took: outcome.tookMs,
        });
      case 'handed-over':
        return t(setup?.withoutOwner ? 'terminal.handedOverWithoutOwner' : 'terminal.handedOver', {
          id: outcome.deviceId,
        });
      case 'failed': {
        const { error, deviceId } = outcome;
        const { title, happened, entered, saw, next } = errorInWords(error, setup);
        const names = setup?.stored.length ? listed(setup.stored.map((ssid) => plainText(ssid, 64))) : undefined;
        const mayComeOnline = setup !== undefined && provenEnd(error, setup).mayComeOnline;
        return [
          title,
          happened,
          ...[entered, saw].filter((line) => line !== undefined),
          next,
          ...(names === undefined ? [] : [t('terminal.keeps', { names })]),
          ...(mayComeOnline && deviceId !== undefined
            ? [t(setup.withoutOwner ? 'terminal.mayComeOnlineInProduct' : 'terminal.mayComeOnline', { id: deviceId })]
            : []),
          `(${error.code})`,
        ].join('\n');
      }
      default:
        return assertNever(outcome);
    }
  }
}
