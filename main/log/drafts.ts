import { z } from 'zod';
import type { customerFields, RegistrationForm } from '../../preload/contract/registration.ts';
import type { DraftLog } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Connection } from './connection.ts';
import { withKey, withNewKey } from './sealing.ts';
import { blob, readJson } from './stored-shapes.ts';

/** The operator's one unfinished form, sealed with a key of its own. */
export function createDraftLog(log: Connection, keys: KeyWrapper, now: () => Date): DraftLog {
  return {
    async load() {
      const row = log.read((from) => from.one(draftRow, 'SELECT id, wrapped_key, form FROM drafts'));
      if (row === undefined) return null;
      const { id, wrapped_key, form } = row;
      const typed = withKey(keys, { kind: 'draft', id }, wrapped_key, (sealer) => sealer.open('form', form));
      return { id, form: readJson(storedForm, typed) };
    },

    async save({ id, form }) {
      const sealed = withNewKey(keys, { kind: 'draft', id }, (sealer, wrappedKey) => ({
        wrappedKey,
        form: sealer.seal('form', JSON.stringify(form)),
      }));
      log.write((to) => {
        to.run('DELETE FROM drafts');
        to.run('INSERT INTO drafts (id, saved_at, wrapped_key, form) VALUES (@id, @at, @wrappedKey, @form)', {
          id,
          at: now().getTime(),
          ...sealed,
        });
      });
    },

    async discard(id) {
      log.write((to) => to.run('DELETE FROM drafts WHERE id = @id', { id }));
    },
  };
}

const draftRow = z.object({ id: z.string(), wrapped_key: blob, form: blob });

/** A form of another version: what it does not know is empty, what it knew beyond ours is dropped. */
const typed = z.string().catch('');

const storedForm: z.ZodType<RegistrationForm> = z.object({
  customer: z.object({
    firstName: typed,
    lastName: typed,
    dateOfBirth: typed,
    placeOfBirth: typed,
    nationality: typed,
    streetAddress: typed,
    postalCode: typed,
    city: typed,
    country: typed,
    email: typed,
  } satisfies Record<(typeof customerFields)[number], typeof typed>),
  locale: typed,
  consent: z.boolean().catch(false),
});
