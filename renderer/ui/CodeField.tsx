import { type ReactElement, type Ref, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { type CodeOption, matching } from './code-options.ts';
import './Field.css';
import { FieldLabel } from './FieldLabel.tsx';
import { FieldMessage, type Message } from './FieldMessage.tsx';
import { ChevronIcon } from './icons.tsx';

interface CodeFieldProps {
  readonly label: string;
  /** A code, or what was typed so far and is none (yet). */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly options: readonly CodeOption[];
  /** What somebody typed → the code it stands for, or the text as it is. */
  readonly read: (text: string) => string;
  /** As `read`, when the field is left: may take a beginning for the whole. */
  readonly settle: (text: string) => string;
  /** A value → the words shown for it when nobody is typing. */
  readonly show: (value: string) => string;
  readonly listLabel: string;
  readonly message?: Message | null;
  readonly isNeeded?: boolean;
  readonly isReadOnly?: boolean;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A code by its name, in whatever words: type to narrow down, arrows and Enter to choose, or just type on. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const { label, value, options, message = null, isNeeded = false } = props;
  /** The text while somebody types; null: the value speaks for itself. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? props.show(value);

  const settle = (): void => {
    if (typed === null) return;
    setTyped(null);
    props.onChange(props.settle(typed));
  };

  return (
    <ComboBox
      className="field"
      allowsCustomValue
      menuTrigger="input"
      items={matching(options, typed)}
      // Only a settled value counts as chosen: a code half way through a word ("de", "deutsch") must not close the list.
      value={typed === null && options.some(({ code }) => code === value) ? value : null}
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return;
        setTyped(next);
        props.onChange(props.read(next));
      }}
      onChange={(code) => {
        if (code === null) return settle();
        setTyped(null);
        props.onChange(String(code));
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) settle();
      }}
      onBlur={() => {
        settle();
        props.onBlur();
      }}
      isRequired={isNeeded}
      isReadOnly={props.isReadOnly ?? false}
      isInvalid={message?.tone === 'error'}
      validationBehavior="aria"
    >
      <FieldLabel isNeeded={isNeeded}>{label}</FieldLabel>
      <div className="field-beside">
        <Input
          className="field-control"
          autoComplete="off"
          spellCheck="false"
          {...(props.inputRef && { ref: props.inputRef })}
          {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
        />
        <Button className="field-inside" aria-label={props.listLabel}>
          <ChevronIcon />
        </Button>
      </div>
      <FieldMessage message={message} />
      <Popover className="popover" offset={4}>
        <ListBox<CodeOption> className="options">
          {(option) => (
            <ListBoxItem id={option.code} textValue={option.name} className="option">
              <span>{option.name}</span>
              <span className="option-code">{option.code}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
