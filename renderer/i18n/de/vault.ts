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
  unlock: 'Entsperren',
  unlocking: 'Wird entsperrt …',
  wait_one: 'Zu viele Versuche. Nächster Versuch in einer Sekunde.',
  wait_other: 'Zu viele Versuche. Nächster Versuch in {{count}} Sekunden.',
  show: 'Passphrase anzeigen',
  hide: 'Passphrase verbergen',
};
