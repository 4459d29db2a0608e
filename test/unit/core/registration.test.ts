import { describe, expect, it } from 'vitest';
import { emptyCustomer } from '../../../preload/contract/registration.ts';
import { maxMustermannData, pageUrls } from '../../builders/customer.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { createdAnswer, errorAnswer, later, pageAnswer, plainAnswer } from '../../fakes/stub-zastrpay.ts';

const pageId = 'bf050093-fce3-4013-8090-524799de3f69';

describe("the page's example", () => {
  it('is sent field for field, with the key and a request id', async () => {
    const { registration, stub } = await anEngine();
    await registration.create(aDraft({}, pageId));
    const [request] = stub.requests;
    expect(request).toMatchObject({
      method: 'PUT',
      path: `/customer-authentication-service/v1/redirect-sessions/${pageId}`,
      headers: { 'content-type': 'application/json', 'x-api-key': 'practice-key' },
    });
    expect(request?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
      type: 'NewCustomer',
      redirectData: pageUrls,
      locale: 'de-DE',
      customerData: maxMustermannData,
    });
  });

  it("has the page's own answer yield a link, with a warning about its type", async () => {
    const { registration, sessions, stub } = await anEngine();
    stub.answerWith(plainAnswer(200, JSON.stringify(pageAnswer())));
    const session = await registration.create(aDraft({}, pageId));
    expect(session).toMatchObject({ status: 'link-ready', origin: 'zastrpay' });
    // Its token ended in 2023: some clock is wrong, so the end is not known, and the link is there all the same.
    expect(session.warnings).toEqual(['answer-type-differs', 'expired-on-arrival']);
    const { link, expiresInMs } = await sessions.link(pageId);
    expect(link).toBe(`https://pay.dev.zastrpay.com/?token=${pageAnswer().token}`);
    expect(expiresInMs).toBeNull();
  });

  it('is held back when the answer is for another session, until the operator lets it go with a reason', async () => {
    const { registration, recovery, sessions, stub } = await anEngine();
    stub.answerWith(createdAnswer({ id: pageId }));
    const { id, status, problem } = await registration.create(aDraft());
    expect({ status, code: problem?.code, exists: problem?.sessionExists }).toEqual({
      status: 'held',
      code: 'answer-other-session',
      exists: 'yes',
    });
    await expect(sessions.link(id)).rejects.toMatchObject({ code: 'session-link-missing' });
    await expect(recovery.release(id, '  ')).rejects.toMatchObject({ code: 'invalid-input' });
    await recovery.release(id, 'Zastrpay confirmed it by phone');
    const { timeline, origin } = await sessions.show(id);
    expect((await sessions.link(id)).sessionId).toBe(id);
    expect(origin).toBe('operator');
    expect(timeline.map(({ kind }) => kind)).toEqual(['session.sending', 'session.held', 'session.released']);
    expect(JSON.stringify(timeline)).not.toContain('phone');
  });
});

describe('one press', () => {
  it('is one session, however often Enter is hit', async () => {
    const { registration, stub } = await anEngine();
    stub.answerWith(later(30, createdAnswer()));
    const draft = aDraft();
    const pressed = await Promise.all(Array.from({ length: 10 }, () => registration.create(draft)));
    await registration.create(draft);
    expect(new Set(pressed.map(({ reference }) => reference)).size).toBe(1);
    expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
    expect(stub.requests).toHaveLength(1);
  });

  it('is on disk before the first byte is sent', async () => {
    const seen: unknown[] = [];
    const engine = await anEngine({
      api: (api) => ({
        ...api,
        async putSession(call) {
          seen.push((await engine.log.sessions.find(call.sessionId))?.status);
          seen.push((await engine.log.sessions.body(call.sessionId)) === call.body);
          return api.putSession(call);
        },
      }),
    });
    await engine.registration.create(aDraft());
    expect(seen).toEqual(['sending', true]);
  });

  it('draws another reference when one is taken', async () => {
    const drawn = [1, 1, 1, 2].map((byte) => new Uint8Array(6).fill(byte));
    const { registration } = await anEngine({ randomness: { bytes: () => drawn.shift() ?? new Uint8Array(6) } });
    const first = await registration.create(aDraft());
    const second = await registration.create(aDraft(), { anyway: 'twin' });
    expect([first.reference, second.reference]).toEqual(['BBB-BBB', 'CCC-CCC']);
  });

  it('of a form with errors creates nothing, and names each', async () => {
    const { registration, stub, log } = await anEngine();
    const draft = { id: pageId, form: { customer: { ...emptyCustomer, email: 'x' }, locale: 'xx_', consent: false } };
    await expect(registration.create(draft)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { field: 'customer.firstName', code: 'required' },
        { field: 'customer.lastName', code: 'required' },
        { field: 'customer.email', code: 'email-malformed' },
        { field: 'locale', code: 'locale-malformed' },
        { field: 'consent', code: 'consent-missing' },
      ],
    });
    expect(stub.requests).toEqual([]);
    expect(await log.sessions.find(draft.id)).toBeNull();
  });
});

