import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'de'> = {
  lights: {
    'blue-blinking': { looks: 'Dunkelblaues Blinken', means: 'Listening-Modus. Der Photon ist bereit zum Einrichten.' },
    'green-blinking': { looks: 'Grünes Blinken', means: 'Verbindet sich mit dem Wi-Fi-Netzwerk.' },
    'green-fast': { looks: 'Schnelles grünes Blinken', means: 'Wartet auf eine Adresse vom Router.' },
    'green-breathing': { looks: 'Grünes Pulsieren', means: 'Mit Wi-Fi verbunden. Die Firmware nutzt die Cloud nicht.' },
    'cyan-blinking': { looks: 'Türkises Blinken', means: 'Verbindet sich mit der Particle-Cloud.' },
    'cyan-fast': {
      looks: 'Schnelles türkises Blinken',
      means: 'Verbindet sich sicher mit der Particle-Cloud (Handshake).',
    },
    'cyan-breathing': { looks: 'Türkises Pulsieren', means: 'Online.' },
    'magenta-fast': { looks: 'Magentafarbenes Blinken', means: 'Update läuft. Nicht vom Strom trennen.' },
    'white-breathing': { looks: 'Weißes Pulsieren', means: 'Die Firmware hat Wi-Fi ausgeschaltet.' },
    'red-flashing': { looks: 'Rote Blitze', means: 'Ein Fehler. Zählen Sie die Blitze.' },
    'orange-flashing': {
      looks: 'Orange Blitze zwischen Türkis',
      means: 'Ein Problem mit dem Netzwerk oder den Schlüsseln. Zählen Sie die Blitze.',
    },
    dark: { looks: 'Aus', means: 'Kein Strom, oder die LED ist ausgeschaltet.' },
  },
  stages: {
    prepare: { name: 'Vorbereiten', now: 'Vorbereitung…' },
    join: { name: 'Mit Photon verbinden', now: 'Verbindung mit dem Photon…' },
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
  },
  app: {
    name: 'Photon Setup',
    lights: 'LED-Übersicht',
    settings: 'Einstellungen',
    about: 'Über',
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
    openPage: {
      'particle-console': 'Particle-Konsole öffnen',
      'particle-status': 'Particle-Status öffnen',
    },
    board: 'Zeichnung eines Photon: die Status-LED in der oberen Hälfte, links davon SETUP, rechts davon RESET.',
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
    leave: 'Übungsmodus verlassen',
    password: 'Übungspasswort: {{password}}',
  },
  recovery: {
    underWay: 'Dieser Computer wird wieder mit Ihrem Wi-Fi verbunden…',
  },
  lightHelp: {
    title: 'LED-Übersicht',
    lead: 'Die Status-LED in der Mitte des Photon zeigt, was er tut. Schnell heißt: zu schnell zum Zählen.',
    buttons: 'Tasten',
    setupShort: 'SETUP 3 Sekunden gedrückt halten',
    setupShortMeans: 'Startet den Listening-Modus. Die LED sollte dunkelblau blinken.',
    setupLong: 'SETUP 10 Sekunden gedrückt halten',
    setupLongMeans: 'Löscht alle Wi-Fi-Netzwerke. Die LED sollte sehr schnell blau blinken.',
    reset: 'RESET drücken',
    resetMeans: 'Startet den Photon neu. Nichts wird gelöscht.',
  },
};
