import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '../stores/attempt.ts';
import './AttemptProgress.css';
import { Spinner } from './Spinner.tsx';
import { useTick } from './use-tick.ts';

/** Which try is under way, or how long until the next one. */
export function AttemptProgress(props: { readonly attempt: Attempt | null }): ReactElement {
  const { t } = useTranslation();
  const { attempt } = props;
  const nextAt = attempt?.nextAt ?? null;
  const now = useTick(nextAt === null ? null : 250);
  const words = (): string => {
    if (attempt === null) return t('registration.creating');
    if (nextAt !== null) {
      const count = Math.max(1, Math.ceil((nextAt - now) / 1000));
      return t('registration.retryIn', { count, number: attempt.number });
    }
    return attempt.number === 1 ? t('registration.creating') : t('registration.attempt', { number: attempt.number });
  };
  return (
    <p className="attempt" role="status">
      <Spinner />
      {words()}
    </p>
  );
}
