import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is, in rem: text that is made larger leaves less room. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(60);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setRoom(measured.clientWidth / rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
