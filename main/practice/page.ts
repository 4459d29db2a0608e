import type { Language } from '../../preload/contract/desk.ts';
import { type Html, html } from './html.ts';
import type { Said } from './server.ts';
import { words } from './words.ts';

export interface Page {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** Origins that a form of this page may lead to, beside this one. */
  readonly leadsTo?: readonly string[];
}

/** A whole page, always under the banner that says what it is not. */
export function pageAnswer({ status, language, title, content, leadsTo = [] }: Page): Said {
  const { banner, nothingLeaves } = words[language];
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${banner}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/practice.css">
</head>
<body>
<header class="banner"><strong>${banner}</strong> <span>${nothingLeaves}</span></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return {
    kind: 'answer',
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(leadsTo),
      // The address holds the token: no other page may learn it from this one, and no cache may keep it.
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
    body: body.text,
  };
}

/** The browser checks where a form leads after redirects, too; hence the merchant's origins. */
function policy(leadsTo: readonly string[]): string {
  const targets = ["'self'", ...leadsTo.filter((origin) => /^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin))];
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `form-action ${targets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The language of a browser that comes without a session, German like Zastrpay where it asks for neither. */
export function browserLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase());
  return wanted.find((each): each is Language => each === 'en' || each === 'de') ?? 'de';
}
