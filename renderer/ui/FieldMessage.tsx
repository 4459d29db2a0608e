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
      {/* There from the start: react-aria ties a description to its control only where it finds one then. */}
      <Text slot="description" {...(message?.tone === 'warning' && { className: 'is-warning' })}>
        {message !== null && message.tone !== 'error' && message.text}
      </Text>
    </div>
  );
}
