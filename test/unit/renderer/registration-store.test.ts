import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../preload/contract/calls.ts';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { createRegistrationStore } from '../../../renderer/stores/registration.ts';
import { aForm } from '../../builders/customer.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/desk-bridge.ts';
import { answerLater, settled } from './answer-later.ts';

const callsOf = (fake: FakeDesk, name: string) => fake.calls.filter((call) => call.name === name);

async function opened(fake: FakeDesk) {
  const store = createRegistrationStore(fake.desk, { saveAfterMs: 300, now: () => 1_000 });
  store.getState().start();
  await vi.waitFor(() => expect(store.getState().step.name).toBe('form'));
  return store;
}

describe('the draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is saved a moment after the last key, once', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    store.getState().type(aForm({ firstName: 'M' }));
    await vi.advanceTimersByTimeAsync(200);
    store.getState().type(aForm({ firstName: 'Max' }));
    await vi.advanceTimersByTimeAsync(299);
    expect(callsOf(fake, 'drafts.save')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(callsOf(fake, 'drafts.save')).toEqual([
      { name: 'drafts.save', input: { id: store.getState().draft?.id, form: aForm({ firstName: 'Max' }) } },
    ]);
    expect(store.getState().saving).toBe('saved');
  });

  it('of somebody who never pauses is saved every second', async () => {
    const fake = createFakeDesk();
    let now = 0;
    const store = createRegistrationStore(fake.desk, { now: () => now });
    store.getState().start();
    await vi.advanceTimersByTimeAsync(0);
    for (let typed = 1; typed <= 12; typed += 1) {
      store.getState().type(aForm({ firstName: 'x'.repeat(typed) }));
      now += 200;
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(callsOf(fake, 'drafts.save').length).toBeGreaterThanOrEqual(2);
  });

  it('is saved at once when the page may go away, and not again', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    store.getState().type(aForm());
    await store.getState().flush();
    expect(callsOf(fake, 'drafts.save')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await store.getState().flush();
    expect(callsOf(fake, 'drafts.save')).toHaveLength(1);
  });

  it('is tried again at the next chance when it could not be saved', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    fake.failNext('drafts.save', { code: 'log-busy', message: '' });
    store.getState().type(aForm());
    await store.getState().flush();
    expect(store.getState().saving).toBe('failed');
    expect(store.getState().draft?.form).toEqual(aForm());
    await store.getState().flush();
    expect(store.getState().saving).toBe('saved');
  });

  it('never overwrites a newer text with an older one', async () => {
    const fake = createFakeDesk();
    const saved: string[] = [];
    const save = answerLater<null>();
    const store = createRegistrationStore({
      ...fake.desk,
      'drafts.save': (draft: Draft) => {
        saved.push(draft.form.customer.firstName);
        return save.call();
      },
    });
    await store.getState().open();
    store.getState().type(aForm({ firstName: 'M' }));
    void store.getState().flush();
    store.getState().type(aForm({ firstName: 'Max' }));
    void store.getState().flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['M']);
    save.answer(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['M', 'Max']);
  });

  it('that survived is taken up again', async () => {
    const draft = { id: crypto.randomUUID(), form: aForm() };
    const store = await opened(createFakeDesk({ draft }));
    expect(store.getState().draft).toEqual(draft);
  });
});

