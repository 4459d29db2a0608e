import type { notices as en } from '../en/notices.ts';
import type { Translated } from '../translated.ts';

export const notices: Translated<typeof en> = {
  title: 'Benachrichtigungen',
  text: 'Solange niemand auf den Desk sieht, sagt das System, wenn ein Kunde registriert ist, ein Ausgang unbekannt bleibt, ein Link bald abläuft oder Meldungen von Zastrpay nicht ankommen. Nie mit Namen; von einem gesperrten Desk nur, wie viel geschehen ist.',
  on: 'Benachrichtigungen zeigen',
  impossible: 'Dieses System bietet dem Desk keine Benachrichtigungen. „Heute“ sammelt dasselbe.',
};
