import type { Preferences } from '../../../preload/contract/desk.ts';
import type { Merchant } from '../../../preload/contract/merchant.ts';
import type { OperatorView } from '../../../preload/contract/operator.ts';
import type { RetentionRule } from '../../../preload/contract/privacy.ts';
import type { Profile } from '../../../preload/contract/profile.ts';
import type { ColumnLayout, SavedView } from '../../../preload/contract/session-list.ts';
import type { AuditEntry } from '../audit.ts';

export interface ProfileLog {
  list(): Promise<readonly (Profile & { readonly hasApiKey: boolean })[]>;
  /** @param apiKey null where it is still to come. @throws Failure `profile-name-taken`, `vault-locked` */
  add(profile: Profile, apiKey: string | null, entry: AuditEntry): Promise<void>;
  /** The key that there was is gone. @throws Failure `profile-unknown`, `vault-locked` */
  setKey(id: string, apiKey: string, entry: AuditEntry): Promise<void>;
  /** @throws Failure `profile-unknown`, `profile-key-missing`, `vault-locked` */
  apiKey(id: string): Promise<string>;
}

export interface OperatorLog {
  /** In the order in which they were added. */
  list(): Promise<readonly OperatorView[]>;
  /** @throws Failure `vault-locked` */
  add(operator: OperatorView, pin: StoredPin, entry: AuditEntry): Promise<void>;
  /** @param pin null leaves it as it is. @throws Failure `vault-locked` */
  change(operator: OperatorView, pin: StoredPin | null, entry: AuditEntry): Promise<void>;
  remove(id: string, entry: AuditEntry): Promise<void>;
  /** @throws Failure `operator-unknown`, `vault-locked` */
  pin(id: string): Promise<StoredPin>;
}

/** What is kept of a PIN: what it was stretched into, and how. Salt and key in Base64. */
export interface StoredPin {
  readonly salt: string;
  readonly cost: { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };
  readonly key: string;
}

/** Stretching takes a quarter of a second, in a thread of its own. */
export interface PinKeeper {
  keep(pin: string): Promise<StoredPin>;
  fits(pin: string, stored: StoredPin): Promise<boolean>;
}

export interface Settings {
  activeProfile(): Promise<string | null>;
  activateProfile(id: string, entry: AuditEntry): Promise<void>;
  preferences(): Promise<Preferences>;
  prefer(preferences: Preferences, entry: AuditEntry): Promise<void>;
  /** What the profile's customers' data is kept for; nothing is ever erased where none was set. */
  retention(profileId: string): Promise<RetentionRule>;
  retain(profileId: string, rule: RetentionRule, entry: AuditEntry): Promise<void>;
  /** Who the customer is dealing with; nobody in particular until it was said. */
  merchant(): Promise<Merchant>;
  setMerchant(merchant: Merchant, entry: AuditEntry): Promise<void>;
  /** Hours after which a customer who has the link counts as waiting. */
  waitingHours(): Promise<number>;
  setWaitingHours(hours: number, entry: AuditEntry): Promise<void>;
  /** Whether the system is told of what happens while nobody looks. */
  notices(): Promise<boolean>;
  setNotices(isOn: boolean, entry: AuditEntry): Promise<void>;
  /** Idle minutes after which the vault locks; 0 is never. */
  autoLockMinutes(): Promise<number>;
  setAutoLockMinutes(minutes: number, entry: AuditEntry): Promise<void>;
  /** Whether somebody, or the clock, has locked the desk since it was last opened with the passphrase. */
  isKeptLocked(): Promise<boolean>;
  /** Keeps the desk locked over a restart, or no longer; with the event that says so. */
  keepLocked(locked: boolean, entry: AuditEntry): Promise<void>;
}

/** Small things that spare work tomorrow. Nothing in them is about a customer. */
export interface Remembered {
  views(): Promise<readonly SavedView[]>;
  keepViews(views: readonly SavedView[]): Promise<void>;
  columns(): Promise<ColumnLayout>;
  keepColumns(layout: ColumnLayout): Promise<void>;
  recentCountries(): Promise<readonly string[]>;
  keepRecentCountries(codes: readonly string[]): Promise<void>;
}
