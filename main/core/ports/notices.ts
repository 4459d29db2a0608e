/** The system's notifications. Other programs, and whoever stands at the screen, see them too. */
export interface Notifier {
  isPossible(): boolean;
  /** Whether the console is in front of the operator right now. */
  isWatched(): boolean;
  /** The system's languages, the preferred one first. */
  languages(): readonly string[];
  /** One of the same tag goes. @param notice.opened called when the operator presses it; the console is in front then */
  show(notice: Notice & { readonly tag: string; readonly opened: () => void }): void;
  /** Takes away all that are still shown. */
  clear(): void;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
}
