import type { ExportMade, ExportRequest, ExportVerification, JobProgress } from './export.ts';

/** A folder that somebody chose. The page gets a token for it and words to show; no path of the page's is ever trusted. */
export interface ChosenFolder {
  readonly token: string;
  /** As the system writes it; to be looked at only. */
  readonly name: string;
}

/** What the screen asks for: the export becomes a new folder inside the chosen one, named by desk and time. */
export interface AuditExportRequest extends Omit<ExportRequest, 'folder'> {
  /** The chosen folder's token. */
  readonly into: string;
}

export interface AuditExportMade extends ExportMade {
  /** For `audit.openFolder`. */
  readonly token: string;
}

/** An export held against this desk, which can say more of it than a stranger. */
export interface AuditExportVerification extends ExportVerification {
  /** Whether the key that signed it is this desk's own; null where one of the two has none. */
  readonly ownKey: boolean | null;
  /**
   * Its last event in this desk's log: `same` is what must be; `other` means that one of the two was rewritten, or that it
   * is another desk's; `missing` that this log ends before it. Null where the export names none.
   */
  readonly inThisLog: 'same' | 'other' | 'missing' | null;
}

export type AuditJobKind = 'export' | 'verify-log' | 'verify-export';

/** What is under way; one at a time. */
export interface AuditJob {
  readonly kind: AuditJobKind;
  /** Null until there is something to say. */
  readonly progress: JobProgress | null;
}

export interface AuditState {
  /** Of the public key that this desk signs with; null before its first signature. */
  readonly fingerprint: string | null;
  /** False where the runtime is too old to read the log beside the desk's own work: exports go by command then. */
  readonly readsLogAside: boolean;
  /** How folders are chosen here: by the system's dialog, or typed where the shell has none. */
  readonly folders: 'dialog' | 'typed';
  readonly opensFolders: boolean;
  readonly job: AuditJob | null;
}
