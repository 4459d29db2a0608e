import { createHash, createPublicKey } from 'node:crypto';
import { isSignedBy } from './checkpoint.ts';

/**
 * What is signed of a release, in UTF-8: the list's name and the SHA-512 of its bytes. The name is in it, so that one
 * system's list cannot be given out as another's. `scripts/sign-release.mjs` signs the same.
 */
export function releaseBytes(name: string, list: Uint8Array): Uint8Array {
  const digest = createHash('sha512').update(list).digest('hex');
  return Buffer.from(JSON.stringify(['zastrpay-desk-release-1', name, digest]), 'utf8');
}

export const isReleaseSigned = (key: string, name: string, list: Uint8Array, signature: Uint8Array): boolean =>
  isSignedBy(key, releaseBytes(name, list), signature);

/** Whether it is a public Ed25519 key: SubjectPublicKeyInfo in Base64. */
export function isReleaseKey(key: string): boolean {
  try {
    const bytes = Buffer.from(key, 'base64');
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** @returns below 0 when `a` is older than `b`; both are three numbers */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((at) => (left?.[at] ?? 0) - (right?.[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
