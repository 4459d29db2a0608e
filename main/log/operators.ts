import { z } from 'zod';
import { roles } from '../../preload/contract/operator.ts';
import { Failure } from '../core/failure.ts';
import type { OperatorLog, StoredPin } from '../core/ports/desk.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { type Owner, withKey, withNewKey } from './sealing.ts';
import { blob, readJson } from './stored-shapes.ts';

/** Who may work here. Names and roles are in clear, as they are in the events; PINs are stretched and sealed. */
export function createOperatorLog(log: Connection, keys: KeyWrapper): OperatorLog {
  const sealed = (id: string, pin: StoredPin): { readonly wrappedKey: Uint8Array; readonly pin: Uint8Array } =>
    withNewKey(keys, ownerOf(id), (sealer, wrappedKey) => ({
      wrappedKey,
      pin: sealer.seal('pin', JSON.stringify(pin)),
    }));

  return {
    async list() {
      return log.read((from) => [...from.each(operatorRow, 'SELECT id, name, role FROM operators ORDER BY number')]);
    },

    async add({ id, name, role }, pin, entry) {
      const secret = sealed(id, pin);
      log.write((to) => {
        to.run(
          `INSERT INTO operators (id, name, role, added_at, wrapped_key, pin)
           VALUES (@id, @name, @role, @addedAt, @wrappedKey, @pin)`,
          { id, name, role, addedAt: entry.at.getTime(), ...secret },
        );
        appendEvent(to, entry);
      });
    },

    async change({ id, name, role }, pin, entry) {
      const secret = pin === null ? null : sealed(id, pin);
      log.write((to) => {
        to.run('UPDATE operators SET name = @name, role = @role WHERE id = @id', { id, name, role });
        if (secret !== null) {
          to.run('UPDATE operators SET wrapped_key = @wrappedKey, pin = @pin WHERE id = @id', { id, ...secret });
        }
        appendEvent(to, entry);
      });
    },

    async remove(id, entry) {
      log.write((to) => {
        to.run('DELETE FROM operators WHERE id = @id', { id });
        appendEvent(to, entry);
      });
    },

    async pin(id) {
      const row = log.read((from) => from.one(pinRow, 'SELECT wrapped_key, pin FROM operators WHERE id = @id', { id }));
      if (row === undefined) throw new Failure('operator-unknown', 'There is no such operator.');
      return withKey(keys, ownerOf(id), row.wrapped_key, (sealer) => readJson(storedPin, sealer.open('pin', row.pin)));
    },
  };
}

const ownerOf = (id: string): Owner => ({ kind: 'operator', id });

const operatorRow = z.object({ id: z.string(), name: z.string(), role: z.enum(roles) });
const pinRow = z.object({ wrapped_key: blob, pin: blob });
const storedPin: z.ZodType<StoredPin> = z.object({
  salt: z.string(),
  cost: z.object({ memoryKiB: z.int(), passes: z.int(), lanes: z.int() }),
  key: z.string(),
});
