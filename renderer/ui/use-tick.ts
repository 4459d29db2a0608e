import { useEffect, useState } from 'react';

/**
 * The time on `performance.now`'s scale, renewed every so often.
 * @param everyMs null: stand still
 */
export function useTick(everyMs: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (everyMs === null) return;
    const tick = (): void => setNow(performance.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
