import type { ReactElement, ReactNode } from 'react';
import './Empty.css';

/** What stands where there is nothing yet: why, and what to do about it. */
export function Empty(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** It stands for the whole screen, whose name would be here. */
  readonly isScreen?: boolean;
}): ReactElement {
  const Title = props.isScreen ? 'h1' : 'h2';
  return (
    <div className="empty">
      <Title className="empty-title">{props.title}</Title>
      <p className="muted">{props.children}</p>
      {props.action}
    </div>
  );
}
