import { useEffect, useState } from 'react';
import type { SessionSummary } from '../../../preload/contract/session.ts';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';

/** Fewer letters would find everybody. */
const shortest = 3;
const most = 6;
const afterMs = 120;

/** Sessions that answer to what was typed, a moment after the last key: a reference, an id, or what is sealed. */
export function useFoundSessions(typed: string): readonly SessionSummary[] {
  const { bridge } = useDeskParts();
  const [found, setFound] = useState<{ readonly typed: string; readonly sessions: readonly SessionSummary[] }>({
    typed: '',
    sessions: [],
  });
  const search = typed.trim();
  useEffect(() => {
    if (search.length < shortest) return;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const page = await unwrap(bridge['sessions.list']({ status: null, search, after: null, limit: most })).catch(
        () => null,
      );
      if (isWanted && page !== null) setFound({ typed: search, sessions: page.sessions });
    };
    const timer = setTimeout(() => void look(), afterMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [bridge, search]);
  // What an older question found must not stand under a newer one.
  return found.typed === search ? found.sessions : [];
}
