import type { FieldErrorCode } from '../../preload/contract/errors.ts';
import { secureUrl } from './web-address.ts';

/**
 * How `token` and `redirectUrl` become the customer's link is not publicly documented, so it is a setting of the profile:
 * `query` (adds `token=` to the query), `fragment` (`#token=`), or a merchant's own template.
 */

export interface LinkParts {
  readonly redirectUrl: string;
  readonly token: string;
  readonly sessionId: string;
}

const placeholder = /\{([^{}]*)\}/g;
const names = ['redirectUrl', 'token', 'sessionId'] as const;

/** Whether a profile's link setting can work, judged by building a link from harmless parts. */
export function checkLinkSetting(setting: string): FieldErrorCode | null {
  if (setting === 'query' || setting === 'fragment') return null;
  if (setting.trim() === '') return 'required';
  const used = [...setting.matchAll(placeholder)].map(([, name]) => name);
  if (used.some((name) => !names.some((each) => each === name))) return 'template-placeholder-unknown';
  if (!used.includes('token')) return 'template-placeholder-missing';
  const link = buildLink(setting, { redirectUrl: 'https://zastrpay.example/', token: 't', sessionId: 's' });
  return link === null ? 'url-not-https' : null;
}

/**
 * The link that the customer opens, or null when the parts do not make a safe one: neither the `redirectUrl` nor the
 * result may be anything but https (http only to this machine), whatever an answer says.
 */
export function buildLink(setting: string, parts: LinkParts): string | null {
  const target = secureUrl(parts.redirectUrl);
  if (!target.ok) return null;
  const { url } = target;
  const token = `token=${encodeURIComponent(parts.token)}`;
  switch (setting) {
    case 'query':
      url.search = url.search === '' ? token : `${url.search}&${token}`;
      return url.href;
    case 'fragment':
      url.hash = url.hash === '' ? token : `${url.hash}&${token}`;
      return url.href;
    default: {
      const link = secureUrl(filled(setting, { ...parts, redirectUrl: url.href }));
      return link.ok ? link.url.href : null;
    }
  }
}

// At the very start a placeholder is the address itself; anywhere else it is a value inside one and must be encoded.
function filled(template: string, parts: LinkParts): string {
  return template.trim().replace(placeholder, (_whole, name: string, at: number) => {
    switch (name) {
      case 'redirectUrl':
        return at === 0 ? parts.redirectUrl : encodeURIComponent(parts.redirectUrl);
      case 'token':
        return encodeURIComponent(parts.token);
      case 'sessionId':
        return encodeURIComponent(parts.sessionId);
      default:
        return '';
    }
  });
}
