import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { ChainEnd } from '../../preload/contract/export.ts';

/** The desk's word that its chain had this end at this time. `at` is UTC in ISO 8601 with milliseconds. */
export interface Checkpoint extends ChainEnd {
  readonly at: string;
  /** Ed25519 over `checkpointBytes`, in Base64. */
  readonly signature: string;
}

/** What is signed, in UTF-8. ARCHITECTURE.md spells it out for strangers. */
export function checkpointBytes({ sequence, hash, at }: Omit<Checkpoint, 'signature'>): Uint8Array {
  return Buffer.from(JSON.stringify(['zastrpay-desk-checkpoint-1', sequence, hash, at]), 'utf8');
}

/** Everything of PKCS #8 that stands before an Ed25519 seed (RFC 8410, 7). */
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs with the Ed25519 key that grows from 32 random bytes (RFC 8032). */
export function signWith(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return sign(null, message, privateKeyOf(seed));
}

/** The public key for a seed: SubjectPublicKeyInfo (RFC 8410) in Base64, as stands in a PEM file. */
export function publicKeyOf(seed: Uint8Array): string {
  return createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** @param publicKey as `publicKeyOf` gives it; what is none has signed nothing */
export function isSignedBy(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

/** What people compare: the SHA-256 of the public key's bytes, in hex. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

function privateKeyOf(seed: Uint8Array): KeyObject {
  const encoded = Buffer.concat([beforeSeed, seed]);
  try {
    return createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  } finally {
    encoded.fill(0);
  }
}
