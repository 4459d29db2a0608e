import type { DeskError, DeskErrorCode, FieldError } from '../../preload/contract/errors.ts';

/** A failure the operator can be told about. Whatever else is thrown counts as `internal` and goes to the log in full. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: DeskErrorCode;
  readonly fields: readonly FieldError[] | undefined;
  readonly waitMs: number | undefined;

  /** @param message English and free of personal data and secrets: it reaches the command line and the log. */
  constructor(
    code: DeskErrorCode,
    message: string,
    more: { readonly fields?: readonly FieldError[]; readonly waitMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.fields = more.fields;
    this.waitMs = more.waitMs;
  }

  toDeskError(): DeskError {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields && { fields: this.fields }),
      ...(this.waitMs !== undefined && { waitMs: this.waitMs }),
    };
  }
}
