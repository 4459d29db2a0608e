/**
 * Puts text into the clipboard. By a `copy` event rather than `navigator.clipboard`, which needs a permission that the
 * shells do not give to the page. Only for ids; a customer's link goes through main, which clears it again.
 * @returns whether it worked
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', fill, { once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return copied;
}
