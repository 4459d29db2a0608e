import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutcomeEvent } from '../../../main/core/outcome.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { createdAnswer, errorAnswer, plainAnswer } from '../../fakes/stub-zastrpay.ts';

const registered = (sessionId: string, id: string = randomUUID()): OutcomeEvent => ({
  id,
  type: 'CustomerRegistered',
  sessionId,
  at: new Date(),
});

const cancelled = (sessionId: string): OutcomeEvent => ({ ...registered(sessionId), type: 'RedirectSessionCancelled' });

describe("Zastrpay's word", () => {
  it('makes a session registered, once, however often it comes', async () => {
    const { registration, sessions, outcomes } = await anEngine();
    const { id } = await registration.create(aDraft());
    const event = registered(id);
    expect(await outcomes.takeIn(event, 'receiver')).toBe('moved');
    expect(await outcomes.takeIn(event, 'file')).toBe('repeat');
    expect(await outcomes.takeIn(registered(id), 'feed')).toBe('noted');
    const { status, origin, timeline } = await sessions.show(id);
    expect({ status, origin }).toEqual({ status: 'registered', origin: 'zastrpay' });
    expect(timeline.filter(({ kind }) => kind === 'session.registered')).toHaveLength(1);
  });

  it('comes in any order: registered wins over cancelled, before and after', async () => {
    const { registration, sessions, outcomes } = await anEngine();
    const first = await registration.create(aDraft());
    await outcomes.takeIn(cancelled(first.id), 'file');
    expect((await sessions.show(first.id)).status).toBe('cancelled');
    await outcomes.takeIn(registered(first.id), 'file');
    await outcomes.takeIn(cancelled(first.id), 'file');
    expect((await sessions.show(first.id)).status).toBe('registered');
  });

  it('overrides what the clock said', async () => {
    const { registration, sessions, outcomes, stub } = await anEngine();
    stub.answerWith(createdAnswer({ exp: Math.ceil(Date.now() / 1000) + 1 }));
    const { id } = await registration.create(aDraft());
    const statusNow = async (): Promise<string> => {
      await sessions.expirePassed();
      return (await sessions.show(id)).status;
    };
    await expect.poll(statusNow, { timeout: 10_000 }).toBe('expired');
    expect((await sessions.show(id)).origin).toBe('clock');
    await outcomes.takeIn(registered(id), 'feed');
    expect(await sessions.show(id)).toMatchObject({ status: 'registered', origin: 'zastrpay' });
  });

  it('about a session of unknown outcome settles it, and a later answer does not unsettle it', async () => {
    const { registration, recovery, outcomes, stub } = await anEngine({ policy: { baseMs: 9_999, capMs: 9_999 } });
    stub.answerWith(plainAnswer(500));
    const { id } = await registration.create(aDraft());
    await outcomes.takeIn(registered(id), 'receiver');
    await expect(recovery.retry(id)).rejects.toMatchObject({ code: 'session-status' });
  });

  it('about a session of somebody else is kept and shown', async () => {
    const { outcomes, log } = await anEngine();
    const stranger = registered(randomUUID());
    expect(await outcomes.takeIn(stranger, 'file')).toBe('unmatched');
    expect(await log.outcomes.unmatched(10)).toMatchObject([{ event: { id: stranger.id } }]);
  });
});

describe('cancelling', () => {
  it("is Zastrpay's word, too", async () => {
    const { registration, cancellation, stub } = await anEngine();
    const { id } = await registration.create(aDraft());
    expect(await cancellation.cancel(id)).toMatchObject({ status: 'cancelled', origin: 'zastrpay' });
    const [put, post] = stub.requests;
    expect(post).toMatchObject({ method: 'POST', path: `${put?.path}/cancel` });
    expect(post?.body).toHaveLength(0);
    expect(post?.headers['x-request-id']).not.toBe(put?.headers['x-request-id']);
    await expect(cancellation.cancel(id)).rejects.toMatchObject({ code: 'session-status' });
  });

  it('of a session that Zastrpay does not have is done', async () => {
    const { registration, cancellation, stub } = await anEngine({ policy: { baseMs: 9_999, capMs: 9_999 } });
    stub.answerWith(plainAnswer(500), plainAnswer(404));
    const { id } = await registration.create(aDraft());
    expect((await cancellation.cancel(id)).status).toBe('cancelled');
  });

  it('that Zastrpay refuses changes nothing', async () => {
    const { registration, cancellation, sessions, stub } = await anEngine();
    stub.answerWith(createdAnswer(), errorAnswer(409, { code: 'InvalidRedirectSessionStateTransition' }));
    const { id } = await registration.create(aDraft());
    await expect(cancellation.cancel(id)).rejects.toMatchObject({ code: 'cancel-refused' });
    expect((await sessions.show(id)).status).toBe('link-ready');
  });

  it('without an answer is repeated under one request id, and then said to be unknown', async () => {
    const { registration, cancellation, sessions, stub } = await anEngine({ policy: { overallMs: 100 } });
    stub.answerWith(createdAnswer(), ...Array<ReturnType<typeof plainAnswer>>(100).fill(plainAnswer(500)));
    const { id } = await registration.create(aDraft());
    await expect(cancellation.cancel(id)).rejects.toMatchObject({ code: 'cancel-unknown' });
    const posts = stub.requests.filter(({ method }) => method === 'POST');
    expect(posts.length).toBeGreaterThan(1);
    expect(new Set(posts.map(({ headers }) => headers['x-request-id'])).size).toBe(1);
    expect((await sessions.show(id)).status).toBe('link-ready');
  });
});

describe('after a crash', () => {
  it('what was being sent is unknown, and one press resolves it with the same bytes', async () => {
    const crashed = await anEngine({ policy: { attemptMs: 60_000, overallMs: 60_000 } });
    crashed.stub.answerWith(
      () => {},
      () => {},
    );
    const drafts = [aDraft({ firstName: 'Erika', email: '' }), aDraft()];
    // Nobody waits for these: their process is gone.
    for (const draft of drafts) void crashed.registration.create(draft);
    await crashed.stub.arrived(2);

    const next = await anEngine({ log: crashed.log, stub: crashed.stub });
    await next.recovery.settleInterrupted();
    for (const { id } of drafts) {
      expect(await next.sessions.show(id)).toMatchObject({ status: 'unknown', problem: { code: 'interrupted' } });
    }
    expect((await next.recovery.resume()).map(({ status }) => status)).toEqual(['link-ready', 'link-ready']);
    expect(crashed.stub.counts()).toEqual({ sessionIds: 2, requestIds: 2, bodies: 2 });
    expect(await next.recovery.resume()).toEqual([]);
  });
});
