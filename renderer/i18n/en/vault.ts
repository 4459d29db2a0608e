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
  storeAway:
    'The system’s key store ({{backend}}), which usually opens this desk by itself, is not available now. Nothing is lost: the passphrase opens it.',
  storeWeak:
    'The system now offers a key store that is not safe ({{present}}) in place of {{backend}}. It is not used. Nothing is lost: the passphrase opens the desk.',
  storeChanged:
    'This computer’s key store has changed from {{backend}} to {{present}}. Nothing is lost: the passphrase opens the desk, and the new key store takes over from then on.',
  storeSilent:
    'The system’s key store ({{backend}}) did not open this desk. It may be locked, or was reset. Nothing is lost: the passphrase opens the desk.',
  askStore: 'Ask the key store again',
  asking: 'Asking…',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  nextTry_one: 'Next try in one second.',
  nextTry_other: 'Next try in {{count}} seconds.',
  show: 'Show passphrase',
  hide: 'Hide passphrase',
  settings: {
    title: 'Passphrase and lock',
    autoLock: 'Lock after time without use',
    minutes: '{{count}} minutes',
    never: 'Never',
    autoLockText:
      'The desk also locks when the computer sleeps or its screen is locked. Only the passphrase undoes a lock, over a restart too.',
    change: 'Change the passphrase',
    changeText: 'The desk’s own backups are made anew. Backups elsewhere open with the passphrase of their day.',
    present: 'Present passphrase',
    next: 'New passphrase',
    nextAgain: 'Repeat the new passphrase',
    submit: 'Change passphrase',
    changed: 'The passphrase was changed.',
    rotate: 'Draw a new key',
    rotateText:
      'When somebody may have had a copy of the key: everything is wrapped with a new one. It takes a moment with many sessions. Copies that were taken before still open as they did.',
    rotateSubmit: 'Draw a new key',
    rotating: 'Wrapping…',
    rotated_one: 'There is a new key. One key was wrapped anew.',
    rotated_other: 'There is a new key. {{count}} keys were wrapped anew.',
    backups: {
      renewed: 'The desk’s own backups were made anew.',
      none: 'The desk had no backups of its own yet.',
      failed: 'The desk’s own backups could not be made anew and open as they did before.',
    },
  },
} as const;
