import type { RedirectUrls } from '../../preload/contract/profile.ts';
import { html } from './html.ts';
import { browserLanguage, pageAnswer } from './page.ts';
import type { Asked, Said } from './server.ts';
import { type Words, words } from './words.ts';

/** The four places of a merchant whose website is the practice itself. */
export function merchantUrls(origin: string): RedirectUrls {
  return {
    successUrl: `${origin}/merchant/success`,
    failureUrl: `${origin}/merchant/failure`,
    abortUrl: `${origin}/merchant/abort`,
    qrCodeSuccessUrl: `${origin}/merchant/qr-code-success`,
  };
}

const sayings: ReadonlyMap<string, Exclude<keyof Words['merchant'], 'whatThisIs' | 'provesNothing'>> = new Map([
  ['/merchant/success', 'success'],
  ['/merchant/failure', 'failure'],
  ['/merchant/abort', 'abort'],
  ['/merchant/qr-code-success', 'qrCodeSuccess'],
]);

/** What a merchant's pages would say; null for what is none of them. */
export function merchantAnswer({ method, url, headers }: Asked): Said | null {
  const saying = method === 'GET' ? sayings.get(url.pathname) : undefined;
  if (saying === undefined) return null;
  const language = browserLanguage(headers['accept-language']);
  const { merchant } = words[language];
  const { title, text } = merchant[saying];
  return pageAnswer({
    status: 200,
    language,
    title,
    content: html`<p>${text}</p>
<p class="quiet">${merchant.whatThisIs} ${merchant.provesNothing}</p>`,
  });
}
