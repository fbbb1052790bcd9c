import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'de'> = {
  lights: {
    'blue-blinking': { looks: 'Dunkelblaues Blinken', means: 'Listening-Modus. Der Photon ist bereit zum Einrichten.' },
    'green-blinking': { looks: 'Grünes Blinken', means: 'Verbindet sich mit dem Wi-Fi-Netzwerk.' },
    'cyan-breathing': { looks: 'Türkises Pulsieren', means: 'Online.' },
  },
  stages: {
    prepare: { name: 'Vorbereiten', now: 'Vorbereitung…' },
    join: { name: 'Mit Photon verbinden', now: 'Verbindung mit dem Photon…' },
    inspect: { name: 'Photon auslesen', now: 'Angaben des Photon werden gelesen…' },
    choose: { name: 'Wi-Fi wählen', now: 'Netzwerk wird gewählt…' },
    commit: { name: 'Wi-Fi-Daten senden', now: 'Wi-Fi-Daten werden an den Photon gesendet…' },
    'give-back': { name: 'Computer wieder verbinden', now: 'Dieser Computer wird wieder verbunden…' },
    prove: { name: 'Auf Photon warten', now: 'Warten, bis der Photon online ist…' },
  },
  scenarios: {
    'everything-works': 'Alles klappt',
    'wrong-password': 'Falsches Wi-Fi-Passwort',
    'photon-set-up-before': 'Photon schon eingerichtet',
    'photon-stops-answering': 'Photon antwortet nicht mehr',
    'no-internet-behind-wifi': 'Wi-Fi ohne Internet',
    'router-answers': 'Router antwortet stattdessen',
    'join-manually': 'System kann nicht verbinden',
    'no-photon': 'Kein Photon in der Nähe',
    'several-photons': 'Mehrere Photons in der Nähe',
    'hidden-network': 'Verborgenes Wi-Fi-Netzwerk',
    'enterprise-network': 'Wi-Fi im Unternehmen',
    'by-cable': 'Photon am USB-Kabel',
  },
  app: {
    name: 'Photon Setup',
    lights: 'LED-Übersicht',
    history: 'Verlauf',
    settings: 'Einstellungen',
    about: 'Info',
    signOut: 'Abmelden',
    signOutMeans:
      'Abmelden beendet diese Anmeldung in der Cloud und löscht sie von diesem Computer. Aufbewahrte Client-Secrets und Proxy-Passwörter bleiben.',
    signedInAs: 'Angemeldet als {{userName, name}}',
    signedInWithToken: 'Mit einem Zugriffstoken angemeldet',
    cancel: 'Abbrechen',
    back: 'Zurück',
    close: 'Schließen',
    opening: 'Wird geöffnet…',
    steps: 'Schritte',
    step: { find: 'Photon finden', choose: 'Wi-Fi wählen', finish: 'Verbinden' },
    stepDone: 'fertig',
    showPassword: 'Passwort anzeigen',
    copied: 'Kopiert',
    labeled: '{{label}}: {{value}}',
    openPage: {
      'particle-console': 'Particle-Konsole öffnen',
      'particle-status': 'Particle-Status öffnen',
    },
    board: 'Photon. Status-LED: {{light}}. SETUP ist links davon, RESET rechts.',
    showToken: 'Token anzeigen',
  },
  language: {
    label: 'Sprache',
    system: 'Sprache des Systems',
    locked: 'Von Ihrer Administration verwaltet',
    notSaved: 'Die Sprache ließ sich nicht speichern.',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'Einrichtung wird abgebrochen…',
    looking: 'Suche nach Photons in der Nähe…',
    several: 'Mehrere Photons gefunden, stärkstes Signal zuerst.',
    connecting: 'Verbindung mit {{photon, name}}…',
    joined: 'Mit {{photon, name}} verbunden. Dieser Computer ist kurz offline.',
    joinedOnline: 'Mit {{photon, name}} verbunden. Dieser Computer bleibt online.',
    back: 'Dieser Computer ist wieder in Ihrem Wi-Fi.',
    retry: 'Versuch {{attempt, number}} von {{attempts, number}}',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Photon Setup wird geschlossen…',
    lead: 'Das Fenster schließt sich, wenn alles Laufende beendet ist.',
    runLead: 'Das Fenster schließt sich, wenn dieser Computer wieder verbunden ist.',
  },
  practice: {
    name: 'Übungsmodus',
    simulation: 'Nichts hier ist echt: kein Konto, kein Gerät, kein Netzwerk.',
    scenario: 'Szenario',
    start: 'Starten',
    leave: 'Übungsmodus verlassen',
    password: 'Übungspasswort: {{password}}',
    userName: 'Übungsbenutzername: {{userName}}',
    hiddenName: 'Das verborgene Übungsnetzwerk heißt {{network, name}}.',
    /** What hands do in the real world. */
    hands: {
      lead: 'Ihr echtes Wi-Fi bleibt, wie es ist. Tun Sie es stattdessen hier:',
      join: 'Mit {{photon, name}} verbinden',
      home: 'Zurück zu {{network, name}}',
      plugIn: 'Photon anschließen',
    },
  },
  recovery: {
    underWay: 'Dieser Computer wird wieder mit Ihrem Wi-Fi verbunden…',
  },
};
