import type { Letter } from '../core/ports/handover.ts';
import { type CustomerWords, filled, localTime, wordsFor } from './words.ts';

/** The words for SMS and messengers: the link alone, and what the desk needs when the customer calls. */
export function messageOf(letter: Letter): string {
  const words = wordsFor(letter.locale);
  return [
    filled(words.message, { link: letter.link }),
    validity(letter, words),
    `${words.reference}: ${letter.reference}`,
  ].join('\n');
}

/** A `mailto:` address with recipient, subject and a short text (RFC 6068): systems take no more than about 2,000 letters. */
export function mailAddressOf(letter: Letter): string {
  const to = addressee(letter).split('@').map(inAddress).join('@');
  const words = wordsFor(letter.locale);
  const subject = filled(words.subject, { reference: letter.reference });
  const text = [words.greeting, '', ...messageOf(letter).split('\n'), '', words.private].join('\r\n');
  return `mailto:${to}?subject=${inAddress(subject)}&body=${inAddress(text)}`;
}

/**
 * A mail as RFC 5322 and 2045 have it: plain text, and the same with the code in it. `X-Unsent` makes mail programs open it
 * as a draft.
 */
export function mailFileOf(letter: Letter, png: Uint8Array): Uint8Array {
  const { subject, text, html } = mailOf(letter);
  const to = addressee(letter);
  const [outer, inner] = [`desk-${letter.reference}-a`, `desk-${letter.reference}-b`];
  const part = (type: string, body: Uint8Array, more: readonly string[] = []): string =>
    [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more, '', lines(body)].join('\r\n');
  const mail = [
    ...(to === '' ? [] : [`To: ${to}`]),
    `Subject: ${encodedWords(subject)}`,
    `Date: ${letter.writtenAt.toUTCString().replace('GMT', '+0000')}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${outer}"`,
    '',
    `--${outer}`,
    part('text/plain; charset=utf-8', Buffer.from(text)),
    `--${outer}`,
    `Content-Type: multipart/related; boundary="${inner}"`,
    '',
    `--${inner}`,
    part('text/html; charset=utf-8', Buffer.from(html)),
    `--${inner}`,
    part('image/png', png, [
      'Content-ID: <code@zastrpay-desk.invalid>',
      `Content-Disposition: inline; filename="${letter.reference}.png"`,
    ]),
    `--${inner}--`,
    `--${outer}--`,
    '',
  ];
  return Buffer.from(mail.join('\r\n'));
}

/** Nothing is left that means something to an address, to a system's shell or to a mail program. */
const inAddress = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function mailOf(letter: Letter): { readonly subject: string; readonly text: string; readonly html: string } {
  const words = wordsFor(letter.locale);
  const subject = filled(words.subject, { reference: letter.reference });
  const reference = `${words.reference}: ${letter.reference}`;
  const until = validity(letter, words);
  const text = [
    words.greeting,
    '',
    words.intro,
    letter.link,
    '',
    until,
    '',
    `${words.steps}:`,
    ...words.step.map((step, index) => `${index + 1}. ${step}`),
    '',
    words.private,
    reference,
    '',
  ].join('\r\n');
  const html = [
    `<!doctype html><html lang="${words.tag}"><meta charset="utf-8"><body>`,
    `<p>${escaped(words.greeting)}</p>`,
    `<p>${escaped(words.intro)}<br><a href="${escaped(letter.link)}">${escaped(letter.link)}</a></p>`,
    `<p><img src="cid:code@zastrpay-desk.invalid" alt="${escaped(words.code)}" width="420" height="420"></p>`,
    `<p>${escaped(until)}</p>`,
    `<p>${escaped(words.steps)}:</p><ol>${words.step.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>`,
    `<p>${escaped(words.private)}<br>${escaped(reference)}</p>`,
    '</body></html>',
  ].join('\n');
  return { subject, text, html };
}

function validity({ expiresAt }: Letter, words: CustomerWords): string {
  return expiresAt === null ? words.validUnknown : filled(words.validUntil, { until: localTime(expiresAt, words.tag) });
}

/** Only what can be nothing but an address; anything else could add headers or recipients. */
function addressee({ email }: Letter): string {
  return email !== null && /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/.test(email) ? email : '';
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Base64 in lines of 76, as mail has it. */
const lines = (body: Uint8Array): string =>
  Buffer.from(body)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');

/** RFC 2047, in words that are short enough and cut no letter in two. */
function encodedWords(text: string): string {
  const letters = [...text];
  const pieces: string[] = [];
  while (letters.length > 0) pieces.push(letters.splice(0, 15).join(''));
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
