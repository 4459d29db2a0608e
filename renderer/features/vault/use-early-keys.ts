import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/**
 * Takes over what was typed into a field that was there before its script: the text, and that it was sent off
 * (`renderer/early-form.js`). Nothing happens where the field came with its script.
 */
export function useEarlyKeys(
  field: RefObject<HTMLInputElement | null>,
  value: string,
  take: (typed: string) => void,
  send: () => void,
): void {
  const [isSent, setSent] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useLayoutEffect(() => {
    const typed = field.current?.value ?? '';
    if (typed === '') return;
    take(typed);
    setSent(field.current?.form?.dataset.sent !== undefined);
  }, []);
  useEffect(() => {
    if (!isSent || value === '') return;
    setSent(false);
    send();
  }, [isSent, value, send]);
}
