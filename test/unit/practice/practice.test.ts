import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPractice } from '../../../main/practice/practice.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type Practising, practising } from './practising.ts';

const aPractice = () => createPractice({ clock: fakeClock(), randomness: systemRandomness(), deliver: async () => {} });

describe('the practice profile', () => {
  let desk: Practising;
  beforeEach(async () => {
    desk = await practising();
  });
  afterEach(() => desk.stop());

  it('leads to this machine and to nowhere else', () => {
    const { profile } = desk;
    expect(profile).toMatchObject({ id: 'practice', name: 'Practice', environment: 'practice', link: 'query' });
    expect(profile.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (const url of Object.values(profile.redirectUrls)) expect(url).toMatch(`${profile.baseUrl}/merchant/`);
  });

  it('has places for the customer to come back to, in the language of the browser', async () => {
    for (const url of Object.values(desk.profile.redirectUrls)) {
      const german = await desk.open(url, { headers: { 'accept-language': 'fr-FR,fr;q=0.9' } });
      expect(german).toMatchObject({ status: 200, text: expect.stringContaining('nicht das echte Zastrpay') });
      const english = await desk.open(url, { headers: { 'accept-language': 'fr, en-GB;q=0.8, de;q=0.7' } });
      expect(english).toMatchObject({ status: 200, text: expect.stringContaining('not the real Zastrpay') });
    }
    expect((await desk.open('/merchant/elsewhere')).status).toBe(404);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost.evil.example'])(
    'answers nobody who calls it %s',
    async (host) => {
      expect(await statusFor(desk.profile.baseUrl, host)).toBe(403);
    },
  );

  it('answers to its address and to localhost', async () => {
    const { port } = new URL(desk.profile.baseUrl);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      expect(await statusFor(desk.profile.baseUrl, host)).toBe(200);
    }
  });

  it('takes no more than a registration', async () => {
    const body = JSON.stringify({ customerData: { firstName: 'x'.repeat(64 * 1024) } });
    expect((await desk.put({ body })).status).toBe(413);
  });
});

describe('starting and stopping', () => {
  it('asked by several at once, it starts once', async () => {
    const practice = aPractice();
    const [one, two] = await Promise.all([practice.profile(), practice.profile()]);
    expect(one).toEqual(two);
    await practice.stop();
  });

  it('has another key in every run', async () => {
    const [one, two] = [aPractice(), aPractice()];
    expect((await one.profile()).apiKey).not.toBe((await two.profile()).apiKey);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('stops at once, even while somebody waits for an answer', async () => {
    const desk = await practising();
    desk.nextFails('timeout');
    const puts = [desk.put(), desk.put()];
    const settled = Promise.allSettled(puts);
    await Promise.any(puts);
    await desk.stop();
    expect((await settled).map(({ status }) => status)).toContain('rejected');
    await expect(desk.open('/merchant/success')).rejects.toThrow();
  });

  it('can be stopped before it started, and twice', async () => {
    const practice = aPractice();
    await practice.stop();
    await practice.stop();
    await expect(practice.profile()).rejects.toThrow('stopped');
  });
});

/** `fetch` would not let a test choose the Host header. */
const statusFor = (origin: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${origin}/merchant/success`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
