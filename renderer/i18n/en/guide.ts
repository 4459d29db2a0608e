export const guide = {
  name: 'Guided practice',
  start: 'Practise a registration',
  startText: 'A guide goes with you through one registration on the practice profile. Nothing of it is real.',
  progress: 'Step {{number}} of {{count}}',
  say: 'Say',
  end: 'End the practice',
  place: {
    profile: {
      title: 'First to the practice profile',
      text: 'Registrations go to “{{name}}” now. The practice goes on once the practice profile is active, so that nothing reaches Zastrpay.',
      action: 'Switch to practice',
      others: 'A team lead can switch.',
    },
    form: {
      title: 'What the customer says',
      say: 'I will make you a link with which you register at Zastrpay. What is your name, as it stands on your ID? And may I pass what you tell me on to Zastrpay?',
      text: 'Only the name is needed; what stays empty is not sent. Tick the consent when the customer has agreed, and press Enter.',
      action: 'Fill in an invented customer',
    },
    'hand-over': {
      title: 'Here is the code',
      say: 'Please scan this code. It leads to Zastrpay’s website, where you register.',
      text: 'The code is this customer’s alone, and ends when the countdown does. By phone, on paper or on a second screen: see “More ways”. Press F2 when the customer has it.',
    },
    waiting: {
      title: 'What the customer does now',
      say: 'On the website you get a second code. Show that one, with your ID, in a Zastrpay shop.',
      text: 'Only after the shop is the customer registered. To see what the customer sees, copy the link into a browser. Or let the invented customer do all of it now.',
      action: 'Let the customer register',
    },
    registered: {
      title: 'Registered, by Zastrpay’s word',
      text: 'Zastrpay’s message has arrived. Each status says whose word it is: Zastrpay’s, an operator’s, or the clock’s.',
      action: 'To the list of sessions',
    },
    list: {
      title: 'What the list shows',
      text: 'Every session with its reference, the customer masked, and how it stands. Enter opens the details and the history. “Today” collects what needs somebody. That was the whole of it.',
      action: 'Finish',
      live: 'Add a live profile',
    },
    other: {
      title: 'This one goes another way',
      text: 'The screen says what is the matter and what to do. The practice goes on with the next customer.',
      action: 'Next customer',
    },
    elsewhere: {
      title: 'The practice waits',
      text: 'Look around for as long as you like.',
      action: 'Back to the registration',
    },
  },
} as const;
