import type { audit as en } from '../en/audit.ts';
import type { Translated } from '../translated.ts';

export const audit: Translated<typeof en> = {
  title: 'Audit',
  parts: { export: 'Export', check: 'Prüfung' },
  runtimeTooOld:
    'Diese Laufzeitumgebung des Desks kann das Protokoll nicht neben der Arbeit exportieren oder prüfen. „desk export“ und „desk verify-log“ in der Befehlszeile können es. Exporte lassen sich hier prüfen.',
  chooseFolder: 'Ordner wählen …',
  noFolder: 'Noch keiner gewählt',
  folderTyped: 'Ein vollständiger Pfad.',
  fingerprint: 'Fingerabdruck des Schlüssels',
  sessions_one: 'Eine Sitzung',
  sessions_other: '{{count}} Sitzungen',
  events_one: 'ein Ereignis',
  events_other: '{{count}} Ereignisse',
  percent: '{{percent}} %',
  remaining: 'noch etwa {{time}}',
  row: 'Zeile {{row}}',
  checkCancelled: 'Die Prüfung wurde abgebrochen. Sie besagt dann nichts.',
  jobs: {
    export: 'Wird exportiert',
    'verify-log': 'Das Protokoll wird geprüft',
    'verify-export': 'Der Export wird geprüft',
  },
  export: {
    text: 'Ein Ordner, der sich selbst beweist: Sitzungen, alle Ereignisse, ein signiertes Verzeichnis und ein Programm, das all das ohne diesen Desk prüft.',
    period: 'Sitzungen, angelegt',
    spans: {
      all: 'Jemals',
      'this-month': 'Diesen Monat',
      'last-month': 'Letzten Monat',
      days: 'Zwischen Tagen',
    },
    periodHint: 'Ereignisse sind immer alle dabei: Ein Teil der Kette bewiese nichts.',
    from: 'Ab',
    to: 'Bis einschließlich',
    dayHint: 'Tag, Monat, Jahr; oder leer lassen.',
    status: 'Status',
    anyStatus: 'Alle',
    pii: 'Kundendaten',
    piiLevels: { none: 'Keine', masked: 'Verdeckt', full: 'Vollständig' },
    piiMeans: {
      none: 'Referenzen, Kennungen, Zustände und Zeiten. Niemand ist zu erkennen.',
      masked: 'Wie in der Liste: Anfangsbuchstaben, Geburtsjahr und das Ende der E-Mail-Adresse.',
      full: 'Alles, was eingegeben wurde, lesbar für alle, die den Ordner bekommen. Es wird vermerkt, wer es war.',
    },
    reason: 'Wofür?',
    reasonHint: 'Bleibt verschlüsselt im Protokoll und steht nicht im Export.',
    formats: 'Dateien',
    csv: 'Sitzungen als Tabelle (sessions.csv)',
    ndjson: 'Alle Ereignisse, verlustfrei (events.ndjson)',
    bom: 'Die Tabelle als UTF-8 kennzeichnen, für Excel',
    into: 'Wohin',
    intoHint: 'Der Export wird dort ein neuer Ordner.',
    submit: 'Exportieren',
    cancelled: 'Der Export wurde abgebrochen. Es ist nichts davon übrig.',
  },
  made: {
    title: 'Der Export ist vollständig',
    open: 'Ordner öffnen',
    folder: 'Ordner',
    last: 'Hash von Ereignis {{sequence}}, dem letzten',
    note: 'Notieren Sie das letzte Ereignis und den Fingerabdruck woanders: Wer beide hat, kann später beweisen, dass nichts umgeschrieben wurde.',
  },
  log: {
    title: 'Das Protokoll dieses Desks',
    text: 'Rechnet den Hash jedes Ereignisses nach, folgt der Kette und prüft jede Signatur.',
    submit: 'Protokoll prüfen',
    holds: 'Das Protokoll hält stand',
    signed_one: 'eine Signatur, von Ereignis {{sequence}}',
    signed_other: '{{count}} Signaturen, die letzte von Ereignis {{sequence}}',
    cannot:
      'Das beweist, dass niemand ohne die Passphrase bis zur letzten Signatur ein Ereignis geändert, entfernt, hinzugefügt oder verschoben hat. Einen Schnitt danach zeigt es nicht, und auch kein Protokoll, das jemand mit der Passphrase im Ganzen neu aufgebaut hat: Das zeigen Exporte, die woanders liegen.',
    broken: 'Das Protokoll hält nicht stand',
    brokenText:
      'Etwas wurde außerhalb dieses Desks geändert. Lassen Sie alles, wie es ist, und sagen Sie es den Verantwortlichen.',
  },
  checkExport: {
    title: 'Ein Export',
    text: 'Prüft einen Export, den jemand mitbringt, und ob er zu diesem Desk gehört.',
    folder: 'Ordner des Exports',
    folderHint: 'Der, in dem manifest.json liegt.',
    submit: 'Export prüfen',
    holds: 'Der Export hält stand',
    strange: 'Der Export hält in sich stand, passt aber nicht zu diesem Desk',
    broken: 'Der Export hält nicht stand',
    madeAt: 'Vom {{at}}',
    ownKey: 'Signiert mit dem eigenen Schlüssel dieses Desks.',
    otherKey:
      'Signiert mit einem anderen Schlüssel als dem dieses Desks. Vergleichen Sie den Fingerabdruck mit dem Desk, von dem er stammen soll.',
    inThisLog: {
      same: 'Sein letztes Ereignis steht mit demselben Hash im Protokoll dieses Desks: Bis dahin wurde seither nichts umgeschrieben.',
      other:
        'Sein letztes Ereignis ist ein anderes als bei diesem Desk: Eines von beiden wurde umgeschrieben, oder er stammt von einem anderen Desk.',
      missing:
        'Das Protokoll dieses Desks endet vor seinem letzten Ereignis: Es wurde gekürzt, aus einer Sicherung eingespielt, oder er stammt von einem anderen Desk.',
    },
    cannot:
      'Das beweist, dass seit der Signatur kein Byte geändert wurde und dass seine Ereignisse eine ungebrochene Kette sind. Was nie ins Protokoll geschrieben wurde, zeigt es nicht.',
  },
  key: {
    title: 'Der Schlüssel dieses Desks',
    text: 'Mit ihm wird signiert. Wer diesen Fingerabdruck von woanders kennt, unterscheidet einen echten Export von einer Nachahmung.',
    none: 'Er entsteht mit der ersten Signatur.',
  },
};
