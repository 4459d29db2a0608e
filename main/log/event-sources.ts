import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { EventSourceLog } from '../core/ports/outcomes.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { type Owner, withKey, withNewKey } from './sealing.ts';
import { blob, json } from './stored-shapes.ts';

/** The receiver and the feed as the operator set them up. */
export function createEventSourceLog(log: Connection, keys: KeyWrapper): EventSourceLog {
  const setting = <T>(kind: Kind, shape: z.ZodType<T>): T | null =>
    log.read((from) =>
      from.one(z.object({ setting: json(shape) }), 'SELECT setting FROM event_sources WHERE kind = @kind', { kind }),
    )?.setting ?? null;

  return {
    async receiver() {
      return setting('receiver', receiverSetting);
    },

    async feed() {
      return setting('feed', feedSetting);
    },

    async set(kind, chosen, apiKey, entry) {
      const sealed = withNewKey(keys, ownerOf(kind), (sealer, wrappedKey) => ({
        wrappedKey,
        apiKey: sealer.seal('api-key', apiKey),
      }));
      log.write((to) => {
        // Another feed counts anew.
        to.run(
          `INSERT INTO event_sources (kind, setting, wrapped_key, api_key) VALUES (@kind, @setting, @wrappedKey, @apiKey)
           ON CONFLICT (kind) DO UPDATE SET setting = excluded.setting, cursor = NULL,
             wrapped_key = excluded.wrapped_key, api_key = excluded.api_key`,
          { kind, setting: JSON.stringify(chosen), ...sealed },
        );
        appendEvent(to, entry);
      });
    },

    async remove(kind, entry) {
      log.write((to) => {
        if (to.run('DELETE FROM event_sources WHERE kind = @kind', { kind }) > 0) appendEvent(to, entry);
      });
    },

    async apiKey(kind) {
      const row = log.read((from) =>
        from.one(keyRow, 'SELECT wrapped_key, api_key FROM event_sources WHERE kind = @kind', { kind }),
      );
      if (row === undefined) throw new Failure('event-source-missing', 'This source of events is not set up.');
      return withKey(keys, ownerOf(kind), row.wrapped_key, (sealer) => sealer.open('api-key', row.api_key));
    },

    async cursor() {
      return (
        log.read((from) => from.one(cursorRow, "SELECT cursor FROM event_sources WHERE kind = 'feed'"))?.cursor ?? null
      );
    },

    async moveCursor(cursor) {
      log.write((to) => to.run("UPDATE event_sources SET cursor = @cursor WHERE kind = 'feed'", { cursor }));
    },
  };
}

type Kind = 'receiver' | 'feed';

const ownerOf = (kind: Kind): Owner => ({ kind: 'event-source', id: kind });

const receiverSetting = z.object({ host: z.string(), port: z.int() });
const feedSetting = z.object({ url: z.string() });
const keyRow = z.object({ wrapped_key: blob, api_key: blob });
const cursorRow = z.object({ cursor: z.string().nullable() });
