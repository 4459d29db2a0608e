export const vault = {
  choose: 'Choose a passphrase',
  protects:
    'It protects everything this desk keeps: customer data, links, API keys. Nothing of it can be read without the passphrase.',
  lost: 'It cannot be recovered. Keep it where your team keeps such things, for example in a password manager.',
  withOs:
    'On this computer the system’s key store ({{backend}}) opens the desk by itself. The passphrase is for recovery: for a new computer, or when the key store fails.',
  withoutOs: 'This computer has no safe key store, so the desk asks for the passphrase at every start.',
  weakOs:
    'This computer’s key store ({{backend}}) is not safe and is not used: the desk asks for the passphrase at every start.',
  passphrase: 'Passphrase',
  again: 'Repeat the passphrase',
  rule: 'At least 12 characters; several words are easiest to remember.',
  tooShort_one: 'Still one character short.',
  tooShort_other: 'Still {{count}} characters short.',
  differs: 'The two entries differ.',
  create: 'Set passphrase and open',
  creating: 'Setting up…',
  locked: 'The desk is locked',
  enter: 'Enter the passphrase to continue.',
  osOnly:
    'This desk opens with the system’s key store only, and that is not available now. Sign in to the system again, then try once more.',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  wait_one: 'Too many tries. Next try in one second.',
  wait_other: 'Too many tries. Next try in {{count}} seconds.',
  show: 'Show passphrase',
  hide: 'Hide passphrase',
} as const;
