import { describe, expect, it, vi } from 'vitest';
import type { PrintPreview } from '../../../preload/contract/handover.ts';
import type { SessionDetail, SessionLink } from '../../../preload/contract/session.ts';
import { createSessionStore } from '../../../renderer/stores/session.ts';
import { aForm } from '../../builders/customer.ts';
import { createFakeDesk, type FakeAnswer, type FakeDesk } from '../../fakes/desk-bridge.ts';
import { answerLater, settled } from './answer-later.ts';

let mail = 0;

/** A session of a customer of its own. */
async function aSession(fake: FakeDesk, answer?: FakeAnswer): Promise<SessionDetail> {
  if (answer !== undefined) fake.answerNext(answer);
  mail += 1;
  const form = aForm({ firstName: 'Max', lastName: 'Mustermann', email: `m${mail}@example.com` });
  const created = await fake.desk['sessions.create']({ id: crypto.randomUUID(), form });
  if (!created.ok) throw new Error(created.error.code);
  return created.value;
}

async function linkOf(fake: FakeDesk, id: string): Promise<SessionLink> {
  const link = await fake.desk['sessions.link']({ id });
  if (!link.ok) throw new Error(link.error.code);
  return link.value;
}

async function shown(fake: FakeDesk, id: string) {
  const store = createSessionStore(fake.desk, id, { withLink: true });
  const stop = store.getState().start();
  await settled();
  return { store, stop };
}

