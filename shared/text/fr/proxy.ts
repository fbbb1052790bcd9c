import type { TextsOf } from '../catalogue.ts';

/** A proxy that asks for a name and a password. */
export const texts: TextsOf<'proxy', 'fr'> = {
  proxy: {
    title: 'Se connecter au proxy de votre réseau',
    lead: 'Cet ordinateur atteint le cloud Particle par {{proxy, name}}. Ce que vous saisissez va seulement à ce proxy.',
    refused: 'Le proxy a refusé ce nom d’utilisateur et ce mot de passe. Vérifiez les deux.',
    name: 'Nom d’utilisateur du proxy',
    nameMissing: 'Saisissez votre nom d’utilisateur pour le proxy.',
    password: 'Mot de passe du proxy',
    keep: 'Conserver les deux ici',
    keepHint: 'Protégés par le trousseau du système jusqu’à ce que vous les supprimiez dans les réglages.',
    submit: 'Continuer',
    trying: 'Essai…',
  },
};
