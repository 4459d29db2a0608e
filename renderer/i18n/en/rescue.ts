export const rescue = {
  title: { log: 'The desk’s log is damaged', vault: 'The desk’s keys are damaged' },
  text: {
    log: 'The file that holds every session cannot be read as it is. Nothing was sent or changed since.',
    vault:
      'The file that keeps the keys cannot be read, so nothing that is sealed can be opened. A backup brings its own.',
  },
  nothingDeleted: 'Whatever you choose, no file is deleted: damaged ones are set aside under another name.',
  mend: 'Repair the log',
  mendText:
    'Everything that can still be read is carried over, if it is whole. Otherwise the newest sound backup takes its place.',
  mending: 'Repairing…',
  back: 'Go back to a backup',
  backText: 'What happened after it was made is then only in the file that is set aside.',
  noBackups: 'There is no backup on this computer. One from elsewhere can be put back with the command “restore”.',
  restore: 'Go back',
  restoreNamed: 'Go back to the backup of {{at}}',
  restoring: 'Going back…',
  askTitle: 'Go back to this backup?',
  askText:
    'The desk will be as it was on {{at}}, and opens with the passphrase of that day. The present files are set aside.',
  done: 'The desk can be opened again',
  carriedOver: 'Everything could be carried over; nothing is missing.',
  restored: 'The desk is as it was on {{at}}. It opens with the passphrase of that day.',
  erasedAgain_one: 'One customer who had been erased since was erased again.',
  erasedAgain_other: '{{count}} customers who had been erased since were erased again.',
  setAside: 'Set aside, in the desk’s folder:',
  goOn: 'Continue',
} as const;
