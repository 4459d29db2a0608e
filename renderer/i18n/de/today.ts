import type { today as en } from '../en/today.ts';
import type { Translated } from '../translated.ts';

export const today: Translated<typeof en> = {
  title: 'Heute',
  quiet: 'Nichts wartet auf Sie. Jede Sitzung ist erledigt oder unterwegs.',
  concerns: {
    expiring: 'Links, die in {{minutes}} Minuten ablaufen',
    unknown: 'Ausgang unbekannt',
    held: 'Zurückgehaltene Links',
    waiting_one: 'Vor über einer Stunde übergeben, nicht registriert',
    waiting_other: 'Vor über {{count}} Stunden übergeben, nicht registriert',
  },
  means: {
    expiring: 'Übergeben Sie sie rechtzeitig noch einmal, oder ersetzen Sie sie.',
    unknown: 'Die Antwort von Zastrpay kam nicht an. Senden Sie dieselbe Sitzung noch einmal.',
    held: 'Die Antwort spricht von einer anderen Sitzung. Fragen Sie Zastrpay, bevor Sie den Link freigeben.',
    waiting: 'Fragen Sie den Kunden, oder vermerken Sie, was Sie wissen. Die Meldung von Zastrpay geht immer vor.',
  },
  unmatched_one: 'Eine Meldung der letzten Woche betrifft eine Sitzung, die dieser Desk nicht hat.',
  unmatched_other: '{{count}} Meldungen der letzten Woche betreffen Sitzungen, die dieser Desk nicht hat.',
  failed: {
    backup: 'Die tägliche Sicherung konnte nicht gemacht werden.',
    export: 'Der geplante Export konnte nicht gemacht werden.',
    retention:
      'Die Aufbewahrungsfristen konnten nicht angewandt werden: Daten bleiben vielleicht länger als vorgesehen.',
  },
  look: 'Ansehen',
  inList: 'In der Liste zeigen',
  inListNamed: 'In der Liste zeigen: {{concern}}',
  more_one: 'und eine weitere, in der Liste der Sitzungen',
  more_other: 'und {{count}} weitere, in der Liste der Sitzungen',
  endsAt: 'endet {{at}}',
  days: 'Die letzten sieben Tage',
  day: 'Tag',
  groups: {
    registered: 'Registriert',
    open: 'Unterwegs',
    unclear: 'Unbekannt oder zurückgehalten',
    ended: 'Ohne Registrierung beendet',
  },
  waitFor: 'Wer den Link hat und nicht registriert ist, steht hier nach',
  hours_one: 'einer Stunde',
  hours_other: '{{count}} Stunden',
};
