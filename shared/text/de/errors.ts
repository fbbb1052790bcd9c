import type { TextsOf } from '../catalogue.ts';
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

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts: TextsOf<'errors', 'de'> = {
  errors: {
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
  },
  provenEndings: {
    'canceled-before-contact': {
      title: 'Einrichtung abgebrochen',
      happened: 'An einen Photon wurde nichts gesendet.',
      next: 'Beginnen Sie neu, wenn Sie bereit sind.',
    },
    'canceled-nothing-changed': {
      title: 'Einrichtung abgebrochen',
      happened: 'Die Geräte-ID des Photon wurde gelesen. Nichts daran wurde geändert.',
      next: 'Beginnen Sie neu, wenn Sie bereit sind.',
    },
    'canceled-partly-set-up': {
      title: 'Einrichtung abgebrochen',
      happened: 'Der Photon hat vielleicht Wi-Fi-Daten und andere Einrichtungsdaten gespeichert.',
      next: 'Beginnen Sie neu, um sie abzuschließen, oder halten Sie SETUP 10 Sekunden gedrückt, um sein Wi-Fi zu löschen.',
    },
    'canceled-told-to-connect': {
      title: 'Einrichtung abgebrochen',
      happened: 'Der Photon hat schon Ihre Wi-Fi-Daten. Er kann noch online gehen und zugeordnet werden.',
      next: 'Prüfen Sie in einer Minute noch einmal, ob er online ist.',
    },
    'canceled-told-to-connect-without-owner': {
      title: 'Einrichtung abgebrochen',
      happened: 'Der Photon hat schon die Wi-Fi-Daten. Er kann noch online gehen.',
      next: 'Prüfen Sie in einer Minute noch einmal, ob er online ist.',
    },
    'canceled-online': {
      title: 'Einrichtung abgebrochen',
      happened: 'Die Cloud hat schon bestätigt, dass der Photon online ist.',
      next: 'Prüfen Sie noch einmal, wer der Besitzer ist.',
    },
    'contact-lost': {
      title: 'Der Photon antwortet nicht mehr',
      happened: 'Seine Geräte-ID wurde gelesen, dann brach die Verbindung ab.',
      next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
    },
    'contact-lost-told-to-connect': {
      title: 'Der Photon antwortet nicht mehr',
      happened: 'Er wurde aufgefordert, sich zu verbinden, dann brach die Verbindung ab. Er kann noch online gehen.',
      next: 'Prüfen Sie in einer Minute noch einmal, ob er online ist.',
    },
    'not-home-told-to-connect': {
      title: 'Dieser Computer ist nicht wieder in {{network, name}}',
      happened:
        'Der Photon wurde aufgefordert, sich zu verbinden, und kann online gehen. Die Cloud hat es nicht bestätigt.',
      next: 'Wählen Sie {{network, name}} im Netzwerkmenü Ihres Systems, und prüfen Sie es dann noch einmal.',
    },
  },
  errorParts: {
    network: 'dem Netzwerk',
    ownNetwork: 'Ihrem gewohnten Netzwerk',
    adapter: 'einen anderen Adapter',
    saw: {
      answer: 'Antwort: {{saw}}',
      entered: 'Ihre Eingabe: {{saw}}',
      detail: 'Meldung: {{saw}}',
      page: 'Antwort: Webseite „{{saw}}“',
      'web-server': 'Antwort: Webserver, {{saw}}',
    },
    details: 'Details',
    inField: '{{title}}. {{happened}}',
  },
};