describe('a session on the screen', () => {
  it('shows its link, and counts from the question, not the answer', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake, { status: 'link-ready', livesMs: 60_000 });
    const link = { ...(await linkOf(fake, id)), expiresInMs: 60_000 };
    let now = 1_000;
    const later = answerLater<SessionLink>();
    const store = createSessionStore({ ...fake.desk, 'sessions.link': later.call }, id, {
      withLink: true,
      now: () => now,
    });
    store.getState().start();
    await settled();
    now = 1_500;
    later.answer(link);
    await settled();
    expect(store.getState().link).toEqual({ ...link, endsAt: 61_000 });
  });

  it('asks for the link beside the details, and shows both at once', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const show = answerLater<SessionDetail>();
    const link = answerLater<SessionLink>();
    const store = createSessionStore({ ...fake.desk, 'sessions.show': show.call, 'sessions.link': link.call }, id, {
      withLink: true,
    });
    const seen: string[] = [];
    store.subscribe(({ detail, link: shown }) =>
      seen.push(`${detail === null ? '' : 'details '}${shown ? 'link' : ''}`),
    );
    store.getState().start();
    expect(link.count()).toBe(1);
    link.answer(await linkOf(fake, id));
    await settled();
    const answer = await fake.desk['sessions.show']({ id });
    if (answer.ok) show.answer(answer.value);
    await settled();
    expect(seen.filter((each) => each !== '')).toEqual(['details link']);
  });

  it('asks again for a link that was there only by the time the details were', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    let asked = 0;
    const store = createSessionStore(
      {
        ...fake.desk,
        'sessions.link': (input) => {
          asked += 1;
          if (asked > 1) return fake.desk['sessions.link'](input);
          return Promise.resolve({ ok: false, error: { code: 'session-link-missing', message: '' } });
        },
      },
      id,
      { withLink: true },
    );
    store.getState().start();
    await settled();
    expect(store.getState()).toMatchObject({ over: false, link: { sessionId: id } });
  });

  it('shows at once what came along, and looks again when its code is up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const fake = createFakeDesk();
      const detail = await aSession(fake);
      const link = { ...(await linkOf(fake, detail.id)), endsAt: null };
      const store = createSessionStore(fake.desk, detail.id, { withLink: true, first: { detail, link } });
      expect(store.getState()).toMatchObject({ detail, link });
      const stop = store.getState().start();
      await settled();
      expect(store.getState()).toMatchObject({ detail, link });
      await fake.desk['sessions.cancel']({ id: detail.id });
      // Heard of, as ever; and without a word, too.
      await settled();
      expect(store.getState()).toMatchObject({ detail: { status: 'cancelled' }, link: null });
      stop();

      const quiet = await aSession(fake);
      const first = { detail: quiet, link: { ...(await linkOf(fake, quiet.id)), endsAt: null } };
      const later = answerLater<SessionDetail>();
      const again = createSessionStore({ ...fake.desk, 'sessions.show': later.call }, quiet.id, {
        withLink: true,
        first,
      });
      again.getState().start();
      await settled();
      expect(later.count()).toBe(0);
      vi.runAllTimers();
      later.answer({ ...quiet, status: 'handed-over' });
      await settled();
      expect(again.getState().detail?.status).toBe('handed-over');
      // The same link, and the very same code: it is not drawn again.
      expect(again.getState().link?.qr).toBe(first.link.qr);
    } finally {
      vi.useRealTimers();
    }
  });

  it('takes nothing along that is about another session', async () => {
    const fake = createFakeDesk();
    const [mine, other] = [await aSession(fake), await aSession(fake)];
    const [myLink, otherLink] = [
      { ...(await linkOf(fake, mine.id)), endsAt: null },
      { ...(await linkOf(fake, other.id)), endsAt: null },
    ];
    for (const first of [
      { detail: other, link: otherLink },
      { detail: mine, link: otherLink },
      { detail: other, link: myLink },
    ]) {
      const store = createSessionStore(fake.desk, mine.id, { withLink: true, first });
      expect(store.getState()).toMatchObject({ detail: null, link: null });
    }
  });

  it('takes the word for a code that was read before its screen was there, and for none whose screen never came', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const check = answerLater<boolean>();
    const store = createSessionStore({ ...fake.desk, 'handover.check': check.call }, id, { withLink: true });
    const early = store.getState().check({ side: 1, bits: 'gA==' });
    const stop = store.getState().start();
    check.answer(true);
    expect(await early).toBe(true);
    stop();
    const never = store.getState().check({ side: 1, bits: 'gA==' });
    check.answer(true);
    expect(await never).toBe(false);
  });

  it('takes no link of another session', async () => {
    const fake = createFakeDesk();
    const mine = await aSession(fake);
    const other = await aSession(fake);
    const wrong = await linkOf(fake, other.id);
    const store = createSessionStore(
      { ...fake.desk, 'sessions.link': async () => ({ ok: true, value: wrong }) },
      mine.id,
      { withLink: true },
    );
    store.getState().start();
    await settled();
    expect(store.getState().detail?.id).toBe(mine.id);
    expect(store.getState().link).toBeNull();
  });

  it('takes no detail of another session, from whatever call', async () => {
    const fake = createFakeDesk();
    const mine = await aSession(fake);
    const other = await aSession(fake);
    const wrong = async () => ({ ok: true, value: other }) as const;
    const desk = { ...fake.desk, 'sessions.show': wrong, 'handover.record': wrong, 'handover.copy': wrong };
    const store = createSessionStore(desk, mine.id, { withLink: true });
    store.getState().start();
    await settled();
    await store.getState().handOver();
    await store.getState().copy();
    expect(store.getState()).toMatchObject({ detail: null, link: null });
  });

  it('drops what answers after it has left the screen, and keeps nothing', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const link = await linkOf(fake, id);
    const later = answerLater<SessionLink>();
    const store = createSessionStore({ ...fake.desk, 'sessions.link': later.call }, id, { withLink: true });
    const stop = store.getState().start();
    await settled();
    expect(later.count()).toBe(1);
    stop();
    later.answer(link);
    await settled();
    expect(store.getState()).toMatchObject({ detail: null, link: null });
  });

  it('has no use for a picture or a check that comes when the operator has gone on, or comes back', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const [preview, check] = [answerLater<PrintPreview>(), answerLater<boolean>()];
    const desk = { ...fake.desk, 'handover.preview': preview.call, 'handover.check': check.call };
    const store = createSessionStore(desk, id, { withLink: true });
    const stop = store.getState().start();
    await settled();
    const asked = [store.getState().preview('a4'), store.getState().check({ side: 1, bits: 'gA==' })] as const;
    stop();
    store.getState().start();
    preview.answer({ picture: 'data:image/png;base64,', isFine: false });
    check.answer(true);
    expect(await Promise.all(asked)).toEqual([null, false]);
  });

  it('is not set back by an older answer that comes late', async () => {
    const fake = createFakeDesk();
    const before = await aSession(fake);
    const show = answerLater<SessionDetail>();
    const store = createSessionStore({ ...fake.desk, 'sessions.show': show.call }, before.id, { withLink: false });
    store.getState().start();
    void store.getState().load();
    const after = { ...before, status: 'registered', origin: 'zastrpay' } as const;
    show.answerNewest(after);
    await settled();
    show.answer(before);
    await settled();
    expect(store.getState().detail?.status).toBe('registered');
  });

  it('follows what happens to it, and to it alone', async () => {
    const fake = createFakeDesk();
    const mine = await aSession(fake);
    const other = await aSession(fake);
    const { store } = await shown(fake, mine.id);
    fake.become(other.id, 'registered', 'zastrpay');
    await settled();
    expect(store.getState().detail?.status).toBe('link-ready');
    fake.become(mine.id, 'registered', 'zastrpay');
    await settled();
    expect(store.getState().detail?.status).toBe('registered');
    expect(store.getState().link).toBeNull();
  });

  it('takes the link away as soon as it is over, without asking anybody', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const { store } = await shown(fake, id);
    expect(store.getState().link).not.toBeNull();
    store.getState().end();
    expect(store.getState()).toMatchObject({ link: null, over: true });
  });

  it('shows no link that was over before it came', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake, { status: 'link-ready', livesMs: 0 });
    const { store } = await shown(fake, id);
    expect(store.getState()).toMatchObject({ link: null, over: true, error: null });
  });

  it('is handed over once, and the link stays until the next customer', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const { store } = await shown(fake, id);
    await Promise.all([store.getState().handOver(), store.getState().handOver()]);
    expect(fake.calls.filter(({ name }) => name === 'handover.record')).toHaveLength(1);
    expect(store.getState().detail).toMatchObject({ status: 'handed-over', origin: 'operator' });
    expect(store.getState().link?.sessionId).toBe(id);
  });

  it('gets its link when it is released', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake, { status: 'held', code: 'answer-other-session' });
    const { store } = await shown(fake, id);
    expect(store.getState().link).toBeNull();
    await store.getState().release('confirmed by phone');
    expect(store.getState().detail?.status).toBe('link-ready');
    expect(store.getState().link?.sessionId).toBe(id);
  });

  it('gets its link when a retry brings it', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake, { status: 'unknown', code: 'timeout' });
    const { store } = await shown(fake, id);
    await store.getState().retry();
    expect(store.getState().link?.sessionId).toBe(id);
    expect(store.getState().running).toBeNull();
  });

  it('says what went wrong beside where the session stands', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const { store } = await shown(fake, id);
    fake.failNext('handover.record', { code: 'session-link-missing', message: '' });
    await store.getState().handOver();
    expect(store.getState()).toMatchObject({ error: { code: 'session-link-missing' }, running: null });
    expect(store.getState().detail?.status).toBe('link-ready');
  });

  it('names the session that takes its place, without showing it', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const { store } = await shown(fake, id);
    const replacement = await store.getState().replace();
    expect(replacement).not.toBe(id);
    expect(store.getState().detail).toMatchObject({ id, status: 'replaced', replacedBy: replacement });
  });

  it('names no replacement to a screen that has been left', async () => {
    const fake = createFakeDesk();
    const { id } = await aSession(fake);
    const { store, stop } = await shown(fake, id);
    const replacing = store.getState().replace();
    stop();
    expect(await replacing).toBeNull();
  });
});
