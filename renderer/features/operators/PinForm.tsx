import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { OperatorView } from '../../../preload/contract/operator.ts';
import { useDesk } from '../../App/parts.ts';
import { errorOf } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTick } from '../../ui/use-tick.ts';
import type { EarlyChoice } from './early-choice.ts';

interface PinFormProps {
  readonly operator: OperatorView;
  /** Before there was a field for it. */
  readonly typed?: Pick<EarlyChoice, 'pin' | 'isSent'>;
  readonly before?: () => Promise<void>;
  readonly onDone?: () => void;
  readonly onBack?: () => void;
}

export function PinForm(props: PinFormProps): ReactElement {
  const { t } = useTranslation();
  const { operator, typed, before, onDone, onBack } = props;
  const switchTo = useDesk((store) => store.switchTo);
  const [pin, setPin] = useState(typed?.pin ?? '');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [freeAt, setFreeAt] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const mayBeSent = useRef(typed?.isSent ?? false);
  const now = useTick(freeAt === null ? null : 250);
  const waitSeconds = freeAt === null ? 0 : Math.max(0, Math.ceil((freeAt - now) / 1000));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || waitSeconds > 0 || pin === '') return;
    setBusy(true);
    setError(null);
    try {
      await before?.();
      await switchTo(operator.id, pin);
      onDone?.();
    } catch (thrown) {
      const failed = errorOf(thrown);
      setError(failed);
      setFreeAt(failed.waitMs === undefined ? null : performance.now() + failed.waitMs);
      setBusy(false);
      setPin('');
      field.current?.focus();
    }
  };

  useEffect(() => {
    if (!mayBeSent.current) return;
    mayBeSent.current = false;
    field.current?.form?.requestSubmit();
  }, []);

  const message = (): Message => {
    const wrong = error === null ? '' : t(`errors.desk.${error.code}`);
    const wait = waitSeconds > 0 ? t('operators.wait', { count: waitSeconds }) : '';
    const said = `${wrong} ${wait}`.trim();
    return said === '' ? { tone: 'hint', text: t('operators.pinHint') } : { tone: 'error', text: said };
  };

  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('operators.enterPin', { name: operator.name })}
        type="password"
        value={pin}
        onChange={setPin}
        autoFocus
        inputRef={field}
        message={message()}
      />
      <div className="sheet-actions">
        {onBack && <Button onPress={onBack}>{t('operators.other')}</Button>}
        <Button kind="primary" type="submit" isDisabled={waitSeconds > 0} busy={isBusy && t('operators.signingIn')}>
          {t('operators.signIn')}
        </Button>
      </div>
    </form>
  );
}
