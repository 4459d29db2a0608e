import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/**
 * The one way this program encrypts: AES-256-GCM with a fresh nonce, and a context as associated data, so that a box
 * opens only in the place it was made for. A box is: format (1 byte), nonce (12), tag (16), ciphertext.
 */
const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

/** Length of every key here: 256 bits. */
export const keyBytes = 32;

/**
 * A key made ready for several boxes. The copy in it cannot be wiped, only let go, when Node clears it; so it is kept for keys
 * of one session, and in threads that end. The vault's stays bytes, and is made ready for each box anew.
 */
export function boxKey(key: Uint8Array): KeyObject {
  return createSecretKey(key);
}

/** How much longer a box is than what is in it, in bytes. */
export const boxOverhead = headBytes;

/**
 * @param key 32 bytes; with one key seal far fewer than 2^32 boxes, the bound of random nonces (NIST SP 800-38D, 8.3)
 * @param context what and whose it is; the same is needed to open it
 */
export function sealBox(key: Uint8Array | KeyObject, content: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', readied(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Uint8Array.of(format), nonce, cipher.getAuthTag(), ciphertext]);
}

/** @returns the content, or null when the key or the context is another or any bit of the box has changed */
export function openBox(key: Uint8Array | KeyObject, box: Uint8Array, context: string): Uint8Array | null {
  if (box.length < headBytes || box[0] !== format) return null;
  const nonce = box.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', readied(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(box.subarray(1 + nonceBytes, headBytes));
  try {
    const content = decipher.update(box.subarray(headBytes));
    // Holds nothing any more in this mode, and throws unless the tag fits.
    decipher.final();
    return content;
  } catch {
    return null;
  }
}

/**
 * Node takes four times as long with the bare bytes, since it first tries whether they are a key. What it copies goes together
 * with the cipher, which holds the key expanded just as long.
 */
function readied(key: Uint8Array | KeyObject): KeyObject {
  return key instanceof Uint8Array ? boxKey(key) : key;
}
