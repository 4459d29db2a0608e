import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../main/core/ports/handover.ts';
import { mailAddressOf, mailFileOf, messageOf } from '../../../main/handouts/letters.ts';
import { localTime } from '../../../main/handouts/words.ts';
import { mayOpenOutside } from '../../../main/shell/outside.ts';
import { aLink } from '../../builders/drawn-code.ts';

const letter: Letter = {
  link: aLink(805),
  reference: 'KX4-7QM',
  locale: 'de-AT',
  expiresAt: new Date('2026-11-24T13:35:00.000Z'),
  email: 'paul.smith@testabc.com',
  writtenAt: new Date('2026-11-24T13:05:00.000Z'),
};

/** The parts of a mail by their type, decoded. */
function partsOf(mail: Uint8Array): ReadonlyMap<string, Buffer> {
  const text = Buffer.from(mail).toString('utf8');
  const parts = text.matchAll(
    /Content-Type: ([\w/]+)[^\r]*\r\nContent-Transfer-Encoding: base64\r\n(?:[\w-]+: [^\r]*\r\n)*\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/g,
  );
  return new Map([...parts].map(([, type = '', body = '']) => [type, Buffer.from(body, 'base64')]));
}

describe('a mail file', () => {
  it('is a draft for the customer, with the link, the code, the steps and the reference', () => {
    const png = Buffer.from('a picture');
    const mail = mailFileOf(letter, png);
    const text = Buffer.from(mail).toString('utf8');
    expect(text).toMatch(/^To: paul\.smith@testabc\.com\r\nSubject: =\?utf-8\?B\?/);
    expect(text).toContain('\r\nX-Unsent: 1\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
    const parts = partsOf(mail);
    const plain = parts.get('text/plain')?.toString() ?? '';
    for (const words of [letter.link, 'KX4-7QM', 'zweiten QR-Code', 'Personalausweis oder Reisepass', 'nur für Sie']) {
      expect(plain).toContain(words);
    }
    expect(parts.get('text/html')?.toString()).toContain('<img src="cid:code@zastrpay-desk.invalid"');
    expect(parts.get('image/png')).toEqual(png);
  });

  it('speaks English to whom English is spoken', () => {
    expect(
      partsOf(mailFileOf({ ...letter, locale: 'en-GB' }, Buffer.alloc(1)))
        .get('text/plain')
        ?.toString(),
    ).toContain('identity card or passport');
  });

  it('takes no line and no recipient from whatever stands for an address', () => {
    const address = fc.string({ unit: 'binary' }).map((text) => `a@b.example${text}`);
    fc.assert(
      fc.property(address, (email) => {
        const head = Buffer.from(mailFileOf({ ...letter, email }, Buffer.alloc(1))).toString('utf8');
        const [to = ''] = head.split('\r\nSubject:');
        expect(to === head || /^(To: [^\s,;:<>@]+@[^\s,;:<>@]+)?$/.test(to)).toBe(true);
        expect(head.match(/^(Bcc|Cc):/im)).toBeNull();
      }),
    );
  });
});

describe('a mail draft’s address', () => {
  it('holds recipient, subject and text, and may be opened', () => {
    const address = mailAddressOf(letter);
    expect(mayOpenOutside(address)).toBe(true);
    const { pathname, searchParams } = new URL(address);
    expect(pathname).toBe('paul.smith@testabc.com');
    expect(searchParams.get('subject')).toContain('KX4-7QM');
    expect(searchParams.get('body')).toContain(letter.link);
  });

  it('stays one that may be opened, whoever it is for', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom('de', 'en-GB', 'fr'), (email, locale) => {
        const address = mailAddressOf({ ...letter, link: aLink(300), email, locale });
        expect(mayOpenOutside(address)).toBe(true);
      }),
    );
  });

  it.each([
    'https://pay.example/?subject=a&body=b',
    'mailto:a@example.com?subject=a&body=b&attach=/etc/passwd',
    'mailto:a@example.com,b@example.com?subject=a&body=b',
    'mailto:a@example.com?cc=b@example.com&subject=a&body=b',
    'mailto:a@example.com?subject=a&body=b#c',
    'mailto:a@example.com?subject=a b&body=c',
    `mailto:a@example.com?subject=a&body=${'b'.repeat(2_000)}`,
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    '\\\\server\\share',
    'mailto:',
    '',
  ])('is not %s', (address) => {
    expect(mayOpenOutside(address)).toBe(false);
  });
});

describe('a text for SMS and messengers', () => {
  it('is the link on its own line’s end, how long it is valid, and the reference', () => {
    const [first = '', second = '', third] = messageOf(letter).split('\n');
    expect(first.endsWith(letter.link)).toBe(true);
    expect(second).toMatch(/^Er gilt bis 24\.11\.2026, \d\d:35 .+\.$/);
    expect(third).toBe('Referenz: KX4-7QM');
    expect(messageOf({ ...letter, expiresAt: null })).toContain('nur kurze Zeit');
  });
});

it('a time is written as the customer’s place has it, with its zone', () => {
  const at = new Date('2026-11-24T13:35:00.000Z');
  expect(localTime(at, 'de-DE', 'Europe/Vienna')).toBe('24.11.2026, 14:35 MEZ');
  expect(localTime(at, 'en-GB', 'Europe/Vienna')).toBe('24/11/2026, 14:35 CET');
});
