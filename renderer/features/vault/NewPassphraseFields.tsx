import type { ReactElement } from 'react';
import { PassphraseField } from './PassphraseField.tsx';
import type { NewPassphrase } from './use-new-passphrase.ts';

export function NewPassphraseFields(props: {
  readonly chosen: NewPassphrase;
  readonly label: string;
  readonly againLabel: string;
  readonly autoFocus?: boolean;
}): ReactElement {
  const { chosen } = props;
  return (
    <>
      <PassphraseField
        label={props.label}
        value={chosen.passphrase}
        onChange={chosen.setPassphrase}
        autoFocus={props.autoFocus ?? false}
        canShow
        message={chosen.messages.rule}
      />
      <PassphraseField
        label={props.againLabel}
        value={chosen.again}
        onChange={chosen.setAgain}
        message={chosen.messages.repetition}
      />
    </>
  );
}
