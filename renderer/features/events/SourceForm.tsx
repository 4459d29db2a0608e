import type { FormEvent, ReactElement, ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { useJudgedForm } from '../../ui/use-judged-form.ts';

/** Fields, what is wrong beside them, and the one button that switches the source on. */
export function SourceForm(props: {
  readonly form: ReturnType<typeof useJudgedForm>;
  readonly label: string;
  readonly action: string;
  readonly children: ReactNode;
}): ReactElement {
  const { form, label, action, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form onSubmit={submit} noValidate aria-label={label}>
      <div className="event-source-fields">{children}</div>
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button type="submit" busy={form.isSaving && action}>
          {action}
        </Button>
      </div>
    </form>
  );
}
