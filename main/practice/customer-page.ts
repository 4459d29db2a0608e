import { countryName } from '../../preload/contract/countries.ts';
import type { Language } from '../../preload/contract/desk.ts';
import { redirectUrlFields } from '../../preload/contract/profile.ts';
import { type Html, html } from './html.ts';
import { pageAnswer } from './page.ts';
import { qrSvg } from './registration-qr.ts';
import type { Said } from './server.ts';
import type { PracticeSession } from './sessions.ts';
import { words } from './words.ts';

/** English for `en` and `en-*`, German for everything else, like Zastrpay [docs]. */
export function languageOf(locale: string): Language {
  return /^en(-|$)/i.test(locale) ? 'en' : 'de';
}

/** What the customer sees behind the link, according to how far the session has got. */
export function customerPage(session: PracticeSession, token: string, isExpired: boolean): Said {
  const language = languageOf(session.locale);
  const say = words[language];
  const { redirectData } = session;
  const page = (status: number, { title, text }: { title: string; text: string }, more: readonly Html[] = []): Said =>
    pageAnswer({
      status,
      language,
      title,
      content: html`<p>${text}</p>${more}`,
      leadsTo: redirectUrlFields.map((field) => new URL(redirectData[field]).origin),
    });
  switch (session.state) {
    case 'open':
      if (isExpired) return page(410, say.expired);
      return page(200, say.open, [
        details(session.customerData, language),
        html`<p class="quiet">${say.validUntil(timeOfDay(session.expiresAt, language))}</p>
<form method="post" action="/customer/register">${hidden(token)}
<div class="choices">
<button class="main-choice">${say.register}</button>
<button formaction="/customer/abort">${say.abort}</button>
</div>
<section class="practising" aria-labelledby="practising">
<h2 id="practising">${say.forPractice}</h2>
<p class="quiet">${say.youChoose}</p>
<div class="choices"><button formaction="/customer/fail">${say.simulateFailure}</button></div>
</section>
</form>`,
      ]);
    case 'waiting-for-shop':
      return page(200, say.waiting, [
        html`<p><strong>${say.notYet}</strong></p>
<div class="qr">${qrSvg(`zastrpay-practice-registration ${session.id}`, say.registrationQr)}</div>
<div class="choices"><a class="button" href="${redirectData.qrCodeSuccessUrl}">${say.backToMerchant}</a></div>
<form method="post" action="/customer/check">${hidden(token)}
<section class="practising" aria-labelledby="practising">
<h2 id="practising">${say.forPractice}</h2>
<p class="quiet">${say.youChoose}</p>
<div class="choices">
<button>${say.simulateCheck}</button>
<button formaction="/customer/fail">${say.simulateFailedCheck}</button>
</div>
</section>
</form>`,
      ]);
    case 'registered':
      return page(200, say.registered, [wayOut(redirectData.successUrl, say.continueToMerchant)]);
    case 'failed':
      return page(200, say.failed, [wayOut(redirectData.failureUrl, say.backToMerchant)]);
    case 'cancelled':
      return page(410, say.cancelled);
  }
}

/** For a link that belongs to no session. */
export function unknownLinkPage(language: Language): Said {
  const { title, text } = words[language].unknown;
  return pageAnswer({ status: 404, language, title, content: html`<p>${text}</p>` });
}

/** For a link without a token. It may stand in the fragment, where only the browser sees it. */
export function tokenlessLinkPage(language: Language): Said {
  const { title, text } = words[language].unknown;
  const content = html`<p>${text}</p><script src="/fragment.js"></script>`;
  return pageAnswer({ status: 200, language, title, content });
}

const hidden = (token: string): Html => html`<input type="hidden" name="token" value="${token}">`;

const wayOut = (url: string, label: string): Html =>
  html`<div class="choices"><a class="button main-choice" href="${url}">${label}</a></div>`;

/** What the merchant passed on, for the customer to check. Anything may be missing or be something else than text. */
function details(customerData: Readonly<Record<string, unknown>>, language: Language): Html {
  const say = words[language].details;
  const address = recordIn(customerData, 'address');
  const town = [textIn(address, 'postalCode'), textIn(address, 'city')].filter((each) => each !== '').join(' ');
  const lines = [textIn(address, 'streetAddress'), town, country(textIn(address, 'country'), language)];
  const given = [
    [say.name, `${textIn(customerData, 'firstName')} ${textIn(customerData, 'lastName')}`.trim()],
    [say.dateOfBirth, day(textIn(customerData, 'dateOfBirth'), language)],
    [say.placeOfBirth, textIn(customerData, 'placeOfBirth')],
    [say.nationality, country(textIn(customerData, 'nationality'), language)],
    [say.address, lines.filter((line) => line !== '').join('\n')],
    [say.email, textIn(recordIn(customerData, 'contact'), 'email')],
  ].flatMap(([label = '', value = '']) =>
    value === '' ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`],
  );
  if (given.length === 0) return html`<p>${say.none}</p>`;
  return html`<dl aria-label="${say.heading}">\n${given}</dl>`;
}

function textIn(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value.trim() : '';
}

function recordIn(record: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = record[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const country = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? countryName(code, language) : code;

function day(iso: string, language: Language): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(at)) return iso;
  return new Intl.DateTimeFormat(region[language], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

const timeOfDay = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(region[language], { timeStyle: 'short' }).format(at);

// Plain `en` writes the month first and the clock with twelve hours.
const region: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
