import { generateKeyPair, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Randomness } from '../core/ports/system.ts';

/** The claims of the page's example token, in its order. */
export interface PracticeClaims {
  readonly sid: string;
  readonly merchId: string;
  readonly auth: 'otp';
  readonly custId: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly iss: string;
  readonly aud: string;
}

export interface TokenSigner {
  /** An RS256 JWT, about as long as Zastrpay's. */
  sign(claims: PracticeClaims): Promise<string>;
}

/** Begins at once to make a key, off the main thread: that takes between 50 ms and a second. */
export function createTokenSigner(randomness: Randomness): TokenSigner {
  const kid = Buffer.from(randomness.bytes(16)).toString('hex');
  const keys = promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  // Told to whoever signs; nobody may ever do so.
  keys.catch(() => {});
  return {
    async sign(claims) {
      const { privateKey } = await keys;
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}

const part = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');
