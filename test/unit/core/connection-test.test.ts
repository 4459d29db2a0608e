import { describe, expect, it } from 'vitest';
import { testConnection } from '../../../main/core/connection-test.ts';
import type { ApiReply, CancelReply } from '../../../main/core/ports/zastrpay.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import { createZastrpayApi } from '../../../main/zastrpay/client.ts';
import { connectionLinks } from '../../../preload/contract/profile.ts';
import { pageUrls } from '../../builders/customer.ts';
import {
  cancelledAnswer,
  errorAnswer,
  plainAnswer,
  type StubAnswer,
  startStubZastrpay,
} from '../../fakes/stub-zastrpay.ts';

const randomness = systemRandomness();

const profilesAt = (baseUrl: string) => ({
  credentials: async () => ({
    profile: {
      id: 'shop',
      name: 'Shop',
      environment: 'test',
      baseUrl,
      redirectUrls: pageUrls,
      locale: 'de-DE',
      link: 'query',
    } as const,
    apiKey: 'synthetic-api-key',
  }),
});

/** What a real exchange with a stub that answers like this shows. */
async function against(answer: StubAnswer) {
  await using stub = await startStubZastrpay();
  stub.answerWith(answer);
  const test = await testConnection(
    { profiles: profilesAt(stub.baseUrl), api: createZastrpayApi({ fetch }), randomness },
    'shop',
  );
  expect(stub.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual(['POST cancel']);
  return test;
}

/** What is left to say where the exchange came to this, over https. */
async function comingTo(reply: CancelReply) {
  const api = {
    cancelSession: async () => reply,
    putSession: (): Promise<ApiReply> => Promise.reject(new Error('sent')),
  };
  const { verdict, proof } = await testConnection(
    { profiles: profilesAt('https://api.zastrpay.example'), api, randomness },
    'shop',
  );
  return `${verdict}: ${connectionLinks.map((link) => proof[link]).join(' ')}`;
}

describe('the connection test', () => {
  it('takes host and key as accepted where Zastrpay’s own words say that there is no such session', async () => {
    expect(await against(errorAnswer(404))).toEqual({
      verdict: 'accepted',
      httpStatus: 404,
      proof: { reached: 'proven', secure: 'needless', answered: 'proven', recognised: 'proven', key: 'proven' },
    });
  });

  it('says nothing of the key where any web server could have answered like that', async () => {
    for (const body of ['', '<h1>Not Found</h1>', '{}']) {
      const { verdict, proof } = await against(plainAnswer(404, body));
      expect(verdict).toBe('accepted');
      expect(proof).toMatchObject({ answered: 'proven', recognised: 'open', key: 'open' });
    }
  });

  it('knows a refused key, a refused network, and what is no answer to this question', async () => {
    expect((await against(errorAnswer(401))).proof.key).toBe('failed');
    expect((await against(plainAnswer(403))).proof).toMatchObject({ recognised: 'open', key: 'failed' });
    expect((await against(errorAnswer(500))).proof).toMatchObject({ recognised: 'proven', key: 'open' });
    expect((await against(cancelledAnswer())).proof.key).toBe('open');
  });

  it('claims no more than how far the call came', async () => {
    expect(await comingTo({ kind: 'failed', reason: 'name-lookup' })).toBe('name-lookup: failed open open open open');
    expect(await comingTo({ kind: 'failed', reason: 'offline' })).toBe('offline: failed open open open open');
    expect(await comingTo({ kind: 'failed', reason: 'tls' })).toBe('tls: proven failed open open open');
    expect(await comingTo({ kind: 'failed', reason: 'timeout' })).toBe('timeout: open open failed open open');
    expect(await comingTo({ kind: 'stopped' })).toBe('timeout: open open failed open open');
    expect(await comingTo({ kind: 'failed', reason: 'redirected' })).toBe(
      'redirected: proven proven proven failed open',
    );
    expect(await comingTo({ kind: 'broken', reason: 'answer-not-json', status: 200 })).toBe(
      'unexpected: proven proven proven open open',
    );
  });
});
