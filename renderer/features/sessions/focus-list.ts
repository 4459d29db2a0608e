/** Puts the keyboard into the list of sessions, if there is one on the page. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
}
