export const palette = {
  title: 'Go to or do',
  what: 'What do you want to do?',
  placeholder: 'A screen, an action, a reference …',
  inside: 'What shall be done with {{reference}}? Backspace goes back',
  details: 'Show details',
  actions: 'Actions',
  profile: 'Profile: switch to {{name}} ({{environment}})',
  nothing: 'Nothing of this name. References have six letters, as in KX4-7QM.',
  found_one: 'One entry',
  found_other: '{{count}} entries',
};
