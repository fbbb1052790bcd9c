import type { ErrorTextsOf } from '../../catalogue.ts';

export const signInErrors: ErrorTextsOf<'sign-in'> = {
  'sign-in-details-missing': {
    title: 'Il manque une donnée de connexion',
    happened: 'Le cloud les demande toutes.',
    next: 'Remplissez le champ vide.',
  },
  'sign-in-refused': {
    title: 'Le cloud a refusé la connexion',
    happened: 'Aucun compte n’a cet e-mail avec ce mot de passe.',
    next: 'Vérifiez les deux, puis connectez-vous de nouveau.',
  },
  'one-time-code-refused': {
    title: 'Le cloud a refusé le code à usage unique',
    happened: 'Un code ne sert que peu de temps et pour une seule connexion.',
    next: 'Saisissez le code qu’affiche maintenant votre application d’authentification.',
  },
  'one-time-code-expired': {
    title: 'La connexion a pris trop de temps',
    happened: 'Le cloud n’attend que peu de temps le code à usage unique.',
    next: 'Connectez-vous de nouveau avec votre e-mail et votre mot de passe.',
  },
  'sign-in-locked-out': {
    title: 'Trop de tentatives de connexion',
    happened: 'Après 10 refus de suite, le cloud bloque cette adresse pendant 30 minutes.',
    next: 'Attendez 30 minutes, puis connectez-vous de nouveau.',
  },
  'access-token-invalid': {
    title: 'Le jeton d’accès n’est pas valide',
    happened: 'Le cloud ne l’accepte pas. Il est peut-être supprimé ou expiré.',
    next: 'Connectez-vous de nouveau, ou collez un autre jeton d’accès.',
  },
  'oauth-client-refused': {
    title: 'Le cloud a refusé le client OAuth',
    happened: 'L’ID client et le secret client ne vont pas ensemble.',
    next: 'Vérifiez les deux, puis reconnectez-vous. Ceux de votre compte sont dans les réglages.',
  },
  'attempt-of-another-account': {
    title: 'Cette configuration était d’un autre compte',
    happened: 'Elle était pour {{userName, name}}, et vous êtes connecté à un autre compte.',
    next: 'Déconnectez-vous et connectez-vous à ce compte, ou oubliez cette configuration.',
  },
  'attempt-of-another-cloud': {
    title: 'Cette configuration a commencé avec un autre cloud',
    happened: 'Elle était pour le cloud à {{cloud, name}}. Photon Setup en utilise un autre à présent.',
    next: 'Enregistrez cette adresse dans les réglages et connectez-vous-y, ou oubliez cette configuration.',
  },
  'attempt-owner-unknown': {
    title: 'On ignore pour qui était cette configuration',
    happened: 'Sa trace ou votre jeton d’accès ne nomme pas le compte et son cloud.',
    next: 'Oubliez cette configuration et configurez de nouveau l’appareil.',
  },
  'sign-out-not-done': {
    title: 'Le cloud n’a pas annulé votre jeton d’accès',
    happened: 'Il n’est plus sur cet ordinateur, mais sert dans le cloud jusqu’à son expiration.',
    next: 'Réessayez maintenant. Plus tard, utilisez « particle token list » et « particle token revoke ».',
  },
  'not-signed-in': {
    title: 'Vous n’êtes pas connecté',
    happened: 'Un Photon est associé par votre compte Particle.',
    next: 'Connectez-vous et réessayez.',
  },
};
