import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsoleParts } from '../../App/parts.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { SignIn } from './SignIn.tsx';

/** Somebody else takes over. What is typed on the form stays: it is the desk's. */
export function SwitchSheet(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { registration } = useConsoleParts();
  return (
    <Sheet title={t('operators.who')} isOpen={props.isOpen} onClose={props.onClose}>
      <SignIn before={() => registration.getState().flush()} onDone={props.onClose} />
    </Sheet>
  );
}
