import type { ErrorCode } from '../../errors.ts';
import type { Ending } from '../../run-ending.ts';
import type { ErrorText } from '../error-text.ts';
import { afterwardsErrors } from './errors/afterwards.ts';
import { cloudErrors } from './errors/cloud.ts';
import { deviceErrors } from './errors/device.ts';
import { linkErrors } from './errors/link.ts';
import { networkErrors } from './errors/network.ts';
import { photonErrors } from './errors/photon.ts';
import { policyErrors } from './errors/policy.ts';
import { productErrors } from './errors/product.ts';
import { programErrors } from './errors/program.ts';
import { secretsErrors } from './errors/secrets.ts';
import { signInErrors } from './errors/sign-in.ts';
import { updateErrors } from './errors/update.ts';
import { wifiErrors } from './errors/wifi.ts';

/** Every code, checked by the compiler: a new code without its words does not build. */
const errors = {
  ...programErrors,
  ...signInErrors,
  ...cloudErrors,
  ...deviceErrors,
  ...photonErrors,
  ...wifiErrors,
  ...linkErrors,
  ...networkErrors,
  ...afterwardsErrors,
  ...productErrors,
  ...secretsErrors,
  ...policyErrors,
  ...updateErrors,
} satisfies Record<ErrorCode, ErrorText>;

/** Ends of a run that its events prove, in place of what the code alone says. */
const provenEndings = {
  'canceled-before-contact': {
    title: 'Setup canceled',
    happened: 'Nothing was sent to a Photon.',
    next: 'Start again when you are ready.',
  },
  'canceled-nothing-changed': {
    title: 'Setup canceled',
    happened: 'The Photon gave its ID. Nothing on it was changed.',
    next: 'Start again when you are ready.',
  },
  'canceled-partly-set-up': {
    title: 'Setup canceled',
    happened: 'The Photon may keep the Wi-Fi details and whatever else it was sent.',
    next: 'Start again to complete its setup. To clear its Wi-Fi, hold SETUP for 10 seconds.',
  },
  'canceled-told-to-connect': {
    title: 'Setup canceled',
    happened: 'The Photon already has the Wi-Fi details. It may still come online.',
    next: 'Check again in a minute to see whether it came online.',
  },
  'canceled-online': {
    title: 'Setup canceled',
    happened: 'The cloud has already confirmed the Photon online.',
    next: 'Check again to see who it belongs to.',
  },
  'contact-lost': {
    title: 'Contact with the Photon was lost',
    happened: 'It gave its ID, and then it could not be reached again.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'contact-lost-told-to-connect': {
    title: 'Contact with the Photon was lost',
    happened: 'It was told to connect, and then it could not be reached. It may still come online.',
    next: 'Check again in a minute to see whether it came online.',
  },
  'not-home-told-to-connect': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'The Photon was told to connect and may come online. The cloud hasn’t confirmed it.',
    next: 'Choose {{network, name}} in the network menu of your system, then check again.',
  },
} satisfies Record<Ending, ErrorText>;

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts = {
  errors,
  provenEndings,
  errorParts: {
    network: 'the network',
    ownNetwork: 'your own Wi-Fi',
    adapter: 'another adapter',
    saw: {
      answer: 'The answer was: {{saw}}',
      entered: 'What was entered: {{saw}}',
      detail: 'In detail: {{saw}}',
      note: '{{saw}}',
      page: 'A web page answered: {{saw}}',
      'web-server': 'A web server answered: {{saw}}',
    },
    inField: '{{title}}. {{happened}}',
  },
};
