import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../main/core/audit.ts';
import type { Settings } from '../../../main/core/ports/desk.ts';
import { anEntry } from '../../builders/session.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

/** Methods that write: their last argument is the event that goes with it. */
type Writer = {
  [K in keyof Settings]: Settings[K] extends (...input: infer I) => Promise<unknown>
    ? I extends readonly [...unknown[], AuditEntry]
      ? K
      : never
    : never;
}[keyof Settings];

/** Methods that answer nothing, and so can only write. */
type Changing = {
  [K in keyof Settings]: Settings[K] extends (...input: never[]) => Promise<infer O>
    ? undefined extends O
      ? K
      : never
    : never;
}[keyof Settings];

// Fails to compile when a setting can be changed without an event.
const everyChangeTakesAnEvent: [Exclude<Changing, Writer>] extends [never] ? true : Exclude<Changing, Writer> = true;

const changes: Readonly<Record<Writer, (settings: Settings, entry: AuditEntry) => Promise<void>>> = {
  activateProfile: (settings, entry) => settings.activateProfile('shop', entry),
  prefer: (settings, entry) => settings.prefer({ language: 'de', theme: 'dark' }, entry),
  retain: (settings, entry) => settings.retain('shop', { refused: 14 }, entry),
  setMerchant: (settings, entry) => settings.setMerchant({ name: 'Muster', text: '', logo: null }, entry),
  keepLocked: (settings, entry) => settings.keepLocked(true, entry),
  setWaitingHours: (settings, entry) => settings.setWaitingHours(4, entry),
  setNotices: (settings, entry) => settings.setNotices(false, entry),
  setAutoLockMinutes: (settings, entry) => settings.setAutoLockMinutes(5, entry),
};

describe('a setting', () => {
  it('never changes without an event', () => {
    expect(everyChangeTakesAnEvent).toBe(true);
  });

  it.each(Object.entries(changes))('is changed in one transaction with its event: %s', async (_, change) => {
    const log = aLog();
    await change(log.settings, anEntry());
    expect(chainOf(log.file)).toHaveLength(1);

    // Where the event cannot be written the setting stays as it was.
    const stored = () => {
      const database = new Database(log.file, { readonly: true });
      const rows = database.prepare('SELECT name, value FROM settings ORDER BY name').all();
      database.close();
      return rows;
    };
    const tampering = new Database(log.file);
    tampering.exec("UPDATE settings SET value = json('null')");
    tampering.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no'); END");
    tampering.close();
    const before = stored();
    await expect(change(log.settings, anEntry())).rejects.toThrow();
    expect(stored()).toEqual(before);
  });
});
