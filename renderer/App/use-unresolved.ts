import { useEffect, useState } from 'react';
import { unwrap } from '../api/unwrap.ts';
import { useDeskParts } from './parts.ts';

/** As many as are worth counting; beyond that the exact number helps nobody. */
const countedAtMost = 99;

/** How many sessions have an unknown outcome, as main knows it now. */
export function useUnresolved(): number {
  const { bridge } = useDeskParts();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const query = { status: 'unknown', search: '', after: null, limit: countedAtMost } as const;
      const page = await unwrap(bridge['sessions.list'](query)).catch(() => null);
      if (isWanted && page !== null) setCount(page.sessions.length);
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
