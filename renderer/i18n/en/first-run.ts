export const firstRun = {
  steps: 'Setting up the desk',
  step: {
    language: 'Language',
    passphrase: 'Passphrase',
    shop: 'Your shop',
  },
  welcome: 'Welcome',
  about:
    'With this desk you register customers at Zastrpay: you type what they say, and they get a link as a QR code. Three short steps, all of which can be changed later.',
  language: 'Your language',
  languageHint: 'Customers are spoken to in theirs, which you choose for each of them.',
  next: 'Continue',
  back: 'Back',
  shop: 'Your shop',
  merchantHint: 'For printed hand-outs and the customer’s screen. May be left empty.',
  who: 'Who works at this desk?',
  alone: 'One person',
  shared: 'Several people',
  aloneHint: 'Everything is recorded under this computer’s account, {{account}}.',
  sharedHint: 'Each gets a name, a role and a PIN. You add them next; the first one is a team lead.',
  practiceReady:
    'The practice profile is ready: a Zastrpay on this computer alone, where nothing is real. A profile for real customers is added under Settings.',
  begin: {
    practice: 'Practise a registration',
    operators: 'Add the operators',
    desk: 'Open the desk',
  },
} as const;
