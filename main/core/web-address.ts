import type { FieldErrorCode } from '../../preload/contract/errors.ts';

/** Whether a host is this machine: the only place where http is safe, because nothing leaves it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly code: FieldErrorCode };

/** An address that secrets or customers may be sent to: https, or http to this machine; no credentials in it. */
export function secureUrl(text: string): CheckedUrl {
  const checked = webUrl(text);
  if (!checked.ok) return checked;
  const { url } = checked;
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { ok: false, code: 'url-not-https' };
  return checked;
}

/** An http or https address without credentials. */
export function webUrl(text: string): CheckedUrl {
  if (text.trim() === '') return { ok: false, code: 'required' };
  if (!URL.canParse(text.trim())) return { ok: false, code: 'url-malformed' };
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, code: 'url-malformed' };
  if (url.username !== '' || url.password !== '') return { ok: false, code: 'url-has-credentials' };
  return { ok: true, url };
}
