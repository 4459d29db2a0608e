import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditJob } from '../../../preload/contract/audit.ts';
import { useConsoleParts } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatRemaining } from '../../ui/times.ts';

/** How far the work under way is, wherever it was started, and the way to give it up. */
export function JobProgress(props: { readonly job: AuditJob }): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const { kind, progress } = props.job;
  const share = progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <div className="audit-job">
      {/* Without a value a progress bar says that nobody knows yet. */}
      <progress aria-label={t(`audit.jobs.${kind}`)} max={1} {...(share !== null && { value: share })} />
      <p className="audit-job-words muted">
        {t(`audit.jobs.${kind}`)}
        {percent !== null && ` · ${t('audit.percent', { percent })}`}
        {progress !== null &&
          progress.remainingMs !== null &&
          ` · ${t('audit.remaining', { time: formatRemaining(progress.remainingMs) })}`}
      </p>
      <Button onPress={() => void audit.getState().cancel()}>{t('frame.cancel')}</Button>
    </div>
  );
}
