import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { CopyValue } from '../../ui/CopyValue.tsx';
import './ProblemReport.css';

/** What happened, whether there is a session now, what to do; and what to tell somebody's support. */
export function ProblemReport(props: { readonly detail: SessionDetail }): ReactElement | null {
  const { t } = useTranslation();
  const { problem, status, reference } = props.detail;
  if (problem === null) return null;
  const then = status === 'refused' || status === 'held' ? status : 'unknown';
  return (
    <div className="problem">
      <dl className="problem-parts">
        <dt>{t('problems.whatHappened')}</dt>
        <dd>{t(`problems.happened.${problem.code}`)}</dd>
        <dt>{t('problems.doesItExist')}</dt>
        <dd>{t(`problems.exists.${problem.sessionExists}`)}</dd>
        <dt>{t('problems.whatToDo')}</dt>
        <dd>
          {t(`problems.todo.${problem.code}`)} {t(`problems.afterwards.${then}`)}
        </dd>
      </dl>
      <dl className="problem-ids">
        <CopyValue name={t('handover.reference')} value={reference} />
        <CopyValue name={t('problems.requestId')} value={problem.requestId} />
        {problem.correlationId === null ? (
          <div>
            <dt className="muted">{t('problems.correlationId')}</dt>
            <dd className="muted">{t('problems.noCorrelation')}</dd>
          </div>
        ) : (
          <CopyValue name={t('problems.correlationId')} value={problem.correlationId} />
        )}
        {problem.httpStatus !== null && (
          <div>
            <dt className="muted">{t('problems.http')}</dt>
            <dd>
              {problem.httpStatus}
              {problem.zastrpayCode !== null && ` (${problem.zastrpayCode})`}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
