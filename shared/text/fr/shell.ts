import type { TextsOf } from '../catalogue.ts';

/** What the system shows for Photon Setup: its menu, its dialogs, and why it cannot start. */
export const texts: TextsOf<'shell', 'fr'> = {
  menu: {
    about: 'À propos de Photon Setup',
    settings: 'Réglages…',
    report: 'Signaler un problème',
    lights: 'Guide de la LED',
    shortcuts: 'Raccourcis clavier',
    services: 'Services',
    hide: 'Masquer Photon Setup',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Photon Setup',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    pasteAndMatchStyle: 'Coller et adapter le style',
    delete: 'Supprimer',
    selectAll: 'Tout sélectionner',
    substitutions: 'Substitutions',
    showSubstitutions: 'Afficher les substitutions',
    toggleSmartQuotes: 'Guillemets courbes',
    toggleSmartDashes: 'Tirets intelligents',
    toggleTextReplacement: 'Remplacement de texte',
    speech: 'Parole',
    startSpeaking: 'Commencer la lecture',
    stopSpeaking: 'Arrêter la lecture',
    view: 'Présentation',
    resetZoom: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    togglefullscreen: 'Plein écran oui/non',
    window: 'Fenêtre',
    minimize: 'Réduire',
    zoom: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan',
    close: 'Fermer',
    help: 'Aide',
  },
  /** How long work ended, for those who look elsewhere; anybody may see it. */
  ended: {
    'set-up': 'Le Photon est en ligne',
    'set-up-failed': 'La configuration requiert votre attention',
    devices: 'Le travail sur vos appareils est terminé',
    import: 'L’importation est terminée',
    'import-failed': 'L’importation requiert votre attention',
  },
  /** Forms of a report, which say whom each is for. */
  fileKinds: {
    workbook: 'Classeur Excel, pour les personnes',
    csv: 'CSV, pour les scripts',
    jsonl: 'Lignes JSON, pour les scripts',
    pdf: 'PDF, à imprimer',
    json: 'Préréglage, pour Photon Setup',
  },
  /** Of the window's command line. */
  switches: {
    cloudUrl: '--cloud-url prend une adresse https, ou une adresse http de votre réseau local.',
    language: '--language accepte l’une de celles-ci : {{languages, name}}.',
  },
  troubles: {
    title: 'Photon Setup ne peut pas continuer',
    pageNotOpened: 'Sa page n’a pas pu être ouverte ({{why}}). Réinstallez Photon Setup.',
    pageMissing: 'Sa page est absente ({{status}}). Réinstallez Photon Setup.',
    partMissing: 'Une partie est absente. Réinstallez Photon Setup.',
    partDoesNotStart: 'Une partie ne démarre pas ({{why}}). Réinstallez Photon Setup.',
    'runs-elsewhere':
      'Photon Setup fonctionne sur un autre ordinateur qui partage votre dossier personnel. Fermez-le là-bas, puis relancez-le.',
    'not-lockable':
      'Son dossier de réglages n’a pas pu être verrouillé. Vérifiez que le disque n’est pas plein, puis relancez-le.',
    twice: 'La fenêtre a cessé de fonctionner deux fois',
    twiceMeans:
      'Si une configuration est en cours, elle continue sans la fenêtre. Quitter reconnecte d’abord cet ordinateur.',
    openAgain: 'Rouvrir la fenêtre',
    quit: 'Quitter',
  },
};
