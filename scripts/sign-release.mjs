// What `npm run dist` does last where DESK_RELEASE_KEY_FILE names a private key: signs the lists that desks look for.
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes `<list>.sig` beside each `latest*.yml`: Ed25519, in Base64, over the list's name and the SHA-512 of its bytes, as
 * `main/core/release-signature.ts` has it.
 * @param {string} folder electron-builder's output
 * @param {string} keyFile a private Ed25519 key in PEM; its path, so that the key is in nobody's argv or environment
 * @returns {readonly string[]} the lists
 */
export function signRelease(folder, keyFile) {
  const key = createPrivateKey(readFileSync(keyFile));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('a release is signed with an Ed25519 key');
  const lists = readdirSync(folder).filter((name) => /^latest[\w-]*\.yml$/.test(name));
  for (const name of lists) {
    const digest = createHash('sha512')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    const signed = Buffer.from(JSON.stringify(['zastrpay-desk-release-1', name, digest]), 'utf8');
    writeFileSync(path.join(folder, `${name}.sig`), `${sign(null, signed, key).toString('base64')}\n`);
  }
  return lists;
}
