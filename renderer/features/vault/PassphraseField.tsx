import { type ReactElement, type Ref, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../ui/FieldMessage.tsx';
import { EyeIcon } from '../../ui/icons.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly message: Message | null;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Whether it can be shown in clear; not twice on one form. */
  readonly canShow?: boolean;
}

/** A passphrase, hidden unless asked for. */
export function PassphraseField(props: PassphraseFieldProps): ReactElement {
  const { t } = useTranslation();
  const { canShow = false, ...field } = props;
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      inside={
        canShow && (
          <ToggleButton
            className="field-inside"
            isSelected={isShown}
            onChange={setShown}
            aria-label={isShown ? t('vault.hide') : t('vault.show')}
          >
            <EyeIcon />
          </ToggleButton>
        )
      }
    />
  );
}
