import { z } from 'zod';
import type { Preferences } from '../../preload/contract/desk.ts';
import { type Merchant, noMerchant } from '../../preload/contract/merchant.ts';
import {
  longestRetentionDays,
  noRetention,
  type RestingStatus,
  type RetentionRule,
} from '../../preload/contract/privacy.ts';
import type { Settings } from '../core/ports/desk.ts';
import type { Connection, Writing } from './connection.ts';
import { appendEvent } from './events.ts';
import { json } from './stored-shapes.ts';

/** What the desk remembers from one start to the next. Nothing in it is secret. */
export function createSettings(log: Connection): Settings {
  const setting = <T>(name: SettingName, value: z.ZodType<T>): T | undefined => stored(log, name, value);

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

    async prefer(chosen, entry) {
      log.write((to) => {
        store(to, 'preferences', chosen);
        appendEvent(to, entry);
      });
    },

    async retention(profileId) {
      return setting(`retention:${profileId}`, retentionRule) ?? noRetention;
    },

    async retain(profileId, rule, entry) {
      log.write((to) => {
        store(to, `retention:${profileId}`, rule);
        appendEvent(to, entry);
      });
    },

    async merchant() {
      return setting('merchant', merchant) ?? noMerchant;
    },

    async setMerchant(chosen, entry) {
      log.write((to) => {
        store(to, 'merchant', chosen);
        appendEvent(to, entry);
      });
    },

    async waitingHours() {
      return setting('waiting-hours', z.int().min(1)) ?? usualWaitingHours;
    },

    async setWaitingHours(hours, entry) {
      log.write((to) => {
        store(to, 'waiting-hours', hours);
        appendEvent(to, entry);
      });
    },

    async notices() {
      return setting('notices', z.boolean()) ?? true;
    },

    async setNotices(isOn, entry) {
      log.write((to) => {
        store(to, 'notices', isOn);
        appendEvent(to, entry);
      });
    },

    async autoLockMinutes() {
      return setting('auto-lock-minutes', z.int().min(0)) ?? usualAutoLockMinutes;
    },

    async setAutoLockMinutes(minutes, entry) {
      log.write((to) => {
        store(to, 'auto-lock-minutes', minutes);
        appendEvent(to, entry);
      });
    },

    async isKeptLocked() {
      return setting('kept-locked', z.boolean()) ?? false;
    },

    async keepLocked(locked, entry) {
      log.write((to) => {
        store(to, 'kept-locked', locked);
        appendEvent(to, entry);
      });
    },
  };
}

export type SettingName =
  | 'active-profile'
  | 'export-schedule'
  | 'scheduled-export'
  | 'preferences'
  | 'merchant'
  | 'auto-lock-minutes'
  | 'waiting-hours'
  | 'notices'
  | 'kept-locked'
  | `retention:${string}`
  | 'views'
  | 'columns'
  | 'recent-countries'
  | 'update-source'
  | 'newest-release';

/** What stands there, or undefined where nothing was ever stored. */
export function stored<T>(log: Connection, name: SettingName, value: z.ZodType<T>): T | undefined {
  return log.read((from) =>
    from.one(z.object({ value: json(value) }), 'SELECT value FROM settings WHERE name = @name', { name }),
  )?.value;
}

export function store(to: Writing, name: SettingName, value: unknown): void {
  to.run(
    'INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name, value: JSON.stringify(value) },
  );
}

/** Till the shop has opened again. */
const usualWaitingHours = 24;

/** A coffee break. */
const usualAutoLockMinutes = 15;

const days = z.int().min(1).max(longestRetentionDays).exactOptional();

/** A rule that this version does not understand must not be followed in part. */
const retentionRule: z.ZodType<RetentionRule> = z
  .strictObject({
    'link-ready': days,
    'handed-over': days,
    held: days,
    registered: days,
    refused: days,
    cancelled: days,
    expired: days,
    replaced: days,
  } satisfies Record<RestingStatus, typeof days>)
  .catch(noRetention);

const unchosen: Preferences = { language: 'system', theme: 'system' };

const merchant: z.ZodType<Merchant> = z
  .object({ name: z.string(), text: z.string(), logo: z.string().nullable() })
  .catch(noMerchant);

/** What another version offered and this one does not know counts as not chosen. */
const preferences: z.ZodType<Preferences> = z.object({
  language: z.enum(['system', 'en', 'de']).catch(unchosen.language),
  theme: z.enum(['system', 'light', 'dark']).catch(unchosen.theme),
});
