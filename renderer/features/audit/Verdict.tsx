import type { ReactElement, ReactNode } from 'react';
import { CheckIcon, WarningIcon } from '../../ui/icons.tsx';

/** What a check came to, said as soon as it is known. */
export function Verdict(props: {
  readonly holds: boolean;
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  const { holds, title } = props;
  return (
    <div className="audit-result">
      <div role={holds ? 'status' : 'alert'}>
        <h3 className={holds ? 'audit-good' : 'audit-bad'}>
          {holds ? <CheckIcon /> : <WarningIcon />}
          {title}
        </h3>
      </div>
      {props.children}
    </div>
  );
}
