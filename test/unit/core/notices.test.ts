import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../main/core/notices.ts';
import type { Notifier } from '../../../main/core/ports/notices.ts';
import type { EventSources } from '../../../preload/contract/event-source.ts';
import type { NoticeTarget } from '../../../preload/contract/notices.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { aSession, noon } from '../../builders/session.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

/** A desk whose system keeps what it is told, and a console that nobody looks at unless a test says so. */
function aSystem() {
  const log = aLog();
  const clock = fakeClock(noon);
  const shown = new Map<string, Parameters<Notifier['show']>[0]>();
  const said: string[] = [];
  const led: NoticeTarget[] = [];
  const now = { isPossible: true, isWatched: false, isOpen: true, language: 'en-GB' };
  let sources: EventSources = { receiver: null, feed: null };
  const notifier: Notifier = {
    isPossible: () => now.isPossible,
    isWatched: () => now.isWatched,
    languages: () => [now.language],
    show(notice) {
      shown.set(notice.tag, notice);
      said.push(`${notice.title}: ${notice.body}`);
    },
    clear: () => shown.clear(),
  };
  const notices = createNotices({
    notifier,
    log: log.sessions,
    today: log.today,
    settings: log.settings,
    eventSources: { view: async () => sources },
    vault: { isOpen: () => now.isOpen },
    clock,
    journal: { info: () => {}, error: (what) => said.push(what) },
    actor: () => 'erika',
    lead: (target) => led.push(target),
  });
  return {
    log,
    clock,
    notices,
    now,
    shown,
    said,
    led,
    feed(problem: 'unreachable' | null) {
      sources = { receiver: null, feed: { url: 'https://shop.example/feed', lastReadAt: null, problem } };
    },
    async session(status: 'link-ready' | 'registered' | 'unknown' | 'cancelled', minutes = 30) {
      const expiresAt = new Date(clock.now().getTime() + minutes * 60_000);
      const written = await aSession(log.sessions).becomes(status, { expiresAt }).written();
      if (written === null) throw new Error('not written');
      return written;
    },
    async moved(id: string) {
      notices.moved(id);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('the system’s notifications', () => {
  it('say by reference that a customer is registered or an outcome unknown, and lead there', async () => {
    const { session, moved, said, shown, led } = aSystem();
    const [registered, unknown] = [await session('registered'), await session('unknown')];
    await moved(registered.id);
    await moved(unknown.id);
    expect(said).toEqual([
      `Customer registered: Session ${registered.reference}, by Zastrpay’s word.`,
      `Outcome unknown: Session ${unknown.reference}: send the same session again.`,
    ]);
    shown.get(unknown.id)?.opened();
    expect(led).toEqual([{ kind: 'session', id: unknown.id }]);
  });

  it('hold nothing of a customer, in either language', async () => {
    const { session, moved, said, now, clock, notices } = aSystem();
    for (const language of ['en', 'de']) {
      now.language = language;
      await moved((await session('registered')).id);
      await session('link-ready', 3);
      await notices.tick();
      await clock.advance(10 * 60_000);
    }
    expect(said).toHaveLength(4);
    const { firstName, lastName, contact } = maxMustermannData;
    for (const each of said) for (const one of [firstName, lastName, contact.email]) expect(each).not.toContain(one);
    expect(said[2]).toMatch(/^Kunde registriert: Sitzung .{7}, laut Zastrpay\.$/);
  });

  it('stay away while somebody looks, where they are switched off, and where there are none', async () => {
    const { session, moved, said, now, notices, log } = aSystem();
    const { id } = await session('registered');
    now.isWatched = true;
    await moved(id);
    now.isWatched = false;
    now.isPossible = false;
    await moved(id);
    now.isPossible = true;
    await notices.set(false);
    await moved(id);
    expect(said).toEqual([]);
    expect(await notices.setting()).toEqual({ isOn: false, isPossible: true });
    await notices.set(true);
    await moved(id);
    expect(said).toHaveLength(1);
    await moved((await session('cancelled')).id);
    expect(said).toHaveLength(1);
    expect(await log.settings.notices()).toBe(true);
  });

  it('say once that a link is about to end, and of several only how many', async () => {
    const { session, said, clock, notices, led, shown } = aSystem();
    const first = await session('link-ready', 4);
    await session('registered', 4);
    await session('link-ready', 30);
    await notices.tick();
    await notices.tick();
    expect(said).toEqual([
      `A link is about to end: Session ${first.reference} is not registered, and its link ends within 5 minutes.`,
    ]);
    await clock.advance(60_000);
    await session('link-ready', 2);
    await session('link-ready', 3);
    await notices.tick();
    expect(said.at(-1)).toBe(
      'Links are about to end: 2 sessions are not registered, and their links end within 5 minutes.',
    );
    shown.get('ending')?.opened();
    expect(led).toEqual([{ kind: 'today' }]);
  });

  it('say that messages do not arrive, once for each time that it begins', async () => {
    const { feed, notices, said } = aSystem();
    for (const problem of ['unreachable', 'unreachable', null, 'unreachable'] as const) {
      feed(problem);
      await notices.tick();
    }
    expect(said.filter((each) => each.startsWith('Zastrpay’s messages do not arrive'))).toHaveLength(2);
  });

  it('tell of a locked desk a number and nothing else, until it is opened', async () => {
    const { session, moved, said, now, notices, shown, led } = aSystem();
    const [first, second] = [await session('registered'), await session('registered')];
    now.isOpen = false;
    await moved(first.id);
    await moved(second.id);
    expect(said).toEqual([
      'Zastrpay Desk is locked: Something has happened since.',
      'Zastrpay Desk is locked: 2 things have happened since.',
    ]);
    expect([...shown.keys()]).toEqual(['locked']);
    shown.get('locked')?.opened();
    expect(led).toEqual([{ kind: 'today' }]);
    now.isOpen = true;
    notices.opened();
    expect(shown.size).toBe(0);
    now.isOpen = false;
    await moved(first.id);
    expect(said.at(-1)).toBe('Zastrpay Desk is locked: Something has happened since.');
  });
});
