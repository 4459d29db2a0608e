export const diagnostics = {
  title: 'Diagnostics',
  text: 'For whoever helps you from afar: versions, settings, counts, and what the desk logged. No names, no customers, no keys or links. Read it before you pass it on; exactly this is saved.',
  collecting: 'Collecting…',
  again: 'Collect again',
  save: 'Save…',
  saved: 'Saved as {{file}}.',
  shown: 'The diagnostics in full',
  size: '{{kilobytes}} kB, {{lines}} lines',
} as const;
