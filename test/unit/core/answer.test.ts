import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../main/core/answer.ts';
import { decodeToken } from '../../../main/core/token.ts';

const id = 'bf050093-fce3-4013-8090-524799de3f69';
const now = new Date('2023-01-26T13:05:00Z');
const jwt = (claims: unknown): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const reply = (
  answer: Partial<{ id: string; type: string; token: string; redirectUrl: string }>,
  serverDate: Date | null = now,
) =>
  ({
    kind: 'created',
    answer: {
      id,
      type: 'NewCustomer',
      token: jwt({ sid: id, exp: 1674740099 }),
      redirectUrl: 'https://pay.dev.zastrpay.com',
      correlationId: null,
      ...answer,
    },
    raw: '{}',
    serverDate,
  }) as const;

const read = (...args: Parameters<typeof reply>) => readAnswer(reply(...args), id, 'query', now);

describe("Zastrpay's answer", () => {
  it('yields the link and its end', () => {
    const answer = read({});
    expect(answer.link).toMatch(/^https:\/\/pay\.dev\.zastrpay\.com\/\?token=ey/);
    expect(answer.expiresAt?.toISOString()).toBe('2023-01-26T13:34:59.000Z');
    expect(answer.warnings).toEqual([]);
    expect(answer.otherSession).toBe(false);
  });

  it("of another type still works, as the page's own does, with a warning", () => {
    expect(read({ type: 'ExistingTransactionIntent' })).toMatchObject({
      warnings: ['answer-type-differs'],
      otherSession: false,
    });
  });

  it('for another session is held, whether the answer or the token says so', () => {
    expect(read({ id: '00000000-0000-4000-8000-000000000000' }).otherSession).toBe(true);
    expect(read({ token: jwt({ sid: 'somebody-else', exp: 1 }) }).otherSession).toBe(true);
    expect(read({ id: id.toUpperCase() }).otherSession).toBe(false);
  });

  it.each(['', 'opaque', 'a.b', 'a.!!!.c', `a.${Buffer.from('[]').toString('base64url')}x.c`])(
    'with the token "%s" has no known end',
    (token) => {
      expect(read({ token })).toMatchObject({ expiresAt: null, remainingMs: null, warnings: ['token-undecodable'] });
    },
  );

  it.each([undefined, '1674740099', 1e300, Number.NaN])('with exp %s has no known end', (exp) => {
    expect(read({ token: jwt({ sid: id, exp }) })).toMatchObject({ expiresAt: null, warnings: ['expiry-missing'] });
  });

  it("counts the remaining time by the server's clock, and warns when this one is off", () => {
    const serverDate = new Date(now.getTime() - 3_600_000);
    expect(read({}, serverDate)).toMatchObject({ remainingMs: 5_398_001, warnings: ['clock-differs'] });
    expect(read({}, new Date(now.getTime() - 59_000)).warnings).toEqual([]);
  });

  it('that has ended on arrival has no known end, for some clock must be wrong', () => {
    const late = read({}, new Date('2023-01-26T13:35:00Z'));
    expect(late.remainingMs).toBeNull();
    expect(late.warnings).toContain('expired-on-arrival');
  });

  it('never yields a link to somewhere unsafe', () => {
    expect(read({ redirectUrl: 'javascript:alert(1)' }).link).toBeNull();
    expect(read({ redirectUrl: 'http://pay.example' }).link).toBeNull();
  });
});

it("the page's own token says whose it is and when it ends", () => {
  const token =
    'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzaWQiOiJiZjA1MDA5My1mY2UzLTQwMTMtODA5MC01MjQ3OTlkZTNmNjkiLCJleHAiOjE2NzQ3NDAwOTl9.x';
  expect(decodeToken(token)).toEqual({ sid: id, exp: 1674740099 });
});
