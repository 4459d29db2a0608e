import type { DeskError, FieldError, Result } from '../../preload/contract/errors.ts';

/** A call that did not work, as main told it. Thrown by `unwrap`, so that stores read top to bottom. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  readonly error: DeskError;

  constructor(error: DeskError) {
    super(error.message);
    this.error = error;
  }

  get fields(): readonly FieldError[] {
    return this.error.fields ?? [];
  }
}

/** Main's answer → its value. @throws DeskFailure with main's error */
export async function unwrap<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new DeskFailure(result.error);
  return result.value;
}

/** Whatever was thrown → an error a screen has a sentence for. What is no answer of main's counts as `internal`. */
export function errorOf(thrown: unknown): DeskError {
  if (thrown instanceof DeskFailure) return thrown.error;
  return { code: 'internal', message: 'The desk did not answer.' };
}
