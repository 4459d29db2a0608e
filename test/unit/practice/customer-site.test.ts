import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languageOf } from '../../../main/practice/customer-page.ts';
import { type Practising, practising } from './practising.ts';

let desk: Practising;
beforeEach(async () => {
  desk = await practising();
});
afterEach(() => desk.stop());

describe('the page behind the link', () => {
  it('shows the customer what the merchant has passed on, in German', async () => {
    const { link } = await desk.aSession();
    const page = await desk.open(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="de">');
    expect(page.text).toContain('Übung – nicht das echte Zastrpay');
    for (const shown of [
      '<dt>Name</dt><dd>Max Mustermann</dd>',
      '<dt>Geburtsdatum</dt><dd>29. Oktober 1946</dd>',
      '<dt>Geburtsort</dt><dd>Vienna</dd>',
      '<dt>Staatsangehörigkeit</dt><dd>Deutschland</dd>',
      '<dt>Anschrift</dt><dd>Hauptstrasse 13/12/1\n12345 Vienna\nDeutschland</dd>',
      '<dt>E-Mail</dt><dd>paul.smith@testabc.com</dd>',
    ]) {
      expect(page.text).toContain(shown);
    }
  });

  it('speaks English to whoever was registered in English', async () => {
    const { link } = await desk.aSession({ locale: 'en-GB' });
    const page = await desk.open(link);
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('Practice — not the real Zastrpay');
    expect(page.text).toContain('<dt>Date of birth</dt><dd>29 October 1946</dd>');
  });

  it.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['de-AT', 'de'],
    ['fr-FR', 'de'],
    ['', 'de'],
  ])('for the locale "%s" speaks %s, as Zastrpay does', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('leaves out what was not given, and survives what is no text', async () => {
    const nothing = await desk.open((await desk.aSession({ customerData: {} })).link);
    expect(nothing.text).toContain('Der Händler hat keine Angaben übermittelt');
    const odd = { firstName: 7, lastName: 'Muster', dateOfBirth: '1946-99-99', address: null, contact: 'a@b.example' };
    const page = await desk.open((await desk.aSession({ customerData: odd })).link);
    expect(page.text).toContain('<dt>Name</dt><dd>Muster</dd>');
    expect(page.text).toContain('<dd>1946-99-99</dd>');
    expect(page.text).not.toContain('Anschrift');
  });

  it('never takes a customer for a piece of the page', async () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'<>"\'&/= xa;`'), minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (firstName, streetAddress) => {
        const customerData = { firstName, lastName: '<script>alert(1)</script>', address: { streetAddress } };
        const page = await desk.open((await desk.aSession({ customerData })).link);
        const list = /<dl[^>]*>([\s\S]*)<\/dl>/.exec(page.text)?.[1] ?? '';
        const tags = list.match(/<[^>]*>/g) ?? [];
        expect(tags.filter((tag) => !/^<\/?(div|dt|dd)>$/.test(tag))).toEqual([]);
        const shown = /<dd>([^<]*)<\/dd>/.exec(list)?.[1] ?? '';
        const read = shown.replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)));
        expect(read).toBe(`${firstName.trim()} <script>alert(1)</script>`.trim());
      }),
      { numRuns: 40 },
    );
  });

  it('is forbidden to run or load anything that is not its own, and to tell its address', async () => {
    const page = await desk.open((await desk.aSession()).link);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`form-action 'self' ${desk.profile.baseUrl}`);
    expect(policy).not.toContain('unsafe');
    expect(page.text).not.toMatch(/\sstyle=|<style|<script|\son\w+=/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it("keeps a merchant's odd host out of its policy", async () => {
    const redirectData = { ...desk.profile.redirectUrls, successUrl: 'https://a;script-src.example/x' };
    const page = await desk.open((await desk.aSession({ redirectData })).link);
    expect(page.headers.get('content-security-policy')).not.toContain('example');
  });

  it('finds its token in the fragment with a script of its own', async () => {
    const page = await desk.open('/customer');
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('src="/fragment.js"') });
    expect((await desk.open('/fragment.js')).headers.get('content-type')).toContain('javascript');
  });
});

describe('a link that leads nowhere', () => {
  it('is told, in the language of the browser', async () => {
    const page = await desk.open('/customer?token=unknown', { headers: { 'accept-language': 'en' } });
    expect(page).toMatchObject({ status: 404, text: expect.stringContaining('This link is not valid') });
  });

  it('is every token that differs in a single letter', async () => {
    const { token } = await desk.aSession();
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect((await desk.open(`/customer?token=${changed}`)).status).toBe(404);
    expect((await desk.press('register', changed)).status).toBe(404);
    expect((await desk.press('register', '')).status).toBe(404);
  });

  it('is one that has expired', async () => {
    const { link, token } = await desk.aSession();
    await desk.clock.advance(30 * 60_000 - 1);
    expect((await desk.open(link)).status).toBe(200);
    await desk.clock.advance(1);
    const page = await desk.open(link);
    expect(page).toMatchObject({ status: 410, text: expect.stringContaining('abgelaufen') });
    expect((await desk.press('register', token)).status).toBe(410);
  });

  it('is one that was cancelled', async () => {
    const { id, link, token } = await desk.aSession();
    await desk.cancel(id);
    const page = await desk.open(link);
    expect(page).toMatchObject({ status: 410, text: expect.stringContaining('storniert') });
    expect((await desk.press('register', token)).status).toBe(410);
  });
});

