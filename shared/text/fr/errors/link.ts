import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'Le Photon n’a pas donné d’adresse à cet ordinateur',
    happened: 'Cet ordinateur est sur le Wi-Fi du Photon, mais ne peut pas communiquer avec lui.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'photon-address-taken': {
    title: 'Un autre réseau fait obstacle',
    happened: 'Le réseau sur {{adapter, name}} utilise les mêmes adresses que le Photon.',
    next: 'Déconnectez-le. S’il appartient à des conteneurs ou à une machine virtuelle, arrêtez-les.',
  },
  'vpn-in-the-way': {
    title: 'Un VPN fait obstacle',
    happened: 'Le trafic vers le Photon passe par {{adapter, name}}.',
    next: 'Mettez le VPN en pause.',
  },
  'photon-connection-blocked': {
    title: 'Cet ordinateur bloque l’accès au Photon',
    happened: 'Un pare-feu ou une application de sécurité a refusé la connexion.',
    next: 'Autorisez Photon Setup à se connecter à 192.168.0.1 dans le pare-feu, puis réessayez.',
    nextOn: {
      linux: 'Autorisez les connexions sortantes vers 192.168.0.1, ports 5609 et 80, puis réessayez.',
      windows: 'Dans Sécurité Windows, « Pare-feu et protection du réseau », autorisez Photon Setup, puis réessayez.',
      macos:
        'Dans Réglages Système, « Confidentialité et sécurité », « Réseau local », autorisez Photon Setup, puis réessayez.',
    },
  },
  'photon-no-route': {
    title: 'Cet ordinateur bloque l’accès au Photon',
    happened: 'Il a une adresse voisine de 192.168.0.1, mais a refusé la connexion aussitôt.',
    next: 'Autorisez Photon Setup à atteindre les appareils des réseaux locaux, puis réessayez.',
    nextOn: {
      linux: 'Autorisez les connexions sortantes vers 192.168.0.1, ports 5609 et 80, puis réessayez.',
      windows: 'Dans Sécurité Windows, « Pare-feu et protection du réseau », autorisez Photon Setup, puis réessayez.',
      macos:
        'Dans Réglages Système, « Confidentialité et sécurité », « Réseau local », autorisez Photon Setup, puis réessayez.',
    },
  },
  'cable-not-found': {
    title: 'Aucun Photon sur un câble USB',
    happened: 'Cet ordinateur ne voit ni Photon ni P1 en USB.',
    next: 'Branchez le Photon avec un câble de données, puis réessayez.',
  },
  'cable-not-photon': {
    title: 'Ce n’est pas un Photon',
    happened: '{{name, name}} est branché, et se configure d’une autre façon.',
    next: 'Branchez un Photon ou un P1, puis réessayez.',
  },
  'cable-several': {
    title: 'Plusieurs Photons sont branchés',
    happened: 'Ils sont sur {{ports, list}}.',
    next: 'Indiquez l’un des ports, ou débranchez les autres.',
  },
  'cable-port-busy': {
    title: 'Un autre programme utilise le port USB',
    happened: 'Un seul programme à la fois peut utiliser le port du Photon.',
    next: 'Fermez l’autre programme, comme un moniteur série, puis réessayez.',
  },
  'cable-port-denied': {
    title: 'Vous n’êtes pas autorisé à utiliser le port USB',
    happened: 'Cet ordinateur le permet aux membres du groupe {{group, name}}.',
    next: 'Lancez : sudo usermod -aG {{group, name}} $USER. Reconnectez-vous, puis réessayez.',
  },
  'cable-gone': {
    title: 'Le Photon n’est plus en USB',
    happened: 'Il a été débranché, ou il a redémarré.',
    next: 'Rebranchez-le, puis réessayez.',
  },
  'cable-unavailable': {
    title: 'L’USB ne peut pas être utilisé ici',
    happened: 'La partie de Photon Setup qui lit les ports USB ne s’est pas chargée.',
    next: 'Configurez le Photon en Wi-Fi, ou réinstallez Photon Setup.',
  },
};
