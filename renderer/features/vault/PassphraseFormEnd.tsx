import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { usePassphraseForm } from './use-passphrase-form.ts';

/** How every form ends that takes the present passphrase: what went wrong, the button, what was done. */
export function PassphraseFormEnd(props: {
  readonly form: Pick<ReturnType<typeof usePassphraseForm>, 'trouble' | 'isWaiting' | 'isBusy'>;
  readonly submit: string;
  /** On the button while it works; a new key takes longer than a word can stay true. */
  readonly busy: string;
  /** Null until it is done. */
  readonly done: string | null;
}): ReactElement {
  const { form } = props;
  return (
    <>
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <Button type="submit" isDisabled={form.isWaiting} busy={form.isBusy && props.busy}>
        {props.submit}
      </Button>
      <p role="status">{props.done}</p>
    </>
  );
}
