import type { ExportVerification, JobProgress, LogVerification } from '../../../preload/contract/export.ts';
import type { AuditEntry } from '../audit.ts';

/** The desk's own signature, and what is signed with it. The private key never leaves the log's transactions. */
export interface ProofLog {
  /** As `publicKeyOf` gives it; made with the private key when there is none. @throws Failure `vault-locked` */
  publicKey(): Promise<string>;
  /** The same without making one: null where none was made. Needs no open vault. */
  storedPublicKey(): Promise<string | null>;
  /** Of the event with this sequence number; null where the chain ends before it. */
  hashOf(sequence: number): Promise<string | null>;
  /** Whether the public key in the log belongs to the private one. @throws Failure `vault-locked` */
  keyIsOurs(): Promise<boolean>;
  /**
   * Signs the end of the chain unless that was done, or what was signed last is no part of it any more: one signature must
   * not vouch for what contradicts another.
   * @throws Failure `vault-locked`
   */
  checkpoint(at: Date): Promise<void>;
  /** @throws Failure `vault-locked` */
  sign(message: Uint8Array): Promise<Uint8Array>;
  /** The event and, sealed, the reason where there is one. @throws Failure `vault-locked` */
  noteExport(entry: AuditEntry, reason: string): Promise<void>;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: JobProgress) => void;
}

export interface LogVerifier {
  /** The log in place; whose key it is, only the vault can say. @throws Failure `cancelled`, `log-damaged` */
  verify(options: JobOptions): Promise<Omit<LogVerification, 'keyProven'>>;
}

export interface ExportVerifier {
  /** An export, as anybody can check it. @throws Failure `cancelled`, `file-unreadable` */
  verify(folder: string, options: JobOptions): Promise<ExportVerification>;
}
