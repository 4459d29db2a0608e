import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../preload/contract/session.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import {
  createdAnswer,
  dated,
  dropped,
  errorAnswer,
  halfAnswer,
  hugeAnswer,
  later,
  plainAnswer,
  redirectTo,
  type StubAnswer,
  silence,
  twice,
} from '../../fakes/stub-zastrpay.ts';

/** Long enough for an answer on the busiest machine; only a case that never gets one waits for so long. */
const patient = { attemptMs: 1_000, overallMs: 20_000 };

/** Ends after the first try: the pause before a second would pass the deadline. */
const oneTry = { baseMs: 10_000, capMs: 10_000 };

describe('what a bad network does', () => {
  const once: readonly (readonly [string, StubAnswer])[] = [
    ['the answer is lost after the server has acted', dropped],
    ['half an answer comes', halfAnswer(201, 'drop')],
    ['the answer stops in the middle', halfAnswer(201, 'silence')],
    ['nothing ever comes', silence],
    ['the answer comes after the time-out', later(1_500, createdAnswer())],
    ['a gateway answers in HTML', plainAnswer(502, '<html>')],
    ['the answer is garbage', plainAnswer(200, 'garbage')],
    ['the answer is JSON of another shape', plainAnswer(200, '{"hello": "world"}')],
    ['the answer has 10 MB', hugeAnswer(10 * 1024 * 1024, () => {})],
    ['the server is busy', plainAnswer(429, '', { 'retry-after': '0' })],
    ['the server is too early', plainAnswer(425)],
  ];

  it.each(once)('%s: the same bytes go out again under the same ids', async (_what, answer) => {
    const { registration, stub, attempts } = await anEngine({ policy: patient });
    stub.answerWith(answer);
    expect(await registration.create(aDraft())).toMatchObject({ status: 'link-ready', problem: null });
    expect(stub.requests).toHaveLength(2);
    expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
    expect(attempts).toEqual([
      [1, null],
      [1, expect.any(Number)],
      [2, null],
    ]);
  });

  const lasting: readonly (readonly [string, StubAnswer, ProblemCode])[] = [
    ['lost answers', dropped, 'connection-broken'],
    ['silence', silence, 'timeout'],
    ['HTTP 500', errorAnswer(500), 'server-error'],
    ['HTTP 429', plainAnswer(429), 'throttled'],
    ['garbage', plainAnswer(200, 'garbage'), 'answer-not-json'],
    ['another shape', plainAnswer(200, '{}'), 'answer-other-shape'],
    ['10 MB', hugeAnswer(10 * 1024 * 1024, () => {}), 'answer-too-large'],
    ['a redirect', redirectTo('https://elsewhere.example/'), 'redirected'],
  ];

  it.each(lasting)('%s to the end: the outcome is unknown, and said to be', async (_what, answer, code) => {
    const { registration, recovery, stub } = await anEngine({ policy: oneTry });
    stub.answerWith(answer);
    const session = await registration.create(aDraft());
    expect(session).toMatchObject({ status: 'unknown', origin: 'desk', problem: { code } });
    expect(session.problem?.requestId).toBe(stub.requests[0]?.headers['x-request-id']);
    const again = await recovery.retry(session.id);
    expect(again).toMatchObject({ status: 'link-ready', problem: null });
    expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
  });

  it.each([401, 403, 404, 409, 422])('HTTP %i is not repeated: nothing was created', async (status) => {
    const { registration, stub } = await anEngine();
    stub.answerWith(plainAnswer(status, '<html>who knows</html>'));
    expect(await registration.create(aDraft())).toMatchObject({
      status: 'refused',
      origin: 'zastrpay',
      problem: { httpStatus: status, sessionExists: 'no' },
    });
    expect(stub.requests).toHaveLength(1);
  });

  it('a refusal after a lost answer leaves the outcome unknown, for the first try may have worked', async () => {
    const { registration, stub } = await anEngine();
    stub.answerWith(dropped, plainAnswer(401));
    expect(await registration.create(aDraft())).toMatchObject({
      status: 'unknown',
      problem: { code: 'key-refused', sessionExists: 'unknown' },
    });
  });

  it('a server that is not there was sent nothing', async () => {
    const { registration, stub } = await anEngine({ policy: oneTry });
    await stub.close();
    const { status, problem } = await registration.create(aDraft());
    expect({ status, exists: problem?.sessionExists }).toEqual({ status: 'unknown', exists: 'no' });
  });

  it('a server that answers twice is heard once, and the next request is not confused', async () => {
    const { registration, stub } = await anEngine();
    stub.answerWith(twice);
    const first = await registration.create(aDraft());
    const second = await registration.create(aDraft(), { anyway: 'twin' });
    expect([first.status, second.status]).toEqual(['link-ready', 'link-ready']);
    expect(stub.counts()).toEqual({ sessionIds: 2, requestIds: 2, bodies: 1 });
  });

  it('waits as long as the server asks', async () => {
    const { registration, stub, attempts } = await anEngine();
    stub.answerWith(plainAnswer(503, '', { 'retry-after': '1' }));
    await registration.create(aDraft());
    expect(attempts[1]?.[1]).toBeGreaterThanOrEqual(1000);
  });

  it('can be stopped by the operator, and says so', async () => {
    const { registration, recovery, stub } = await anEngine({ policy: { attemptMs: 60_000, overallMs: 60_000 } });
    stub.answerWith(silence);
    const draft = aDraft();
    const created = registration.create(draft);
    await stub.arrived(1);
    recovery.stopWaiting(draft.id);
    expect(await created).toMatchObject({ status: 'unknown', problem: { code: 'stopped-waiting' } });
  });

  it('can be stopped in the pause between two tries', async () => {
    const { registration, recovery, stub, attempts } = await anEngine({
      policy: { baseMs: 60_000, capMs: 60_000, overallMs: 600_000 },
    });
    stub.answerWith(plainAnswer(503));
    const draft = aDraft();
    const created = registration.create(draft);
    await expect.poll(() => attempts.length).toBe(2);
    recovery.stopWaiting(draft.id);
    expect(await created).toMatchObject({ status: 'unknown', problem: { code: 'stopped-waiting' } });
    expect(stub.requests).toHaveLength(1);
  });

  it('keeps a redirectUrl that is not https from everybody', async () => {
    const { registration, sessions, stub } = await anEngine({ policy: oneTry });
    stub.answerWith(createdAnswer({ redirectUrl: 'http://pay.example' }));
    const session = await registration.create(aDraft());
    expect(session).toMatchObject({
      status: 'unknown',
      problem: { code: 'redirect-url-not-https', sessionExists: 'yes' },
    });
    await expect(sessions.link(session.id)).rejects.toMatchObject({ code: 'session-link-missing' });
  });

  it("says when this machine's clock is off", async () => {
    const { registration, stub } = await anEngine();
    stub.answerWith(dated(new Date(Date.now() - 300_000).toUTCString(), createdAnswer()));
    expect((await registration.create(aDraft())).warnings).toEqual(['clock-differs']);
    stub.answerWith(dated(null, createdAnswer()));
    expect((await registration.create(aDraft(), { anyway: 'twin' })).warnings).toEqual(['same-person']);
  });
});
