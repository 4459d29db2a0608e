import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionPage } from '../../../preload/contract/calls.ts';
import { noFilter } from '../../../preload/contract/session-list.ts';
import { createSessionsStore } from '../../../renderer/stores/sessions.ts';
import { aForm } from '../../builders/customer.ts';
import { createFakeDesk } from '../../fakes/desk-bridge.ts';
import { answerLater, settled } from './answer-later.ts';

const page = (next: string | null, ...sessions: SessionPage['sessions']): SessionPage => ({
  sessions,
  previous: sessions[0]?.id ?? null,
  next,
});

async function listOf(count: number) {
  const fake = createFakeDesk({ sessions: count });
  const store = createSessionsStore(fake.desk);
  const stop = store.getState().start();
  await settled();
  return { fake, store, stop };
}

const idAt = (store: ReturnType<typeof createSessionsStore>, index: number): string =>
  store.getState().sessions[index]?.id ?? '';

describe('the list of sessions', () => {
  it('comes page by page as it is looked at, newest first, each session once', async () => {
    const { store } = await listOf(120);
    expect(store.getState()).toMatchObject({ firstRank: 0, length: 120, isWhole: true });
    expect(store.getState().sessions).toHaveLength(50);
    await store.getState().lookAt(30, 49);
    await store.getState().lookAt(80, 99);
    await store.getState().lookAt(100, 119);
    const { sessions } = store.getState();
    expect(sessions).toHaveLength(120);
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(120);
    const created = sessions.map(({ createdAt }) => createdAt);
    expect(created).toEqual([...created].sort().reverse());
  });

  it('asks for a page once at a time, and for none after the last', async () => {
    const { fake, store } = await listOf(70);
    await Promise.all([store.getState().lookAt(30, 49), store.getState().lookAt(31, 50)]);
    await store.getState().lookAt(50, 69);
    expect(fake.calls.filter(({ name }) => name === 'sessions.list')).toHaveLength(2);
  });

  it('shows a new status at once', async () => {
    const { fake, store } = await listOf(5);
    const handedOver = store.getState().sessions.find(({ status }) => status === 'handed-over');
    fake.become(handedOver?.id ?? '', 'registered', 'zastrpay');
    await settled();
    expect(store.getState().sessions.find(({ id }) => id === handedOver?.id)).toMatchObject({
      status: 'registered',
      origin: 'zastrpay',
    });
  });

  it('lets a session go that no longer fits the filter', async () => {
    const { fake, store } = await listOf(10);
    store.getState().narrow({ ...noFilter, status: ['handed-over'] });
    await settled();
    const id = idAt(store, 0);
    const before = store.getState().length;
    fake.become(id, 'registered', 'zastrpay');
    await settled();
    expect(store.getState().sessions.some((each) => each.id === id)).toBe(false);
    expect(store.getState().length).toBe(before - 1);
  });

  it('puts a new session on top and keeps what has been scrolled to', async () => {
    const { fake, store } = await listOf(80);
    await store.getState().lookAt(30, 49);
    const created = await fake.desk['sessions.create']({ id: crypto.randomUUID(), form: aForm() });
    await settled();
    expect(store.getState().sessions).toHaveLength(81);
    expect(store.getState()).toMatchObject({ firstRank: 0, length: 81, shifted: 1 });
    expect(created.ok && idAt(store, 0)).toBe(created.ok && created.value.id);
  });

  it('drops the answer to an older question', async () => {
    const fake = createFakeDesk({ sessions: 3 });
    const list = answerLater<SessionPage>();
    const store = createSessionsStore({ ...fake.desk, 'sessions.list': list.call });
    store.getState().narrow({ ...noFilter, status: ['expired'] });
    store.getState().narrow(noFilter);
    const all = await fake.desk['sessions.list']({ status: null, search: '', after: null, limit: 50 });
    if (!all.ok) throw new Error('unreachable');
    const [first] = all.value.sessions;
    list.answerNewest(all.value);
    await settled();
    list.answer(page(null, ...(first ? [first] : [])));
    await settled();
    expect(store.getState().sessions).toHaveLength(3);
  });

  it('says that it could not be read', async () => {
    const fake = createFakeDesk();
    fake.failNext('sessions.list', { code: 'log-busy', message: '' });
    const store = createSessionsStore(fake.desk);
    await store.getState().reload();
    expect(store.getState()).toMatchObject({ error: { code: 'log-busy' }, loading: null });
    await store.getState().reload();
    expect(store.getState().error).toBeNull();
  });

  describe('while somebody types', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('searches a moment after the last key', async () => {
      const fake = createFakeDesk({ sessions: 40 });
      const store = createSessionsStore(fake.desk, { searchAfterMs: 150 });
      for (const typed of ['g', 'ga', 'gabler ']) {
        store.getState().find(typed);
        await vi.advanceTimersByTimeAsync(100);
      }
      expect(fake.calls).toEqual([]);
      await vi.advanceTimersByTimeAsync(50);
      expect(fake.calls.map(({ input }) => input)).toEqual([
        { search: 'gabler', status: null, after: null, limit: 50 },
      ]);
      expect(store.getState().sessions.every(({ customer }) => customer?.name.endsWith('G•••'))).toBe(true);
      expect(store.getState().search).toBe('gabler ');
    });
  });
});
