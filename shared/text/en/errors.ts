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
import { stationErrors } from './errors/station.ts';
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
  ...stationErrors,
} satisfies Record<ErrorCode, ErrorText>;

/** Ends of a run that its events prove, in place of what the code alone says. */
const provenEndings = {
  'canceled-before-contact': {
    title: 'Setup canceled',
    happened: 'Nothing was sent to a Photon.',
    next: 'Start again when you’re ready.',
  },
  'canceled-nothing-changed': {
    title: 'Setup canceled',
    happened: 'The Photon’s device ID was read. Nothing on it was changed.',
    next: 'Start again when you’re ready.',
  },
  'canceled-partly-set-up': {
    title: 'Setup canceled',
    happened: 'The Photon may have stored Wi-Fi details and other setup data.',
    next: 'Start again to complete setup, or hold SETUP for 10 seconds to clear its Wi-Fi.',
  },
  'canceled-told-to-connect': {
    title: 'Setup canceled',
    happened: 'The Photon already has your Wi-Fi details. It may still come online and be claimed.',
    next: 'Check again in a minute to see if it came online.',
  },
  'canceled-told-to-connect-without-owner': {
    title: 'Setup canceled',
    happened: 'The Photon already has the Wi-Fi details. It may still come online.',
    next: 'Check again in a minute to see if it came online.',
  },
  'canceled-online': {
    title: 'Setup canceled',
    happened: 'The cloud has already confirmed that the Photon is online.',
    next: 'Check again to see who owns it.',
  },
  'contact-lost': {
    title: 'The Photon stopped responding',
    happened: 'Its device ID was read, then the connection was lost.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'contact-lost-told-to-connect': {
    title: 'The Photon stopped responding',
    happened: 'It was told to connect, then the connection was lost. It may still come online.',
    next: 'Check again in a minute to see if it came online.',
  },
  'not-home-told-to-connect': {
    title: 'This computer isn’t back on {{network, name}}',
    happened: 'The Photon was told to connect and may come online. The cloud hasn’t confirmed it.',
    next: 'Choose {{network, name}} in your system’s network menu, then check again.',
  },
} satisfies Record<Ending, ErrorText>;

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts = {
  errors,
  provenEndings,
  errorParts: {
    network: 'the network',
    ownNetwork: 'your usual network',
    adapter: 'another adapter',
    saw: {
      answer: 'Response: {{saw}}',
      entered: 'You entered: {{saw}}',
      detail: 'Message: {{saw}}',
      page: 'Response: web page “{{saw}}”',
      'web-server': 'Response: web server, {{saw}}',
    },
    details: 'Details',
    inField: '{{title}}. {{happened}}',
  },
};
