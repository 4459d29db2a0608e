export const notices = {
  title: 'Notifications',
  text: 'While nobody looks at the console, the system says when a customer is registered, when an outcome is unknown, when a link is about to end, and when Zastrpay’s messages do not arrive. Never with a name; of a locked desk only how much has happened.',
  on: 'Show notifications',
  impossible: 'This system offers the desk no notifications. “Today” collects the same.',
} as const;
