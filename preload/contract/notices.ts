/** Where a notification of the system leads. */
export type NoticeTarget =
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'today' }
  | { readonly kind: 'messages' };

/** Whether the system is told of what happens while nobody looks at the console. */
export interface NoticesSetting {
  readonly isOn: boolean;
  /** False where this shell, or this system, has no notifications. */
  readonly isPossible: boolean;
}
