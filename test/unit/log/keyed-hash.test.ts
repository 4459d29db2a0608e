import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withKeyedHash } from '../../../main/log/keyed-hash.ts';

describe('a keyed hash', () => {
  it('is HMAC-SHA-256, for every key up to a block and texts of any length, one after the other', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 8 }),
        (key, texts) => {
          const ours = withKeyedHash(key, (keyed) => texts.map(keyed));
          expect(ours).toEqual(texts.map((text) => createHmac('sha256', key).update(text, 'utf8').digest('hex')));
        },
      ),
    );
  });

  it('refuses a key that HMAC would hash first', () => {
    expect(() => withKeyedHash(randomBytes(65), (keyed) => keyed(''))).toThrow(RangeError);
  });

  it('leaves the key as it was given', () => {
    const key = randomBytes(32);
    const before = Buffer.from(key);
    withKeyedHash(key, (keyed) => keyed('mus'));
    expect(Buffer.from(key).equals(before)).toBe(true);
  });
});
