import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';
import type { ProofLog } from '../core/ports/audit.ts';
import type { OperatorLog, ProfileLog, Remembered, Settings } from '../core/ports/desk.ts';
import type { DiagnosticsLog } from '../core/ports/diagnostics.ts';
import type { ExportScheduleLog, ExportsUnderWay } from '../core/ports/exports.ts';
import type { EventSourceLog, OutcomeLog } from '../core/ports/outcomes.ts';
import type { AgedSessions, DraftLog, SamePersonLog, SessionLog, TodayLog } from '../core/ports/sessions.ts';
import type { UpdateMemory } from '../core/ports/updates.ts';
import type { KeyWrapper, WrappedKeys } from '../core/ports/vault.ts';
import { createAgedSessions } from './aged-sessions.ts';
import { mergedIndex } from './blind-index.ts';
import { type Connection, openConnection } from './connection.ts';
import { createDiagnosticsLog } from './diagnostics.ts';
import { createDraftLog } from './drafts.ts';
import { createEventSourceLog } from './event-sources.ts';
import { createExportScheduleLog } from './export-schedule.ts';
import { createOperatorLog } from './operators.ts';
import { createOutcomeLog } from './outcomes.ts';
import { createProfileLog } from './profiles.ts';
import { createExportsUnderWay, createProofLog } from './proof.ts';
import { createRemembered } from './remembered.ts';
import { createSessionLog } from './sessions.ts';
import { createSettings } from './settings.ts';
import { createTodayLog } from './today.ts';
import { createUpdateMemory } from './update-memory.ts';
import { createWaitingLetters } from './waiting-letters.ts';
import { createWrappedKeys } from './wrapped-keys.ts';

/** Everything the desk writes down, behind the ports. */
export interface Log {
  readonly sessions: SessionLog & SamePersonLog;
  readonly outcomes: OutcomeLog;
  readonly eventSources: EventSourceLog;
  readonly drafts: DraftLog;
  readonly profiles: ProfileLog;
  readonly operators: OperatorLog;
  readonly settings: Settings;
  readonly remembered: Remembered;
  readonly today: TodayLog;
  readonly aged: AgedSessions;
  readonly wrappedKeys: WrappedKeys;
  readonly proof: ProofLog;
  readonly exportsUnderWay: ExportsUnderWay;
  readonly exportSchedule: ExportScheduleLog;
  readonly updates: UpdateMemory;
  readonly diagnostics: DiagnosticsLog;
  /**
   * Takes the letters of new sessions into the blind index now. It happens by itself within a second of a creation, and
   * nothing depends on it: a search finds them either way.
   */
  takeInLetters(): Promise<void>;
  /**
   * Removes from the blind index and the write-ahead log what erased sessions left there for SQLite to reuse. Takes about
   * 2 s for each million sessions, so it is called once after erasing, however many were erased; it works in small steps
   * and lets others have their turn between them. Where a reader elsewhere is in the way, the write-ahead log is emptied
   * when the last desk closes.
   */
  forgetErased(): Promise<void>;
  close(): void;
}

export interface LogOptions {
  /** The database; made, private to the user, where there is none. */
  readonly file: string;
  readonly keys: KeyWrapper;
  readonly now?: () => Date;
}

/** @throws Failure `log-newer`, `log-busy`, `log-full`, `log-damaged`, `file-unreadable` */
export function openLog({ file, keys, now }: LogOptions): Log {
  return logOver(openConnection(file), keys, now);
}

export function logOver(connection: Connection, keys: KeyWrapper, now: () => Date = () => new Date()): Log {
  const letters = createWaitingLetters(connection, keys, now);
  return {
    sessions: createSessionLog(connection, keys, letters, now),
    outcomes: createOutcomeLog(connection),
    eventSources: createEventSourceLog(connection, keys),
    drafts: createDraftLog(connection, keys, now),
    profiles: createProfileLog(connection, keys),
    operators: createOperatorLog(connection, keys),
    settings: createSettings(connection),
    remembered: createRemembered(connection),
    today: createTodayLog(connection, keys),
    aged: createAgedSessions(connection),
    wrappedKeys: createWrappedKeys(connection, keys),
    proof: createProofLog(connection, keys, now),
    exportsUnderWay: createExportsUnderWay(connection),
    exportSchedule: createExportScheduleLog(connection),
    updates: createUpdateMemory(connection),
    diagnostics: createDiagnosticsLog(connection),
    takeInLetters: letters.takeIn,
    async forgetErased() {
      for (const _ of mergedIndex(connection)) await othersTurn();
      for (let tries = 0; tries < 50 && !connection.emptyWriteAheadLog(); tries += 1) await pause(20);
    },
    close() {
      letters.close();
      connection.close();
    },
  };
}
