import type { ReactElement } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import './Field.css';
import { FieldLabel } from './FieldLabel.tsx';
import { FieldMessage, type Message } from './FieldMessage.tsx';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly message?: Message | null;
}

/** One of a few, all in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { options, message } = props;
  return (
    <RadioGroup
      className="segments"
      value={props.value}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option !== undefined) props.onChange(option.value);
      }}
      isInvalid={message?.tone === 'error'}
      validationBehavior="aria"
    >
      <FieldLabel>{props.label}</FieldLabel>
      <div className="segments-list">
        {options.map(({ value, label }) => (
          <RadioField key={value} value={value}>
            <RadioButton className="segment">{label}</RadioButton>
          </RadioField>
        ))}
      </div>
      {message !== undefined && <FieldMessage message={message} />}
    </RadioGroup>
  );
}
