import type { ReactElement } from 'react';
import { Label } from 'react-aria-components';

/** The label of a field. The asterisk is for the eye; `aria-required` says it to everybody else. */
export function FieldLabel(props: { readonly children: string; readonly isNeeded?: boolean }): ReactElement {
  return (
    <Label className="field-label">
      {props.children}
      {props.isNeeded && (
        <span className="field-needed" aria-hidden="true">
          {' *'}
        </span>
      )}
    </Label>
  );
}
