/** What customers read, in the two languages that Zastrpay speaks. The merchant's own words come from the settings. */
export const words = {
  de: {
    tag: 'de-DE',
    subject: 'Ihr Link zur Registrierung bei Zastrpay ({reference})',
    greeting: 'Guten Tag,',
    intro: 'mit diesem Link registrieren Sie sich bei Zastrpay:',
    validUntil: 'Er gilt bis {until}.',
    validUnknown: 'Er gilt nur kurze Zeit.',
    steps: 'So geht es weiter',
    step: [
      'Öffnen Sie den Link oder scannen Sie den QR-Code mit der Kamera Ihres Telefons.',
      'Registrieren Sie sich auf der Website von Zastrpay. Am Ende zeigt Ihnen Zastrpay einen zweiten QR-Code.',
      'Zeigen Sie diesen zweiten QR-Code in einem Zastrpay-Shop, mit Personalausweis oder Reisepass.',
    ],
    private: 'Der Link ist nur für Sie bestimmt. Bitte geben Sie ihn nicht weiter.',
    reference: 'Referenz',
    code: 'QR-Code mit Ihrem Link',
    sheetTitle: 'Ihre Registrierung bei Zastrpay',
    sheetStep: [
      'Scannen Sie diesen QR-Code mit der Kamera Ihres Telefons.',
      'Registrieren Sie sich auf der Website von Zastrpay. Am Ende zeigt Ihnen Zastrpay einen zweiten QR-Code.',
      'Zeigen Sie diesen zweiten QR-Code in einem Zastrpay-Shop.',
    ],
    notForShop: 'Der QR-Code auf diesem Blatt ist nicht der für den Shop.',
    notForShopHere: 'Der hier gezeigte QR-Code ist nicht der für den Shop.',
    left: 'Noch gültig:',
    leftUnknown: 'kurze Zeit',
    bringLabel: 'Bitte mitbringen:',
    bring: 'Personalausweis oder Reisepass.',
    validLabel: 'Gültig bis',
    notReal: 'ÜBUNG: Dieser Link ist kein echter.',
    message: 'Ihr Link zur Registrierung bei Zastrpay, nur für Sie: {link}',
  },
  en: {
    tag: 'en-GB',
    subject: 'Your link for registering with Zastrpay ({reference})',
    greeting: 'Hello,',
    intro: 'this link takes you to your registration with Zastrpay:',
    validUntil: 'It is valid until {until}.',
    validUnknown: 'It is valid for a short time only.',
    steps: 'What happens next',
    step: [
      'Open the link, or scan the QR code with your phone’s camera.',
      'Register on Zastrpay’s website. At the end Zastrpay shows you a second QR code.',
      'Show that second QR code in a Zastrpay shop, with your identity card or passport.',
    ],
    private: 'The link is meant for you alone. Please do not pass it on.',
    reference: 'Reference',
    code: 'QR code with your link',
    sheetTitle: 'Your registration with Zastrpay',
    sheetStep: [
      'Scan this QR code with your phone’s camera.',
      'Register on Zastrpay’s website. At the end Zastrpay shows you a second QR code.',
      'Show that second QR code in a Zastrpay shop.',
    ],
    notForShop: 'The QR code on this sheet is not the one for the shop.',
    notForShopHere: 'The QR code shown here is not the one for the shop.',
    left: 'Still valid for:',
    leftUnknown: 'a short time',
    bringLabel: 'Please bring:',
    bring: 'identity card or passport.',
    validLabel: 'Valid until',
    notReal: 'PRACTICE: this link is not a real one.',
    message: 'Your link for registering with Zastrpay, for you alone: {link}',
  },
} as const;

export type CustomerWords = (typeof words)['de' | 'en'];

/** Zastrpay itself falls back to German. */
export const wordsFor = (locale: string): CustomerWords => (locale.startsWith('en') ? words.en : words.de);

/** `24.11.2026, 14:35 MEZ`: local time, and whose. */
export function localTime(at: Date, tag: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(at);
}

/** `{name}` in a text → its value. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
