/**
 * Errors are data: a closed union of codes that cross every border (IPC, command line) as plain objects, because custom
 * error properties are lost over `ipcMain.handle` and again over contextBridge.
 */

/** Everything that can be wrong with a call. What becomes of a *session* is not here: that is its status and `Problem`. */
export const deskErrorCodes = [
  'invalid-input',
  'internal',
  'untrusted-sender',
  'not-permitted',
  'vault-missing',
  'vault-exists',
  'vault-locked',
  'vault-passphrase-wrong',
  'vault-passphrase-weak',
  'vault-wait',
  'vault-unavailable',
  'vault-damaged',
  'operator-unknown',
  'pin-wrong',
  'pin-wait',
  'last-team-lead',
  'profile-unknown',
  'profile-name-taken',
  'profile-key-missing',
  'session-unknown',
  'session-status',
  'session-link-missing',
  'same-person',
  'cancel-refused',
  'cancel-unknown',
  'event-source-missing',
  'log-newer',
  'log-busy',
  'log-full',
  'log-damaged',
  'rescue-needless',
  'file-unreadable',
  'export-folder-taken',
  'export-unwritable',
  'file-unwritable',
  'mail-unavailable',
  'mail-too-long',
  'code-unreadable',
  'folder-missing',
  'folder-unknown',
  'job-running',
  'runtime-too-old',
  'code-too-fine',
  'print-failed',
  'screen-missing',
  'screen-unreached',
  'update-off',
  'update-missing',
  'update-unreachable',
  'update-untrusted',
  'update-older',
  'update-busy',
  'update-by-hand',
  'cancelled',
] as const;

export type DeskErrorCode = (typeof deskErrorCodes)[number];

/** A form field or option the error belongs to, by path ("customer.email", "redirectUrls.successUrl"). */
export interface FieldError {
  readonly field: string;
  readonly code: FieldErrorCode;
}

/** Why a field was not taken. The renderer has the sentence for each in both languages. */
export type FieldErrorCode =
  | 'required'
  | 'too-long'
  | 'control-characters'
  | 'date-malformed'
  | 'date-impossible'
  | 'date-future'
  | 'date-too-early'
  | 'email-malformed'
  | 'country-unknown'
  | 'locale-malformed'
  | 'consent-missing'
  | 'url-malformed'
  | 'url-not-https'
  | 'url-has-credentials'
  | 'name-taken'
  | 'key-malformed'
  | 'public-key-malformed'
  | 'pin-malformed'
  | 'pin-obvious'
  | 'template-placeholder-missing'
  | 'template-placeholder-unknown'
  | 'not-text'
  | 'folder-missing'
  | 'period-backwards'
  | 'unknown-field'
  | 'names-customer'
  | 'picture-unusable'
  | 'refused-by-zastrpay';

export interface DeskError {
  readonly code: DeskErrorCode;
  /** English, for the command line and the log; never personal data, never a secret. Screens translate by `code`. */
  readonly message: string;
  readonly fields?: readonly FieldError[];
  /** With `vault-wait`, `pin-wait` and `pin-wrong`: when the next try is allowed, in milliseconds from now. */
  readonly waitMs?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DeskError };
