import type { Language } from '../../preload/contract/desk.ts';

/** Everything that is said to the customer, in the two languages that Zastrpay speaks [docs]. */
export interface Words {
  readonly banner: string;
  readonly nothingLeaves: string;
  readonly details: {
    readonly heading: string;
    readonly none: string;
    readonly name: string;
    readonly dateOfBirth: string;
    readonly placeOfBirth: string;
    readonly nationality: string;
    readonly address: string;
    readonly email: string;
  };
  readonly validUntil: (time: string) => string;
  readonly register: string;
  readonly abort: string;
  readonly backToMerchant: string;
  readonly continueToMerchant: string;
  readonly forPractice: string;
  readonly youChoose: string;
  readonly simulateFailure: string;
  readonly simulateCheck: string;
  readonly simulateFailedCheck: string;
  readonly registrationQr: string;
  readonly notYet: string;
  readonly open: Said;
  readonly waiting: Said;
  readonly registered: Said;
  readonly failed: Said;
  readonly cancelled: Said;
  readonly expired: Said;
  readonly unknown: Said;
  readonly merchant: {
    readonly success: Said;
    readonly failure: Said;
    readonly abort: Said;
    readonly qrCodeSuccess: Said;
    readonly whatThisIs: string;
    readonly provesNothing: string;
  };
}

interface Said {
  readonly title: string;
  readonly text: string;
}

const en: Words = {
  banner: 'Practice — not the real Zastrpay.',
  nothingLeaves: 'Nothing you do here reaches Zastrpay.',
  details: {
    heading: 'Your details',
    none: 'The merchant has not passed on any details.',
    name: 'Name',
    dateOfBirth: 'Date of birth',
    placeOfBirth: 'Place of birth',
    nationality: 'Nationality',
    address: 'Address',
    email: 'E-mail',
  },
  validUntil: (time) => `This link is valid until ${time}.`,
  register: 'Register and get the QR code',
  abort: 'Cancel and go back',
  backToMerchant: 'Back to the merchant',
  continueToMerchant: 'Continue to the merchant',
  forPractice: 'For practice',
  youChoose: 'What happens next is up to the shop and to Zastrpay. Here you choose.',
  simulateFailure: 'Simulate a failed registration',
  simulateCheck: 'Simulate the shop’s check',
  simulateFailedCheck: 'Simulate a failed check',
  registrationQr: 'Registration QR code',
  notYet: 'You are not registered until then.',
  open: {
    title: 'Register with Zastrpay',
    text: 'Please check your details. The merchant has filled them in for you.',
  },
  waiting: {
    title: 'Show this QR code in a Zastrpay shop',
    text: 'Bring an ID document. The shop scans the code, checks your document and completes your registration.',
  },
  registered: {
    title: 'You are registered',
    text: 'The shop has checked your document, and Zastrpay has told the merchant.',
  },
  failed: {
    title: 'The registration has failed',
    text: 'Please contact the merchant to try again with a new link.',
  },
  cancelled: {
    title: 'This registration was cancelled',
    text: 'The merchant has cancelled it. Ask for a new link if you still want to register.',
  },
  expired: {
    title: 'This link has expired',
    text: 'A link is valid for 30 minutes. Please ask the merchant for a new one.',
  },
  unknown: {
    title: 'This link is not valid',
    text: 'Part of it may be missing, or the practice has ended since it was made. Please ask the merchant for a new one.',
  },
  merchant: {
    success: {
      title: 'Welcome, you are registered',
      text: 'You can pay in and withdraw cash with Zastrpay now. Start your first payment whenever you like.',
    },
    failure: {
      title: 'The registration did not work',
      text: 'Nothing is lost: our support will send you a new link.',
    },
    abort: {
      title: 'You have left the registration',
      text: 'As long as your link is valid, you can open it again and go on.',
    },
    qrCodeSuccess: {
      title: 'Your QR code is ready',
      text: 'Take it and an ID document to a Zastrpay shop. Your registration is completed there.',
    },
    whatThisIs: 'A merchant’s own page would say something like this.',
    provesNothing:
      'For the desk, arriving here proves nothing: a customer counts as registered when Zastrpay reports it.',
  },
};

