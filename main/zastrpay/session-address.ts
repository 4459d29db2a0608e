/**
 * Where a redirect session lives at Zastrpay [page].
 * @param baseUrl origin and optional path, with or without a slash at its end
 */
export function sessionAddress(baseUrl: string, sessionId: string): string {
  const base = baseUrl.replace(/\/+$/, '');
  return `${base}/customer-authentication-service/v1/redirect-sessions/${encodeURIComponent(sessionId)}`;
}

/** Where it is cancelled [docs]. */
export function cancelAddress(baseUrl: string, sessionId: string): string {
  return `${sessionAddress(baseUrl, sessionId)}/cancel`;
}
