import type { ErrorTextsOf } from '../../catalogue.ts';

export const wifiErrors: ErrorTextsOf<'wifi'> = {
  'wifi-radio-off': {
    title: 'Le Wi-Fi de cet ordinateur est désactivé',
    happened: 'Sans lui, cet ordinateur ne peut pas voir le Photon.',
    next: 'Activez le Wi-Fi et désactivez le mode avion.',
    nextOn: {
      linux: 'Dans le menu du système, dans un coin de l’écran, activez le Wi-Fi et désactivez le mode avion.',
      windows: 'Sélectionnez l’icône réseau de la barre des tâches, activez le Wi-Fi et désactivez le mode avion.',
      macos: 'Sélectionnez l’icône Wi-Fi de la barre des menus et activez le Wi-Fi.',
    },
  },
  'wifi-no-adapter': {
    title: 'Cet ordinateur n’a pas d’adaptateur Wi-Fi',
    happened: 'Aucun n’est intégré ni branché, ou son pilote manque.',
    next: 'Branchez un adaptateur Wi-Fi 2,4 GHz, ou utilisez un autre ordinateur.',
  },
  'wifi-not-permitted': {
    title: 'Pas d’autorisation pour le Wi-Fi',
    happened: 'Photon Setup a besoin d’une autorisation que votre système n’a pas accordée.',
    next: 'Rejoignez manuellement le Wi-Fi du Photon.',
    nextOn: {
      linux:
        'Ouvrez une session sur le bureau même de cet ordinateur, pas à distance, ou rejoignez manuellement le Wi-Fi du Photon.',
      windows:
        'Dans Paramètres, « Confidentialité et sécurité », « Localisation », activez la localisation et les applications de bureau.',
      macos: 'Rejoignez manuellement le Wi-Fi du Photon. macOS peut demander le mot de passe d’un administrateur.',
    },
  },
  'wifi-service-not-running': {
    title: 'Le service Wi-Fi ne fonctionne pas',
    happened: 'La partie de votre système qui gère le Wi-Fi ne répond pas.',
    next: 'Redémarrez cet ordinateur, puis réessayez.',
    nextOn: {
      linux: 'Saisissez « sudo systemctl restart NetworkManager » dans un terminal, puis « nmcli networking on ».',
      windows: 'Ouvrez l’application Services et démarrez « Service de configuration automatique WLAN ».',
      macos: 'Redémarrez cet ordinateur, puis réessayez.',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon Setup ne peut pas changer de Wi-Fi',
    happened: 'Le composant du système dont il a besoin n’est pas installé.',
    next: 'Rejoignez manuellement le Wi-Fi du Photon.',
    nextOn: {
      linux:
        'Rejoignez manuellement le Wi-Fi du Photon. Ou installez NetworkManager pour que cela se fasse automatiquement.',
      windows: 'Rejoignez manuellement le Wi-Fi du Photon.',
      macos: 'Rejoignez manuellement le Wi-Fi du Photon.',
    },
  },
  'wifi-tool-unreadable': {
    title: 'Le Wi-Fi de cet ordinateur est illisible',
    happened: 'Votre système a répondu dans un format inconnu.',
    next: 'Rejoignez manuellement le Wi-Fi du Photon.',
  },
  'wifi-adapter-without-2ghz': {
    title: 'Cet adaptateur Wi-Fi ne peut pas voir un Photon',
    happened: 'Il n’utilise que 5 GHz, mais un Photon utilise 2,4 GHz.',
    next: 'Branchez un adaptateur Wi-Fi 2,4 GHz, ou utilisez un autre ordinateur.',
  },
  'wifi-adapter-not-managed': {
    title: 'Votre système ne gère pas cet adaptateur',
    happened: 'Il est réservé à une autre application, donc Photon Setup ne peut pas l’utiliser.',
    next: 'Choisissez un autre adaptateur Wi-Fi dans les réglages, ou rejoignez manuellement le Wi-Fi du Photon.',
    nextOn: {
      linux: 'Saisissez « nmcli device set NAME managed yes » dans un terminal, avec le nom de l’adaptateur.',
      windows: 'Choisissez un autre adaptateur Wi-Fi dans les réglages, ou rejoignez manuellement le Wi-Fi du Photon.',
      macos: 'Choisissez un autre adaptateur Wi-Fi dans les réglages, ou rejoignez manuellement le Wi-Fi du Photon.',
    },
  },
  'wifi-list-not-given': {
    title: 'Pas de liste des réseaux Wi-Fi à proximité',
    happened: 'Votre système cache les noms des réseaux Wi-Fi aux applications.',
    next: 'Rejoignez manuellement le Wi-Fi du Photon.',
    nextOn: {
      linux: 'Rejoignez manuellement le Wi-Fi du Photon.',
      windows: 'Rejoignez manuellement le Wi-Fi du Photon. Ou activez la localisation pour les applications de bureau.',
      macos: 'Rejoignez manuellement le Wi-Fi du Photon.',
    },
  },
  'photon-name-not-joinable': {
    title: 'Ce nom de réseau se rejoint seulement manuellement',
    happened: 'Le nom {{network, name}} a des caractères qui pourraient être mal lus.',
    next: 'Rejoignez manuellement le Wi-Fi du Photon.',
  },
};
