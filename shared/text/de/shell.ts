import type { TextsOf } from '../catalogue.ts';

/** What the system shows for Photon Setup: its menu, its dialogs, and why it cannot start. */
export const texts: TextsOf<'shell', 'de'> = {
  menu: {
    about: 'Über Photon Setup',
    settings: 'Einstellungen…',
    report: 'Problem melden',
    lights: 'LED-Übersicht',
    shortcuts: 'Tastenkürzel',
    services: 'Dienste',
    hide: 'Photon Setup ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Photon Setup beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    pasteAndMatchStyle: 'Einfügen und Stil anpassen',
    delete: 'Löschen',
    selectAll: 'Alle auswählen',
    substitutions: 'Ersetzungen',
    showSubstitutions: 'Ersetzungen einblenden',
    toggleSmartQuotes: 'Intelligente Anführungszeichen',
    toggleSmartDashes: 'Intelligente Bindestriche',
    toggleTextReplacement: 'Text ersetzen',
    speech: 'Sprachausgabe',
    startSpeaking: 'Sprachausgabe starten',
    stopSpeaking: 'Sprachausgabe stoppen',
    view: 'Darstellung',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild ein/aus',
    window: 'Fenster',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    close: 'Schließen',
    help: 'Hilfe',
  },
  /** How long work ended, for those who look elsewhere; anybody may see it. */
  ended: {
    'set-up': 'Der Photon ist online',
    'set-up-failed': 'Die Einrichtung braucht Ihre Aufmerksamkeit',
    devices: 'Die Arbeit an Ihren Geräten ist beendet',
    import: 'Der Import ist beendet',
    'import-failed': 'Der Import braucht Ihre Aufmerksamkeit',
  },
  /** Forms of a report, which say whom each is for. */
  fileKinds: {
    workbook: 'Excel-Arbeitsmappe, für Menschen',
    csv: 'CSV, für Skripte',
    jsonl: 'JSON-Zeilen, für Skripte',
    pdf: 'PDF, zum Drucken',
    json: 'Vorlage, für Photon Setup',
  },
  /** Of the window's command line. */
  switches: {
    cloudUrl: '--cloud-url nimmt eine https-Adresse oder eine http-Adresse in Ihrem lokalen Netzwerk.',
    language: '--language nimmt eine von diesen: {{languages, name}}.',
  },
  troubles: {
    title: 'Photon Setup kann nicht fortfahren',
    pageNotOpened: 'Die Seite ließ sich nicht öffnen ({{why}}). Installieren Sie Photon Setup neu.',
    pageMissing: 'Die Seite fehlt ({{status}}). Installieren Sie Photon Setup neu.',
    partMissing: 'Ein Teil fehlt. Installieren Sie Photon Setup neu.',
    partDoesNotStart: 'Ein Teil startet nicht ({{why}}). Installieren Sie Photon Setup neu.',
    'runs-elsewhere':
      'Photon Setup läuft auf einem anderen Computer mit demselben Benutzerordner. Schließen Sie es dort, und starten Sie es dann erneut.',
    'not-lockable':
      'Der Ordner mit den Einstellungen ließ sich nicht sperren. Prüfen Sie, ob auf dem Datenträger noch Platz ist, und starten Sie es dann erneut.',
    twice: 'Das Fenster ist zweimal ausgefallen',
    twiceMeans:
      'Falls eine Einrichtung läuft, läuft sie ohne Fenster weiter. Beenden verbindet zuerst diesen Computer wieder.',
    openAgain: 'Fenster wieder öffnen',
    quit: 'Beenden',
  },
};
