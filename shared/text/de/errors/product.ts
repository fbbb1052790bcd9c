import type { ErrorTextsOf } from '../../catalogue.ts';

export const productErrors: ErrorTextsOf<'product'> = {
  'not-signed-in-to-product': {
    title: 'Sie sind bei keinem Produkt angemeldet',
    happened: 'Dafür sind Client-ID und Client-Secret eines Produkts nötig.',
    next: 'Melden Sie sich beim Produkt an.',
  },
  'product-not-found': {
    title: 'Kein solches Produkt',
    happened: 'Die Cloud zeigt diesem Client kein Produkt mit dieser ID oder diesem Slug.',
    next: 'Prüfen Sie das Produkt in der Particle-Konsole, und geben Sie es erneut ein.',
  },
  'product-of-another-client': {
    title: 'Dieser Client gehört zu einem anderen Produkt',
    happened: 'Die Cloud nimmt den Client an, aber nicht für dieses Produkt.',
    next: 'Geben Sie das Produkt ein, in dem der Client angelegt wurde, oder einen Client dieses Produkts.',
  },
  'customer-name-invalid': {
    title: 'Das ist keine E-Mail-Adresse',
    happened: 'Ein Kunde wird durch etwas im E-Mail-Format benannt.',
    next: 'Geben Sie es in der Form name@example.com ein.',
  },
  'customer-not-opened': {
    title: 'Der Kunde ließ sich nicht anlegen',
    happened: 'Die Cloud hat diesen Kunden weder angelegt noch diesen Client für ihn handeln lassen.',
    next: 'Prüfen Sie die E-Mail-Adresse und die Berechtigungen des Clients.',
  },
  'customer-token-of-another': {
    title: 'Die Cloud hat für einen anderen Kunden geantwortet',
    happened: 'Das Zugriffstoken ist nicht für den gewünschten Kunden, daher wird es nicht verwendet.',
    next: 'Versuchen Sie es erneut. Geschieht es wieder, kopieren Sie die Details und melden Sie sie.',
  },
  'customer-not-found': {
    title: 'Kunde nicht gefunden',
    happened: 'Die Cloud gibt diesem Client keinen Zugang zu einem Kunden mit dieser E-Mail-Adresse.',
    next: 'Prüfen Sie die Schreibweise der Adresse und die Berechtigungen des Clients.',
  },
  'device-not-in-product': {
    title: 'Das Gerät ist nicht in diesem Produkt',
    happened: 'Es steht nicht in der Geräteliste des Produkts.',
    next: 'Fügen Sie das Gerät zuerst zum Produkt hinzu.',
  },
  'device-owned-outside-team': {
    title: 'Der Besitzer ist außerhalb des Teams',
    happened: 'Die Cloud nimmt kein Gerät auf, dessen Besitzer nicht zum Team des Produkts gehört.',
    next: 'Bitten Sie den Besitzer, die Zuordnung aufzuheben, und fügen Sie es dann wieder hinzu.',
  },
  'device-unknown-to-product': {
    title: 'Die Cloud hat dieses Gerät nicht angenommen',
    happened: 'Die Geräte-ID ist unbekannt, oder der Gerätetyp passt nicht zum Produkt.',
    next: 'Prüfen Sie die ID auf dem Etikett und ob das Produkt für Photons ist.',
  },
  'device-denied': {
    title: 'Das Produkt lehnt dieses Gerät ab',
    happened: 'Jemand aus dem Team hat es abgelehnt.',
    next: 'Lassen Sie es vom Team in der Particle-Konsole genehmigen, und versuchen Sie es erneut.',
  },
  'device-quarantined': {
    title: 'Das Gerät ist in Quarantäne',
    happened: 'Es meldet dieses Produkt, doch noch hat es niemand genehmigt.',
    next: 'Lassen Sie es vom Team in der Particle-Konsole genehmigen, und versuchen Sie es erneut.',
  },
  'device-not-customers': {
    title: 'Das Gerät wurde dem Kunden nicht zugeordnet',
    happened: 'Es ist online, doch das Produkt zeigt einen anderen oder keinen Besitzer.',
    next: 'Richten Sie es neu ein. Bleibt der Besitzer, heben Sie zuerst die Zuordnung auf.',
  },
  'device-has-owner': {
    title: 'Das Gerät hat einen Besitzer',
    happened: 'Es ist in seinem Produkt, und {{owner, name}} ist der Besitzer.',
    next: 'Heben Sie zuerst die Zuordnung auf, oder versuchen Sie es erneut und stimmen Sie dem zu.',
  },
  'import-file-unreadable': {
    title: 'Die Datei ist nicht lesbar',
    happened: 'Dieser Computer konnte sie nicht lesen, oder sie ist weder Text noch eine Excel-Arbeitsmappe.',
    next: 'Prüfen Sie Datei und Pfad. Eine Liste kann Text, CSV oder eine Excel-Mappe (.xlsx) sein.',
  },
  'import-without-ids': {
    title: 'Keine Geräte-IDs gefunden',
    happened: 'Eine Geräte-ID hat 24 Zeichen, 0–9 und a–f.',
    next: 'Prüfen Sie, ob Sie die richtige Liste gewählt haben.',
  },
  'import-column-unclear': {
    title: 'Die Spalte mit den Geräte-IDs ist unklar',
    happened: 'Mehr als eine Spalte könnte gemeint sein, daher wurde nichts gesendet.',
    next: 'Wählen Sie die Spalte. Im Terminal nennen Sie sie mit --column: Nummer, Name oder „all“.',
  },
  'import-workbook-too-large': {
    title: 'Die Arbeitsmappe ist zu groß',
    happened: 'Sie entpackt sich zu mehr Daten, als Photon Setup lesen kann.',
    next: 'Speichern Sie das Blatt mit den Geräte-IDs in Excel als CSV, und wählen Sie diese Datei.',
  },
  'import-file-changed': {
    title: 'Die Datei hat sich seit der Vorschau geändert',
    happened: 'Sie wurde danach geändert, verschoben oder gelöscht. Nichts wurde gesendet.',
    next: 'Wählen Sie die Datei erneut, und prüfen Sie ihre Spalten.',
  },
  'import-several-sheets': {
    title: 'Die Arbeitsmappe hat mehrere Blätter',
    happened: 'Mehr als ein Blatt hat Zeilen, daher wurde nichts gesendet.',
    next: 'Speichern Sie das Blatt mit den Geräte-IDs als eigene Arbeitsmappe oder als CSV.',
  },
  'variable-not-found': {
    title: 'Diese Variable ist nicht lesbar',
    happened: 'Die Cloud hat sie auf diesem Gerät nicht gefunden.',
    next: 'Prüfen Sie, ob die Firmware des Geräts sie noch hat.',
  },
  'customer-not-listed': {
    title: 'Der Kunde steht noch nicht in der Liste',
    happened: 'Das Gerät ist diesem Kunden zugeordnet. Die Liste des Produkts kommt manchmal später.',
    next: 'Prüfen Sie die Liste in einer Minute noch einmal.',
  },
};
