/** Every key of the console in one place: what a screen listens to is what its buttons and the sheet show. */
export const shortcuts = {
  new: 'Mod+N',
  // The screens, in the order of the navigation.
  registration: 'Mod+1',
  today: 'Mod+2',
  sessions: 'Mod+3',
  audit: 'Mod+4',
  settings: 'Mod+5',
  palette: 'Mod+K',
  search: 'Mod+F',
  switchOperator: 'F4',
  lock: 'Mod+L',
  pasteDetails: 'Mod+E',
  undo: 'Mod+Z',
  help: '?',
  helpAnywhere: 'F1',
  handedOver: 'F2',
  enlarge: 'F3',
  next: 'Mod+Enter',
  closePanel: 'Escape',
} as const;

export type Shortcut = (typeof shortcuts)[keyof typeof shortcuts];

/** Keys that do what they do everywhere, and are worth saying. */
const plainKeys = { create: 'Enter', move: '↑+↓', open: 'Enter' } as const;

type KeyName = keyof typeof shortcuts | keyof typeof plainKeys;

/** Where a key is listened to. A new one needs a line here, and the sheet has it. */
const groupOf: Readonly<Record<KeyName, 'everywhere' | 'form' | 'handover' | 'list'>> = {
  new: 'everywhere',
  registration: 'everywhere',
  today: 'everywhere',
  sessions: 'everywhere',
  audit: 'everywhere',
  settings: 'everywhere',
  palette: 'everywhere',
  search: 'everywhere',
  switchOperator: 'everywhere',
  lock: 'everywhere',
  help: 'everywhere',
  helpAnywhere: 'everywhere',
  create: 'form',
  pasteDetails: 'form',
  undo: 'form',
  handedOver: 'handover',
  enlarge: 'handover',
  next: 'handover',
  move: 'list',
  open: 'list',
  closePanel: 'list',
};

/** Every key there is, by where it is listened to: for the sheet. */
export const shortcutGroups = (['everywhere', 'form', 'handover', 'list'] as const).map((group) => ({
  group,
  keys: names(groupOf)
    .filter((name) => groupOf[name] === group)
    .map((name) => ({ name, combination: { ...shortcuts, ...plainKeys }[name] })),
}));

function names<K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(of) as K[];
}

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a key press is this combination. `Mod` is Command on a Mac and Control elsewhere. */
export function isPress(press: KeyPress, shortcut: Shortcut, mac: boolean): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1) ?? '';
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (mod !== keys.includes('Mod') || other || press.altKey) return false;
  // A character stands for itself, however it is reached; a letter with Shift is another combination.
  if (press.shiftKey && key !== '?') return false;
  return press.key.toLowerCase() === key.toLowerCase();
}
