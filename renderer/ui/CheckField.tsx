import type { ReactElement, Ref } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import './Field.css';
import { FieldMessage, type Message } from './FieldMessage.tsx';
import { CheckIcon } from './icons.tsx';

interface CheckFieldProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly onBlur?: () => void;
  readonly message?: Message | null;
  readonly isReadOnly?: boolean;
  /** Whether it may as well stay empty. */
  readonly isOptional?: boolean;
  readonly inputRef?: Ref<HTMLInputElement | null>;
}

/** A statement that is true when ticked. */
export function CheckField(props: CheckFieldProps): ReactElement {
  const { message = null } = props;
  return (
    <CheckboxField
      className="field"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isReadOnly={props.isReadOnly ?? false}
      isRequired={!(props.isOptional ?? false)}
      isInvalid={message?.tone === 'error'}
      validationBehavior="aria"
      {...(props.onBlur && { onBlur: props.onBlur })}
      {...(props.inputRef && { inputRef: props.inputRef })}
    >
      <CheckboxButton className="check">
        <span className="check-box">
          <CheckIcon />
        </span>
        <span>{props.label}</span>
      </CheckboxButton>
      <FieldMessage message={message} />
    </CheckboxField>
  );
}
