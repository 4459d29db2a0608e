import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PinKeeper } from '../core/ports/desk.ts';
import { type Argon2Cost, argon2Cost, argon2Key } from './argon2.ts';

/**
 * PINs as argon2id leaves them. Four digits are guessed in an hour even so: what keeps them is that the log seals the
 * result with the vault, and that whoever tries at the desk has to wait longer after each wrong one.
 */
export function createPinKeeper(cost: Argon2Cost = argon2Cost): PinKeeper {
  const stretched = (pin: string, salt: Uint8Array, how: Argon2Cost): Promise<Uint8Array> =>
    argon2Key({ passphrase: new TextEncoder().encode(pin), salt, cost: how });
  return {
    async keep(pin) {
      const salt = randomBytes(16);
      const key = await stretched(pin, salt, cost);
      return { salt: salt.toString('base64'), cost, key: Buffer.from(key).toString('base64') };
    },
    async fits(pin, stored) {
      const kept = Buffer.from(stored.key, 'base64');
      const key = await stretched(pin, Buffer.from(stored.salt, 'base64'), stored.cost);
      return kept.length === key.length && timingSafeEqual(kept, key);
    },
  };
}
