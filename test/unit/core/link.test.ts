import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLink, checkLinkSetting } from '../../../main/core/link.ts';

const parts = { redirectUrl: 'https://pay.dev.zastrpay.com', token: 'eyJ.a-b_c.d', sessionId: 'bf050093' };

describe('the link', () => {
  it.each([
    ['query', 'https://pay.dev.zastrpay.com/?token=eyJ.a-b_c.d'],
    ['fragment', 'https://pay.dev.zastrpay.com/#token=eyJ.a-b_c.d'],
    [
      'https://shop.example/zastrpay#r={redirectUrl}&t={token}',
      'https://shop.example/zastrpay#r=https%3A%2F%2Fpay.dev.zastrpay.com%2F&t=eyJ.a-b_c.d',
    ],
    [
      '{redirectUrl}start?s={sessionId}&token={token}',
      'https://pay.dev.zastrpay.com/start?s=bf050093&token=eyJ.a-b_c.d',
    ],
  ])('is built by %s', (setting, link) => {
    expect(buildLink(setting, parts)).toBe(link);
  });

  it('keeps what the redirectUrl already carries', () => {
    const redirectUrl = 'https://pay.example/a%20b?x=1%202&y=ä#top';
    expect(buildLink('query', { ...parts, redirectUrl })).toBe(
      'https://pay.example/a%20b?x=1%202&y=%C3%A4&token=eyJ.a-b_c.d#top',
    );
  });

  it.each([
    'http://pay.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'https://user:pass@pay.example',
    'not a url',
    '',
  ])('is not built from %s', (redirectUrl) => {
    expect(buildLink('query', { ...parts, redirectUrl })).toBeNull();
    expect(buildLink('https://shop.example/?t={token}', { ...parts, redirectUrl })).toBeNull();
  });

  it('may point to this machine without TLS, because nothing leaves it', () => {
    expect(buildLink('query', { ...parts, redirectUrl: 'http://127.0.0.1:4711/customer' })).toBe(
      'http://127.0.0.1:4711/customer?token=eyJ.a-b_c.d',
    );
    expect(buildLink('query', { ...parts, redirectUrl: 'http://127.0.0.1.evil.example/' })).toBeNull();
  });

  it('gives the token back unharmed, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (token) => {
        const link = buildLink('query', { ...parts, token });
        const read = new URL(link ?? '').searchParams.get('token');
        // A query reader turns "+" into a space, so it must have been encoded.
        expect(read).toBe(token);
      }),
    );
  });
});

describe('the link setting', () => {
  it.each(['query', 'fragment', 'https://shop.example/z#t={token}', '{redirectUrl}?token={token}'])(
    'takes %s',
    (setting) => {
      expect(checkLinkSetting(setting)).toBeNull();
    },
  );

  it.each([
    ['', 'required'],
    ['https://shop.example/', 'template-placeholder-missing'],
    ['https://shop.example/?t={token}&x={apiKey}', 'template-placeholder-unknown'],
    ['http://shop.example/?t={token}', 'url-not-https'],
    ['javascript:alert({token})', 'url-not-https'],
  ])('does not take %s: %s', (setting, code) => {
    expect(checkLinkSetting(setting)).toBe(code);
  });
});
