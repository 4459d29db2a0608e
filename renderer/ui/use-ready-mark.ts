import { useEffect } from 'react';

/**
 * Notes in the page's own timeline that a form can be typed into. The first such mark is when the desk has started, for
 * whoever measures that.
 */
export function useReadyMark(): void {
  useEffect(() => {
    performance.mark('ready-to-type');
  }, []);
}
