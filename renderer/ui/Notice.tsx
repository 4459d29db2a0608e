import type { ReactElement, ReactNode } from 'react';
import { InfoIcon, WarningIcon } from './icons.tsx';
import './Notice.css';

interface NoticeProps {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Read out as soon as it appears. */
  readonly isAlert?: boolean;
}

/** A few words that matter here and now. */
export function Notice(props: NoticeProps): ReactElement {
  return (
    <div className={`notice notice-${props.tone}`} {...(props.isAlert && { role: 'alert' })}>
      {props.tone === 'info' ? <InfoIcon /> : <WarningIcon />}
      <div className="notice-text">{props.children}</div>
      {props.action}
    </div>
  );
}
