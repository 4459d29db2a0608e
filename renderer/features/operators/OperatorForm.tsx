import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { type NewOperator, type OperatorView, type Role, roles } from '../../../preload/contract/operator.ts';
import { errorOf } from '../../api/unwrap.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface OperatorFormProps {
  /** Who is to be changed, or null for somebody new. */
  readonly operator: OperatorView | null;
  /** The first one can be nothing but a team lead. */
  readonly isFirst: boolean;
  readonly save: (operator: NewOperator) => Promise<void>;
  readonly onDone: () => void;
}

export function OperatorForm(props: OperatorFormProps): ReactElement {
  const { t } = useTranslation();
  const { operator, isFirst } = props;
  const [name, setName] = useState(operator?.name ?? '');
  const [role, setRole] = useState<Role>(operator?.role ?? (isFirst ? 'team-lead' : 'agent'));
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await props.save({ name, role, pin });
      props.onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  const wrong = (path: string): Message | null => {
    const text = fieldErrorText(t, error?.fields?.find(({ field }) => field === path)?.code);
    return text === null ? null : { tone: 'error', text };
  };
  const pinHint = operator === null ? t('operators.pinHint') : t('operators.newPinHint');
  return (
    <form
      className="new-profile"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={operator === null ? t('operators.add') : t('operators.changeNamed', { name: operator.name })}
    >
      <div className="new-profile-pair">
        <TextField
          label={t('operators.name')}
          value={name}
          onChange={setName}
          isNeeded
          autoFocus
          message={wrong('name')}
        />
        <TextField
          label={operator === null ? t('operators.pin') : t('operators.newPin')}
          type="password"
          value={pin}
          onChange={setPin}
          isNeeded={operator === null}
          message={wrong('pin') ?? { tone: 'hint', text: pinHint }}
        />
      </div>
      {!isFirst && (
        <Choice
          label={t('operators.role')}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: t(`operators.roles.${value}`) }))}
        />
      )}
      <p className="muted">{t(`operators.roleMeans.${role}`)}</p>
      {error !== null && error.fields === undefined && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button onPress={props.onDone}>{t('frame.cancel')}</Button>
        <Button
          kind="primary"
          type="submit"
          busy={isBusy && (operator === null ? t('operators.adding') : t('operators.saving'))}
        >
          {operator === null ? t('operators.add') : t('operators.save')}
        </Button>
      </div>
    </form>
  );
}