describe('creating a session', () => {
  it('uses the id that the form was opened with', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const id = store.getState().draft?.id;
    await store.getState().submit(aForm());
    expect(store.getState().step).toEqual({ name: 'session', id });
    expect(store.getState().draft).toBeNull();
  });

  it('is one call, however often it is pressed', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    await Promise.all([store.getState().submit(aForm()), store.getState().submit(aForm())]);
    await store.getState().submit(aForm());
    expect(callsOf(fake, 'sessions.create')).toHaveLength(1);
  });

  it('waits for a save under way, so that no draft outlives its session', async () => {
    const fake = createFakeDesk();
    const save = answerLater<null>();
    const create = answerLater<SessionDetail>();
    const store = createRegistrationStore({ ...fake.desk, 'drafts.save': save.call, 'sessions.create': create.call });
    store.getState().start();
    await settled();
    store.getState().type(aForm());
    void store.getState().flush();
    void store.getState().submit(aForm());
    await settled();
    expect(create.count()).toBe(0);
    save.answer(null);
    await settled();
    expect(create.count()).toBe(1);
  });

  it('says which try is under way and when the next one starts', async () => {
    const fake = createFakeDesk();
    const create = answerLater<SessionDetail>();
    const store = createRegistrationStore({ ...fake.desk, 'sessions.create': create.call }, { now: () => 1_000 });
    store.getState().start();
    await settled();
    const id = store.getState().draft?.id ?? '';
    void store.getState().submit(aForm());
    fake.tell('sessions.attempt', { id: 'another', attempt: 7, retryInMs: null });
    fake.tell('sessions.attempt', { id, attempt: 1, retryInMs: 3_000 });
    expect(store.getState().step).toEqual({ name: 'sending', attempt: { number: 2, nextAt: 4_000 } });
    fake.tell('sessions.attempt', { id, attempt: 2, retryInMs: null });
    expect(store.getState().step).toEqual({ name: 'sending', attempt: { number: 2, nextAt: null } });
  });

  it('keeps every word when it is not accepted, and names the fields', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const id = store.getState().draft?.id;
    const form = { ...aForm(), consent: false };
    await store.getState().submit(form);
    expect(store.getState()).toMatchObject({
      step: { name: 'form' },
      draft: { id, form },
      objections: [{ field: 'consent', code: 'consent-missing' }],
      error: { code: 'invalid-input' },
      saving: 'saved',
    });
    expect(callsOf(fake, 'drafts.save').at(-1)?.input).toEqual({ id, form });
  });

  it('keeps every word when main does not answer at all', async () => {
    const fake = createFakeDesk();
    const store = createRegistrationStore({
      ...fake.desk,
      'sessions.create': () => Promise.reject(new Error('the pipe is gone')),
    });
    store.getState().start();
    await settled();
    await store.getState().submit(aForm());
    expect(store.getState()).toMatchObject({
      step: { name: 'form' },
      draft: { form: aForm() },
      error: { code: 'internal' },
    });
  });

  it('takes no answer that is about another session', async () => {
    const fake = createFakeDesk();
    const other = await fake.desk['sessions.create']({ id: crypto.randomUUID(), form: aForm() });
    if (!other.ok) throw new Error('the fake made no session');
    const store = createRegistrationStore({ ...fake.desk, 'sessions.create': async () => other });
    store.getState().start();
    await settled();
    await store.getState().submit(aForm());
    expect(store.getState().step).toEqual({ name: 'form' });
    expect(store.getState().error?.code).toBe('internal');
  });

  it('brings the link along, for its screen to begin with; once, and for no other session', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const id = store.getState().draft?.id ?? '';
    await store.getState().submit(aForm());
    expect(callsOf(fake, 'sessions.link')).toHaveLength(1);
    const first = store.getState().firstSight(id);
    expect(first).toMatchObject({ detail: { id, status: 'link-ready' }, link: { sessionId: id } });
    expect(store.getState().firstSight(id)).toBeNull();

    await store.getState().next();
    const next = { ...aForm(), customer: { ...aForm().customer, email: 'next@example.com' } };
    await store.getState().submit(next);
    expect(store.getState().firstSight('another')).toBeNull();
  });

  it('keeps no link for a screen that never came', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const id = store.getState().draft?.id ?? '';
    await store.getState().submit(aForm());
    await store.getState().next();
    expect(store.getState().firstSight(id)).toBeNull();
  });

  it('shows the session all the same when its link cannot be had at once', async () => {
    const fake = createFakeDesk();
    const { desk } = fake;
    for (const link of [
      () => Promise.reject(new Error('the pipe is gone')),
      async () => ({ ok: false, error: { code: 'session-link-missing', message: '' } }) as const,
      async () => {
        const other = await desk['sessions.create']({ id: crypto.randomUUID(), form: { ...aForm() } });
        return other.ok ? desk['sessions.link']({ id: other.value.id }) : other;
      },
    ]) {
      const store = createRegistrationStore({ ...desk, 'sessions.link': link });
      store.getState().start();
      await settled();
      const id = store.getState().draft?.id ?? '';
      await store.getState().submit(aForm(), 'another one');
      expect(store.getState().step).toEqual({ name: 'session', id });
      expect(store.getState().firstSight(id)).toBeNull();
      await store.getState().next();
    }
  });

  it('asks before a second session for the same person, and goes on with a reason', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    await store.getState().submit(aForm());
    await store.getState().next();
    await store.getState().submit(aForm());
    expect(store.getState()).toMatchObject({ step: { name: 'form' }, error: { code: 'same-person' } });
    await store.getState().submit(aForm(), 'lost the phone');
    expect(store.getState().step.name).toBe('session');
    expect(callsOf(fake, 'sessions.create').at(-1)?.input).toMatchObject({ anyway: 'lost the phone' });
  });
});

