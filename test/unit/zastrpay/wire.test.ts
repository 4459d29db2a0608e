import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCancelled, parseCreated, parseError } from '../../../main/zastrpay/wire.ts';
import { documentedError, pageAnswer, pageToken } from '../../fakes/stub-zastrpay.ts';

const nothingKnown = { code: null, correlationId: null, fieldNames: [] };

describe('an answer to the PUT', () => {
  it("as on Zastrpay's page goes through with all its oddities", () => {
    expect(parseCreated(JSON.stringify(pageAnswer()))).toEqual({
      ok: true,
      value: {
        id: 'bf050093-fce3-4013-8090-524799de3f69',
        type: 'ExistingTransactionIntent',
        token: pageToken(),
        redirectUrl: 'https://pay.dev.zastrpay.com',
        correlationId: '55a5c33e-9003-4ea7-8e31-cfe5e9acc008',
      },
    });
  });

  it('needs an id, a token and an address, and nothing else', () => {
    const least = { id: 'a', token: 'b', redirectUrl: 'c' };
    expect(parseCreated(JSON.stringify(least))).toEqual({
      ok: true,
      value: { ...least, type: null, correlationId: null },
    });
    expect(parseCreated(JSON.stringify({ ...least, type: 7, lastCorrelationId: {}, createdOn: [] }))).toMatchObject({
      ok: true,
    });
    for (const missing of ['id', 'token', 'redirectUrl']) {
      for (const value of [undefined, null, '', 7]) {
        const answer = JSON.stringify({ ...least, [missing]: value });
        expect(parseCreated(answer)).toEqual({ ok: false, reason: 'answer-other-shape' });
      }
    }
  });

  it.each(['', '<html>', '{"id": "a", "token": "b"', 'null,'])('"%s" is no JSON', (text) => {
    expect(parseCreated(text)).toEqual({ ok: false, reason: 'answer-not-json' });
  });
});

describe('an error body', () => {
  it('in the documented shape is read', () => {
    expect(parseError(JSON.stringify(documentedError))).toEqual({
      code: 'Validation',
      correlationId: documentedError.correlationId,
      fieldNames: ['customerId'],
    });
  });

  it.each(['', '<html>Bad Gateway</html>', '[]', 'null', '"text"', '{"details": 7}', '{"code": {"a": 1}}'])(
    '%s tells nothing',
    (text) => {
      expect(parseError(text)).toEqual(nothingKnown);
    },
  );

  it('keeps what is readable of what is not', () => {
    const reasons = [7, null, { fieldName: 'email' }, { errorMessage: 'no field' }, { fieldName: 'address.city' }];
    const body = JSON.stringify({ code: 'NewCode', details: { validationErrorReasons: reasons } });
    expect(parseError(body)).toEqual({ code: 'NewCode', correlationId: null, fieldNames: ['email', 'address.city'] });
  });

  it('lets no prose through, which could quote the customer', () => {
    const body = { code: 'Max Mustermann is not valid', correlationId: 'x'.repeat(101) };
    expect(parseError(JSON.stringify(body))).toEqual(nothingKnown);
  });

  it('of any shape is survived', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => Array.isArray(parseError(text).fieldNames)));
  });
});

it('a cancellation is believed only when it says so', () => {
  const id = 'bf050093-fce3-4013-8090-524799de3f69';
  expect(parseCancelled(JSON.stringify({ id, state: 'Cancelled' }))).toEqual({
    ok: true,
    value: { id, correlationId: null },
  });
  expect(parseCancelled(JSON.stringify({ id, state: 'Active' }))).toEqual({ ok: false, reason: 'answer-other-shape' });
});
