import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../preload/contract/errors.ts';
import { errorOf } from '../api/unwrap.ts';
import { fieldErrorText } from '../i18n/field-error.ts';
import type { Message } from './FieldMessage.tsx';

/** A small form that main judges: its errors come back by field, and what was typed stays. */
export function useJudgedForm(save: () => Promise<void>) {
  const { t } = useTranslation();
  const [error, setError] = useState<DeskError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const fields = error?.fields ?? [];
  return {
    isSaving,
    /** What is wrong beside the fields, in words. */
    trouble: error === null || fields.length > 0 ? null : t(`errors.desk.${error.code}`),
    message(field: string, hint?: string): Message | null {
      const wrong = fieldErrorText(t, fields.find((each) => each.field === field)?.code);
      if (wrong !== null) return { tone: 'error', text: wrong };
      return hint === undefined ? null : { tone: 'hint', text: hint };
    },
    async submit(): Promise<void> {
      setSaving(true);
      setError(null);
      try {
        await save();
      } catch (thrown) {
        setError(errorOf(thrown));
      } finally {
        setSaving(false);
      }
    },
  };
}
