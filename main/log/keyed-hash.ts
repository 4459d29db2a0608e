import { hash } from 'node:crypto';

const block = 64;
const hashBytes = 32;

/**
 * HMAC-SHA-256 (RFC 2104), in hex, of many short texts under one key. Node's own makes an object for each text, which takes
 * longer than the hashing; a registration needs it for some fifty. What was made of the key is overwritten when `use` ends.
 * @param key no longer than a block of SHA-256, 64 bytes
 */
export function withKeyedHash<T>(key: Uint8Array, use: (keyed: (text: string) => string) => T): T {
  if (key.length > block) throw new RangeError('a key of this length would have to be hashed first');
  const outer = padded(key, 0x5c, hashBytes);
  let inner = padded(key, 0x36, 64);
  const keyed = (text: string): string => {
    const length = Buffer.byteLength(text, 'utf8');
    if (block + length > inner.length) {
      const larger = padded(key, 0x36, length);
      inner.fill(0);
      inner = larger;
    }
    inner.write(text, block, 'utf8');
    hash('sha256', inner.subarray(0, block + length), 'buffer').copy(outer, block);
    return hash('sha256', outer, 'hex');
  };
  try {
    return use(keyed);
  } finally {
    inner.fill(0);
    outer.fill(0);
  }
}

/** The key as a block, with room for what follows it. */
function padded(key: Uint8Array, pad: number, room: number): Buffer {
  const bytes = Buffer.alloc(block + room);
  for (let at = 0; at < block; at += 1) bytes[at] = (key[at] ?? 0) ^ pad;
  return bytes;
}
