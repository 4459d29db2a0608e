import type { ReactElement } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import './Field.css';
import './SelectField.css';
import { FieldLabel } from './FieldLabel.tsx';
import { ChevronIcon } from './icons.tsx';

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

/** One of many, opened when asked for; a few are a `Choice`. */
export function SelectField<T extends string>(props: SelectFieldProps<T>): ReactElement {
  const { options } = props;
  return (
    <Select
      className="field"
      value={props.value}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option !== undefined) props.onChange(option.value);
      }}
    >
      <FieldLabel>{props.label}</FieldLabel>
      <Button className="field-control select-button">
        <SelectValue className="select-value" />
        <ChevronIcon />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="options">
          {options.map(({ value, label }) => (
            <ListBoxItem key={value} id={value} textValue={label} className="option">
              {label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