describe('a refusal', () => {
  it('keeps the typed data under a new id, because an edit is a new session', async () => {
    const { registration, drafts, stub } = await anEngine();
    const reasons = { validationErrorReasons: [{ fieldName: 'customerData.contact.email', errorMessage: 'no' }] };
    stub.answerWith(errorAnswer(400, { details: reasons }));
    const draft = aDraft();
    const { status, problem } = await registration.create(draft);
    expect(status).toBe('refused');
    expect(problem).toMatchObject({
      code: 'invalid',
      sessionExists: 'no',
      zastrpayCode: 'Validation',
      fields: [{ field: 'customer.email', code: 'refused-by-zastrpay' }],
    });
    const again = await drafts.open();
    expect(again.form).toEqual(draft.form);
    expect(again.id).not.toBe(draft.id);
    expect((await registration.create(again)).status).toBe('link-ready');
    expect(stub.counts()).toMatchObject({ sessionIds: 2, requestIds: 2 });
  });
});

describe('a refusal on a later try', () => {
  it('keeps the data too, but never over another customer', async () => {
    const { registration, recovery, drafts, log, stub } = await anEngine({ policy: { baseMs: 9_999, capMs: 9_999 } });
    await stub.close();
    const { id, status } = await registration.create(aDraft());
    expect(status).toBe('unknown');
    const refusing = await anEngine({ log });
    refusing.stub.answerWith(errorAnswer(400), errorAnswer(400));
    expect((await refusing.recovery.retry(id)).status).toBe('refused');
    const kept = await drafts.open();
    expect(kept.form.customer).toMatchObject({ firstName: 'Max', dateOfBirth: '1946-10-29' });
    const erika = { id: kept.id, form: { ...kept.form, customer: { ...kept.form.customer, firstName: 'Erika' } } };
    await drafts.save(erika);
    await expect(recovery.retry(id)).rejects.toMatchObject({ code: 'session-status' });
    expect((await drafts.open()).form.customer.firstName).toBe('Erika');
  });
});

describe('the duplicate guard', () => {
  it('speaks up for the same e-mail, or the same name and birth date, and lets a reason pass', async () => {
    const { registration, stub } = await anEngine();
    const first = await registration.create(aDraft());
    const sameMail = aDraft({ firstName: 'Maximilian' });
    await expect(registration.create(sameMail)).rejects.toMatchObject({ code: 'same-person' });
    expect(await registration.samePerson(sameMail)).toMatchObject([{ record: { id: first.id }, match: 'email' }]);
    const otherMail = aDraft({ email: '' });
    expect(await registration.samePerson(otherMail)).toMatchObject([{ match: 'name-and-birth-date' }]);
    expect(stub.requests).toHaveLength(1);
    const second = await registration.create(sameMail, { anyway: 'lost the first phone' });
    expect(second.warnings).toContain('same-person');
  });

  it('does not mind what left no customer behind', async () => {
    const { registration, stub } = await anEngine();
    stub.answerWith(errorAnswer(400));
    await registration.create(aDraft());
    expect((await registration.create(aDraft())).status).toBe('link-ready');
  });
});

describe('a replacement', () => {
  it('has lineage both ways, and takes over only once its own link is there', async () => {
    const { registration, recovery, sessions, stub } = await anEngine({ policy: { baseMs: 10_000, capMs: 10_000 } });
    const old = await registration.create(aDraft());
    stub.answerWith(plainAnswer(503));
    const unknown = await registration.replace(old.id);
    expect(unknown).toMatchObject({ status: 'unknown', replaces: old.id });
    expect(await sessions.show(old.id)).toMatchObject({ status: 'link-ready', replacedBy: null });
    const ready = await recovery.retry(unknown.id);
    expect(ready.status).toBe('link-ready');
    expect(await sessions.show(old.id)).toMatchObject({ status: 'replaced', origin: 'operator', replacedBy: ready.id });
    const bodies = stub.requests.map(({ body }) => JSON.parse(body.toString()));
    expect(bodies.at(-1)).toEqual(bodies[0]);
  });

  it('pressed twice is one', async () => {
    const { registration, stub } = await anEngine();
    const old = await registration.create(aDraft());
    const [a, b] = await Promise.all([registration.replace(old.id), registration.replace(old.id)]);
    expect(a.id).toBe(b.id);
    await expect(registration.replace(old.id)).rejects.toMatchObject({ code: 'session-status' });
    expect(stub.counts().sessionIds).toBe(2);
  });
});
