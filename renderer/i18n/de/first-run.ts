import type { firstRun as en } from '../en/first-run.ts';
import type { Translated } from '../translated.ts';

export const firstRun: Translated<typeof en> = {
  steps: 'Den Desk einrichten',
  step: {
    language: 'Sprache',
    passphrase: 'Passphrase',
    shop: 'Ihr Geschäft',
  },
  welcome: 'Willkommen',
  about:
    'Mit diesem Desk registrieren Sie Kunden bei Zastrpay: Sie tippen, was der Kunde sagt, und er bekommt einen Link als QR-Code. Drei kurze Schritte; alles lässt sich später ändern.',
  language: 'Ihre Sprache',
  languageHint: 'Kunden werden in ihrer Sprache angesprochen; die wählen Sie für jeden einzeln.',
  next: 'Weiter',
  back: 'Zurück',
  shop: 'Ihr Geschäft',
  merchantHint: 'Für gedruckte Merkblätter und den Bildschirm des Kunden. Darf leer bleiben.',
  who: 'Wer arbeitet an diesem Desk?',
  alone: 'Eine Person',
  shared: 'Mehrere Personen',
  aloneHint: 'Alles wird unter dem Konto dieses Computers festgehalten: {{account}}.',
  sharedHint: 'Jede bekommt Namen, Rolle und PIN. Sie fügen sie als Nächstes hinzu; die erste ist die Teamleitung.',
  practiceReady:
    'Das Übungsprofil ist bereit: ein Zastrpay nur auf diesem Computer, in dem nichts echt ist. Ein Profil für echte Kunden fügen Sie in den Einstellungen hinzu.',
  begin: {
    practice: 'Eine Registrierung üben',
    operators: 'Personen hinzufügen',
    desk: 'Desk öffnen',
  },
};
