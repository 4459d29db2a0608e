import type { diagnostics as en } from '../en/diagnostics.ts';
import type { Translated } from '../translated.ts';

export const diagnostics: Translated<typeof en> = {
  title: 'Diagnose',
  text: 'Für alle, die Ihnen aus der Ferne helfen: Versionen, Einstellungen, Anzahlen und was der Desk protokolliert hat. Keine Namen, keine Kunden, keine Schlüssel oder Links. Lesen Sie es, bevor Sie es weitergeben; genau das wird gespeichert.',
  collecting: 'Wird gesammelt …',
  again: 'Neu sammeln',
  save: 'Speichern …',
  saved: 'Gespeichert als {{file}}.',
  shown: 'Die Diagnose im vollen Wortlaut',
  size: '{{kilobytes}} kB, {{lines}} Zeilen',
};
