import type { rescue as en } from '../en/rescue.ts';
import type { Translated } from '../translated.ts';

export const rescue: Translated<typeof en> = {
  title: { log: 'Das Protokoll des Desks ist beschädigt', vault: 'Die Schlüssel des Desks sind beschädigt' },
  text: {
    log: 'Die Datei mit allen Sitzungen lässt sich so nicht lesen. Seither wurde nichts gesendet oder geändert.',
    vault:
      'Die Datei mit den Schlüsseln lässt sich nicht lesen; nichts Verschlüsseltes kann geöffnet werden. Eine Sicherung bringt ihre eigenen mit.',
  },
  nothingDeleted:
    'Was Sie auch wählen, es wird keine Datei gelöscht: Beschädigte werden unter anderem Namen beiseitegelegt.',
  mend: 'Protokoll reparieren',
  mendText:
    'Alles, was noch lesbar ist, wird übernommen, sofern es vollständig ist. Sonst tritt die neueste unversehrte Sicherung an seine Stelle.',
  mending: 'Wird repariert …',
  back: 'Zu einer Sicherung zurückgehen',
  backText: 'Was nach ihr geschah, steht dann nur noch in der beiseitegelegten Datei.',
  noBackups:
    'Auf diesem Computer liegt keine Sicherung. Eine von einem anderen Ort lässt sich mit dem Befehl „restore“ zurückspielen.',
  restore: 'Zurückgehen',
  restoreNamed: 'Zur Sicherung vom {{at}} zurückgehen',
  restoring: 'Wird zurückgespielt …',
  askTitle: 'Zu dieser Sicherung zurückgehen?',
  askText:
    'Der Desk ist dann so, wie er am {{at}} war, und öffnet sich mit der Passphrase jenes Tages. Die jetzigen Dateien werden beiseitegelegt.',
  done: 'Der Desk lässt sich wieder öffnen',
  carriedOver: 'Alles konnte übernommen werden; es fehlt nichts.',
  restored: 'Der Desk ist so, wie er am {{at}} war. Er öffnet sich mit der Passphrase jenes Tages.',
  erasedAgain_one: 'Ein Kunde, der seither gelöscht worden war, wurde wieder gelöscht.',
  erasedAgain_other: '{{count}} Kunden, die seither gelöscht worden waren, wurden wieder gelöscht.',
  setAside: 'Beiseitegelegt, im Ordner des Desks:',
  goOn: 'Weiter',
};
