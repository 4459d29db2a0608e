import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay, parseBirthDate } from '../../../preload/contract/birth-date.ts';
import type { DayRange } from '../../../preload/contract/session-list.ts';
import { Button } from '../../ui/Button.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatDay } from '../../ui/times.ts';

interface DaysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (days: DayRange) => void;
}

/** A first and a last day, written as one likes; either may be left out. */
export function DaysSheet(props: DaysSheetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet title={t('sessions.filters.daysTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      {props.isOpen && <DaysForm {...props} />}
    </Sheet>
  );
}

function DaysForm(props: DaysSheetProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isChecked, setChecked] = useState(false);
  const read = (text: string) => (text.trim() === '' ? null : parseBirthDate(text, localDay(new Date())));
  const [first, last] = [read(from), read(to)];
  const isWrong = (first !== null && !first.ok) || (last !== null && !last.ok) || (first === null && last === null);

  const message = (parsed: ReturnType<typeof read>): Message | null => {
    if (parsed === null) return null;
    if (parsed.ok) return { tone: 'hint', text: formatDay(parsed.date, i18n.language) };
    return isChecked ? { tone: 'error', text: t(`errors.field.${parsed.code}`) } : null;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isWrong) return;
    const days = [first?.ok ? first.date : null, last?.ok ? last.date : null] as const;
    const isTurned = days[0] !== null && days[1] !== null && days[0] > days[1];
    props.onChoose(isTurned ? { from: days[1], to: days[0] } : { from: days[0], to: days[1] });
  };
  return (
    <form className="list-form" onSubmit={submit} noValidate>
      <TextField
        label={t('sessions.filters.firstDay')}
        value={from}
        onChange={setFrom}
        placeholder={t('registration.datePlaceholder')}
        message={message(first)}
        autoFocus
      />
      <TextField
        label={t('sessions.filters.lastDay')}
        value={to}
        onChange={setTo}
        placeholder={t('registration.datePlaceholder')}
        message={message(last)}
      />
      <div className="sheet-actions">
        <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('sessions.filters.choose')}
        </Button>
      </div>
    </form>
  );
}
