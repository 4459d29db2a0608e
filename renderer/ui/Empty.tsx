import type { ReactElement, ReactNode } from 'react';
import './Empty.css';

/** What stands where there is nothing yet: why, and what to do about it. */
export function Empty(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      <p className="muted">{props.children}</p>
      {props.action}
    </div>
  );
}
