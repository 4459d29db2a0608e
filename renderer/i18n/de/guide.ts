import type { guide as en } from '../en/guide.ts';
import type { Translated } from '../translated.ts';

export const guide: Translated<typeof en> = {
  name: 'Geführte Übung',
  start: 'Eine Registrierung üben',
  startText: 'Eine Anleitung begleitet Sie durch eine Registrierung mit dem Übungsprofil. Nichts davon ist echt.',
  progress: 'Schritt {{number}} von {{count}}',
  say: 'Sagen Sie',
  end: 'Übung beenden',
  place: {
    profile: {
      title: 'Zuerst zum Übungsprofil',
      text: 'Registrierungen gehen jetzt an „{{name}}“. Die Übung geht weiter, sobald das Übungsprofil aktiv ist, damit nichts Zastrpay erreicht.',
      action: 'Zur Übung wechseln',
      others: 'Die Teamleitung kann wechseln.',
    },
    form: {
      title: 'Was der Kunde sagt',
      say: 'Ich erstelle Ihnen einen Link, mit dem Sie sich bei Zastrpay registrieren. Wie heißen Sie, so wie es im Ausweis steht? Und darf ich Ihre Angaben an Zastrpay weitergeben?',
      text: 'Nur der Name ist nötig; was leer bleibt, wird nicht gesendet. Haken Sie die Einwilligung an, wenn der Kunde zugestimmt hat, und drücken Sie die Eingabetaste.',
      action: 'Erfundenen Kunden eintragen',
    },
    'hand-over': {
      title: 'Hier ist der Code',
      say: 'Bitte scannen Sie diesen Code. Er führt zur Website von Zastrpay; dort registrieren Sie sich.',
      text: 'Der Code gehört nur diesem Kunden und endet mit dem Countdown. Am Telefon, auf Papier oder auf einem zweiten Bildschirm: siehe „Weitere Wege“. Drücken Sie F2, wenn der Kunde ihn hat.',
    },
    waiting: {
      title: 'Was der Kunde jetzt tut',
      say: 'Auf der Website bekommen Sie einen zweiten Code. Zeigen Sie den mit Ihrem Ausweis in einem Zastrpay-Shop.',
      text: 'Erst nach dem Shop ist der Kunde registriert. Was der Kunde sieht, sehen Sie, wenn Sie den Link in einen Browser kopieren. Oder lassen Sie den erfundenen Kunden jetzt alles tun.',
      action: 'Den Kunden registrieren lassen',
    },
    registered: {
      title: 'Registriert, sagt Zastrpay',
      text: 'Die Meldung von Zastrpay ist da. Jeder Status sagt, wessen Wort er ist: das von Zastrpay, das einer Person am Desk oder das der Uhr.',
      action: 'Zur Liste der Sitzungen',
    },
    list: {
      title: 'Was die Liste zeigt',
      text: 'Jede Sitzung mit ihrer Referenz, dem verdeckten Kunden und ihrem Stand. Die Eingabetaste öffnet Einzelheiten und Verlauf. „Heute“ sammelt, was jemanden braucht. Das war schon alles.',
      action: 'Fertig',
      live: 'Live-Profil hinzufügen',
    },
    other: {
      title: 'Hier geht es anders weiter',
      text: 'Die Ansicht sagt, was los ist und was zu tun ist. Die Übung geht mit dem nächsten Kunden weiter.',
      action: 'Nächster Kunde',
    },
    elsewhere: {
      title: 'Die Übung wartet',
      text: 'Sehen Sie sich um, so lange Sie mögen.',
      action: 'Zurück zur Registrierung',
    },
  },
};
