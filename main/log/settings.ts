import { z } from 'zod';
import type { Preferences } from '../../preload/contract/desk.ts';
import type { Settings } from '../core/ports.ts';
import type { Connection, Writing } from './connection.ts';
import { appendEvent } from './events.ts';
import { json } from './stored-shapes.ts';

/** What the desk remembers from one start to the next. Nothing in it is secret. */
export function createSettings(log: Connection): Settings {
  const setting = <T>(name: SettingName, value: z.ZodType<T>): T | undefined =>
    log.read((from) =>
      from.one(z.object({ value: json(value) }), 'SELECT value FROM settings WHERE name = @name', { name }),
    )?.value;

  return {
    async activeProfile() {
      return setting('active-profile', z.string()) ?? null;
    },

    async activateProfile(id, entry) {
      log.write((to) => {
        store(to, 'active-profile', id);
        appendEvent(to, entry);
      });
    },

    async preferences() {
      return setting('preferences', preferences) ?? unchosen;
    },

    async prefer(chosen) {
      log.write((to) => store(to, 'preferences', chosen));
    },
  };
}

type SettingName = 'active-profile' | 'preferences';

function store(to: Writing, name: SettingName, value: unknown): void {
  to.run(
    'INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name, value: JSON.stringify(value) },
  );
}

const unchosen: Preferences = { language: 'system', theme: 'system' };

/** What another version offered and this one does not know counts as not chosen. */
const preferences: z.ZodType<Preferences> = z.object({
  language: z.enum(['system', 'en', 'de']).catch(unchosen.language),
  theme: z.enum(['system', 'light', 'dark']).catch(unchosen.theme),
});
