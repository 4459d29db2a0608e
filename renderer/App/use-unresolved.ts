import { useEffect, useState } from 'react';
import { unwrap } from '../api/unwrap.ts';
import { useDeskParts } from './parts.ts';

/** One look for many changes in a row; and not while the link of one is being made. */
const lookAfterMs = 200;

/** How many sessions have an unknown outcome, as main knows it now. */
export function useUnresolved(): number {
  const { bridge } = useDeskParts();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const filter = { status: ['unknown'], newerThan: null } as const;
      const found = await unwrap(bridge['sessions.count'](filter)).catch(() => null);
      if (isWanted && found !== null) setCount(found.total);
    };
    void look();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = bridge.on('sessions.changed', () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void look();
      }, lookAfterMs);
    });
    return () => {
      isWanted = false;
      clearTimeout(waiting);
      end();
    };
  }, [bridge]);
  return count;
}
