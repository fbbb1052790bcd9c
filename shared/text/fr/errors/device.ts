import type { ErrorTextsOf } from '../../catalogue.ts';

export const deviceErrors: ErrorTextsOf<'device'> = {
  'device-name-taken': {
    title: 'Ce nom est déjà pris',
    happened: 'Un autre appareil du compte l’a déjà. Le nom n’a pas été changé.',
    next: 'Choisissez un autre nom.',
  },
  'device-name-refused': {
    title: 'Le cloud n’a pas accepté ce nom',
    happened: 'Le nom n’a pas été changé. Un autre appareil du compte l’a très probablement.',
    next: 'Choisissez un autre nom.',
  },
  'device-limit-reached': {
    title: 'La limite d’appareils est atteinte',
    happened: 'Le compte ou le produit a autant d’appareils que le cloud le permet.',
    next: 'Dissociez un appareil inutilisé ou relevez la limite, puis réessayez.',
  },
  'device-not-in-account': {
    title: 'L’appareil n’est pas dans ce compte',
    happened: 'Le cloud ne montre à ce compte aucun appareil avec cet ID.',
    next: 'Configurez de nouveau le Photon, ou connectez-vous avec le compte propriétaire.',
  },
  'serial-number-unknown': {
    title: 'Numéro de série inconnu',
    happened: 'Le cloud ne montre à ce compte aucun appareil avec ce numéro.',
    next: 'Comparez-le à l’étiquette, ou utilisez l’ID de l’appareil.',
  },
  'function-not-found': {
    title: 'L’appareil n’a pas cette fonction',
    happened: 'Son micrologiciel n’a aucune fonction de ce nom.',
    next: 'Vérifiez le nom, majuscules et minuscules comprises.',
  },
  'device-not-answering': {
    title: 'L’appareil n’a pas répondu',
    happened: 'Le cloud a transmis la demande, mais aucune réponse n’est venue.',
    next: 'Vérifiez que sa LED pulse en cyan, puis réessayez.',
  },
  'device-not-found': {
    title: 'Aucun appareil ne correspond',
    happened: 'Il n’est pas dans le compte ou le produit auquel vous êtes connecté.',
    next: 'Vérifiez l’ID ou le nom. Les appareils d’autres propriétaires ne sont pas visibles.',
  },
  'device-offline': {
    title: 'L’appareil est hors ligne',
    happened: 'Cela ne marche que pendant que le cloud peut atteindre l’appareil.',
    next: 'Alimentez l’appareil, attendez que sa LED pulse en cyan, puis réessayez.',
  },
  'device-owned-by-somebody-else': {
    title: 'L’appareil est à quelqu’un d’autre',
    happened: 'Rien n’a été changé. Son propriétaire doit d’abord le dissocier.',
    next: 'Demandez à son propriétaire de le dissocier, ou configurez-le de nouveau comme Photon.',
  },
  'tinker-refused': {
    title: 'Ce cloud ne propose pas Tinker',
    happened: 'Il n’a pas accepté la demande de flasher Tinker par son nom.',
    next: 'Choisissez plutôt un fichier Tinker à flasher.',
  },
  'change-not-seen': {
    title: 'Le cloud ne montre pas le changement',
    happened: 'Il a accepté la demande, mais montre encore l’appareil comme avant.',
    next: 'Attendez une minute, vérifiez, et répétez l’étape si rien n’a changé.',
  },
  'order-fate-unknown': {
    title: 'Le résultat est inconnu',
    happened: 'La demande a été envoyée, mais aucune réponse du cloud n’est revenue.',
    next: 'Vérifiez l’appareil dans une minute, et répétez seulement si rien n’a changé.',
  },
  'work-already-running': {
    title: 'Une autre liste est en cours',
    happened: 'Photon Setup traite une liste d’appareils à la fois.',
    next: 'Attendez qu’elle se termine, ou arrêtez-la.',
  },
  'work-needs-product': {
    title: 'Il faut le produit pour cela',
    happened: 'Seul un client OAuth du produit peut le faire.',
    next: 'Connectez-vous au produit.',
  },
  'work-needs-account': {
    title: 'Il faut votre compte pour cela',
    happened: 'L’appareil serait associé à un compte, mais aucun n’est connecté.',
    next: 'Connectez-vous à votre compte.',
  },
  'report-not-saved': {
    title: 'Le fichier n’a pas pu être enregistré',
    happened: 'Il n’a pas pu être écrit à cet endroit.',
    next: 'Choisissez un autre dossier.',
  },
  'program-file-unreadable': {
    title: 'Ce n’est pas un micrologiciel pour Photon',
    happened: 'Le fichier est illisible, vide ou plus grand que la mémoire d’un Photon.',
    next: 'Choisissez un fichier de micrologiciel compilé qui se termine par .bin.',
  },
};
