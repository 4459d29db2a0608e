import type { TFunction } from 'i18next';
import type { FieldErrorCode } from '../../preload/contract/errors.ts';
import { en } from './en/index.ts';

const isCode = (code: string): code is FieldErrorCode => code in en.errors.field;

/** The sentence for a field error by its code; a form library hands the code back as any text. */
export function fieldErrorText(t: TFunction, code: string | undefined): string | null {
  if (code === undefined) return null;
  return t(`errors.field.${isCode(code) ? code : 'not-text'}`);
}
