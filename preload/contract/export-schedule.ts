import type { DeskErrorCode } from './errors.ts';

export const exportRhythms = ['daily', 'weekly'] as const;
export type ExportRhythm = (typeof exportRhythms)[number];

/** Exports without customers that the desk makes by itself, each with everything there is up to then. */
export interface ExportSchedule {
  readonly every: ExportRhythm;
  /** Each export becomes a new folder in this one. */
  readonly folder: string;
}

export interface ExportScheduleState {
  /** Null: off. */
  readonly schedule: ExportSchedule | null;
  readonly lastMade: { readonly at: string; readonly folder: string } | null;
  /** Why the last try came to nothing; it is tried again by itself. */
  readonly problem: { readonly at: string; readonly code: DeskErrorCode } | null;
}
