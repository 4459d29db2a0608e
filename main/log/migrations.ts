import type Database from 'better-sqlite3';
import { Failure } from '../core/failure.ts';
import type { Migration } from './migration.ts';
import { theLog } from './migrations/1-the-log.ts';
import { eventSources } from './migrations/2-event-sources.ts';
import { proof } from './migrations/3-proof.ts';
import { privacy } from './migrations/4-privacy.ts';
import { operators } from './migrations/5-operators.ts';
import { sessionCounts } from './migrations/6-session-counts.ts';
import { handedOverAt } from './migrations/7-handed-over-at.ts';
import { countsByBlock } from './migrations/8-counts-by-block.ts';
import { lettersWaiting } from './migrations/9-letters-waiting.ts';

/** Appended to, never edited once shipped: a database in the field has run what was here. */
export const migrations: readonly Migration[] = [
  theLog,
  eventSources,
  proof,
  privacy,
  operators,
  sessionCounts,
  handedOverAt,
  countsByBlock,
  lettersWaiting,
];

/** Nothing of a newer database is touched, not even its settings. @throws Failure `log-newer` */
export function refuseNewer(database: Database.Database, steps: readonly Migration[]): void {
  if (versionOf(database) > steps.length) {
    throw new Failure('log-newer', 'A newer version of the desk wrote this log. Use that version, or a newer one.');
  }
}

/** Brings the database to the last step, each step in a transaction with its number. */
export function migrate(database: Database.Database, steps: readonly Migration[]): void {
  if (versionOf(database) === steps.length) return;
  for (const { version, sql } of steps) {
    const step = database.transaction(() => {
      // Asked again under the lock: another process may have come first.
      if (versionOf(database) >= version) return;
      database.exec(sql);
      database.pragma(`user_version = ${version}`);
    });
    step.immediate();
  }
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
