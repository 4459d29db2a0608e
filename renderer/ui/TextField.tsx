import type { ReactElement, ReactNode, Ref } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import './Field.css';
import { FieldLabel } from './FieldLabel.tsx';
import { FieldMessage, type Message } from './FieldMessage.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly message?: Message | null;
  readonly isNeeded?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password' | 'email' | 'url';
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Something small at the end of the control, such as a button to show a password. */
  readonly inside?: ReactNode;
}

/** One line of text. Nothing is remembered by the browser: what is typed here belongs to customers. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, message = null, isNeeded = false, type = 'text' } = props;
  const input = (
    <Input
      className="field-control"
      {...(props.inputRef && { ref: props.inputRef })}
      {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
    />
  );
  return (
    <AriaTextField
      className="field"
      type={type}
      value={props.value}
      onChange={props.onChange}
      isRequired={isNeeded}
      isReadOnly={props.isReadOnly ?? false}
      isInvalid={message?.tone === 'error'}
      validationBehavior="aria"
      autoComplete={type === 'password' ? 'new-password' : 'off'}
      spellCheck="false"
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.onBlur && { onBlur: props.onBlur })}
    >
      <FieldLabel isNeeded={isNeeded}>{label}</FieldLabel>
      {props.inside ? (
        <div className="field-beside">
          {input}
          {props.inside}
        </div>
      ) : (
        input
      )}
      <FieldMessage message={message} />
    </AriaTextField>
  );
}
