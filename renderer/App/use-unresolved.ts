import { useEffect, useState } from 'react';
import { unwrap } from '../api/unwrap.ts';
import { useDeskParts } from './parts.ts';

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
    const end = bridge.on('sessions.changed', () => void look());
    return () => {
      isWanted = false;
      end();
    };
  }, [bridge]);
  return count;
}
