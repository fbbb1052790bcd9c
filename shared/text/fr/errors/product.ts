import type { ErrorTextsOf } from '../../catalogue.ts';

export const productErrors: ErrorTextsOf<'product'> = {
  'not-signed-in-to-product': {
    title: 'Vous n’êtes connecté à aucun produit',
    happened: 'Il faut l’ID client et le secret client d’un produit.',
    next: 'Connectez-vous au produit.',
  },
  'product-not-found': {
    title: 'Ce produit n’existe pas',
    happened: 'Le cloud ne montre à ce client aucun produit avec cet ID ou ce slug.',
    next: 'Vérifiez le produit dans la console Particle, puis saisissez-le de nouveau.',
  },
  'product-of-another-client': {
    title: 'Ce client est d’un autre produit',
    happened: 'Le cloud accepte le client, mais pas pour ce produit.',
    next: 'Saisissez le produit où le client a été créé, ou un client de ce produit.',
  },
  'customer-name-invalid': {
    title: 'Ce n’est pas une adresse e-mail',
    happened: 'Un client est nommé par quelque chose en forme d’e-mail.',
    next: 'Saisissez-le sous la forme name@example.com.',
  },
  'customer-not-opened': {
    title: 'Le client n’a pas pu être créé',
    happened: 'Le cloud n’a ni créé ce client, ni laissé ce client OAuth agir pour lui.',
    next: 'Vérifiez l’adresse e-mail et les autorisations du client OAuth.',
  },
  'customer-token-of-another': {
    title: 'Le cloud a répondu pour un autre client',
    happened: 'Le jeton d’accès n’est pas celui du client demandé, donc il n’est pas utilisé.',
    next: 'Réessayez. Si cela se répète, copiez les détails et signalez-les.',
  },
  'customer-not-found': {
    title: 'Client introuvable',
    happened: 'Le cloud ne donne à ce client OAuth aucun accès à un client avec cette adresse e-mail.',
    next: 'Vérifiez l’orthographe de l’adresse et les autorisations du client OAuth.',
  },
  'device-not-in-product': {
    title: 'L’appareil n’est pas dans ce produit',
    happened: 'La liste d’appareils du produit ne le contient pas.',
    next: 'Ajoutez d’abord l’appareil au produit.',
  },
  'device-owned-outside-team': {
    title: 'Le propriétaire est hors de l’équipe',
    happened: 'Le cloud n’ajoute pas d’appareil dont le propriétaire est hors de l’équipe du produit.',
    next: 'Demandez à son propriétaire de le dissocier, puis ajoutez-le de nouveau.',
  },
  'device-unknown-to-product': {
    title: 'Le cloud n’a pas accepté cet appareil',
    happened: 'L’ID est inconnu, ou le type d’appareil ne va pas avec le produit.',
    next: 'Vérifiez l’ID de l’étiquette, et que le produit est pour des Photons.',
  },
  'device-denied': {
    title: 'Le produit refuse cet appareil',
    happened: 'Quelqu’un de l’équipe l’a refusé.',
    next: 'Faites-le approuver par l’équipe dans la console Particle, puis réessayez.',
  },
  'device-quarantined': {
    title: 'L’appareil est en quarantaine',
    happened: 'Il signale ce produit, mais personne ne l’a encore approuvé.',
    next: 'Faites-le approuver par l’équipe dans la console Particle, puis réessayez.',
  },
  'device-not-customers': {
    title: 'L’appareil n’a pas été associé au client',
    happened: 'Il est en ligne, mais le produit montre un autre propriétaire ou aucun.',
    next: 'Configurez-le de nouveau. Si le propriétaire reste, dissociez-le d’abord.',
  },
  'device-has-owner': {
    title: 'L’appareil a un propriétaire',
    happened: 'Il est dans son produit, et il est à {{owner, name}}.',
    next: 'Dissociez-le d’abord, ou réessayez et acceptez de le dissocier.',
  },
  'import-file-unreadable': {
    title: 'Le fichier est illisible',
    happened: 'Cet ordinateur n’a pas pu le lire, ou ce n’est ni du texte ni un classeur Excel.',
    next: 'Vérifiez le fichier et son chemin. Une liste peut être du texte, un CSV ou un classeur Excel (.xlsx).',
  },
  'import-without-ids': {
    title: 'Aucun ID d’appareil trouvé',
    happened: 'Un ID d’appareil a 24 caractères, 0–9 et a–f.',
    next: 'Vérifiez que vous avez choisi la bonne liste.',
  },
  'import-column-unclear': {
    title: 'La colonne des ID n’est pas claire',
    happened: 'Plusieurs colonnes sont possibles, donc rien n’a été envoyé.',
    next: 'Choisissez la colonne. Dans le terminal, utilisez --column avec son numéro, son nom ou « all ».',
  },
  'import-workbook-too-large': {
    title: 'Le classeur est trop grand',
    happened: 'Décompressé, il contient plus de données que Photon Setup ne peut en lire.',
    next: 'Dans Excel, enregistrez la feuille des ID en CSV, puis choisissez ce fichier.',
  },
  'import-file-changed': {
    title: 'Le fichier a changé depuis l’aperçu',
    happened: 'Il a été modifié, déplacé ou supprimé ensuite. Rien n’a été envoyé.',
    next: 'Choisissez de nouveau le fichier et vérifiez ses colonnes.',
  },
  'import-several-sheets': {
    title: 'Le classeur a plusieurs feuilles',
    happened: 'Plusieurs feuilles ont des lignes, donc rien n’a été envoyé.',
    next: 'Enregistrez la feuille des ID dans un classeur à part ou en CSV.',
  },
  'variable-not-found': {
    title: 'Cette variable ne peut pas être lue',
    happened: 'Le cloud ne l’a pas trouvée sur cet appareil.',
    next: 'Vérifiez que le micrologiciel de l’appareil l’a encore.',
  },
  'customer-not-listed': {
    title: 'Le client n’est pas encore dans la liste',
    happened: 'L’appareil est associé à ce client. La liste du produit peut être en retard.',
    next: 'Vérifiez de nouveau la liste dans une minute.',
  },
};
