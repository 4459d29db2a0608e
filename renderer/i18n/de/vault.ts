import type { vault as en } from '../en/vault.ts';
import type { Translated } from '../translated.ts';

export const vault: Translated<typeof en> = {
  choose: 'Passphrase festlegen',
  protects:
    'Sie schützt alles, was dieser Desk aufbewahrt: Kundendaten, Links, API-Schlüssel. Ohne sie ist nichts davon lesbar.',
  lost: 'Sie kann nicht wiederhergestellt werden. Bewahren Sie sie dort auf, wo Ihr Team solche Dinge aufbewahrt, etwa in einem Passwortmanager.',
  withOs:
    'Auf diesem Computer öffnet der Schlüsselspeicher des Systems ({{backend}}) den Desk von selbst. Die Passphrase dient der Wiederherstellung: für einen neuen Computer oder wenn der Schlüsselspeicher ausfällt.',
  withoutOs:
    'Dieser Computer hat keinen sicheren Schlüsselspeicher; der Desk fragt bei jedem Start nach der Passphrase.',
  weakOs:
    'Der Schlüsselspeicher dieses Computers ({{backend}}) ist nicht sicher und wird nicht benutzt: Der Desk fragt bei jedem Start nach der Passphrase.',
  passphrase: 'Passphrase',
  again: 'Passphrase wiederholen',
  rule: 'Mindestens 12 Zeichen; mehrere Wörter merkt man sich am leichtesten.',
  tooShort_one: 'Noch ein Zeichen zu kurz.',
  tooShort_other: 'Noch {{count}} Zeichen zu kurz.',
  differs: 'Die beiden Eingaben sind verschieden.',
  create: 'Festlegen und öffnen',
  creating: 'Wird eingerichtet …',
  locked: 'Der Desk ist gesperrt',
  enter: 'Geben Sie die Passphrase ein, um fortzufahren.',
  osOnly:
    'Dieser Desk öffnet sich nur mit dem Schlüsselspeicher des Systems, und der ist gerade nicht verfügbar. Melden Sie sich neu am System an und versuchen Sie es dann noch einmal.',
  storeAway:
    'Der Schlüsselspeicher des Systems ({{backend}}), der diesen Desk sonst von selbst öffnet, ist gerade nicht verfügbar. Es ist nichts verloren: Die Passphrase öffnet ihn.',
  storeWeak:
    'Das System bietet statt {{backend}} jetzt einen Schlüsselspeicher an, der nicht sicher ist ({{present}}). Er wird nicht benutzt. Es ist nichts verloren: Die Passphrase öffnet den Desk.',
  storeChanged:
    'Der Schlüsselspeicher dieses Computers ist nicht mehr {{backend}}, sondern {{present}}. Es ist nichts verloren: Die Passphrase öffnet den Desk, und von da an gilt der neue Schlüsselspeicher.',
  storeSilent:
    'Der Schlüsselspeicher des Systems ({{backend}}) hat diesen Desk nicht geöffnet. Vielleicht ist er gesperrt oder wurde zurückgesetzt. Es ist nichts verloren: Die Passphrase öffnet den Desk.',
  askStore: 'Schlüsselspeicher erneut fragen',
  asking: 'Wird gefragt …',
  unlock: 'Entsperren',
  unlocking: 'Wird entsperrt …',
  nextTry_one: 'Nächster Versuch in einer Sekunde.',
  nextTry_other: 'Nächster Versuch in {{count}} Sekunden.',
  show: 'Passphrase anzeigen',
  hide: 'Passphrase verbergen',
  settings: {
    title: 'Passphrase und Sperre',
    autoLock: 'Sperren nach einer Zeit ohne Bedienung',
    minutes: '{{count}} Minuten',
    never: 'Nie',
    autoLockText:
      'Der Desk sperrt sich auch, wenn der Computer in den Ruhezustand geht oder sein Bildschirm gesperrt wird. Eine Sperre hebt nur die Passphrase auf, auch nach einem Neustart.',
    change: 'Passphrase ändern',
    changeText:
      'Die eigenen Sicherungen des Desks werden neu angelegt. Sicherungen an anderen Orten öffnen sich mit der Passphrase ihres Tages.',
    present: 'Bisherige Passphrase',
    next: 'Neue Passphrase',
    nextAgain: 'Neue Passphrase wiederholen',
    submit: 'Passphrase ändern',
    changed: 'Die Passphrase wurde geändert.',
    rotate: 'Neuen Schlüssel ziehen',
    rotateText:
      'Falls jemand eine Kopie des Schlüssels gehabt haben könnte: Alles wird mit einem neuen verschlüsselt. Bei vielen Sitzungen dauert das einen Moment. Kopien von vorher öffnen sich weiter wie bisher.',
    rotateSubmit: 'Neuen Schlüssel ziehen',
    rotating: 'Wird umgeschlüsselt …',
    rotated_one: 'Es gilt ein neuer Schlüssel. Ein Schlüssel wurde umgeschlüsselt.',
    rotated_other: 'Es gilt ein neuer Schlüssel. {{count}} Schlüssel wurden umgeschlüsselt.',
    backups: {
      renewed: 'Die eigenen Sicherungen des Desks wurden neu angelegt.',
      none: 'Eigene Sicherungen hatte der Desk noch keine.',
      failed: 'Die eigenen Sicherungen des Desks ließen sich nicht neu anlegen und öffnen sich wie bisher.',
    },
  },
};
