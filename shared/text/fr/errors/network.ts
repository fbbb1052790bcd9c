import type { ErrorTextsOf } from '../../catalogue.ts';

export const networkErrors: ErrorTextsOf<'network'> = {
  'network-name-invalid': {
    title: 'Ce nom de réseau ne convient pas',
    happened: 'Un nom a de 1 à 32 octets. Celui-ci a {{bytes, bytes}}.',
    next: 'Vérifiez le nom. Chaque accent ou émoji prend plusieurs octets.',
  },
  'network-name-not-settable': {
    title: 'Un Photon ne peut pas enregistrer ce nom de réseau',
    happened: 'Il enregistre mal les guillemets et les barres obliques inverses.',
    next: 'Choisissez un autre réseau, ou renommez celui-ci dans votre routeur.',
  },
  'network-password-missing': {
    title: 'Le mot de passe Wi-Fi manque',
    happened: 'Ce réseau ne peut pas être rejoint sans lui.',
    next: 'Saisissez le mot de passe Wi-Fi.',
  },
  'network-password-too-short': {
    title: 'Ce mot de passe est trop court',
    happened: 'Il a {{bytes, bytes}}. Les réseaux de ce type en utilisent 8 à 64.',
    next: 'Vérifiez le mot de passe Wi-Fi.',
  },
  'network-password-too-long': {
    title: 'Ce mot de passe est trop long',
    happened: 'Il a {{bytes, bytes}}, la limite est 64. Chaque accent ou émoji prend plusieurs octets.',
    next: 'Vérifiez le mot de passe Wi-Fi.',
  },
  'network-wep-key-invalid': {
    title: 'Cette clé WEP n’est pas valide',
    happened: 'Elle a {{bytes, bytes}}. Il faut 5 ou 13 caractères, ou 10 ou 26 chiffres de 0–9 et A–F.',
    next: 'Vérifiez la clé WEP.',
  },
  'network-security-unknown': {
    title: 'La sécurité de ce réseau est inconnue',
    happened: 'Un Photon accepte les réseaux ouverts, WEP, WPA et WPA2, pas ceux en WPA3 seul.',
    next: 'Choisissez la sécurité manuellement, ou utilisez un réseau en WPA2.',
  },
  'network-security-misprint': {
    title: 'Ce numéro de sécurité est une coquille connue',
    happened: 'Un guide souvent copié donne 2097165 pour WPA avec AES. Un Photon y lit WEP.',
    next: 'Utilisez 2097156, ou choisissez la sécurité par son nom.',
  },
  'enterprise-details-missing': {
    title: 'Il manque une donnée d’entreprise',
    happened: 'Le réseau en a besoin pour laisser entrer le Photon.',
    next: 'Remplissez le champ signalé.',
  },
  'enterprise-details-too-long': {
    title: 'Une donnée d’entreprise est trop longue',
    happened: 'Elle a {{bytes, bytes}}. Un Photon en enregistre au plus {{limit, number}}.',
    next: 'Raccourcissez le champ signalé.',
  },
  'enterprise-details-not-settable': {
    title: 'Un Photon ne peut pas enregistrer cette donnée',
    happened: 'Il enregistre mal les guillemets et les barres obliques inverses.',
    next: 'Changez le champ signalé.',
  },
  'enterprise-key-unreadable': {
    title: 'Ce n’est pas une clé privée',
    happened: 'Une clé privée est un texte entre -----BEGIN PRIVATE KEY----- et -----END PRIVATE KEY-----.',
    next: 'Collez la clé complète, première et dernière lignes comprises.',
  },
  'enterprise-key-passphrase-missing': {
    title: 'La clé privée est chiffrée',
    happened: 'Elle ne peut pas être lue sans sa phrase secrète.',
    next: 'Saisissez la phrase secrète de la clé privée.',
  },
  'enterprise-key-passphrase-wrong': {
    title: 'La clé privée ne peut pas être déchiffrée',
    happened: 'La phrase secrète est fausse, ou la clé est endommagée.',
    next: 'Vérifiez la phrase secrète, puis la clé.',
  },
  'enterprise-key-kind-refused': {
    title: 'Un Photon ne peut pas utiliser ce type de clé',
    happened: 'Il accepte les clés RSA jusqu’à 2048 bits et les clés de la courbe P-256.',
    next: 'Demandez un certificat avec une clé acceptée.',
  },
  'enterprise-certificate-unreadable': {
    title: 'Ce n’est pas un certificat',
    happened: 'Un certificat est un texte entre -----BEGIN CERTIFICATE----- et -----END CERTIFICATE-----.',
    next: 'Collez le certificat complet, première et dernière lignes comprises.',
  },
  'network-password-letters': {
    title: 'Un caractère de ce mot de passe ne peut être envoyé',
    happened: 'Un mot de passe d’entreprise n’admet que des lettres d’Europe occidentale, sans caractère nul.',
    next: 'Choisissez un mot de passe sans autres caractères.',
  },
  'network-password-not-hexadecimal': {
    title: 'Ce mot de passe ne peut pas être correct',
    happened: 'Un mot de passe Wi-Fi a 8–63 caractères. À 64, c’est une clé de chiffres 0–9 et A–F.',
    next: 'Vérifiez le mot de passe Wi-Fi.',
  },
  'enterprise-key-of-another': {
    title: 'La clé privée ne va pas avec le certificat',
    happened: 'Le réseau refuserait le Photon.',
    next: 'Saisissez la clé privée du certificat client.',
  },
  'network-not-in-list': {
    title: 'Le Photon ne peut pas voir {{network, name}}',
    happened: 'Il n’est pas dans la liste du Photon, qui ne peut voir que des réseaux 2,4 GHz.',
    next: 'Vérifiez le nom, rapprochez le Photon du routeur, puis réessayez.',
  },
  'enterprise-refused': {
    title: 'Le Photon a refusé les données d’entreprise',
    happened: 'Il n’a pas pu enregistrer le nom d’utilisateur, un certificat ou une clé.',
    next: 'Vérifiez les données, puis réessayez.',
  },
  'enterprise-not-supported': {
    title: 'Ce Photon n’accepte pas les réseaux d’entreprise',
    happened: 'Ils demandent Device OS 0.7.0 ou plus récent.',
    next: 'Choisissez un autre réseau. Le Photon se met à jour une fois en ligne.',
  },
  'network-not-heard': {
    title: 'Le Photon ne peut pas voir {{network, name}}',
    happened: 'Il a cherché le réseau sans le trouver. Il ne voit ni les réseaux masqués ni ceux à 5 GHz.',
    next: 'Vérifiez le nom, rapprochez le Photon du routeur, ou choisissez un autre réseau.',
  },
  'network-name-refused': {
    title: 'Le Photon a refusé le nom du réseau',
    happened: 'Il a signalé que la longueur du nom n’est pas valide.',
    next: 'Vérifiez le nom, ou choisissez un autre réseau.',
  },
  'network-password-length-refused': {
    title: 'Le Photon a refusé le mot de passe Wi-Fi',
    happened: 'Il a signalé que la longueur du mot de passe n’est pas valide pour ce réseau.',
    next: 'Vérifiez le mot de passe Wi-Fi.',
  },
  'network-password-not-decrypted': {
    title: 'Le Photon n’a pas pu déchiffrer le mot de passe',
    happened: 'Le mot de passe a été envoyé chiffré, mais le Photon n’a pas pu le lire.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'network-not-stored': {
    title: 'Le Photon n’a pas enregistré le réseau',
    happened: 'Il a reçu les données, mais n’a pas pu les garder.',
    next: 'Appuyez sur RESET, maintenez SETUP 3 secondes jusqu’à ce que la LED clignote en bleu foncé, puis réessayez.',
  },
  'networks-not-joined': {
    title: 'Le Photon n’a pas pu rejoindre ses nouveaux réseaux',
    happened: 'Il est revenu en mode écoute. Il n’a pas pu rejoindre {{network, name}}.',
    next: 'Réessayez, et saisissez de nouveau le mot de passe du réseau à portée.',
  },
  'network-second-enterprise': {
    title: 'Un Photon enregistre un seul réseau d’entreprise',
    happened: 'Il a un nom d’utilisateur ou un certificat, déjà utilisé pour {{network, name}}.',
    next: 'Retirez l’un des deux.',
  },
  'networks-too-many': {
    title: 'Un Photon enregistre {{limit, number}} réseaux',
    happened: 'Un de plus remplacerait l’un des précédents.',
    next: 'Retirez l’un d’eux.',
  },
  'network-signal-weak': {
    title: 'Le signal est faible',
    happened: 'Le Photon voit ce réseau à {{rssi, number}} dBm. Sous −75 dBm, la connexion échoue souvent.',
    next: 'Rapprochez le Photon et le routeur.',
  },
  'network-password-blank-edges': {
    title: 'Le mot de passe commence ou finit par une espace',
    happened: 'Il est utilisé tel que saisi, espaces comprises.',
    next: 'Retirez l’espace si elle ne fait pas partie du mot de passe.',
  },
  'cable-network-open': {
    title: 'Ce réseau ne peut pas être envoyé par câble',
    happened: 'Par USB, ce Device OS enregistre mal les réseaux ouverts et WEP.',
    next: 'Configurez le Photon en Wi-Fi, ou choisissez un réseau WPA2.',
  },
  'cable-network-hidden': {
    title: 'Un réseau masqué ne peut pas être envoyé par câble',
    happened: 'Cet ordinateur ne le voit pas et, par USB, ce Device OS l’enregistre mal.',
    next: 'Configurez le Photon en Wi-Fi, ou choisissez un réseau de la liste.',
  },
  'cable-network-differs': {
    title: 'La sécurité du réseau est différente',
    happened: 'Le Photon a trouvé ce réseau avec une autre sécurité que celle choisie : rien n’a été enregistré.',
    next: 'Appuyez sur RESET sur le Photon, puis choisissez la sécurité du réseau.',
  },
  'cable-text-not-enterable': {
    title: 'Ceci ne peut pas être envoyé par câble',
    happened: 'Un caractère de contrôle y termine ou modifie une ligne par USB.',
    next: 'Supprimez ce caractère, ou choisissez un autre réseau.',
  },
};
