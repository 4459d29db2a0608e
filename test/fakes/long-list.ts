import type { SessionCount, SessionPage, SessionQuery } from '../../preload/contract/calls.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import type { SessionSummary } from '../../preload/contract/session.ts';

/** As much of a desk as a long list needs: any number of sessions, numbered from the oldest, that cost nothing. */
export function longList(count: number) {
  let newest = count;
  const pages: SessionQuery[] = [];
  const listeners = new Set<(payload: { readonly id: string }) => void>();

  const sessionOf = (number: number): SessionSummary => ({
    id: `session-${number}`,
    reference: 'KX4-7QM',
    status: 'registered',
    origin: 'zastrpay',
    profile: 'Practice',
    environment: 'practice',
    createdAt: new Date(number * 1_000).toISOString(),
    expiresAt: null,
    replaces: null,
    replacedBy: null,
    customer: null,
  });

  /** A search finds every third; nobody knows how many without looking. */
  const fits = (search: string) => (number: number) => search === '' || number % 3 === 0;

  const list = async (query: SessionQuery): Promise<Result<SessionPage>> => {
    pages.push(query);
    const { after, direction, skip = 0, limit, search } = query;
    const step = direction === 'newer' ? 1 : -1;
    const found: number[] = [];
    let number = after === null ? newest - skip : Number(after) + step;
    for (; number >= 1 && number <= newest && found.length < limit; number += step) {
      if (fits(search)(number)) found.push(number);
    }
    if (direction === 'newer') found.reverse();
    const [first, last] = [found[0], found.at(-1)];
    const isMore =
      last !== undefined &&
      Array.from({ length: 3 }, (_, at) => last - 1 - at).some((each) => each >= 1 && fits(search)(each));
    return {
      ok: true,
      value: {
        sessions: found.map(sessionOf),
        previous: first === undefined ? null : String(first),
        next: isMore ? String(last) : null,
      },
    };
  };

  const countOf = async (query: { readonly newerThan: string | null }): Promise<Result<SessionCount>> => ({
    ok: true,
    value: { total: newest, newer: query.newerThan === null ? 0 : newest - Number(query.newerThan) },
  });

  const desk: Pick<DeskBridge, 'sessions.list' | 'sessions.count' | 'sessions.show' | 'on'> = {
    'sessions.list': list,
    'sessions.count': countOf,
    'sessions.show': async () => ({ ok: false, error: { code: 'session-unknown', message: '' } }),
    on(_, listener) {
      const told = listener as (payload: { readonly id: string }) => void;
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  };

  return {
    desk,
    /** Every page that was asked for. */
    pages,
    /** So many new sessions come in. */
    add(more: number): void {
      newest += more;
      for (const listener of listeners) listener({ id: `session-${newest}` });
    },
    /** The session that has this many newer ones before it. */
    idAt: (rank: number): string => `session-${newest - rank}`,
    length: (): number => newest,
  };
}