describe('after a session', () => {
  it('the next customer gets a fresh form under a fresh id, and main hears that the last one is done', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const first = store.getState().draft?.id;
    await store.getState().submit(aForm());
    await store.getState().next();
    expect(callsOf(fake, 'handover.finish').map(({ input }) => input)).toEqual([{ id: first, goesOn: true }]);
    expect(store.getState().step).toEqual({ name: 'form' });
    expect(store.getState().draft?.form.customer.firstName).toBe('');
    expect(store.getState().draft?.id).not.toBe(first);
  });

  it('a refusal leads back to the form, with every word, what Zastrpay objects to, and a new id', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    const first = store.getState().draft?.id;
    const objections = [{ field: 'customer.email', code: 'refused-by-zastrpay' }] as const;
    fake.answerNext({ status: 'refused', code: 'invalid', fields: objections });
    await store.getState().submit(aForm());
    await store.getState().correct(objections);
    expect(store.getState()).toMatchObject({ step: { name: 'form' }, objections, draft: { form: aForm() } });
    expect(store.getState().draft?.id).not.toBe(first);
  });

  it('the next customer cannot be reached past a refusal: what was typed would be lost', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    fake.answerNext({ status: 'refused', code: 'invalid' });
    await store.getState().submit(aForm());
    await store.getState().next();
    expect(store.getState().draft?.form).toEqual(aForm());
  });

  it('nothing typed is lost when the refusal came at a later try', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    fake.answerNext({ status: 'unknown', code: 'timeout' });
    await store.getState().submit(aForm());
    const { step } = store.getState();
    if (step.name !== 'session') throw new Error('no session');
    fake.answerNext({ status: 'refused', code: 'invalid' });
    await fake.desk['sessions.retry']({ id: step.id });
    await store.getState().next();
    expect(store.getState().draft?.form).toEqual(aForm());
    expect(callsOf(fake, 'drafts.save').at(-1)?.input).toMatchObject({ form: aForm() });
  });

  it('a form opened meanwhile is not replaced by one that answers late', async () => {
    const fake = createFakeDesk();
    const open = answerLater<Draft>();
    const store = createRegistrationStore({ ...fake.desk, 'drafts.open': open.call });
    void store.getState().open();
    void store.getState().open();
    const [older, newer] = ['a', 'b'].map((id) => ({ id, form: aForm() }));
    if (older === undefined || newer === undefined) throw new Error('unreachable');
    open.answer(older);
    await settled();
    expect(store.getState().draft).toBeNull();
    open.answer(newer);
    await settled();
    expect(store.getState().draft?.id).toBe('b');
  });

  it('nothing of the customer stays behind when the desk is locked', async () => {
    const fake = createFakeDesk();
    const create = answerLater<SessionDetail>();
    const store = createRegistrationStore({ ...fake.desk, 'sessions.create': create.call });
    const stop = store.getState().start();
    await settled();
    store.getState().type(aForm());
    stop();
    expect(store.getState()).toMatchObject({ step: { name: 'opening' }, draft: null });
    await settled();
    expect(callsOf(fake, 'drafts.save')).toHaveLength(1);
    expect(JSON.stringify(store.getState())).not.toContain('Mustermann');
  });

  it('clearing the form drops the draft', async () => {
    const fake = createFakeDesk();
    const store = await opened(fake);
    store.getState().type(aForm());
    await store.getState().clear();
    expect(callsOf(fake, 'drafts.discard')).toHaveLength(1);
    expect(store.getState().draft?.form.customer.firstName).toBe('');
  });
});
