import { stepsOnPhoton } from '../support/step-order.ts';
import { simulated } from './faults.ts';
import type { Moment } from './fixture.ts';
import type { Group, Told } from './table.ts';

const only = (moment: Moment) => ({ moments: [moment], because: 'the fault is of one command, sent at another step' });

/** A link that gives nothing usable: at connect-ap nobody knows whether it was heard, and the Photon stays. */
const nothingUsable = (code: 'photon-timed-out' | 'photon-connection-lost' | 'photon-answer-unreadable'): Told => ({
  else: code,
  connect: 'photon-did-not-leave',
});

/** The way to the Photon and what it says. */
export const link: Group = {
  name: 'device link',
  moments: ['join-photon', ...stepsOnPhoton],
  otherwise: 'nothing is asked of the Photon at this step',
  rows: [
    {
      name: 'refused on both ports',
      fault: simulated('tcp-refused', 'http-refused'),
      stays: 'photon-not-reachable',
      passes: 'claimed',
    },
    { name: 'refused on TCP alone', fault: simulated('tcp-refused'), stays: 'claimed', passes: 'claimed' },
    { name: 'hangs', fault: simulated('device-hangs'), stays: nothingUsable('photon-timed-out'), passes: 'claimed' },
    {
      name: 'resets in place of an answer',
      fault: simulated('device-resets'),
      stays: nothingUsable('photon-connection-lost'),
      passes: 'claimed',
    },
    {
      name: 'resets mid-answer',
      fault: simulated('reset-mid-answer'),
      stays: { else: 'photon-connection-lost', connect: 'claimed' },
      passes: 'claimed',
    },
    {
      name: 'closes after half a JSON',
      fault: simulated('half-answer'),
      stays: { else: 'photon-connection-lost', connect: 'claimed' },
      passes: 'claimed',
    },
    {
      name: 'one byte every 50 ms',
      fault: simulated('slow-bytes'),
      // A key of 588 digits takes half a minute then; all other answers are short enough.
      stays: {
        'join-photon': 'photon-timed-out',
        'read-device-id': 'photon-timed-out',
        'read-public-key': 'photon-timed-out',
        'scan-networks': 'photon-timed-out',
        // It is read once more before the password goes.
        'choose-network': 'photon-timed-out',
        'check-same-photon': 'photon-timed-out',
        else: 'claimed',
      },
      passes: 'claimed',
    },
    {
      name: '20 s late',
      fault: simulated('late-answer'),
      stays: { else: 'photon-timed-out', connect: 'claimed' },
      passes: 'claimed',
    },
    {
      name: 'garbage bytes',
      fault: simulated('garbage-answer'),
      stays: nothingUsable('photon-answer-unreadable'),
      passes: 'claimed',
    },
    {
      name: 'JSON of wrong types',
      fault: simulated('wrong-types'),
      stays: nothingUsable('photon-answer-unreadable'),
      passes: 'claimed',
    },
    {
      name: '1 MiB answer',
      fault: simulated('huge-answer'),
      stays: 'photon-answer-too-large',
      // Nothing is asked again after such an answer: it is no accident of the link.
      passes: { 'join-photon': 'claimed', 'choose-network': 'claimed', else: 'photon-answer-too-large' },
    },
    {
      name: 'answer to the previous command',
      fault: simulated('previous-answer'),
      stays: {
        'configure-network': 'claimed',
        'set-claim-code': 'claimed',
        connect: 'claimed',
        else: 'photon-answer-unreadable',
      },
      passes: 'claimed',
    },
    {
      name: 'different device than before',
      fault: simulated('other-device'),
      only: {
        moments: [
          'join-photon',
          'read-device-id',
          'read-public-key',
          'scan-networks',
          'choose-network',
          'check-same-photon',
        ],
        because: 'the id is not asked for any more: commands follow one another at once',
      },
      // Another one from the start is the one that is set up; the cloud then waits for a device that is not there.
      stays: { 'join-photon': 'photon-not-online', 'read-device-id': 'photon-not-online', else: 'different-photon' },
      passes: { 'read-device-id': 'different-photon', 'check-same-photon': 'different-photon', else: 'claimed' },
    },
    {
      name: 'first connection never closed',
      fault: simulated('first-connection-stays-open'),
      stays: 'claimed',
      passes: 'claimed',
    },
    {
      name: 'router’s web page',
      fault: simulated('router-answers'),
      stays: 'not-a-photon',
      passes: 'claimed',
    },
    {
      name: 'crash during the command',
      fault: simulated('crash-during-command'),
      stays: {
        'join-photon': 'photon-network-not-joined',
        connect: 'photon-not-online',
        else: 'photon-connection-lost',
      },
    },
    {
      name: 'public-key r 1',
      fault: simulated('key-missing'),
      only: only('read-public-key'),
      stays: 'photon-key-missing',
      passes: 'photon-key-missing',
    },
    {
      name: 'set r −1',
      fault: simulated('set-refused'),
      only: only('set-claim-code'),
      stays: 'claim-code-not-stored',
      passes: 'claimed',
    },
    {
      name: 'configure-ap r 1',
      fault: simulated('configure-refused-1'),
      only: only('configure-network'),
      stays: 'network-not-stored',
      passes: 'claimed',
    },
    {
      name: 'configure-ap r −2',
      fault: simulated('configure-refused-2'),
      only: only('configure-network'),
      stays: 'network-not-heard',
      passes: 'claimed',
    },
    {
      name: 'configure-ap r −3',
      fault: simulated('configure-refused-3'),
      only: only('configure-network'),
      stays: 'network-name-refused',
      passes: 'claimed',
    },
    {
      name: 'configure-ap r −4',
      fault: simulated('configure-refused-4'),
      only: only('configure-network'),
      stays: 'network-password-length-refused',
      passes: 'claimed',
    },
    {
      name: 'configure-ap r −16640',
      fault: simulated('configure-refused-16640'),
      only: only('configure-network'),
      stays: 'network-password-not-decrypted',
      passes: 'network-password-not-decrypted',
    },
    {
      name: 'configure-ap r 1024',
      fault: simulated('configure-refused-other'),
      only: only('configure-network'),
      stays: 'network-not-stored',
      passes: 'claimed',
    },
    {
      name: 'connect-ap r 1',
      fault: simulated('connect-refused'),
      only: only('connect'),
      stays: 'photon-did-not-leave',
      passes: 'claimed',
    },
    {
      name: 'connect-ap r 0, and stays',
      fault: simulated('never-leaves'),
      only: only('connect'),
      stays: 'photon-did-not-leave',
      passes: 'claimed',
    },
    {
      name: 'answer lost after connect-ap',
      fault: simulated('connect-answer-lost'),
      only: only('connect'),
      stays: 'claimed',
      passes: 'claimed',
    },
  ],
};
