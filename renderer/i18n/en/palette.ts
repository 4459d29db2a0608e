export const palette = {
  title: 'Go to or do',
  what: 'What do you want to do?',
  placeholder: 'A screen, an action, a reference …',
  nothing: 'Nothing of this name. References have six letters, as in KX4-7QM.',
  found_one: 'One entry',
  found_other: '{{count}} entries',
};