describe('the way of a customer', () => {
  it('leads over a second QR code and the shop to a registration that Zastrpay reports', async () => {
    const { id, link, token } = await desk.aSession();
    const registering = await desk.press('register', token);
    expect(registering).toMatchObject({ status: 303, location: link });
    const qr = await desk.open(link);
    expect(qr.text).toMatch(/<svg role="img" aria-label="QR-Code für die Registrierung"/);
    expect(qr.text).toContain('Erst dann sind Sie registriert');
    expect(qr.text).toContain(`href="${desk.profile.redirectUrls.qrCodeSuccessUrl}"`);
    expect(desk.events).toEqual([]);

    await desk.clock.advance(60_000);
    const checked = await desk.press('check', token);
    expect(checked).toMatchObject({ status: 303, location: desk.profile.redirectUrls.successUrl });
    expect(desk.events).toEqual([
      {
        specversion: 1,
        id: expect.any(String),
        source: '/customer-service',
        time: '2026-03-04T09:01:00.0000000Z',
        datacontenttype: 'application/json',
        type: 'CustomerRegistered',
        data: {
          id,
          state: 'Active',
          createdOn: '2026-03-04T09:00:00.0000000Z',
          lastModifiedOn: '2026-03-04T09:01:00.0000000Z',
        },
      },
    ]);
    expect((await desk.open(link)).text).toContain('Sie sind registriert');
  });

  it('may end in the shop long after the link has expired', async () => {
    const { token } = await desk.aSession();
    await desk.press('register', token);
    await desk.clock.advance(24 * 3_600_000);
    await desk.press('check', token);
    expect(desk.events).toMatchObject([{ type: 'CustomerRegistered' }]);
  });

  it('can be left and taken up again', async () => {
    const { link, token } = await desk.aSession();
    expect(await desk.press('abort', token)).toMatchObject({
      status: 303,
      location: desk.profile.redirectUrls.abortUrl,
    });
    expect((await desk.open(link)).text).toContain('Registrieren und QR-Code erhalten');
  });

  it.each([false, true])('can fail, and is over then (in the shop: %s)', async (inShop) => {
    const { link, token } = await desk.aSession();
    if (inShop) await desk.press('register', token);
    const { failureUrl } = desk.profile.redirectUrls;
    expect(await desk.press('fail', token)).toMatchObject({ status: 303, location: failureUrl });
    expect((await desk.open(link)).text).toContain('fehlgeschlagen');
    expect(await desk.press('check', token)).toMatchObject({ status: 200, location: null });
    expect(desk.events).toEqual([]);
  });

  it('has no short cut past the registration, and no second registration', async () => {
    const { token } = await desk.aSession();
    expect((await desk.press('check', token)).location).toBeNull();
    expect(desk.events).toEqual([]);
    await desk.press('register', token);
    await Promise.all([desk.press('check', token), desk.press('check', token)]);
    expect(desk.events).toHaveLength(1);
  });

  it('is gone for them by the desk that plays the customer, from wherever they are', async () => {
    const fresh = await desk.aSession();
    expect(await desk.register(fresh.id)).toBe(true);
    const begun = await desk.aSession();
    await desk.press('register', begun.token);
    expect(await desk.register(begun.id)).toBe(true);
    expect(desk.events).toMatchObject([{ data: { id: fresh.id } }, { data: { id: begun.id } }]);
    expect(await desk.register(fresh.id)).toBe(true);
    expect(desk.events).toHaveLength(2);
  });

  it('cannot be gone for them once the link is over, nor where there is no such customer', async () => {
    const { id } = await desk.aSession();
    await desk.clock.advance(31 * 60_000);
    expect(await desk.register(id)).toBe(false);
    expect(await desk.register('9f3c1c1e-0000-4000-8000-000000000000')).toBe(false);
    expect(desk.events).toEqual([]);
  });

  it('is never changed by opening an address', async () => {
    const { link, token } = await desk.aSession();
    for (const step of ['register', 'check', 'fail', 'abort']) {
      expect((await desk.open(`/customer/${step}?token=${token}`)).status).toBe(404);
      const inAddress = await desk.open(`/customer/${step}?token=${token}`, { method: 'POST' });
      expect(inAddress.status).toBe(404);
    }
    expect((await desk.open(link)).text).toContain('Registrieren und QR-Code erhalten');
  });
});

describe('an event that the merchant does not take', () => {
  it('does not hold up the customer, and comes again', async () => {
    const { token } = await desk.aSession();
    await desk.press('register', token);
    desk.rejectEvents(2);
    expect((await desk.press('check', token)).status).toBe(303);
    await desk.clock.advance(1_000);
    expect(desk.events).toEqual([]);
    await desk.clock.advance(5_000);
    expect(desk.events).toMatchObject([{ type: 'CustomerRegistered' }]);
  });

  it('is given up when the practice ends', async () => {
    const { token } = await desk.aSession();
    await desk.press('register', token);
    desk.rejectEvents(1);
    await desk.press('check', token);
    await desk.stop();
    await desk.clock.advance(60_000);
    expect(desk.events).toEqual([]);
  });
});
