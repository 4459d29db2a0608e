import type { ReactElement } from 'react';
import { Label } from 'react-aria-components';

/** The label of a field. The asterisk is drawn by the style sheet, for the eye; `aria-required` says it to everybody else. */
export function FieldLabel(props: { readonly children: string; readonly isNeeded?: boolean }): ReactElement {
  return <Label className={props.isNeeded ? 'field-label is-needed' : 'field-label'}>{props.children}</Label>;
}
