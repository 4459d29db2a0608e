import { languageFor } from '../../preload/contract/language.ts';
import type { NoticesSetting, NoticeTarget } from '../../preload/contract/notices.ts';
import { expiringMinutes } from '../../preload/contract/today.ts';
import type { EventSources } from './event-sources.ts';
import { noticeWords } from './notice-words.ts';
import type { Settings } from './ports/desk.ts';
import type { Notice, Notifier } from './ports/notices.ts';
import type { SessionLog, TodayLog } from './ports/sessions.ts';
import type { Clock, Journal } from './ports/system.ts';
import type { KeyWrapper } from './ports/vault.ts';

/**
 * Tells the system what happens while nobody looks at the console: few things, each once, by reference alone. Of a locked
 * desk only that something happened, and how much.
 */
export interface Notices {
  setting(): Promise<NoticesSetting>;
  set(isOn: boolean): Promise<void>;
  /** A session has moved on by itself: a message arrived, or the answer that was waited for. */
  moved(id: string): void;
  /** Time has passed: links may be about to end, and ways in for messages may have failed. */
  tick(): Promise<void>;
  /** The desk was opened: what was counted while it was locked is on the screen now. */
  opened(): void;
}

/** More than this many are a number, not a list. */
const mostAtOnce = 20;

export function createNotices(parts: {
  /** Null where the shell has none. */
  readonly notifier: Notifier | null;
  readonly log: Pick<SessionLog, 'find'>;
  readonly today: Pick<TodayLog, 'expiring'>;
  readonly settings: Pick<Settings, 'notices' | 'setNotices' | 'preferences'>;
  readonly eventSources: Pick<EventSources, 'view'>;
  readonly vault: Pick<KeyWrapper, 'isOpen'>;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly actor: () => string;
  /** The operator has pressed one. */
  readonly lead: (target: NoticeTarget) => void;
}): Notices {
  const { notifier, settings, clock, vault } = parts;
  let ending: ReadonlySet<string> = new Set();
  let wasFailing = false;
  let whileLocked = 0;

  const words = async (speaker: Notifier) =>
    noticeWords[languageFor((await settings.preferences()).language, speaker.languages())];

  const tell = async (
    tag: string,
    target: NoticeTarget,
    say: (words: (typeof noticeWords)['en']) => Notice,
  ): Promise<void> => {
    if (notifier === null || !notifier.isPossible() || !(await settings.notices()) || notifier.isWatched()) return;
    const spoken = await words(notifier);
    if (vault.isOpen()) {
      notifier.show({ ...say(spoken), tag, opened: () => parts.lead(target) });
      return;
    }
    whileLocked += 1;
    notifier.show({ ...spoken.locked(whileLocked), tag: 'locked', opened: () => parts.lead({ kind: 'today' }) });
  };

  const tellMoved = async (id: string): Promise<void> => {
    const session = await parts.log.find(id);
    if (session === null) return;
    const { status, reference } = session;
    if (status !== 'registered' && status !== 'unknown') return;
    await tell(id, { kind: 'session', id }, (say) => say[status](reference));
  };

  const tellEnding = async (): Promise<void> => {
    const now = clock.now();
    const soon = new Date(now.getTime() + expiringMinutes * 60_000);
    const { sessions } = await parts.today.expiring(now, soon, { shown: mostAtOnce, counted: mostAtOnce });
    const fresh = sessions.filter(({ id }) => !ending.has(id));
    ending = new Set(sessions.map(({ id }) => id));
    const [first, second] = fresh;
    if (first === undefined) return;
    if (second === undefined) {
      await tell(first.id, { kind: 'session', id: first.id }, (say) => say.expiring(first.reference, expiringMinutes));
    } else await tell('ending', { kind: 'today' }, (say) => say.expiringSome(fresh.length, expiringMinutes));
  };

  const tellFailing = async (): Promise<void> => {
    const { receiver, feed } = await parts.eventSources.view();
    const isFailing = (receiver?.problem ?? null) !== null || (feed?.problem ?? null) !== null;
    const isNew = isFailing && !wasFailing;
    wasFailing = isFailing;
    if (isNew) await tell('messages', { kind: 'messages' }, (say) => say.messages());
  };

  return {
    async setting() {
      return { isOn: await settings.notices(), isPossible: notifier?.isPossible() ?? false };
    },
    async set(isOn) {
      await settings.setNotices(isOn, {
        at: clock.now(),
        session: null,
        kind: 'notices.changed',
        actor: parts.actor(),
        origin: 'operator',
        data: { on: isOn },
      });
      if (!isOn) notifier?.clear();
    },
    moved(id) {
      tellMoved(id).catch((error) => parts.journal.error('a notification could not be shown', error));
    },
    async tick() {
      if (notifier === null) return;
      await tellEnding();
      await tellFailing();
    },
    opened() {
      whileLocked = 0;
      notifier?.clear();
    },
  };
}