const de: Words = {
  banner: 'Übung – nicht das echte Zastrpay.',
  nothingLeaves: 'Nichts, was Sie hier tun, erreicht Zastrpay.',
  details: {
    heading: 'Ihre Angaben',
    none: 'Der Händler hat keine Angaben übermittelt.',
    name: 'Name',
    dateOfBirth: 'Geburtsdatum',
    placeOfBirth: 'Geburtsort',
    nationality: 'Staatsangehörigkeit',
    address: 'Anschrift',
    email: 'E-Mail',
  },
  validUntil: (time) => `Dieser Link gilt bis ${time} Uhr.`,
  register: 'Registrieren und QR-Code erhalten',
  abort: 'Abbrechen und zurück',
  backToMerchant: 'Zurück zum Händler',
  continueToMerchant: 'Weiter zum Händler',
  forPractice: 'Zum Üben',
  youChoose: 'Wie es weitergeht, entscheiden sonst der Shop und Zastrpay. Hier entscheiden Sie.',
  simulateFailure: 'Fehlgeschlagene Registrierung simulieren',
  simulateCheck: 'Prüfung im Shop simulieren',
  simulateFailedCheck: 'Fehlgeschlagene Prüfung simulieren',
  registrationQr: 'QR-Code für die Registrierung',
  notYet: 'Erst dann sind Sie registriert.',
  open: {
    title: 'Bei Zastrpay registrieren',
    text: 'Bitte prüfen Sie Ihre Angaben. Der Händler hat sie für Sie eingetragen.',
  },
  waiting: {
    title: 'Zeigen Sie diesen QR-Code in einem Zastrpay-Shop',
    text: 'Bringen Sie einen Ausweis mit. Der Shop scannt den Code, prüft den Ausweis und schließt die Registrierung ab.',
  },
  registered: {
    title: 'Sie sind registriert',
    text: 'Der Shop hat Ihren Ausweis geprüft, und Zastrpay hat den Händler benachrichtigt.',
  },
  failed: {
    title: 'Die Registrierung ist fehlgeschlagen',
    text: 'Bitte wenden Sie sich an den Händler, um es mit einem neuen Link noch einmal zu versuchen.',
  },
  cancelled: {
    title: 'Diese Registrierung wurde storniert',
    text: 'Der Händler hat sie storniert. Bitten Sie um einen neuen Link, wenn Sie sich noch registrieren möchten.',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    text: 'Ein Link gilt 30 Minuten. Bitte lassen Sie sich vom Händler einen neuen geben.',
  },
  unknown: {
    title: 'Dieser Link ist nicht gültig',
    text: 'Vielleicht fehlt ein Teil davon, oder die Übung ist seither beendet worden. Bitte lassen Sie sich vom Händler einen neuen geben.',
  },
  merchant: {
    success: {
      title: 'Willkommen, Sie sind registriert',
      text: 'Sie können jetzt mit Zastrpay bar ein- und auszahlen. Starten Sie Ihre erste Zahlung, wann Sie möchten.',
    },
    failure: {
      title: 'Die Registrierung hat nicht geklappt',
      text: 'Es ist nichts verloren: Unser Support schickt Ihnen einen neuen Link.',
    },
    abort: {
      title: 'Sie haben die Registrierung verlassen',
      text: 'Solange Ihr Link gültig ist, können Sie ihn wieder öffnen und weitermachen.',
    },
    qrCodeSuccess: {
      title: 'Ihr QR-Code ist bereit',
      text: 'Gehen Sie damit und mit einem Ausweis in einen Zastrpay-Shop. Dort wird die Registrierung abgeschlossen.',
    },
    whatThisIs: 'So etwas stünde auf der eigenen Seite eines Händlers.',
    provesNothing:
      'Für den Support beweist die Ankunft hier nichts: Registriert ist ein Kunde, wenn Zastrpay es meldet.',
  },
};

export const words: Readonly<Record<Language, Words>> = { en, de };
