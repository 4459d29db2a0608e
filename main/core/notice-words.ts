import type { Language } from '../../preload/contract/desk.ts';
import type { Notice } from './ports/notices.ts';

/** What a notification says: a reference or a number, and never anything of a customer. */
interface NoticeWords {
  registered(reference: string): Notice;
  unknown(reference: string): Notice;
  expiring(reference: string, minutes: number): Notice;
  expiringSome(count: number, minutes: number): Notice;
  messages(): Notice;
  locked(count: number): Notice;
}

export const noticeWords: Readonly<Record<Language, NoticeWords>> = {
  en: {
    registered: (reference) => ({ title: 'Customer registered', body: `Session ${reference}, by Zastrpay’s word.` }),
    unknown: (reference) => ({ title: 'Outcome unknown', body: `Session ${reference}: send the same session again.` }),
    expiring: (reference, minutes) => ({
      title: 'A link is about to end',
      body: `Session ${reference} is not registered, and its link ends within ${minutes} minutes.`,
    }),
    expiringSome: (count, minutes) => ({
      title: 'Links are about to end',
      body: `${count} sessions are not registered, and their links end within ${minutes} minutes.`,
    }),
    messages: () => ({
      title: 'Zastrpay’s messages do not arrive',
      body: 'Registrations are not noticed until the receiver or the feed works again.',
    }),
    locked: (count) => ({
      title: 'Zastrpay Desk is locked',
      body: count === 1 ? 'Something has happened since.' : `${count} things have happened since.`,
    }),
  },
  de: {
    registered: (reference) => ({ title: 'Kunde registriert', body: `Sitzung ${reference}, laut Zastrpay.` }),
    unknown: (reference) => ({
      title: 'Ausgang unbekannt',
      body: `Sitzung ${reference}: Senden Sie dieselbe Sitzung erneut.`,
    }),
    expiring: (reference, minutes) => ({
      title: 'Ein Link läuft bald ab',
      body: `Sitzung ${reference} ist nicht registriert, und ihr Link läuft in höchstens ${minutes} Minuten ab.`,
    }),
    expiringSome: (count, minutes) => ({
      title: 'Links laufen bald ab',
      body: `${count} Sitzungen sind nicht registriert, und ihre Links laufen in höchstens ${minutes} Minuten ab.`,
    }),
    messages: () => ({
      title: 'Meldungen von Zastrpay kommen nicht an',
      body: 'Registrierungen werden nicht bemerkt, bis Empfänger oder Abruf wieder gehen.',
    }),
    locked: (count) => ({
      title: 'Zastrpay Desk ist gesperrt',
      body: count === 1 ? 'Seither ist etwas geschehen.' : `Seither sind ${count} Dinge geschehen.`,
    }),
  },
};
