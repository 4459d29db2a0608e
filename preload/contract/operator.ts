/** What somebody is at this desk for. */
export const roles = ['agent', 'team-lead', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What may be allowed to some and not to others. Which call does what, `main/ipc/permissions.ts` says. */
export type Action =
  /** Lists and details, masked; what goes on at the desk. */
  | 'read'
  /** Drafts, creating, sending again, replacing, cancelling, letting a held link go. */
  | 'register'
  | 'hand-over'
  /** The operator's own word for an outcome, and messages of Zastrpay's pasted in. */
  | 'mark'
  /** A customer unmasked. */
  | 'reveal'
  | 'erase'
  /** An audit export without customers, or with masked ones. */
  | 'export'
  | 'export-full'
  | 'verify'
  | 'retention'
  /** Profiles, vault, backups, ways in for messages, templates. */
  | 'settings'
  | 'operators';

/** The one table of who may do what. */
const allowed: Readonly<Record<Action, readonly Role[]>> = {
  read: ['agent', 'team-lead', 'auditor'],
  register: ['agent', 'team-lead'],
  'hand-over': ['agent', 'team-lead'],
  mark: ['agent', 'team-lead'],
  reveal: ['team-lead'],
  erase: ['team-lead'],
  export: ['team-lead', 'auditor'],
  'export-full': ['team-lead'],
  verify: ['team-lead', 'auditor'],
  retention: ['team-lead'],
  settings: ['team-lead'],
  operators: ['team-lead'],
};

/** Who works at the desk. */
export type AtTheDesk =
  /** The account of the system, where no operators are set up: one desk, one person, everything is permitted. */
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'operator'; readonly id: string; readonly name: string; readonly role: Role }
  /** Operators are set up, and nobody has said yet who is here. */
  | { readonly kind: 'nobody' };

/** Whether they may do it. Main decides by this; the screens ask it too, to hide or explain what would be refused. */
export function permits(who: AtTheDesk, action: Action): boolean {
  switch (who.kind) {
    case 'account':
      return true;
    case 'operator':
      return allowed[action].includes(who.role);
    case 'nobody':
      return false;
  }
}

export interface OperatorView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface NewOperator {
  readonly name: string;
  readonly role: Role;
  /** Typed once, stretched at once, never shown again. */
  readonly pin: string;
}
