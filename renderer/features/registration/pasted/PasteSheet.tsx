import { type FormEvent, type KeyboardEvent, type ReactElement, useMemo, useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { localDay } from '../../../../preload/contract/birth-date.ts';
import type { CustomerDraft, CustomerField } from '../../../../preload/contract/registration.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldLabel } from '../../../ui/FieldLabel.tsx';
import { FieldMessage } from '../../../ui/FieldMessage.tsx';
import { isMac, Keys } from '../../../ui/Keys.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { isPress, shortcuts } from '../../../ui/shortcuts.ts';
import { PastedRow } from './PastedRow.tsx';
import type { PastedValue } from './pasted.ts';
import { readPasted } from './read-pasted.ts';
import './PasteSheet.css';

interface PasteSheetProps {
  /** What was pasted already; empty: the operator pastes here. Null: closed. */
  readonly text: string | null;
  /** What the form holds now, to show what would be replaced. */
  readonly present: () => CustomerDraft;
  readonly onClose: () => void;
  readonly onTake: (values: readonly PastedValue[]) => void;
  /** Puts the text into the field it was pasted into after all, as if this sheet had not come up. */
  readonly onOnlyHere: ((text: string) => void) | null;
}

/** Shows what a text would fill in before anything is filled in. */
export function PasteSheet(props: PasteSheetProps): ReactElement {
  const { t } = useTranslation();
  const { text } = props;
  return (
    <Sheet title={t('registration.paste.title')} isOpen={text !== null} onClose={props.onClose}>
      {text !== null && <Preview {...props} text={text} />}
    </Sheet>
  );
}

/** Of its own, so that the text is gone with the sheet. */
function Preview(props: PasteSheetProps & { readonly text: string }): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(props.text);
  const [present] = useState(props.present);
  /** Where the operator decided otherwise than we would. */
  const [chosen, setChosen] = useState<ReadonlyMap<CustomerField, boolean>>(new Map());
  const pasted = useMemo(() => readPasted(text, localDay(new Date())), [text]);
  const news = pasted.values.filter(({ field, value }) => present[field].trim() !== value);
  // What somebody has typed is not replaced unless somebody says so.
  const isTaken = ({ field }: PastedValue): boolean => chosen.get(field) ?? present[field].trim() === '';
  const taken = news.filter(isTaken);

  const take = (event?: FormEvent): void => {
    event?.preventDefault();
    if (taken.length > 0) props.onTake(taken);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isPress(event, shortcuts.next, isMac)) take();
  };

  return (
    <form className="pasted" onSubmit={take} onKeyDown={onKeyDown}>
      <TextField
        className="field"
        value={text}
        onChange={setText}
        autoComplete="off"
        spellCheck="false"
        {...(props.text === '' && { autoFocus: true })}
      >
        <FieldLabel>{t('registration.paste.label')}</FieldLabel>
        <TextArea className="field-control pasted-text" />
        <FieldMessage message={{ tone: 'hint', text: t('registration.paste.text') }} />
      </TextField>
      <div className="pasted-found" role="status">
        {news.length > 0 && (
          <fieldset className="pasted-values">
            <legend className="field-label">{t('registration.paste.found')}</legend>
            {news.map((value) => (
              <PastedRow
                key={value.field}
                pasted={value}
                present={present[value.field]}
                isSelected={isTaken(value)}
                onChange={(isSelected) => setChosen(new Map(chosen).set(value.field, isSelected))}
              />
            ))}
          </fieldset>
        )}
        {text.trim() !== '' && news.length === 0 && <p className="muted">{t('registration.paste.nothing')}</p>}
        {pasted.unused.length > 0 && (
          <p className="muted">{t('registration.paste.unused', { text: pasted.unused.join(' · ') })}</p>
        )}
        {pasted.others > 0 && <p className="is-warning">{t('registration.paste.others', { count: pasted.others })}</p>}
      </div>
      <div className="sheet-actions">
        <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
        {props.onOnlyHere !== null && text === props.text && (
          <Button onPress={() => props.onOnlyHere?.(text)}>{t('registration.paste.onlyHere')}</Button>
        )}
        <Button
          kind="primary"
          type="submit"
          autoFocus={props.text !== ''}
          isDisabled={taken.length === 0}
          shortcut={<Keys of={shortcuts.next} />}
        >
          {t('registration.paste.take', { count: taken.length })}
        </Button>
      </div>
    </form>
  );
}
