/** The `Date` header, or null where there is none that can be read. */
export function serverDate(header: string | null): Date | null {
  const at = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
}

/**
 * `Retry-After` in milliseconds from now: a number of seconds or an HTTP date (RFC 9110, 10.2.3), else null.
 * @param now by the server's clock where it told it, because its date is meant by that clock
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
