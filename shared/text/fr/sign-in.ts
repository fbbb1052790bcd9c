import type { TextsOf } from '../catalogue.ts';

/** Signing in to the cloud. */
export const texts: TextsOf<'sign-in', 'fr'> = {
  signIn: {
    title: 'Se connecter à Particle',
    lead: 'Utilisez le compte Particle auquel votre Photon doit appartenir.',
    email: 'E-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    submitting: 'Connexion…',
    emailMissing: 'Saisissez l’adresse e-mail de votre compte Particle.',
    passwordGoesTo: 'Il est envoyé au cloud à l’adresse {{cloud, name}}.',
    passwordMissing: 'Saisissez votre mot de passe.',
    useToken: 'Utiliser un jeton d’accès',
    usePassword: 'Utiliser e-mail et mot de passe',
    tokenTitle: 'Se connecter avec un jeton d’accès',
    token: 'Jeton d’accès',
    tokenHint: 'Le cloud le vérifie avant toute autre chose.',
    tokenMissing: 'Collez un jeton d’accès.',
    codeTitle: 'Saisissez le code à usage unique',
    codeLead: 'Votre compte utilise la validation en deux étapes. Ouvrez votre application d’authentification.',
    code: 'Code à usage unique',
    codeMissing: 'Saisissez le code de votre application d’authentification.',
    codeSubmit: 'Continuer',
    otherAccount: 'Utiliser un autre compte',
    stay: 'Rester connecté',
    stayHint: 'Conserve un jeton d’accès ou un secret client, protégé par le trousseau, jamais un mot de passe.',
    refusals_one:
      '{{count, number}} connexion a été refusée. Après {{limit, number}} de suite, le cloud bloque les connexions d’ici pendant {{block, duration}}.',
    refusals_many:
      '{{count, number}} de connexions de suite ont été refusées. Après {{limit, number}}, le cloud bloque les connexions d’ici pendant {{block, duration}}.',
    refusals_other:
      '{{count, number}} connexions de suite ont été refusées. Après {{limit, number}}, le cloud bloque les connexions d’ici pendant {{block, duration}}.',
    lockedUntil: 'Le cloud accepte de nouveau les connexions d’ici à {{time}}.',
  },
};
