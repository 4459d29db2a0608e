import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { ProfileLog } from '../core/ports/desk.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { type Owner, withKey, withNewKey } from './sealing.ts';
import { blob, environment, json } from './stored-shapes.ts';

/** Merchant environments; of each only the API key is secret, and sealed. */
export function createProfileLog(log: Connection, keys: KeyWrapper): ProfileLog {
  const sealKey = (id: string, apiKey: string) =>
    withNewKey(keys, ownerOf(id), (sealer, wrappedKey) => ({ wrappedKey, apiKey: sealer.seal('api-key', apiKey) }));

  return {
    async list() {
      return log.read((from) => [...from.each(profileRow, `SELECT ${profileColumns} FROM profiles ORDER BY number`)]);
    },

    async add(profile, apiKey, entry) {
      const sealed = apiKey === null ? { wrappedKey: null, apiKey: null } : sealKey(profile.id, apiKey);
      const foldedName = profile.name.normalize('NFKC').toLowerCase();
      log.write((to) => {
        if (
          to.one(nameRow, 'SELECT name FROM profiles WHERE folded_name = @foldedName', { foldedName }) !== undefined
        ) {
          throw new Failure('profile-name-taken', 'A profile of this name exists already.', {
            fields: [{ field: 'name', code: 'name-taken' }],
          });
        }
        to.run(
          `INSERT INTO profiles (id, name, folded_name, environment, base_url, redirect_urls, locale, link, added_at,
             wrapped_key, api_key)
           VALUES (@id, @name, @foldedName, @environment, @baseUrl, @redirectUrls, @locale, @link, @addedAt,
             @wrappedKey, @apiKey)`,
          {
            id: profile.id,
            name: profile.name,
            foldedName,
            environment: profile.environment,
            baseUrl: profile.baseUrl,
            redirectUrls: JSON.stringify(profile.redirectUrls),
            locale: profile.locale,
            link: profile.link,
            addedAt: entry.at.getTime(),
            ...sealed,
          },
        );
        appendEvent(to, entry);
      });
    },

    async setKey(id, apiKey, entry) {
      const sealed = sealKey(id, apiKey);
      log.write((to) => {
        const changed = to.run('UPDATE profiles SET wrapped_key = @wrappedKey, api_key = @apiKey WHERE id = @id', {
          id,
          ...sealed,
        });
        if (changed === 0) throw new Failure('profile-unknown', 'There is no such profile.');
        appendEvent(to, entry);
      });
    },

    async apiKey(id) {
      const row = log.read((from) =>
        from.one(keyRow, 'SELECT id, wrapped_key, api_key FROM profiles WHERE id = @id', { id }),
      );
      if (row === undefined) throw new Failure('profile-unknown', 'There is no such profile.');
      const { wrapped_key, api_key } = row;
      if (wrapped_key === null || api_key === null) {
        throw new Failure('profile-key-missing', 'This profile has no API key.');
      }
      return withKey(keys, ownerOf(row.id), wrapped_key, (sealer) => sealer.open('api-key', api_key));
    },
  };
}

const ownerOf = (id: string): Owner => ({ kind: 'profile', id });

const profileColumns = `id, name, environment, base_url AS baseUrl, redirect_urls AS redirectUrls, locale, link,
  api_key IS NOT NULL AS hasApiKey`;

const profileRow = z.object({
  id: z.string(),
  name: z.string(),
  environment,
  baseUrl: z.string(),
  redirectUrls: json(
    z.object({
      successUrl: z.string(),
      failureUrl: z.string(),
      abortUrl: z.string(),
      qrCodeSuccessUrl: z.string(),
    }),
  ),
  locale: z.string(),
  link: z.string(),
  hasApiKey: z.int().transform((is) => is === 1),
});

const nameRow = z.object({ name: z.string() });
const keyRow = z.object({ id: z.string(), wrapped_key: blob.nullable(), api_key: blob.nullable() });
