import { useEffect, useRef } from 'react';
import { isMac } from './Keys.tsx';
import { isPress, type Shortcut } from './shortcuts.ts';

/**
 * Does something when a combination is pressed, wherever the focus is. A key held down counts once; in front of a sheet
 * the keys of what lies behind are dead; a bare character is left to whoever is typing.
 */
export function useShortcut(shortcut: Shortcut, act: () => void, isActive = true): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.defaultPrevented || !isPress(event, shortcut, isMac)) return;
      if (document.querySelector('.backdrop') !== null) return;
      if (shortcut === '?' && isTyping(event.target)) return;
      event.preventDefault();
      if (isFirst) event.stopPropagation();
      latest.current();
    };
    // A button takes every Enter for a press, whatever is held down with it: it must not hear of this one.
    const isFirst = shortcut.endsWith('+Enter');
    window.addEventListener('keydown', onKey, isFirst);
    return () => window.removeEventListener('keydown', onKey, isFirst);
  }, [shortcut, isActive]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
