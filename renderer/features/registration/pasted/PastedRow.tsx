import type { ReactElement } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { localDay, parseBirthDate } from '../../../../preload/contract/birth-date.ts';
import type { CustomerField } from '../../../../preload/contract/registration.ts';
import { FieldMessage } from '../../../ui/FieldMessage.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { formatDay } from '../../../ui/times.ts';
import { showCountry } from '../countries.ts';
import type { PastedValue } from './pasted.ts';

interface PastedRowProps {
  readonly pasted: PastedValue;
  /** What the field holds now. */
  readonly present: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** One field that a text would fill in, in words, with what there is to doubt about it and what it would replace. */
export function PastedRow(props: PastedRowProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { field, value, doubt } = props.pasted;
  const words = wordsFor(field, i18n.language);
  return (
    <CheckboxField className="pasted-row" isSelected={props.isSelected} onChange={props.onChange}>
      <CheckboxButton className="check pasted-check">
        <span className="check-box">
          <CheckIcon />
        </span>
        <span className="muted">{t(`registration.fields.${field}`)} </span>
        <span className="pasted-value">
          {words(value)}
          {props.present !== '' && (
            <span className="muted"> ({t('registration.paste.replaces', { value: words(props.present) })})</span>
          )}
        </span>
      </CheckboxButton>
      {doubt !== null && <FieldMessage message={{ tone: 'warning', text: t(`registration.paste.doubt.${doubt}`) }} />}
    </CheckboxField>
  );
}

function wordsFor(field: CustomerField, language: string): (value: string) => string {
  switch (field) {
    case 'country':
    case 'nationality':
      return showCountry(language);
    case 'dateOfBirth':
      return (value) => {
        const parsed = parseBirthDate(value, localDay(new Date()));
        return parsed.ok ? formatDay(parsed.date, language) : value;
      };
    default:
      return (value) => value;
  }
}
