import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../preload/contract/session.ts';

export type Settled = 'draft' | 'registered' | 'cancelled' | 'expired' | 'replaced' | 'erased';

/** What became of a session that has no link to hand over any more. */
export function Outcome(props: { readonly detail: SessionDetail; readonly status: Settled }): ReactElement {
  const { t } = useTranslation();
  const { detail, status } = props;
  const byOperator = status === 'registered' && detail.origin !== 'zastrpay';
  return (
    <div className="session-problem">
      <p>{t(byOperator ? 'handover.outcomeText.registeredByOperator' : `handover.outcomeText.${status}`)}</p>
      <p className="session-reference">{detail.reference}</p>
    </div>
  );
}
