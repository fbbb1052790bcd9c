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
export const texts: TextsOf<'errors', 'fr'> = {
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
      title: 'Configuration annulée',
      happened: 'Rien n’a été envoyé à un Photon.',
      next: 'Recommencez quand vous voulez.',
    },
    'canceled-nothing-changed': {
      title: 'Configuration annulée',
      happened: 'L’ID du Photon a été lu. Rien n’y a été changé.',
      next: 'Recommencez quand vous voulez.',
    },
    'canceled-partly-set-up': {
      title: 'Configuration annulée',
      happened: 'Le Photon a peut-être enregistré des données Wi-Fi et d’autres données de configuration.',
      next: 'Recommencez pour la terminer, ou maintenez SETUP 10 secondes pour effacer son Wi-Fi.',
    },
    'canceled-told-to-connect': {
      title: 'Configuration annulée',
      happened: 'Le Photon a déjà vos données Wi-Fi. Il peut encore passer en ligne et être associé.',
      next: 'Vérifiez dans une minute s’il est en ligne.',
    },
    'canceled-told-to-connect-without-owner': {
      title: 'Configuration annulée',
      happened: 'Le Photon a déjà les données Wi-Fi. Il peut encore passer en ligne.',
      next: 'Vérifiez dans une minute s’il est en ligne.',
    },
    'canceled-online': {
      title: 'Configuration annulée',
      happened: 'Le cloud a déjà confirmé que le Photon est en ligne.',
      next: 'Vérifiez de nouveau qui est son propriétaire.',
    },
    'contact-lost': {
      title: 'Le Photon ne répond plus',
      happened: 'Son ID a été lu, puis la connexion a été perdue.',
      next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
    },
    'contact-lost-told-to-connect': {
      title: 'Le Photon ne répond plus',
      happened: 'Il a reçu l’ordre de se connecter, puis la connexion a été perdue. Il peut encore passer en ligne.',
      next: 'Vérifiez dans une minute s’il est en ligne.',
    },
    'not-home-told-to-connect': {
      title: 'Cet ordinateur n’est pas revenu sur {{network, name}}',
      happened: 'Le Photon a reçu l’ordre de se connecter et peut passer en ligne. Le cloud ne l’a pas confirmé.',
      next: 'Choisissez {{network, name}} dans le menu réseau de votre système, puis vérifiez de nouveau.',
    },
  },
  errorParts: {
    network: 'le réseau',
    ownNetwork: 'votre réseau habituel',
    adapter: 'un autre adaptateur',
    saw: {
      answer: 'Réponse : {{saw}}',
      entered: 'Vous avez saisi : {{saw}}',
      detail: 'Message : {{saw}}',
      page: 'Réponse : page web « {{saw}} »',
      'web-server': 'Réponse : serveur web, {{saw}}',
    },
    details: 'Détails',
    inField: '{{title}}. {{happened}}',
  },
};
