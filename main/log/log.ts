import type {
  DraftLog,
  EventSourceLog,
  KeyWrapper,
  OutcomeLog,
  ProfileLog,
  SamePersonLog,
  SessionLog,
  Settings,
} from '../core/ports.ts';
import { type Connection, openConnection } from './connection.ts';
import { createDraftLog } from './drafts.ts';
import { createEventSourceLog } from './event-sources.ts';
import { createOutcomeLog } from './outcomes.ts';
import { createProfileLog } from './profiles.ts';
import { createSessionLog } from './sessions.ts';
import { createSettings } from './settings.ts';

/** Everything the desk writes down, behind the ports. */
export interface Log {
  readonly sessions: SessionLog & SamePersonLog;
  readonly outcomes: OutcomeLog;
  readonly eventSources: EventSourceLog;
  readonly drafts: DraftLog;
  readonly profiles: ProfileLog;
  readonly settings: Settings;
  /**
   * Removes from the blind index and the write-ahead log what erased sessions left there for SQLite to reuse. Takes about
   * 2 s for each million sessions, so it is called once after erasing, however many were erased.
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
  return {
    sessions: createSessionLog(connection, keys, now),
    outcomes: createOutcomeLog(connection),
    eventSources: createEventSourceLog(connection, keys),
    drafts: createDraftLog(connection, keys, now),
    profiles: createProfileLog(connection, keys),
    settings: createSettings(connection),
    async forgetErased() {
      connection.write((to) => to.run("INSERT INTO search (search) VALUES ('optimize')"));
      connection.emptyWriteAheadLog();
    },
    close: () => connection.close(),
  };
}
