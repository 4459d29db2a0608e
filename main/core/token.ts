/** The claims of a session token that the desk reads. The signature is Zastrpay's business: its key is not published. */
export interface TokenClaims {
  /** The session the token is for. */
  readonly sid: string | null;
  /** Seconds since 1970, as in RFC 7519. */
  readonly exp: number | null;
}

/** Reads a JWT's claims, or null when it is not one. */
export function decodeToken(token: string): TokenClaims | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return null;
    return {
      sid: 'sid' in claims && typeof claims.sid === 'string' ? claims.sid : null,
      exp: 'exp' in claims && typeof claims.exp === 'number' && isRepresentable(claims.exp) ? claims.exp : null,
    };
  } catch {
    return null;
  }
}

// Beyond this, `Date` has no value (ECMAScript's time range).
const isRepresentable = (seconds: number): boolean => Math.abs(seconds) <= 8.64e12;
