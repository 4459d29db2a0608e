import type { connection as en } from '../en/connection.ts';
import type { Translated } from '../translated.ts';

export const connection: Translated<typeof en> = {
  action: 'Verbindung testen',
  actionNamed: 'Verbindung von {{name}} testen',
  title: 'Verbindung von {{name}}',
  testing: '{{baseUrl}} wird gefragt …',
  running: 'Wird getestet …',
  again: 'Erneut testen',
  verdict: {
    accepted: 'Adresse und Schlüssel werden angenommen.',
    unrecognised: 'Etwas antwortet, aber nichts zeigt, dass es Zastrpay ist.',
    'key-refused': 'Zastrpay lehnt den API-Schlüssel ab.',
    'access-denied': 'Zastrpay lehnt die Adresse dieses Netzes oder den Schlüssel ab (HTTP 403).',
    unexpected: 'Unter dieser Adresse antwortet etwas anderes (HTTP {{status}}).',
    offline: 'Es gibt keinen Weg zu dieser Adresse.',
    'name-lookup': 'Der Name dieser Adresse ist nicht zu finden.',
    tls: 'Der sicheren Verbindung ist nicht zu trauen.',
    proxy: 'Der Proxy des Netzes steht im Weg.',
    timeout: 'Es kam rechtzeitig keine Antwort.',
    redirected: 'Die Adresse leitet Anfragen weiter; der Desk folgt nicht.',
    'connection-broken': 'Die Verbindung ist abgerissen.',
  },
  advice: {
    accepted: 'Mit diesem Profil kann der Desk mit Zastrpay sprechen.',
    unrecognised:
      'Die Antwort ist „nicht gefunden“, wie sie von Zastrpay käme, aber nicht in dessen Worten. Vergleichen Sie die Basis-URL mit der, die Zastrpay Ihnen gegeben hat.',
    'key-refused':
      'Geben Sie den Schlüssel mit „API-Schlüssel ersetzen“ noch einmal ein, oder bitten Sie Zastrpay um einen anderen.',
    'access-denied':
      'Fragen Sie Zastrpay, ob die Adresse Ihres Netzes freigegeben ist, und dann, ob der Schlüssel stimmt.',
    unexpected:
      'Vergleichen Sie die Basis-URL mit der, die Zastrpay Ihnen gegeben hat. Eine Zahl ab 500 ist eine Störung dort: Versuchen Sie es später.',
    offline: 'Prüfen Sie das Netz dieses Computers und die Basis-URL.',
    'name-lookup': 'Prüfen Sie die Basis-URL auf Tippfehler und das Netz dieses Computers.',
    tls: 'Machen Sie nicht weiter. Fragen Sie bei Ihrer Netzbetreuung und bei Zastrpay nach, wessen Zertifikat das ist.',
    proxy: 'Bitten Sie Ihre Netzbetreuung, den Desk durchzulassen.',
    timeout:
      'Versuchen Sie es noch einmal. Bleibt es so, ist vielleicht eine Firewall im Weg, oder Ihre Adresse ist bei Zastrpay nicht freigegeben.',
    redirected:
      'Vergleichen Sie die Basis-URL mit der, die Zastrpay Ihnen gegeben hat. Weitergeschickt wurde nichts, auch der Schlüssel nicht.',
    'connection-broken': 'Versuchen Sie es noch einmal. Bleibt es so, ist vielleicht eine Firewall im Weg.',
  },
  link: {
    reached: 'Die Adresse ist erreichbar',
    secure: 'Die Verbindung ist verschlüsselt und vertrauenswürdig',
    answered: 'Dort antwortet etwas',
    recognised: 'Es antwortet in der Form von Zastrpay',
    key: 'Schlüssel und Netz werden angenommen',
  },
  proof: {
    proven: 'gezeigt',
    failed: 'nein',
    open: 'nicht gezeigt',
    needless: 'nicht nötig',
  },
  beyond: 'Was kein Test zeigen kann',
  beyondText:
    'Ob Zastrpay eine Registrierung annimmt, ob der Link so gebildet ist, wie Zastrpay ihn will, wohin der Browser des Kunden geschickt wird und ob Meldungen von Zastrpay ankommen. Das zeigt die erste Registrierung.',
  harmless: 'Der Test bricht eine Sitzung ab, die es nicht gibt. Er legt nichts an.',
  change: 'Zu diesem Profil wechseln',
};
