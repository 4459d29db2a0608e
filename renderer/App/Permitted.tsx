import type { ReactNode } from 'react';
import type { Action } from '../../preload/contract/operator.ts';
import { usePermitted } from './parts.ts';

/** What only some may do is there only for them. Main decides; this keeps what would be refused out of sight. */
export function Permitted(props: { readonly to: Action; readonly children: ReactNode }): ReactNode {
  return usePermitted(props.to) ? props.children : null;
}
