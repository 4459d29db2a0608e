import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface SamePersonQuestionProps {
  readonly isOpen: boolean;
  readonly onCancel: () => void;
  readonly onCreate: (reason: string) => void;
}

/** The duplicate guard speaks up. A second session is possible, but never by accident and never without a reason. */
export function SamePersonQuestion(props: SamePersonQuestionProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet title={t('registration.samePerson.title')} isOpen={props.isOpen} onClose={props.onCancel} isQuestion>
      <ReasonForm {...props} />
    </Sheet>
  );
}

/** Of its own, so that the reason for one customer is gone with the sheet. */
function ReasonForm(props: SamePersonQuestionProps): ReactElement {
  const { t } = useTranslation();
  const go = useNavigation((store) => store.go);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') props.onCreate(reason.trim());
  };
  return (
    <form onSubmit={submit} className="same-person">
      <p>{t('registration.samePerson.text')}</p>
      <TextField label={t('registration.samePerson.reason')} value={reason} onChange={setReason} isNeeded autoFocus />
      <div className="sheet-actions">
        <Button
          kind="quiet"
          onPress={() => {
            props.onCancel();
            go('sessions');
          }}
        >
          {t('registration.samePerson.look')}
        </Button>
        <Button onPress={props.onCancel}>{t('frame.cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={reason.trim() === ''}>
          {t('registration.samePerson.create')}
        </Button>
      </div>
    </form>
  );
}
