import type { ReactElement } from 'react';
import { FieldError, Text } from 'react-aria-components';

export interface Message {
  readonly tone: 'error' | 'warning' | 'hint';
  readonly text: string;
}

/** The one line below a field: an error, else a warning, else a hint. Takes its place even when it is silent. */
export function FieldMessage(props: { readonly message: Message | null }): ReactElement {
  const { message } = props;
  return (
    <div className="field-message">
      {message?.tone === 'error' && <FieldError className="is-error">{message.text}</FieldError>}
      {message?.tone === 'warning' && (
        <Text slot="description" className="is-warning">
          {message.text}
        </Text>
      )}
      {message?.tone === 'hint' && <Text slot="description">{message.text}</Text>}
    </div>
  );
}
