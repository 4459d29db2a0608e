import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRemaining } from '../../ui/times.ts';
import { useTick } from '../../ui/use-tick.ts';

/** From here on the customer has to hurry. */
const shortMs = 120_000;

/** How long the link still lives, second by second. Says once that it is over. */
export function Countdown(props: { readonly endsAt: number; readonly onEnd: () => void }): ReactElement {
  const { t } = useTranslation();
  const { endsAt, onEnd } = props;
  const now = useTick(250);
  const left = Math.max(0, endsAt - now);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return (
    <p className={left < shortMs ? 'countdown is-short' : 'countdown'} role="timer">
      <span className="muted">{t('handover.validFor')}</span> <strong>{formatRemaining(left)}</strong>
    </p>
  );
}
